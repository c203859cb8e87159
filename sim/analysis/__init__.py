"""What the records mean: the budget, the measures and their intervals."""
