"""What one sees: numbers to pictures. A view reads numbers that are already there and never simulates."""
