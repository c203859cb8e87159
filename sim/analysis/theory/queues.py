"""Stations where reports arrive at random and services are exponential: M/M/c, and such stations in a row.

Arrivals are Poisson, the station has run for a long time, and the order is first come, first served.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from sim.analysis.theory.arguments import AT_LEAST_ZERO, COUNT, POSITIVE, require, require_below
from sim.model.arrays import Array


def erlang_b(offered: float, servers: int) -> float:
    """Probability that all servers are busy where nothing can wait (Erlang's loss formula).

    Parameters
    ----------
    offered
        Offered load: arrivals per tick times mean service.
    servers
        How many servers.

    Raises
    ------
    ValueError
        If the load is negative or the number of servers is not whole and at least 1.

    References
    ----------
    Erlang, A. K. (1917). Solution of some problems in the theory of probabilities of significance in
    automatic telephone exchanges. Elektroteknikeren 13, Copenhagen. By the recursion over servers.

    Examples
    --------
    >>> erlang_b(offered=2, servers=2)
    0.4
    """
    require(AT_LEAST_ZERO, offered=offered)
    require(COUNT, servers=servers)
    blocked = 1.0
    for server in range(1, servers + 1):
        blocked = offered * blocked / (server + offered * blocked)
    return blocked


def erlang_c(offered: float, servers: int) -> float:
    """Probability that a report must wait in an M/M/c queue (Erlang's delay formula).

    Parameters
    ----------
    offered
        Offered load: arrivals per tick times mean service; below the number of servers.
    servers
        How many servers.

    Raises
    ------
    ValueError
        If the load is negative or not below the number of servers, or that number is not whole and at
        least 1.

    References
    ----------
    Erlang, A. K. (1917). Elektroteknikeren 13, Copenhagen; from the loss formula as in Kleinrock, L. (1975),
    Queueing Systems, vol. 1. Wiley, New York. Section 3.5.

    Examples
    --------
    >>> round(erlang_c(offered=1, servers=2), 4)
    0.3333
    """
    blocked = erlang_b(offered, servers)
    require_below(servers, offered=offered)
    return blocked / (1 - offered / servers * (1 - blocked))


def mmc_wait(arrival_rate: float, service_mean: float, servers: int = 1) -> float:
    """Mean wait before service in an M/M/c queue, in ticks: C s / (c - a) with a = r s.

    Parameters
    ----------
    arrival_rate
        Arrivals per tick, r.
    service_mean
        Mean of the exponential service, in ticks, s.
    servers
        How many servers, c.

    Raises
    ------
    ValueError
        If a rate or mean is not above 0, the servers are not whole and at least 1, or the offered load is not
        below their number.

    References
    ----------
    Kleinrock, L. (1975). Queueing Systems, vol. 1. Wiley, New York. Section 3.5.

    Examples
    --------
    >>> round(mmc_wait(arrival_rate=2, service_mean=1 / 3, servers=2), 6)
    0.041667
    """
    require(POSITIVE, arrival_rate=arrival_rate, service_mean=service_mean)
    offered = arrival_rate * service_mean
    return erlang_c(offered, servers) * service_mean / (servers - offered)


def mmc_queue_length(arrival_rate: float, service_mean: float, servers: int = 1) -> float:
    """Mean number of reports waiting, not in service, in an M/M/c queue (by Little's law).

    Parameters
    ----------
    arrival_rate
        Arrivals per tick.
    service_mean
        Mean of the exponential service, in ticks.
    servers
        How many servers.

    Raises
    ------
    ValueError
        As `mmc_wait`.

    References
    ----------
    Little, J. D. C. (1961). A proof for the queuing formula L = lambda W. Operations Research 9, Baltimore.

    Examples
    --------
    >>> round(mmc_queue_length(arrival_rate=9, service_mean=1 / 5, servers=2), 4)
    7.6737
    """
    return arrival_rate * mmc_wait(arrival_rate, service_mean, servers)


def mmc_wait_tail(arrival_rate: float, service_mean: float, servers: int, wait: float | Array) -> Any:
    """Probability that a wait in an M/M/c queue is longer than given: C exp(-(c - a) t / s).

    Parameters
    ----------
    arrival_rate
        Arrivals per tick, r.
    service_mean
        Mean of the exponential service, in ticks, s.
    servers
        How many servers, c.
    wait
        Waits in ticks, t, at least 0: a number or an array.

    Returns
    -------
    float or array of float
        The probability for each wait, of the same shape.

    Raises
    ------
    ValueError
        As `mmc_wait`; or if a wait is negative.

    References
    ----------
    Kleinrock, L. (1975). Queueing Systems, vol. 1. Wiley, New York. Section 3.5 and problem 5.10.

    Examples
    --------
    >>> mmc_wait_tail(arrival_rate=1, service_mean=1, servers=2, wait=np.array([0.0, 1.0])).round(4)
    array([0.3333, 0.1226])
    """
    require(POSITIVE, arrival_rate=arrival_rate, service_mean=service_mean)
    require(AT_LEAST_ZERO, shortest_wait=np.min(wait))
    offered = arrival_rate * service_mean
    return erlang_c(offered, servers) * np.exp(-(servers - offered) / service_mean * np.asarray(wait))


def tandem_waits(
    arrival_rate: float, service_means: Sequence[float], servers: Sequence[int] | None = None
) -> Array:
    """Mean wait at each of several M/M/c stations in a row, in ticks.

    What leaves an M/M/c queue is Poisson again, so each station is as if it stood alone.

    Parameters
    ----------
    arrival_rate
        Arrivals per tick at the first station.
    service_means
        Mean of the exponential service at each station, in ticks.
    servers
        How many servers each station has; left out: one each.

    Returns
    -------
    array of float, shape (stations,)
        The mean waits before service.

    Raises
    ------
    ValueError
        As `mmc_wait`, for any station; or if the two lists differ in length.

    References
    ----------
    Burke, P. J. (1956). The output of a queuing system. Operations Research 4, Baltimore. Jackson, J. R.
    (1957). Networks of waiting lines. Operations Research 5, Baltimore.

    Examples
    --------
    >>> tandem_waits(0.5, [1.0, 0.5]).round(4)
    array([1.    , 0.1667])
    """
    each = [1] * len(service_means) if servers is None else servers
    if len(each) != len(service_means):
        raise ValueError(
            f"servers has {len(each)} numbers; allowed is one for each of {len(service_means)} stations"
        )
    waits = [mmc_wait(arrival_rate, mean, count) for mean, count in zip(service_means, each, strict=True)]
    return np.array(waits, dtype=float)
