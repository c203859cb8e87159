"""How fast it is: commands of their own, side by side with peers; none of this runs in the tests."""
