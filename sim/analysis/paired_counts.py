"""Paired differences of what is counted: shares of replications, and rates of events, never without a width.

What differs is counted pair by pair, gains and losses apart. Where few pairs changed, their limits are exact
(`sim.analysis.sparse`), for what did not happen in n pairs may well happen in the next.
"""

import math

import numpy as np
from attrs import evolve
from scipy.special import ndtri

from sim.analysis.estimates import Estimate
from sim.analysis.paired import Difference, Values, linear_difference, variance_reduction
from sim.analysis.sparse import FEW, reach, widened


def proportion_difference(before: Values, after: Values, *, confidence: float = 0.95) -> Difference:
    """Estimate the difference of two proportions from pairs of yes and no.

    With u pairs that went from no to yes and v from yes to no, of n, the value is (u − v) / n. The interval
    is that of Bonett and Price: one is added to u and to v, two to n, and Wald's formula is taken. Where
    fewer than 20 pairs changed it is widened to cover exact limits for u and v as well, and then covers more
    than it says.

    Parameters
    ----------
    before, after : array of bool, shape (n,)
        Whether it was so, in the same replications.
    confidence : float
        The level of the interval.

    Returns
    -------
    Difference
        A difference of shares, from −1 to 1, without unit; with n = 0 it does not exist. Where none of n
        pairs changed it reaches about 3.7 / n to either side.

    References
    ----------
    Bonett, D. G. and Price, R. M. (2012), Adjusted Wald confidence interval for a difference of binomial
    proportions based on paired data, Journal of Educational and Behavioral Statistics 37, 479-488.

    Examples
    --------
    >>> before = np.arange(100) < 50
    >>> proportion_difference(before, np.arange(100) < 60).estimate
    Estimate(value=0.1, low=0.034..., high=0.183..., n=100)
    """
    count = len(before)
    if count == 0:
        return Difference.none()
    changes = after.astype(float) - before.astype(float)
    won, lost = int(np.count_nonzero(changes > 0)), int(np.count_nonzero(changes < 0))
    up, down = (won + 1) / (count + 2), (lost + 1) / (count + 2)
    half = float(ndtri((1 + confidence) / 2)) * math.sqrt((up + down - (up - down) ** 2) / (count + 2))
    estimate = Estimate((won - lost) / count, up - down - half, up - down + half, count)
    estimate = _counted(estimate, changes, count, confidence)
    estimate = evolve(estimate, low=max(estimate.low, -1.0), high=min(estimate.high, 1.0))
    reduction = variance_reduction(before.astype(float), after.astype(float), changes)
    return Difference(estimate, reduction, won + lost)


def rate_difference(
    before: tuple[Values, Values], after: tuple[Values, Values], *, confidence: float = 0.95
) -> Difference:
    """Estimate the difference of two rates of events, honest where few events differ.

    The interval is that of two ratios (`sim.analysis.paired.linear_difference`). Below 20 pairs in which the
    numbers of events differ it is widened, at each end, to cover exact limits for the events gained and those
    lost (`sim.analysis.sparse.reach`), however many events both sides have in common. Those limits take what
    differs to come at random, which is nearly so where it is rare.

    Parameters
    ----------
    before, after : pair of arrays of shape (n,)
        Numbers of events, and for how many ticks there could have been one, replication by replication.
    confidence : float
        The level of the interval.

    Returns
    -------
    Difference
        Events per tick; n counts all pairs. It does not exist where a side has no ticks. Where the events are
        the same in all pairs, it reaches 3.69 events to either side.

    Examples
    --------
    >>> none, ticks = np.array([0, 0]), np.array([100.0, 100.0])
    >>> rate_difference((none, ticks), (none, ticks)).estimate
    Estimate(value=0.0, low=-0.0184..., high=0.0184..., n=2)
    """
    found = linear_difference(before, after, confidence=confidence)
    if found is None:
        return Difference.none()
    whole, changes = found[0], np.asarray(after[0] - before[0], dtype=float)
    ticks = min(float(np.sum(before[1])), float(np.sum(after[1])))
    estimate = _counted(whole.estimate, changes, ticks, confidence)
    return evolve(whole, estimate=estimate, changed=int(np.count_nonzero(changes)))


def _counted(estimate: Estimate, changes: Values, exposure: float, confidence: float) -> Estimate:
    """Widen an interval where few pairs changed: by what their sum may be off, for each unit of exposure."""
    counted = changes[changes != 0.0]
    if len(counted) >= FEW or not estimate.has_interval:
        return estimate
    below, above = reach(counted, least=1.0, confidence=confidence)
    return widened(estimate, below / exposure, above / exposure)
