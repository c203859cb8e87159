"""The figures, a file for each."""

from sim.views.figures.waterfall import budget

__all__ = ["budget"]
