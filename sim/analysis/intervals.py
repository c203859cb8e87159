"""Estimates from values, one value a replication: means, proportions, quantiles and ratios, with intervals.

Replications are independent of each other, and every formula here leans on that alone, unless it says more.
The level of confidence is 0.95 unless another is asked for, as simultaneous intervals do.
"""

import math
from typing import Any

import numpy as np
from attrs import evolve
from scipy.special import gammaincinv, ndtri, stdtrit

from sim.analysis.estimates import Estimate
from sim.analysis.quantiles import quantile, quantiles

__all__ = ["FEW", "Estimate", "mean", "means", "proportion", "quantile", "quantiles", "rate", "ratio"]

Values = np.ndarray[Any, np.dtype[Any]]

FEW = 20
"""Below this many events the interval of a rate also covers the exact Poisson limits."""


def mean(values: Values, *, confidence: float = 0.95) -> Estimate:
    """Estimate a mean with Student's t interval.

    The mean plus and minus t · s / √n, where s is the standard deviation of the sample (divisor n − 1) and t
    the upper quantile of Student's distribution with n − 1 degrees of freedom. Limits may lie below zero.

    Parameters
    ----------
    values : array of float, shape (n,)
        One value a replication, in any unit; no NaN.
    confidence : float
        The level of the interval.

    Returns
    -------
    Estimate
        In the unit of the values. Without values it does not exist; one value has no interval; values that
        are all the same have an interval of width zero.

    References
    ----------
    Law, A. M. (2015), Simulation Modeling and Analysis, 5th edition, section 4.5. Student (1908), The
    probable error of a mean, Biometrika 6, 1-25.

    Examples
    --------
    >>> mean(np.array([1.0, 2.0, 3.0]))
    Estimate(value=2.0, low=-0.48..., high=4.48..., n=3)
    """
    return means(np.asarray(values, dtype=float)[np.newaxis], confidence=confidence)[0]


def means(rows: Values, *, confidence: float = 0.95) -> list[Estimate]:
    """Estimate the mean of each row of an array of shape (k, n), as `mean` does.

    Each row is first shifted by its first value: a constant row then has exactly that mean, and no spread.

    Examples
    --------
    >>> [estimate.value for estimate in means(np.array([[0.1, 0.1, 0.1], [1.0, 2.0, 6.0]]))]
    [0.1, 3.0]
    """
    count = rows.shape[1]
    if count == 0:
        return [Estimate.none()] * len(rows)
    with np.errstate(over="ignore", invalid="ignore"):
        shifted = rows - rows[:, :1]
        middles = shifted.mean(axis=1)
        values = rows[:, 0] + middles
        shifted -= middles[:, np.newaxis]
        spreads = np.sqrt(np.vecdot(shifted, shifted) / max(count - 1, 1))
        halves = _student(count, confidence) / math.sqrt(count) * spreads
    pairs = zip(values.tolist(), halves.tolist(), strict=True)
    return [Estimate.around(value, half, count) for value, half in pairs]


def proportion(successes: int, n: int, *, confidence: float = 0.95) -> Estimate:
    """Estimate a proportion with Wilson's interval.

    With p = successes / n and z the upper quantile of the normal distribution, the interval is
    (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n). It stays within [0, 1], and has a width even where
    all or none succeeded.

    Parameters
    ----------
    successes : int
        In how many replications it was so.
    n : int
        Of how many.
    confidence : float
        The level of the interval.

    Returns
    -------
    Estimate
        A share, without unit; with n = 0 it does not exist.

    References
    ----------
    Wilson, E. B. (1927), Probable inference, the law of succession, and statistical inference, Journal of the
    Amer. Statist. Assoc. 22, 209-212.

    Examples
    --------
    >>> proportion(8, 10)
    Estimate(value=0.8, low=0.490..., high=0.943..., n=10)
    """
    if n == 0:
        return Estimate.none()
    share, z = successes / n, float(ndtri((1 + confidence) / 2))
    centre = share + z * z / (2 * n)
    half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    low = 0.0 if successes == 0 else (centre - half) / scale
    high = 1.0 if successes == n else (centre + half) / scale
    return Estimate(share, low, high, int(n))


def ratio(numerators: Values, denominators: Values, *, confidence: float = 0.95) -> Estimate:
    """Estimate a ratio of two means from pairs, one pair a replication, by the linearised ratio estimator.

    The ratio is r = Σy / Σx. By the delta method its standard error is that of the mean of the residuals
    y − r·x, divided by the mean of x; the interval is Student's with n − 1 degrees of freedom. Where no
    numerator is negative, neither is the ratio, and the lower limit is not below zero.

    Parameters
    ----------
    numerators, denominators : array, shape (n,)
        One pair a replication; denominators are not negative.
    confidence : float
        The level of the interval.

    Returns
    -------
    Estimate
        In the unit of the numerators per unit of the denominators; n counts all pairs, those with denominator
        zero too. Where all denominators are zero it does not exist; one pair has no interval.

    References
    ----------
    Cochran, W. G. (1977), Sampling Techniques, 3rd edition, chapter 6. Asmussen, S. and Glynn, P. W. (2007),
    Stochastic Simulation: Algorithms and Analysis, chapter III (the delta method).

    Examples
    --------
    >>> ratio(np.array([2.0, 6.0]), np.array([1.0, 3.0]))
    Estimate(value=2.0, low=2.0, high=2.0, n=2)
    """
    count, total = len(denominators), float(np.sum(denominators))
    if total == 0:
        return Estimate.none()
    with np.errstate(over="ignore", invalid="ignore"):
        value = float(np.sum(numerators)) / total
        residuals = numerators - value * denominators
        spread = float(residuals.std(ddof=1)) if count > 1 else math.nan
    estimate = Estimate.around(value, _student(count, confidence) * spread * math.sqrt(count) / total, count)
    if estimate.low < 0 <= np.min(numerators):
        return evolve(estimate, low=0.0)
    return estimate


def rate(events: Values, exposures: Values, *, confidence: float = 0.95) -> Estimate:
    """Estimate a rate of events: the ratio estimator, and an honest interval where events are few.

    Where nothing happened at all, the linearised interval of `ratio` has no width, which would claim that
    nothing ever can happen; after a handful of events it is still too narrow. So below `FEW` events it is
    widened, at either end, to cover Garwood's exact limits for a Poisson count as well. With no events in a
    total of T ticks it runs from 0 to 3.69 / T. Those limits take events to come singly and independently,
    which is nearly so for rare ones.

    Parameters
    ----------
    events : array of int, shape (n,)
        How many events there were in each replication.
    exposures : array of float, shape (n,)
        For how many ticks each replication could have had one.
    confidence : float
        The level of the interval.

    Returns
    -------
    Estimate
        Events per tick. Without any exposure it does not exist; one replication has no interval.

    References
    ----------
    Garwood, F. (1936), Fiducial limits for the Poisson distribution, Biometrika 28, 437-442.

    Examples
    --------
    >>> rate(np.array([0, 0]), np.array([100.0, 100.0]))
    Estimate(value=0.0, low=0.0, high=0.0184..., n=2)
    """
    estimate = ratio(events, exposures, confidence=confidence)
    count = int(np.sum(events))
    if not estimate.has_interval or count >= FEW:
        return estimate
    least, most = _poisson_limits(count, confidence)
    total = float(np.sum(exposures))
    return evolve(estimate, low=min(estimate.low, least / total), high=max(estimate.high, most / total))


def _student(count: int, confidence: float) -> float:
    """Give the upper quantile of Student's distribution for a sample of `count`; NaN where that is one."""
    return float(stdtrit(count - 1, (1 + confidence) / 2)) if count > 1 else math.nan


def _poisson_limits(count: int, confidence: float) -> tuple[float, float]:
    """Give Garwood's limits for the mean of a Poisson count, through the gamma distribution."""
    tail = (1 - confidence) / 2
    low = float(gammaincinv(count, tail)) if count else 0.0
    return low, float(gammaincinv(count + 1, 1 - tail))
