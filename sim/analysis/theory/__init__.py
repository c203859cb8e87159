"""Closed forms and exact numerical solutions, a file per family, each with its source; all times in ticks."""
