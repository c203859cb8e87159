"""Saved results: a folder of tidy tables with a file about them, written as a whole and read back."""
