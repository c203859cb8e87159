"""Lossy links: what arrives, after how many tries, and how long it travels.

Each try is lost independently; after a loss the link waits and tries again, up to a largest number of tries.
"""

from sim.analysis.theory.arguments import AT_LEAST_ZERO, COUNT, PROBABILITY, require, require_below


def arrival_probability(loss: float, max_tries: int = 1) -> float:
    """Probability that a report arrives: 1 - loss^m.

    Parameters
    ----------
    loss
        Probability that one try is lost.
    max_tries
        Tries in all, m.

    Raises
    ------
    ValueError
        If the loss is not in [0, 1] or the number of tries is not whole and at least 1.

    References
    ----------
    Feller, W. (1968). An Introduction to Probability Theory and Its Applications, vol. I, 3rd ed. Wiley,
    New York. Section VI.8 (geometric distribution).

    Examples
    --------
    >>> arrival_probability(loss=0.5, max_tries=3)
    0.875
    """
    require(PROBABILITY, loss=loss)
    require(COUNT, max_tries=max_tries)
    return 1 - float(loss**max_tries)


def mean_tries(loss: float, max_tries: int = 1) -> float:
    """Mean number of tries of a report that arrives: (1 - (m + 1) q^m + m q^(m+1)) / ((1 - q) (1 - q^m)).

    Parameters
    ----------
    loss
        Probability that one try is lost, q, below 1.
    max_tries
        Tries in all, m.

    Raises
    ------
    ValueError
        If the loss is not in [0, 1) or the number of tries is not whole and at least 1.

    References
    ----------
    Feller, W. (1968). An Introduction to Probability Theory and Its Applications, vol. I, 3rd ed. Wiley,
    New York. Section VI.8 (geometric distribution), truncated at m.

    Examples
    --------
    >>> mean_tries(loss=0.5, max_tries=2)
    1.3333333333333333
    """
    return 1 + _failed_tries(loss, max_tries)[0]


def mean_travel(delay: float, loss: float, retry_after: float, max_tries: int) -> float:
    """Mean time that a report which arrives spends on the link, in ticks.

    Parameters
    ----------
    delay
        Mean delay of the try that gets through, in ticks.
    loss
        Probability that one try is lost, below 1.
    retry_after
        Ticks from a lost try to the next.
    max_tries
        Tries in all.

    Raises
    ------
    ValueError
        If a time is negative, the loss is not in [0, 1), or the number of tries is not whole and at least 1.

    References
    ----------
    Feller, W. (1968). An Introduction to Probability Theory and Its Applications, vol. I, 3rd ed. Wiley,
    New York. Section VI.8 (geometric distribution), truncated.

    Examples
    --------
    >>> mean_travel(delay=2, loss=0.5, retry_after=3, max_tries=2)
    3.0
    """
    require(AT_LEAST_ZERO, delay=delay, retry_after=retry_after)
    return delay + retry_after * _failed_tries(loss, max_tries)[0]


def travel_variance(delay_variance: float, loss: float, retry_after: float, max_tries: int) -> float:
    """Variance of the time that a report which arrives spends on the link, in ticks squared.

    Parameters
    ----------
    delay_variance
        Variance of the delay of the try that gets through, in ticks squared.
    loss
        Probability that one try is lost, below 1.
    retry_after
        Ticks from a lost try to the next.
    max_tries
        Tries in all.

    Raises
    ------
    ValueError
        If a time or variance is negative, the loss is not in [0, 1), or the number of tries is not whole and
        at least 1.

    References
    ----------
    Feller, W. (1968). An Introduction to Probability Theory and Its Applications, vol. I, 3rd ed. Wiley,
    New York. Section VI.8 (geometric distribution), truncated.

    Examples
    --------
    >>> round(travel_variance(delay_variance=0, loss=0.5, retry_after=3, max_tries=2), 4)
    2.0
    """
    require(AT_LEAST_ZERO, delay_variance=delay_variance, retry_after=retry_after)
    mean, square = _failed_tries(loss, max_tries)
    return delay_variance + retry_after**2 * (square - mean**2)


def _failed_tries(loss: float, max_tries: int) -> tuple[float, float]:
    """Give the mean and the mean square of the failed tries of a report that arrives.

    The sums over j < m of j q^j and j^2 q^j, each as the sum to infinity less what lies beyond m tries.
    """
    require(PROBABILITY, loss=loss)
    require_below(1, loss=loss)
    require(COUNT, max_tries=max_tries)
    endless = loss / (1 - loss)
    endless_square = loss * (1 + loss) / (1 - loss) ** 2
    beyond = float(loss**max_tries)
    arrives = 1 - beyond
    mean = (endless - beyond * (max_tries + endless)) / arrives
    square = (endless_square - beyond * (max_tries**2 + 2 * max_tries * endless + endless_square)) / arrives
    return mean, square
