"""Sensors that are down now and then: how often they are up, and what that adds to the wait for a look.

Ups and downs alternate and are independent. The waits hold for an onset long after the start.
"""

import math

from sim.analysis.theory.arguments import AT_LEAST_ZERO, POSITIVE, POSITIVE_PROBABILITY, require
from sim.analysis.theory.looks import renewal_wait


def availability(up: float, down: float) -> float:
    """Share of time, in the long run, in which a sensor is up: u / (u + d).

    Parameters
    ----------
    up
        Mean time up, in ticks, u.
    down
        Mean time down, in ticks, d.

    Raises
    ------
    ValueError
        If `up` is not above 0 or `down` is negative.

    References
    ----------
    Barlow, R. E. and Proschan, F. (1965). Mathematical Theory of Reliability. Wiley, New York. Section 3.3.

    Examples
    --------
    >>> availability(up=90, down=10)
    0.9
    """
    require(POSITIVE, up=up)
    require(AT_LEAST_ZERO, down=down)
    return up / (up + down)


def availability_at(up: float, down: float, at: float) -> float:
    """Probability to be up at a time, with exponential ups and downs and up at 0.

    A + (1 - A) exp(-(1/u + 1/d) t) with A = u / (u + d).

    Parameters
    ----------
    up
        Mean time up, in ticks, u.
    down
        Mean time down, in ticks, d.
    at
        The time, in ticks, t.

    Raises
    ------
    ValueError
        If a mean is not above 0 or the time is negative.

    References
    ----------
    Barlow, R. E. and Proschan, F. (1965). Mathematical Theory of Reliability. Wiley, New York. Section 3.3.

    Examples
    --------
    >>> availability_at(up=90, down=10, at=0)
    1.0
    """
    require(POSITIVE, up=up, down=down)
    require(AT_LEAST_ZERO, at=at)
    settled = availability(up, down)
    return settled + (1 - settled) * math.exp(-(1 / up + 1 / down) * at)


def random_looks_outage_wait(
    rate: float, up: float, down: float, down_variance: float | None = None
) -> float:
    """Mean wait for a random (Poisson) look that is made, with exponential ups, in ticks.

    From up, 1 / (r A): only the share A of looks is made. From down, with probability 1 - A, the rest of the
    time down comes first. Together 1 / (r A) + (1 - A) (d / 2 + v / (2 d)).

    Parameters
    ----------
    rate
        Looks per tick that would fire, r.
    up
        Mean of the exponential time up, in ticks.
    down
        Mean time down, in ticks, d.
    down_variance
        Variance of the time down, in ticks squared, v; left out: exponential.

    Raises
    ------
    ValueError
        If the rate or a mean is not above 0, or the variance is negative.

    References
    ----------
    Cox, D. R. (1962). Renewal Theory. Methuen, London. Chapter 7 (alternating renewal processes) and section
    5.4; first-step analysis over the two states.

    Examples
    --------
    >>> round(random_looks_outage_wait(rate=0.1, up=30, down=10), 4)
    15.8333
    """
    require(POSITIVE, rate=rate, up=up, down=down)
    share = availability(up, down)
    variance = down**2 if down_variance is None else down_variance
    return 1 / (rate * share) + (1 - share) * renewal_wait(down, variance)


def periodic_looks_outage_wait(period: float, p: float, up: float, down: float) -> float:
    """Mean wait for a periodic look that is made and fires, with exponential ups and downs, in ticks.

    From one look to the next the sensor moves between up and down as a chain of two states; first-step
    analysis gives the mean number N of looks, and the wait is T (N - 1/2).

    Parameters
    ----------
    period
        Ticks from one look to the next, T.
    p
        Probability that a look fires if it is made, above 0.
    up
        Mean time up, in ticks.
    down
        Mean time down, in ticks.

    Raises
    ------
    ValueError
        If the period or a mean is not above 0, or p is not above 0 and at most 1.

    References
    ----------
    Kemeny, J. G. and Snell, J. L. (1960). Finite Markov Chains. Van Nostrand, Princeton. Section 3.2.

    Examples
    --------
    >>> round(periodic_looks_outage_wait(period=10, p=0.5, up=30, down=10), 4)
    22.8598
    """
    require(POSITIVE, period=period, up=up, down=down)
    require(POSITIVE_PROBABILITY, p=p)
    share = availability(up, down)
    fails = 1 - availability_at(up, down, period)
    recovers = -share * math.expm1(-(1 / up + 1 / down) * period)
    looks_from_up = (1 + (1 - p) * fails / recovers) / p
    looks = looks_from_up + (1 - share) / recovers
    return period * (looks - 0.5)
