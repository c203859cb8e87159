"""How long an onset waits until the first, or the k-th, of many sensors has looked.

Every look is made and fires. The onset falls at a moment that has nothing to do with the looks.
"""

from sim.analysis.theory.arguments import COUNT, POSITIVE, require, require_at_most


def random_phases_wait(period: float, sensors: int, k: int = 1) -> float:
    """Mean wait until k of n periodic sensors with random phases have looked, in ticks: k T / (n + 1).

    Parameters
    ----------
    period
        Ticks from one look of a sensor to its next, T.
    sensors
        How many sensors, n.
    k
        How many of them must have looked, 1 to n.

    Raises
    ------
    ValueError
        If the period is not above 0, or a count is not whole or out of its range.

    References
    ----------
    David, H. A. and Nagaraja, H. N. (2003). Order Statistics, 3rd ed. Wiley, Hoboken. Section 3.1.

    Examples
    --------
    >>> random_phases_wait(10, sensors=4)
    2.0
    """
    require(POSITIVE, period=period)
    require(COUNT, sensors=sensors)
    require_at_most(sensors, k=k)
    return k * period / (sensors + 1)


def staggered_wait(period: float, sensors: int, k: int = 1) -> float:
    """Mean wait until k of n evenly staggered sensors have looked, in ticks: (k - 1/2) T / n.

    Together they look every T / n ticks, so the first look comes after T / (2 n) on average.

    Parameters
    ----------
    period
        Ticks from one look of a sensor to its next, T.
    sensors
        How many sensors, n.
    k
        How many of them must have looked, 1 to n.

    Raises
    ------
    ValueError
        If the period is not above 0, or a count is not whole or out of its range.

    References
    ----------
    Cox, D. R. (1962). Renewal Theory. Methuen, London. Section 5.4, with the constant gap T / n.

    Examples
    --------
    >>> staggered_wait(10, sensors=5)
    1.0
    """
    require(POSITIVE, period=period)
    require(COUNT, sensors=sensors)
    require_at_most(sensors, k=k)
    return (k - 0.5) * period / sensors


def random_looks_wait(rate: float, sensors: int, k: int = 1) -> float:
    """Mean wait until k of n sensors that look at random have looked, in ticks.

    The sum over i = 0 ... k - 1 of 1 / (rate (n - i)): while i have looked, n - i are still to come. With
    missed looks, give the rate of looks that fire.

    Parameters
    ----------
    rate
        Looks per tick of one sensor.
    sensors
        How many sensors, n.
    k
        How many of them must have looked, 1 to n.

    Raises
    ------
    ValueError
        If the rate is not above 0, or a count is not whole or out of its range.

    References
    ----------
    David, H. A. and Nagaraja, H. N. (2003). Order Statistics, 3rd ed. Wiley, Hoboken. Section 2.5 (Renyi).

    Examples
    --------
    >>> random_looks_wait(0.1, sensors=2, k=2)
    15.0
    """
    require(POSITIVE, rate=rate)
    require(COUNT, sensors=sensors)
    require_at_most(sensors, k=k)
    return sum(1 / (rate * (sensors - seen)) for seen in range(k))
