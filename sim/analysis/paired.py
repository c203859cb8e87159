"""Paired differences: the same replications played twice, on common random numbers, and compared one by one.

What both have in common falls out of a difference, so its interval is narrower than those of the two alone.
Every maker takes the values before and after a change, replication by replication, and gives after − before.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from attrs import frozen
from scipy.special import ndtri

from sim.analysis.estimates import Estimate
from sim.analysis.intervals import FEW, mean, rate

Values = np.ndarray[Any, np.dtype[Any]]


@frozen
class Difference:
    """A difference, after − before, with what the pairing was worth.

    Attributes
    ----------
    estimate : Estimate
        The difference, its interval, and over how many pairs of replications it is taken.
    reduction : float
        The variance reduction: the variance that the difference would have if both sides were played
        independently, (var A + var B), over the one that it has, var(A − B). Above 1 the pairing helps;
        infinite where the difference does not vary at all; NaN where it cannot be told.

    Examples
    --------
    >>> Difference(Estimate(-2.0, -2.5, -1.5, 100), 4.0).seen
    True
    """

    estimate: Estimate
    reduction: float

    @classmethod
    def none(cls) -> Difference:
        """Give the difference of something that does not exist on one side, or on both."""
        return cls(Estimate.none(), math.nan)

    @property
    def seen(self) -> bool:
        """Whether there is an interval and it leaves zero out."""
        return self.estimate.has_interval and not self.estimate.low <= 0.0 <= self.estimate.high


def difference(
    before: Values, after: Values, *, confidence: float = 0.95, tolerance: float = 0.0
) -> Difference:
    """Estimate the mean of the differences over the pairs in which both values exist, by Student's t.

    Parameters
    ----------
    before, after : array of float, shape (n,)
        One value a replication, the same replications in the same order; NaN for what did not happen. A pair
        counts where neither is NaN: so a difference of latencies is over replications detected on both sides.
    confidence : float
        The level of the interval.
    tolerance : float
        Differences up to this one are rounding, and count as zero.

    Returns
    -------
    Difference
        In the unit of the values. Its n counts the pairs; without any it does not exist.

    References
    ----------
    Law, A. M. (2015), Simulation Modeling and Analysis, 5th edition, sections 10.2 and 11.2.

    Examples
    --------
    >>> difference(np.array([10.0, 20.0, np.nan]), np.array([9.0, 18.0, 5.0])).estimate
    Estimate(value=-1.5, low=-7.85..., high=4.85..., n=2)
    """
    both = ~(np.isnan(before) | np.isnan(after))
    first, second = before[both], after[both]
    apart = second - first
    apart[np.abs(apart) <= tolerance] = 0.0
    reduction = variance_reduction(first, second, apart, tolerance=tolerance)
    return Difference(mean(apart, confidence=confidence), reduction)


def proportion_difference(before: Values, after: Values, *, confidence: float = 0.95) -> Difference:
    """Estimate the difference of two proportions from pairs of yes and no.

    With u pairs that went from no to yes and v from yes to no, of n, the value is (u − v) / n. The interval
    is that of Bonett and Price: one is added to u and to v, two to n, and Wald's formula is taken. So it has
    a width even where no pair changed, and does not claim that none ever can.

    Parameters
    ----------
    before, after : array of bool, shape (n,)
        Whether it was so, in the same replications.
    confidence : float
        The level of the interval.

    Returns
    -------
    Difference
        A difference of shares, from −1 to 1, without unit; with n = 0 it does not exist.

    References
    ----------
    Bonett, D. G. and Price, R. M. (2012), Adjusted Wald confidence interval for a difference of binomial
    proportions based on paired data, Journal of Educational and Behavioral Statistics 37, 479-488.

    Examples
    --------
    >>> before = np.arange(100) < 50
    >>> proportion_difference(before, np.arange(100) < 60).estimate
    Estimate(value=0.1, low=0.034..., high=0.161..., n=100)
    """
    count = len(before)
    if count == 0:
        return Difference.none()
    won = int(np.count_nonzero(after & ~before))
    lost = int(np.count_nonzero(before & ~after))
    up, down = (won + 1) / (count + 2), (lost + 1) / (count + 2)
    half = float(ndtri((1 + confidence) / 2)) * math.sqrt((up + down - (up - down) ** 2) / (count + 2))
    low, high = max(up - down - half, -1.0), min(up - down + half, 1.0)
    first, second = before.astype(float), after.astype(float)
    estimate = Estimate((won - lost) / count, low, high, count)
    return Difference(estimate, variance_reduction(first, second, second - first))


def ratio_difference(
    before: tuple[Values, Values], after: tuple[Values, Values], *, confidence: float = 0.95
) -> Difference:
    """Estimate the difference of two ratios of means from pairs of replications, by linearising both.

    Each ratio is r = Σy / Σx. Its error is, by the delta method, nearly the mean of (y − r·x) / x̄; so the
    error of the difference is nearly the mean of the differences of these residuals, pair by pair, and
    Student's t with n − 1 degrees of freedom gives the interval.

    Parameters
    ----------
    before, after : pair of arrays of shape (n,)
        Numerators and denominators, one of each a replication; denominators are not negative.
    confidence : float
        The level of the interval.

    Returns
    -------
    Difference
        In the unit of the ratios; n counts all pairs. It does not exist where all denominators of a side are
        zero.

    References
    ----------
    Asmussen, S. and Glynn, P. W. (2007), Stochastic Simulation: Algorithms and Analysis, chapter III.

    Examples
    --------
    >>> y, x = np.array([1.0, 2.0, 3.0, 4.0]), np.ones(4)
    >>> ratio_difference((y, x), (y + 1.0, x)).estimate
    Estimate(value=1.0, low=1.0, high=1.0, n=4)
    """
    sides = [_linearised(*side) for side in (before, after)]
    if any(side is None for side in sides):
        return Difference.none()
    (first, first_errors), (second, second_errors) = (side for side in sides if side is not None)
    apart = second_errors - first_errors
    around = mean(apart, confidence=confidence)
    half = around.high - around.value
    estimate = Estimate.around(second - first, half, len(apart))
    return Difference(estimate, variance_reduction(first_errors, second_errors, apart))


def rate_difference(
    before: tuple[Values, Values], after: tuple[Values, Values], *, confidence: float = 0.95
) -> Difference:
    """Estimate the difference of two rates of events: `ratio_difference`, honest where events are few.

    Below `FEW` events on either side the interval is widened, at each end, to cover what the limits of the
    two rates alone give as well (squared distances to the limits add up, as if both sides were played
    independently, which is too wide rather than too narrow).

    Parameters
    ----------
    before, after : pair of arrays of shape (n,)
        Numbers of events, and for how many ticks there could have been one, replication by replication.
    confidence : float
        The level of the interval.

    Returns
    -------
    Difference
        Events per tick.

    References
    ----------
    Zou, G. Y. and Donner, A. (2008), Construction of confidence limits about effect measures: a general
    approach, Statistics in Medicine 27, 1693-1702.

    Examples
    --------
    >>> none, ticks = np.array([0, 0]), np.array([100.0, 100.0])
    >>> rate_difference((none, ticks), (none, ticks)).estimate
    Estimate(value=0.0, low=-0.018..., high=0.018..., n=2)
    """
    paired = ratio_difference(before, after, confidence=confidence)
    if not paired.estimate.has_interval or min(np.sum(before[0]), np.sum(after[0])) >= FEW:
        return paired
    first, second = rate(*before, confidence=confidence), rate(*after, confidence=confidence)
    below = math.hypot(second.value - second.low, first.high - first.value)
    above = math.hypot(second.high - second.value, first.value - first.low)
    value = paired.estimate.value
    low, high = min(paired.estimate.low, value - below), max(paired.estimate.high, value + above)
    return Difference(Estimate(value, low, high, paired.estimate.n), paired.reduction)


def _linearised(numerators: Values, denominators: Values) -> tuple[float, Values] | None:
    """Give a ratio of means, and the error that each replication adds to it; None where it does not exist."""
    total = float(np.sum(denominators))
    if total == 0.0:
        return None
    value = float(np.sum(numerators)) / total
    return value, (numerators - value * denominators) * (len(denominators) / total)


def variance_reduction(before: Values, after: Values, apart: Values, *, tolerance: float = 0.0) -> float:
    """Give (var A + var B) / var(A − B), NaN where unknown; a spread up to the tolerance is none."""
    if len(apart) < 2:  # noqa: PLR2004
        return math.nan
    alone, paired = float(before.var(ddof=1) + after.var(ddof=1)), float(apart.var(ddof=1))
    if paired > tolerance**2:
        return alone / paired
    return math.inf if alone > tolerance**2 else math.nan
