"""One server and delay laws that are not exponential: M/G/1, D/M/1, and a bound for any law."""

import math

from sim.analysis.theory.arguments import AT_LEAST_ZERO, POSITIVE, require, require_below


def pollaczek_khinchine_wait(arrival_rate: float, service_mean: float, service_variance: float) -> float:
    """Mean wait before service in an M/G/1 queue, in ticks: r (s^2 + v) / (2 (1 - r s)).

    Parameters
    ----------
    arrival_rate
        Arrivals per tick, r.
    service_mean
        Mean service, in ticks, s.
    service_variance
        Variance of the service, in ticks squared, v.

    Raises
    ------
    ValueError
        If a rate or mean is not above 0, the variance is negative, or the load r s is not below 1.

    References
    ----------
    Pollaczek, F. (1930). Mathematische Zeitschrift 32, Berlin; Khinchine, A. (1932). Matematicheskii Sbornik
    39, Moscow. As in Kleinrock, L. (1975), Queueing Systems, vol. 1. Wiley, New York. Section 5.6.

    Examples
    --------
    >>> round(pollaczek_khinchine_wait(arrival_rate=0.8, service_mean=1, service_variance=0), 9)
    2.0
    """
    require(POSITIVE, arrival_rate=arrival_rate, service_mean=service_mean)
    require(AT_LEAST_ZERO, service_variance=service_variance)
    load = arrival_rate * service_mean
    require_below(1, load=load)
    return arrival_rate * (service_mean**2 + service_variance) / (2 * (1 - load))


def kingman_bound(
    arrival_rate: float, gap_variance: float, service_mean: float, service_variance: float
) -> float:
    """Give what the mean wait of a GI/G/1 queue does not pass, in ticks: r (g + v) / (2 (1 - r s)).

    A bound for any laws; close to the mean wait where the load is near 1.

    Parameters
    ----------
    arrival_rate
        Arrivals per tick, r.
    gap_variance
        Variance of the gap between arrivals, in ticks squared, g.
    service_mean
        Mean service, in ticks, s.
    service_variance
        Variance of the service, in ticks squared, v.

    Raises
    ------
    ValueError
        If a rate or mean is not above 0, a variance is negative, or the load r s is not below 1.

    References
    ----------
    Kingman, J. F. C. (1962). Some inequalities for the queue GI/G/1. Biometrika 49, London.

    Examples
    --------
    >>> round(kingman_bound(arrival_rate=0.8, gap_variance=0, service_mean=1, service_variance=1), 9)
    2.0
    """
    require(POSITIVE, arrival_rate=arrival_rate, service_mean=service_mean)
    require(AT_LEAST_ZERO, gap_variance=gap_variance, service_variance=service_variance)
    load = arrival_rate * service_mean
    require_below(1, load=load)
    return arrival_rate * (gap_variance + service_variance) / (2 * (1 - load))


def dm1_root(load: float) -> float:
    """Probability that a report must wait in a D/M/1 queue: the root below 1 of x = exp(-(1 - x) / load).

    Parameters
    ----------
    load
        Arrivals per tick times mean service, above 0 and below 1.

    Raises
    ------
    ValueError
        If the load is not above 0 and below 1.

    References
    ----------
    Kendall, D. G. (1953). Stochastic processes occurring in the theory of queues. Annals of Mathematical
    Statistics 24, Ann Arbor. As in Kleinrock, L. (1975), Queueing Systems, vol. 1. Section 6.4.

    Examples
    --------
    >>> round(dm1_root(0.8), 5)
    0.62863
    """
    from scipy.optimize import brentq

    require(POSITIVE, load=load)
    require_below(1, load=load)
    logarithm = brentq(lambda y: y - math.expm1(y) / load, -1 / load, math.log(load), xtol=1e-15)
    return math.exp(logarithm)


def dm1_wait(period: float, service_mean: float) -> float:
    """Mean wait before service in a D/M/1 queue, in ticks: s x / (1 - x), x as in `dm1_root`.

    Parameters
    ----------
    period
        Ticks from one arrival to the next.
    service_mean
        Mean of the exponential service, in ticks, s; below the period.

    Raises
    ------
    ValueError
        If a time is not above 0 or the load is not below 1.

    References
    ----------
    Kleinrock, L. (1975). Queueing Systems, vol. 1. Wiley, New York. Section 6.4.

    Examples
    --------
    >>> round(dm1_wait(period=1.25, service_mean=1), 4)
    1.6927
    """
    require(POSITIVE, period=period, service_mean=service_mean)
    waits = dm1_root(service_mean / period)
    return service_mean * waits / (1 - waits)
