"""How long an onset waits to be seen by one sensor: the next look, and missed looks.

The onset falls at a moment that has nothing to do with the looks: uniform phases, or an onset long after
the start.
"""

from sim.analysis.theory.arguments import AT_LEAST_ZERO, POSITIVE, POSITIVE_PROBABILITY, require


def periodic_wait(period: float) -> float:
    """Mean wait for the next of periodic looks, in ticks: T / 2.

    Parameters
    ----------
    period
        Ticks from one look to the next, T.

    Raises
    ------
    ValueError
        If the period is not above 0.

    References
    ----------
    Cox, D. R. (1962). Renewal Theory. Methuen, London. Section 5.4, with constant gaps.

    Examples
    --------
    >>> periodic_wait(10)
    5.0
    """
    require(POSITIVE, period=period)
    return period / 2


def renewal_wait(mean: float, variance: float) -> float:
    """Mean wait for the next look where gaps are independent, in ticks: m / 2 + v / (2 m).

    Long gaps are hit more often than short ones; that is what the second term adds.

    Parameters
    ----------
    mean
        Mean gap between looks, in ticks, m.
    variance
        Variance of the gap, in ticks squared, v.

    Raises
    ------
    ValueError
        If the mean is not above 0 or the variance is negative.

    References
    ----------
    Cox, D. R. (1962). Renewal Theory. Methuen, London. Section 5.4.

    Examples
    --------
    >>> renewal_wait(mean=10, variance=100)
    10.0
    """
    require(POSITIVE, mean=mean)
    require(AT_LEAST_ZERO, variance=variance)
    return mean / 2 + variance / (2 * mean)


def random_wait(rate: float) -> float:
    """Mean wait for the next of random (Poisson) looks, in ticks: 1 / rate.

    Parameters
    ----------
    rate
        Looks per tick.

    Raises
    ------
    ValueError
        If the rate is not above 0.

    References
    ----------
    Cox, D. R. (1962). Renewal Theory. Methuen, London. Section 5.4, with exponential gaps.

    Examples
    --------
    >>> random_wait(0.1)
    10.0
    """
    require(POSITIVE, rate=rate)
    return 1 / rate


def missed_looks_wait(period: float, p: float) -> float:
    """Mean wait for the first periodic look that fires, in ticks: T (1 / p - 1/2).

    Half a period to the next look, and 1 / p - 1 missed looks before one fires.

    Parameters
    ----------
    period
        Ticks from one look to the next, T.
    p
        Probability that a look fires, above 0.

    Raises
    ------
    ValueError
        If the period is not above 0 or p is not above 0 and at most 1.

    References
    ----------
    Feller, W. (1968). An Introduction to Probability Theory and Its Applications, vol. I, 3rd ed. Wiley,
    New York. Section VI.8: the mean number of trials before the first success.

    Examples
    --------
    >>> missed_looks_wait(10, 0.5)
    15.0
    """
    return missed_gaps_wait(period, 0.0, p)


def missed_gaps_wait(mean: float, variance: float, p: float) -> float:
    """Mean wait for the first look that fires where gaps are independent, in ticks.

    The wait for the next look, and 1 / p - 1 gaps more: m / 2 + v / (2 m) + m (1 / p - 1).

    Parameters
    ----------
    mean
        Mean gap between looks, in ticks, m.
    variance
        Variance of the gap, in ticks squared, v.
    p
        Probability that a look fires, above 0.

    Raises
    ------
    ValueError
        If the mean is not above 0, the variance is negative, or p is not above 0 and at most 1.

    References
    ----------
    Cox, D. R. (1962). Renewal Theory. Methuen, London. Section 5.4.

    Examples
    --------
    >>> missed_gaps_wait(mean=10, variance=100, p=0.5)
    20.0
    """
    require(POSITIVE_PROBABILITY, p=p)
    return renewal_wait(mean, variance) + mean * (1 - p) / p
