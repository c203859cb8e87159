"""Latencies made of exponential stages in a row: mean, variance, tail, quantiles, and being in time.

The stages are independent. Any of their means may be equal. A stage with mean 0 takes no time.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from sim.analysis.theory.arguments import AT_LEAST_ZERO, PROBABILITY, require, require_below
from sim.model.arrays import Array


def stages_mean(means: Sequence[float]) -> float:
    """Mean of a sum of stages, in ticks: the sum of the means.

    Parameters
    ----------
    means
        Mean of each stage, in ticks.

    Raises
    ------
    ValueError
        If a mean is negative.

    References
    ----------
    Ross, S. M. (2014). Introduction to Probability Models, 11th ed. Academic Press, Oxford. Section 2.5.

    Examples
    --------
    >>> stages_mean([1, 2.5])
    3.5
    """
    return float(sum(_checked(means)))


def stages_variance(means: Sequence[float]) -> float:
    """Variance of a sum of independent exponential stages, in ticks squared: the sum of the squared means.

    Parameters
    ----------
    means
        Mean of each stage, in ticks.

    Raises
    ------
    ValueError
        If a mean is negative.

    References
    ----------
    Ross, S. M. (2014). Introduction to Probability Models, 11th ed. Academic Press, Oxford. Section 5.2.

    Examples
    --------
    >>> stages_variance([1, 2.5])
    7.25
    """
    return float(sum(mean**2 for mean in _checked(means)))


def stages_chain(means: Sequence[float]) -> Array:
    """Write exponential stages in a row as a chain: the rates, per tick, between the stages that take time.

    The chain begins in the first stage; from each it goes to the next one, and from the last one it leaves.

    Parameters
    ----------
    means
        Mean of each stage, in ticks.

    Returns
    -------
    array of float
        Q of shape (n, n) for n stages that take time.

    Raises
    ------
    ValueError
        If a mean is negative.

    References
    ----------
    Neuts, M. F. (1981). Matrix-Geometric Solutions in Stochastic Models. Johns Hopkins University Press,
    Baltimore. Section 2.2 (phase-type distributions).

    Examples
    --------
    >>> stages_chain([1, 0, 2])
    array([[-1. ,  1. ],
           [ 0. , -0.5]])
    """
    rates = np.array([1 / mean for mean in _checked(means) if mean > 0], dtype=float)
    return np.diag(-rates) + np.diag(rates[:-1], 1)


def stages_tail(means: Sequence[float], time: float | Array) -> Any:
    """Probability that a sum of exponential stages takes longer than given.

    The stages are the states of a chain that goes from each to the next; the tail is the chance that it has
    not left the last one: the sum of the first row of exp(Q t). Equal means need no other formula.

    Parameters
    ----------
    means
        Mean of each stage, in ticks.
    time
        Times in ticks, t, at least 0: a number or an array.

    Returns
    -------
    float or array of float
        The probability for each time, of the same shape.

    Raises
    ------
    ValueError
        If a mean or a time is negative.

    References
    ----------
    Neuts, M. F. (1981). Matrix-Geometric Solutions in Stochastic Models. Johns Hopkins University Press,
    Baltimore. Section 2.2 (phase-type distributions).

    Examples
    --------
    >>> stages_tail([1, 1], np.array([0.0, 1.0])).round(4)
    array([1.    , 0.7358])
    """
    from scipy.linalg import expm

    chain = stages_chain(means)
    times = np.asarray(time, dtype=float)
    require(AT_LEAST_ZERO, earliest_time=np.min(times))
    if not len(chain):
        return np.zeros_like(times)[()]
    return np.clip(expm(chain * times[..., None, None])[..., 0, :].sum(axis=-1), 0.0, 1.0)[()]


def stages_quantile(means: Sequence[float], share: float) -> float:
    """Give the time, in ticks, that a sum of exponential stages stays within with a given probability.

    Parameters
    ----------
    means
        Mean of each stage, in ticks.
    share
        The probability, from 0 and below 1: 0.95 for the p95.

    Raises
    ------
    ValueError
        If a mean is negative, or the share is not in [0, 1).

    References
    ----------
    Neuts, M. F. (1981). Matrix-Geometric Solutions in Stochastic Models. Johns Hopkins University Press,
    Baltimore. Section 2.2; the tail is inverted by Brent's method.

    Examples
    --------
    >>> round(stages_quantile([1, 1], 0.95), 5)
    4.74386
    """
    from scipy.optimize import brentq

    require(PROBABILITY, share=share)
    require_below(1, share=share)
    mean = stages_mean(means)
    if mean == 0 or share == 0:
        return 0.0
    latest = mean
    while stages_tail(means, latest) > 1 - share:
        latest *= 2
    return float(
        brentq(lambda time: stages_tail(means, time) - (1 - share), 0.0, latest, xtol=1e-13 * latest)
    )


def in_time(means: Sequence[float], deadline: float, fixed: float = 0.0) -> float:
    """Probability that exponential stages and a fixed time together keep a deadline.

    Parameters
    ----------
    means
        Mean of each exponential stage, in ticks.
    deadline
        Ticks after the onset.
    fixed
        What always passes besides, in ticks.

    Raises
    ------
    ValueError
        If a mean or a time is negative.

    References
    ----------
    Neuts, M. F. (1981). Matrix-Geometric Solutions in Stochastic Models. Johns Hopkins University Press,
    Baltimore. Section 2.2.

    Examples
    --------
    >>> round(in_time([1, 1], deadline=6, fixed=1.25614), 4)
    0.95
    """
    require(AT_LEAST_ZERO, deadline=deadline, fixed=fixed)
    _checked(means)
    return float(1 - stages_tail(means, deadline - fixed)) if deadline >= fixed else 0.0


def _checked(means: Sequence[float]) -> Sequence[float]:
    """Refuse a negative mean."""
    for place, mean in enumerate(means, 1):
        require(AT_LEAST_ZERO, **{f"mean {place}": mean})
    return means
