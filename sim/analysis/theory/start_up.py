"""The start of a queue: how long reports stay at a station that was empty at first.

Arrivals are Poisson, there is one server, services are exponential, and who came first is served first. The
forms of `queues.py` are those of a station that has run for ever; here one sees how far off that is.
"""

import numpy as np

from sim.analysis.theory.arguments import AT_LEAST_ZERO, POSITIVE, require
from sim.model.arrays import Array


def mm1_stay_from_empty(arrival_rate: float, service_mean: float, at: float) -> float:
    """Mean stay of a report that comes to an M/M/1 station at one instant, wait and service, in ticks.

    It is exact, but for rounding: between events nothing changes, events come as a Poisson process, and
    each is an arrival or the end of a service (one that ends nothing, where nobody is there).

    Parameters
    ----------
    arrival_rate
        Reports in a tick; it may be more than can be served.
    service_mean
        Mean service, in ticks.
    at
        When the report comes, in ticks after the station was empty.

    Raises
    ------
    ValueError
        If the rate or the instant is negative, or the mean service is not positive.

    References
    ----------
    Jensen, A. (1953). Markoff chains as an aid in the study of Markoff processes. Skandinavisk
    Aktuarietidskrift 36, Stockholm. The station as a chain: Kleinrock, L. (1975). Queueing Systems, vol. 1.
    Wiley, New York, section 3.2.

    Examples
    --------
    >>> [round(mm1_stay_from_empty(0.8, service_mean=1, at=at), 2) for at in (0, 20, 200)]
    [1.0, 3.65, 4.96]
    """
    require(AT_LEAST_ZERO, arrival_rate=arrival_rate, at=at)
    require(POSITIVE, service_mean=service_mean)
    events = (arrival_rate + 1 / service_mean) * at
    weights = _poisson(events)
    comes = arrival_rate / (arrival_rate + 1 / service_mean)
    chances, there = np.zeros(len(weights) + 1), np.arange(len(weights) + 1)
    chances[0], mean = 1.0, 0.0
    for weight in weights:
        mean += weight * float(chances @ there)
        after = (1 - comes) * np.append(chances[1:], 0.0)
        after[0] += (1 - comes) * chances[0]
        after[1:] += comes * chances[:-1]
        chances = after
    return float(service_mean * (mean + 1))


def _poisson(mean: float) -> Array:
    """Give the probabilities of 0, 1, 2, … events, until nothing to speak of is left."""
    many = np.arange(1, int(mean + 12 * np.sqrt(mean)) + 20)
    if mean == 0.0:
        return np.append(1.0, np.zeros(len(many)))
    logs: Array = np.append(0.0, np.cumsum(np.log(mean / many))) - mean
    return np.exp(logs)
