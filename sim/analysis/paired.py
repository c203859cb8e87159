"""Paired differences: the same replications played twice, on common random numbers, and compared one by one.

What both have in common falls out of a difference, so its interval is narrower than those of the two alone.
Every maker takes the values before and after a change, replication by replication, and gives after − before.
Where hardly any pair differs there is no interval, or a wider one: see `sim.analysis.sparse`.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from attrs import evolve, frozen

from sim.analysis.estimates import Estimate
from sim.analysis.intervals import mean
from sim.analysis.sparse import cautious, unlike

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
    changed : int
        How many of the pairs differ at all. The others are the same on both sides: because the change does
        not reach them, or because it happened to make no difference.

    Examples
    --------
    >>> Difference(Estimate(-2.0, -2.5, -1.5, 100), 4.0, 80).seen
    True
    """

    estimate: Estimate
    reduction: float
    changed: int

    @classmethod
    def none(cls) -> Difference:
        """Give the difference of something that does not exist on one side, or on both."""
        return cls(Estimate.none(), math.nan, 0)

    @property
    def seen(self) -> bool:
        """Whether there is an interval and it leaves zero out."""
        return self.estimate.has_interval and not self.estimate.low <= 0.0 <= self.estimate.high

    @property
    def same(self) -> bool:
        """Whether there are pairs, and none of them differs."""
        return self.estimate.n > 0 and self.changed == 0


def difference(
    before: Values, after: Values, *, confidence: float = 0.95, tolerance: float = 0.0
) -> Difference:
    """Estimate the mean of the differences over the pairs in which both values exist, by Student's t.

    Where no pair differs, the value is 0 without an interval: that none of n did does not say that none can,
    nor by how much. Where fewer than half of the pairs are unlike all the others, and fewer than 100, the
    interval is that of `sim.analysis.sparse.cautious`: wider, and none below 20.

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
        In the unit of the values. Its n counts the pairs; without any it does not exist. Where all pairs
        differ by the same amount its interval has no width.

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
    if not len(first):
        return Difference.none()
    apart = second - first
    apart[np.abs(apart) <= tolerance] = 0.0
    changed = int(np.count_nonzero(apart))
    middle, others = unlike(apart, tolerance=tolerance)
    estimate = mean(apart, confidence=confidence)
    if len(others) or not middle:
        estimate = cautious(estimate, others, confidence=confidence)
    return Difference(estimate, variance_reduction(first, second, apart, tolerance=tolerance), changed)


def ratio_difference(
    before: tuple[Values, Values],
    after: tuple[Values, Values],
    *,
    confidence: float = 0.95,
    tolerance: float = 0.0,
) -> Difference:
    """Estimate the difference of two ratios of means from pairs of replications, by linearising both.

    The interval is that of `linear_difference`. Where fewer than half of the pairs changed, and fewer than
    100, it is wider, and there is none below 20: see `sim.analysis.sparse.cautious`.

    Parameters
    ----------
    before, after : pair of arrays of shape (n,)
        Numerators and denominators, one of each a replication; denominators are not negative.
    confidence : float
        The level of the interval.
    tolerance : float
        Numerators that differ by no more than this are the same; a pair whose numerators and denominators are
        the same did not change. Where all numerators are zero, the denominators do not count.

    Returns
    -------
    Difference
        In the unit of the ratios; n counts all pairs. It does not exist where all denominators of a side are
        zero.

    Examples
    --------
    >>> y, x = np.array([1.0, 2.0, 3.0, 4.0]), np.ones(4)
    >>> ratio_difference((y, x), (y + 1.0, x)).estimate
    Estimate(value=1.0, low=1.0, high=1.0, n=4)
    """
    found = linear_difference(before, after, confidence=confidence)
    if found is None:
        return Difference.none()
    whole, errors = found
    changed = np.abs(after[0] - before[0]) > tolerance
    if np.any(before[0]) or np.any(after[0]):
        changed |= before[1] != after[1]
    estimate = cautious(whole.estimate, errors[changed], confidence=confidence)
    return evolve(whole, estimate=estimate, changed=int(np.count_nonzero(changed)))


def linear_difference(
    before: tuple[Values, Values], after: tuple[Values, Values], *, confidence: float = 0.95
) -> tuple[Difference, Values] | None:
    """Estimate the difference of two ratios by the delta method alone, however few pairs changed.

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
    tuple of Difference and array of float, shape (n,), or None
        The difference, with all pairs counted as changed, and what each pair adds to its error. None where
        all denominators of a side are zero.

    References
    ----------
    Asmussen, S. and Glynn, P. W. (2007), Stochastic Simulation: Algorithms and Analysis, chapter III.

    Examples
    --------
    >>> found = linear_difference((np.ones(4), np.ones(4)), (np.ones(4), np.full(4, 2.0)))
    >>> found[0].estimate.value
    -0.5
    """
    sides = [_linearised(*side) for side in (before, after)]
    if any(side is None for side in sides):
        return None
    (first, first_errors), (second, second_errors) = (side for side in sides if side is not None)
    apart = second_errors - first_errors
    around = mean(apart, confidence=confidence)
    estimate = Estimate.around(second - first, around.high - around.value, len(apart))
    return Difference(estimate, variance_reduction(first_errors, second_errors, apart), len(apart)), apart


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
