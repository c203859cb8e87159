"""Convergence: the mean of the first n values with its interval, for every n."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from attrs import frozen
from scipy.special import stdtrit

Values = np.ndarray[Any, np.dtype[Any]]

FEWEST = 30  # a precision is not called reached with fewer values: the interval itself is not known well


@frozen(eq=False)
class Convergence:
    """The mean of the first n values, for every n from 1.

    Attributes
    ----------
    mean : array of float, shape (count,)
        In the unit of the values.
    half : array of float, shape (count,)
        Half of its interval; NaN for the first value alone.
    """

    mean: Values
    half: Values

    def settled(self, share: float) -> int | None:
        """Give the n from which on half of the interval stays within a share of the mean; None if none is.

        Parameters
        ----------
        share
            Such as 0.05 for 5 %.
        """
        within = self.half <= share * np.abs(self.mean)
        outside = np.flatnonzero(~within)
        first = max(FEWEST, int(outside[-1]) + 2 if len(outside) else 1)
        return first if first <= len(self.mean) else None

    def needed(self, share: float) -> float:
        """Say how many values a precision probably takes in all: the interval falls with the root of n.

        Infinity where too few are there to say.

        Examples
        --------
        >>> Convergence(np.full(400, 10.0), np.full(400, 0.2)).needed(0.01)
        1600.0
        """
        count = len(self.mean)
        if count < FEWEST or not self.mean[-1]:
            return math.inf
        return float(count * (self.half[-1] / (share * abs(self.mean[-1]))) ** 2)


def converge(values: Values, *, confidence: float = 0.95) -> Convergence:
    """Work out the mean of the first n values with Student's interval, for every n.

    Parameters
    ----------
    values : array of float, shape (count,)
        One value a replication, in the order of the replications; no NaN.
    confidence : float
        The level of each interval by itself.

    Returns
    -------
    Convergence
        In the unit of the values; empty without values.

    References
    ----------
    Law, A. M. (2015), Simulation Modeling and Analysis, 5th edition, sections 4.5 and 9.4.1.

    Examples
    --------
    >>> grown = converge(np.array([1.0, 2.0, 3.0]))
    >>> grown.mean.tolist(), grown.half.round(2).tolist()
    ([1.0, 1.5, 2.0], [nan, 6.35, 2.48])
    """
    if not len(values):
        return Convergence(np.array([]), np.array([]))
    shift = float(np.mean(values))  # squares of what is left are small: nothing is lost in their sums
    moved, n = np.asarray(values, dtype=float) - shift, np.arange(1, len(values) + 1)
    mean = np.cumsum(moved) / n
    squares = np.maximum(np.cumsum(moved**2) - n * mean**2, 0.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        error = np.sqrt(squares / (n - 1) / n)
        half = np.where(n > 1, stdtrit(n - 1, (1 + confidence) / 2) * error, np.nan)
    return Convergence(shift + mean, half)
