"""Quantiles of a sample, with intervals that hold whatever the distribution is."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from scipy.special import bdtr

from sim.analysis.estimates import Estimate

Values = np.ndarray[Any, np.dtype[Any]]


def quantile(values: Values, q: float, *, confidence: float = 0.95) -> Estimate:
    """Estimate one quantile; see `quantiles`.

    Examples
    --------
    >>> quantile(np.arange(1.0, 12.0), 0.5)
    Estimate(value=6.0, low=2.0, high=10.0, n=11)
    """
    return quantiles(values, (q,), confidence=confidence)[0]


def quantiles(values: Values, levels: Sequence[float], *, confidence: float = 0.95) -> list[Estimate]:
    """Estimate quantiles by linear interpolation, with intervals from order statistics.

    Of n values the number below the quantile is binomial (n, q), whatever their distribution. So the interval
    runs from one value of the sorted sample to another, chosen by that distribution so that each end misses
    with a probability of at most (1 − confidence) / 2. It covers at least as often as it claims, ties or not.

    Parameters
    ----------
    values : array of float, shape (n,)
        One value a replication, in any order; no NaN.
    levels : sequence of float
        Which quantiles, each above 0 and below 1.
    confidence : float
        The least coverage of each interval.

    Returns
    -------
    list of Estimate
        In the unit of the values. Without values they do not exist. Where the sample is too small there is no
        interval: at 0.95, p50 needs 6 values, p90 needs 36, p95 needs 72 and p99 needs 368.

    References
    ----------
    Conover, W. J. (1999), Practical Nonparametric Statistics, 3rd edition, section 3.2. Hyndman, R. J. and
    Fan, Y. (1996), Sample quantiles in statistical packages, Amer. Statist. 50, 361-365: type 7.

    Examples
    --------
    >>> [estimate.value for estimate in quantiles(np.array([3.0, 1.0, 2.0]), (0.5, 0.75))]
    [2.0, 2.5]
    """
    ordered = np.sort(values)
    return [_from_ordered(ordered, q, confidence) for q in levels]


def _from_ordered(ordered: Values, q: float, confidence: float) -> Estimate:
    count = len(ordered)
    if count == 0:
        return Estimate.none()
    ranks = _ranks(count, q, confidence)
    low, high = (math.nan, math.nan) if ranks is None else (float(ordered[rank]) for rank in ranks)
    return Estimate(_interpolated(ordered, q), low, high, count)


def _interpolated(ordered: Values, q: float) -> float:
    """Give the value at place q·(n − 1) of the sorted sample, between neighbours in proportion."""
    place = q * (len(ordered) - 1)
    below = int(place)
    least, most = float(ordered[below]), float(ordered[min(below + 1, len(ordered) - 1)])
    return least + (most - least) * (place - below)


@lru_cache(maxsize=256)
def _ranks(count: int, q: float, confidence: float) -> tuple[int, int] | None:
    """Give the places of both limits in the sorted sample, from 0; None where the sample is too small."""
    tail = (1 - confidence) / 2

    def below(k: int) -> float:
        """Give the probability that at most k of the values lie below the quantile."""
        return float(bdtr(k, count, q))

    low = bisect_right(range(count + 1), tail, key=below) - 1
    high = bisect_left(range(count + 1), 1 - tail, key=below)
    return (low, high) if low >= 0 and high < count else None
