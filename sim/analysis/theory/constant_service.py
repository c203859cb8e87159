"""Stations where reports arrive at random and every service takes the same time: M/D/1 and M/D/c."""

import math
from typing import Any

import numpy as np

from sim.analysis.theory.arguments import AT_LEAST_ZERO, COUNT, POSITIVE, require, require_below
from sim.model.arrays import Array

TERMS = 40  # more Poisson arrivals than this in one service, with a mean below 1, are too rare for a float
NEGLIGIBLE = 1e-18  # a tail of the wait below this is not told from 0


def mdc_wait(arrival_rate: float, service: float, servers: int = 1) -> float:
    """Mean wait before service in an M/D/c queue, in ticks.

    With a = r s, the generating function of the queue has the denominator z^c - exp(a (z - 1)). Its c - 1
    zeros z within the unit circle, other than 1, give the mean queue: the sum of 1 / (1 - z), less
    (c (c - 1) - a^2) / (2 (c - a)). Each zero is a value of Lambert's W. Divided by r this is the wait.

    Parameters
    ----------
    arrival_rate
        Arrivals per tick, r.
    service
        The service, in ticks, s.
    servers
        How many servers, c.

    Raises
    ------
    ValueError
        If a rate or time is not above 0, the servers are not whole and at least 1, or the load r s / c is not
        below 1.

    References
    ----------
    Crommelin, C. D. (1932). Delay probability formulae when the holding times are constant. Post Office
    Electrical Engineers' Journal 25, London. Janssen, A. J. E. M. and van Leeuwaarden, J. S. H. (2008). Back
    to the roots of the M/D/s queue and the works of Erlang, Crommelin and Pollaczek. Statistica Neerlandica
    62.

    Examples
    --------
    >>> round(mdc_wait(arrival_rate=1.6, service=1, servers=2), 5)
    0.90328
    """
    from scipy.special import lambertw

    require(POSITIVE, arrival_rate=arrival_rate, service=service)
    require(COUNT, servers=servers)
    offered = arrival_rate * service
    load = offered / servers
    require_below(1, load=load)
    turns = np.exp(2j * np.pi * np.arange(1, servers) / servers)
    zeros = -lambertw(-load * turns * math.exp(-load)) / load
    queue = np.sum(1 / (1 - zeros)).real - (servers * (servers - 1) - offered**2) / (2 * (servers - offered))
    return float(queue / arrival_rate)


def md1_states(load: float, count: int) -> Array:
    """Probabilities of 0, 1, ... reports, waiting and in service, at an M/D/1 station.

    The number that a service leaves behind is a chain whose balance, cut between n and n + 1, has positive
    terms alone; so no digits are lost, however high the load.

    Parameters
    ----------
    load
        Arrivals per tick times service, above 0 and below 1.
    count
        How many probabilities to give.

    Returns
    -------
    array of float, shape (count,)
        The probabilities of 0 to count - 1 reports.

    Raises
    ------
    ValueError
        If the load is not above 0 and below 1, or the count is not whole and at least 1.

    References
    ----------
    Tijms, H. C. (2003). A First Course in Stochastic Models. Wiley, Chichester. Section 9.2.

    Examples
    --------
    >>> md1_states(0.8, 3).round(4)
    array([0.2   , 0.2451, 0.1894])
    """
    from scipy.special import gammainc

    require(POSITIVE, load=load)
    require_below(1, load=load)
    require(COUNT, count=count)
    more_than = gammainc(np.arange(1.0, TERMS + 2.0), load)  # P(more than 0, 1, ... arrivals in one service)
    padded = np.zeros(count + TERMS)  # the state n stands at n + TERMS, zeros before
    padded[TERMS] = 1 - load
    for state in range(1, count):
        upward = padded[TERMS] * more_than[state - 1] if state <= TERMS else 0.0
        before = padded[TERMS + max(1, state - TERMS) : TERMS + state]
        upward += float(before @ more_than[len(before) : 0 : -1])
        padded[TERMS + state] = upward / math.exp(-load)
    return padded[TERMS:]


def md1_wait_cdf(load: float, wait: float | Array) -> Any:
    """Probability that a wait in an M/D/1 queue is at most so long, stable at any load.

    For k - 1 <= t < k services, the sum over j of the probability of at most k - 1 - j waiting, times the
    Poisson probability of j arrivals in k - t services. All terms are positive, unlike those of Erlang's
    alternating sum, which loses its digits at high load.

    Parameters
    ----------
    load
        Arrivals per tick times service, above 0 and below 1.
    wait
        Waits in service times, t, at least 0: a number or an array.

    Returns
    -------
    float or array of float
        The probability for each wait, of the same shape.

    Raises
    ------
    ValueError
        If the load is not above 0 and below 1, or a wait is negative.

    References
    ----------
    Franx, G. J. (2001). A simple solution for the M/D/c waiting time distribution. Operations Research
    Letters 29, Amsterdam.

    Examples
    --------
    >>> md1_wait_cdf(0.8, np.array([1.0, 5.0])).round(5)
    array([0.44511, 0.8995 ])
    """
    require(POSITIVE, load=load)
    require_below(1, load=load)
    waits = np.asarray(wait, dtype=float)
    require(AT_LEAST_ZERO, shortest_wait=np.min(waits))
    services = np.minimum(waits, _longest(load))
    step = np.floor(services).astype(int)
    at_most = np.cumsum(md1_states(load, int(step.max()) + 2))[1:]  # at most 0, 1, ... waiting
    rest = load * (step + 1 - services)
    term, total = np.exp(-rest), np.zeros_like(services)
    for arrivals in range(TERMS):
        waiting = step - arrivals
        total += np.where(waiting >= 0, at_most[np.maximum(waiting, 0)], 0.0) * term
        term = term * rest / (arrivals + 1)
    return np.minimum(total, 1.0)[()]


def _longest(load: float) -> float:
    """Give a wait, in services, beyond which the tail is negligible.

    It falls by the factor z a service, with ln z = load (z - 1).
    """
    decay = max(2 * (1 - load), -math.log(load) / 2)  # never above ln z
    return math.ceil(-math.log(NEGLIGIBLE) / decay) + 1.0
