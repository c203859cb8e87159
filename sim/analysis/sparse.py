"""Sparse changes: differences to which few pairs contribute, because most are the same on both sides.

The spread of a sample says little where hardly any value differs from all the others: Student's interval is
then too narrow, and where none differs it has no width at all. What few pairs change is counted instead, as
events that come at random: gains and losses apart, each with limits that are exact for a Poisson count.
"""

import math
from typing import Any

import numpy as np
from attrs import evolve
from scipy.special import gammaincinv

from sim.analysis.estimates import Estimate

Values = np.ndarray[Any, np.dtype[Any]]

FEW = 20
"""With fewer changed pairs among many, a mean has no interval: nobody knows how large a change can be."""
MANY = 100
"""From this many changed pairs on, their spread is known well enough for Student's interval."""


def random_sum(sizes: Values, largest: float, *, confidence: float = 0.95) -> tuple[float, float]:
    """Give limits for what a sum of events amounts to on average, where events come at random.

    With total y = Σ sᵢ and squares v = Σ sᵢ², the sum is taken to be gamma distributed: the lower limit is a
    quantile with shape y² / v and scale v / y, the upper one the same after one further event of the largest
    size. Where all sizes are 1 these are Garwood's exact limits for a Poisson count.

    Parameters
    ----------
    sizes : array of float, shape (k,)
        How large each event was, above 0; there may be none.
    largest : float
        How large a further event may be, above 0.
    confidence : float
        The level of the interval.

    Returns
    -------
    tuple of float
        The lower and the upper limit, in the unit of the sizes.

    References
    ----------
    Fay, M. P. and Feuer, E. J. (1997), Confidence intervals for directly standardized rates: a method based
    on the gamma distribution, Statistics in Medicine 16, 791-801. Garwood, F. (1936), Fiducial limits for the
    Poisson distribution, Biometrika 28, 437-442.

    Examples
    --------
    >>> [round(limit, 3) for limit in random_sum(np.ones(0), 1.0)]
    [0.0, 3.689]
    >>> [round(limit, 3) for limit in random_sum(np.ones(10), 1.0)]
    [4.795, 18.39]
    """
    tail, total, squares = (1 - confidence) / 2, float(np.sum(sizes)), float(np.sum(sizes**2))
    low = _gamma(tail, total, squares)
    return low, _gamma(1 - tail, total + largest, squares + largest**2)


def _gamma(chance: float, total: float, squares: float) -> float:
    """Give a quantile of the gamma distribution with that mean and variance; 0 where both are 0."""
    if total == 0.0:
        return 0.0
    return float(gammaincinv(total**2 / squares, chance)) * squares / total


def reach(changes: Values, *, least: float = 0.0, confidence: float = 0.95) -> tuple[float, float]:
    """Say how far below and above a sum of changes the truth may lie, where they come at random.

    Gains and losses have limits of their own (`random_sum`); the squared distances to these add up.

    Parameters
    ----------
    changes : array of float, shape (k,)
        What changed, upwards or downwards, without zeros; there may be none only where `least` is given.
    least : float
        A further change is taken to be as large as the largest one seen, and at least as large as this:
        1 for counts.
    confidence : float
        The level of the interval.

    Returns
    -------
    tuple of float
        The distances from the sum to the lower and to the upper limit.

    References
    ----------
    Zou, G. Y. and Donner, A. (2008), Construction of confidence limits about effect measures: a general
    approach, Statistics in Medicine 27, 1693-1702.

    Examples
    --------
    >>> [round(distance, 2) for distance in reach(np.array([1.0, 1.0, -1.0]))]
    [4.9, 5.31]
    """
    largest = float(np.max(np.abs(changes), initial=least))
    gains, losses = changes[changes > 0], -changes[changes < 0]
    won, lost = float(np.sum(gains)), float(np.sum(losses))
    fewest_won, most_won = random_sum(gains, largest, confidence=confidence)
    fewest_lost, most_lost = random_sum(losses, largest, confidence=confidence)
    return math.hypot(won - fewest_won, most_lost - lost), math.hypot(most_won - won, lost - fewest_lost)


def widened(estimate: Estimate, below: float, above: float) -> Estimate:
    """Give an estimate whose interval reaches at least so far below and above its value.

    Examples
    --------
    >>> widened(Estimate(1.0, 0.0, 1.5, 9), 0.5, 2.0)
    Estimate(value=1.0, low=0.0, high=3.0, n=9)
    """
    low, high = estimate.value - below, estimate.value + above
    return evolve(estimate, low=min(estimate.low, low), high=max(estimate.high, high))


def cautious(estimate: Estimate, changes: Values, *, confidence: float = 0.95) -> Estimate:
    """Take back, or widen, the interval of a mean that few pairs contribute to.

    Where half of the pairs changed, or `MANY`, the interval stays. Where fewer than `FEW` did there is none.
    In between it is widened to cover the limits of `reach`.

    Parameters
    ----------
    estimate : Estimate
        A mean over n pairs, with Student's interval.
    changes : array of float, shape (k,)
        What those pairs contribute that are unlike all the others, without zeros: n times the mean is their
        sum, apart from what all have in common.
    confidence : float
        The level of the interval.

    Examples
    --------
    >>> cautious(Estimate(0.01, -0.01, 0.03, 100), np.ones(1))
    Estimate(value=0.01, low=nan, high=nan, n=100)
    """
    if len(changes) >= min(MANY, estimate.n / 2) or not estimate.has_interval:
        return estimate
    if len(changes) < FEW:
        return evolve(estimate, low=math.nan, high=math.nan)
    below, above = reach(changes, confidence=confidence)
    return widened(estimate, below / estimate.n, above / estimate.n)


def unlike(values: Values, *, tolerance: float = 0.0) -> tuple[float, Values]:
    """Give the middle value, and how far those values lie from it that differ by more than the tolerance.

    Where more than half of the values are the same, the middle one is what they have in common.

    Examples
    --------
    >>> unlike(np.array([2.0, 2.0, 5.0]))
    (2.0, array([3.]))
    """
    middle = float(np.median(values))
    apart = values - middle
    return middle, apart[np.abs(apart) > tolerance]
