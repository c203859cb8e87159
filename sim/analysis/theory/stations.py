"""Stations of a scenario: the mean wait where it is known exactly in the long run, or why it is not."""

from __future__ import annotations

import math

from attrs import frozen

from sim.analysis.theory.constant_service import mdc_wait
from sim.analysis.theory.general_queues import pollaczek_khinchine_wait
from sim.analysis.theory.links import arrival_probability
from sim.analysis.theory.queues import mmc_wait
from sim.model.detectors import Binary, Gaussian
from sim.model.distributions import Constant, Exponential
from sim.model.network import build_network
from sim.model.scenario import Scenario
from sim.model.sensors import Poisson, Renewal, SensorGroup
from sim.model.stations import Centre, Relay


class NoTheory(Exception):
    """There is no exact wait of a station; the message says why, in a clause."""


@frozen
class ExactWait:
    """What theory says of a station in the long run.

    Attributes
    ----------
    queue : str
        The queue that it is, in Kendall's notation, such as M/M/2.
    load : float
        The share of its time that each server is busy.
    wait : float
        The mean wait before service, in ticks.
    """

    queue: str
    load: float
    wait: float


def exact_wait(scenario: Scenario, station: str) -> ExactWait:
    """Give the exact mean wait at a station, where its arrivals are Poisson and its queue is a known one.

    Arrivals are Poisson where every sensor that sends there looks at random moments (`rate`) and fires as
    often with and without a glow-tide: what random losses take out and random delays shift of a Poisson
    process leaves a Poisson process.

    Parameters
    ----------
    scenario
        What is played.
    station
        The name of a relay or centre.

    Returns
    -------
    ExactWait
        In ticks. It is that of the long run: a simulation that begins with an empty queue comes near it only
        after some time.

    Raises
    ------
    NoTheory
        If no formula here says it.

    References
    ----------
    Kingman, J. F. C. (1993). Poisson Processes. Oxford: thinning and displacement. The formulas of the waits
    name their own sources.

    Examples
    --------
    >>> from sim.model.loading import load
    >>> alone = load("busy_harbour").vary({"sensors.bay-lamp.detector.p": 0})
    >>> exact_wait(alone, "harbour")
    ExactWait(queue='M/M/1', load=0.8, wait=4.0...)
    """
    noun = next(one for one in build_network(scenario).stations if one.name == station)
    rate = _arrival_rate(scenario, station)
    if not rate > 0:
        raise NoTheory("nothing arrives")
    load = rate * noun.service.mean / noun.servers
    if load >= 1:
        raise NoTheory("more arrives than it can serve")
    queue, wait = _wait(noun, rate)
    return ExactWait(queue, load, wait)


def _wait(noun: Relay | Centre, rate: float) -> tuple[str, float]:
    """Choose the formula by the law of the service."""
    service, servers = noun.service, noun.servers
    if service.mean == 0:
        return f"M/D/{servers}", 0.0
    if isinstance(service, Exponential):
        return f"M/M/{servers}", mmc_wait(rate, service.mean, servers)
    if isinstance(service, Constant):
        return f"M/D/{servers}", mdc_wait(rate, service.mean, servers)
    if servers == 1:
        return "M/G/1", pollaczek_khinchine_wait(rate, service.mean, service.variance)
    raise NoTheory("its service is neither exponential nor constant, and it has more than one server")


def _arrival_rate(scenario: Scenario, station: str) -> float:
    """Give the rate of the Poisson process of arrivals, in reports a tick."""
    if any(relay.to == station for relay in scenario.relays):
        raise NoTheory("it is fed by relays")
    if any(share.to == station and share.what == "reports" for share in scenario.shares):
        raise NoTheory("it is fed by shared reports")
    groups = [group for group in scenario.sensors if group.to == station]
    return sum(group.count * _report_rate(scenario, group) for group in groups)


def _report_rate(scenario: Scenario, group: SensorGroup) -> float:
    """Give the rate at which reports of one sensor of a group arrive."""
    chance = _steady_chance(scenario, group)
    if chance == 0:
        return 0.0
    rate = _look_rate(group)
    if any(cue.to == group.name for cue in scenario.cues):
        raise NoTheory(f"{group.name} is cued")
    if any(group.name in outage.affects for outage in scenario.outages):
        raise NoTheory(f"{group.name} has outages")
    return rate * chance * arrival_probability(group.link.loss, group.link.max_tries)


def _look_rate(group: SensorGroup) -> float:
    """Give the looks a tick of one sensor, where they are a Poisson process."""
    if isinstance(group.scan, Poisson):
        return group.scan.rate
    if isinstance(group.scan, Renewal) and isinstance(group.scan.gap, Exponential):
        return 1 / group.scan.gap.mean
    raise NoTheory(f"{group.name} does not look at random moments (rate)")


def _steady_chance(scenario: Scenario, group: SensorGroup) -> float:
    """Give the probability that a look fires, where it is the same before and after the onset."""
    detector = group.detector
    if isinstance(detector, Gaussian):
        if detector.threshold == "none":
            return 1.0
        if detector.shift == 0 or not _can_see(scenario, group):
            return 0.5 * math.erfc(detector.threshold / math.sqrt(2))
    if isinstance(detector, Binary) and (detector.p == detector.false_alarm or not _can_see(scenario, group)):
        return detector.false_alarm
    raise NoTheory(f"{group.name} reports more often once the glow-tide is there")


def _can_see(scenario: Scenario, group: SensorGroup) -> bool:
    """Tell whether an onset can ever come to a zone that a group covers."""
    onset = scenario.onset
    if onset is None or onset.chance == 0:
        return False
    if onset.zones is None or group.zones is None:
        return True
    weights = dict(zip(onset.zones.names, onset.zones.weights, strict=True))
    return any(weights[zone] > 0 for zone in group.zones)
