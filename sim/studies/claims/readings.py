"""Readings: what a claim looks at in what was played, always with an interval. The centre is the harbour."""

from collections.abc import Callable

import numpy as np

from sim.analysis.budget import STAGES, stages
from sim.analysis.estimates import Estimate
from sim.analysis.intervals import mean, ratio
from sim.analysis.measures import CentreMeasures
from sim.model.network import build_network
from sim.studies.claims.claim import Observed

Reading = Callable[[Observed], Estimate]


def harbour(observed: Observed) -> CentreMeasures:
    """Give the measures of the harbour."""
    return observed.measures.centres["harbour"]


def latency(observed: Observed) -> Estimate:
    """Read the mean latency."""
    return harbour(observed).latency.mean


def latency_p95(observed: Observed) -> Estimate:
    """Read the latency that 95 of 100 stay below."""
    return harbour(observed).latency.p95


def latency_square(observed: Observed) -> Estimate:
    """Read the mean square of the latency, in ticks squared."""
    columns = observed.records.centres["harbour"]
    values = columns.instant("delivered") - observed.records.onset
    return mean(values[~np.isnan(values)] ** 2)


def detected(observed: Observed) -> Estimate:
    """Read how often there was a true alert."""
    return harbour(observed).detected


def in_time(observed: Observed) -> Estimate:
    """Read how often the true alert kept the deadline."""
    return harbour(observed).in_time


def first_alert_true(observed: Observed) -> Estimate:
    """Read how often the first alert was true."""
    return harbour(observed).first_alert_true


def false_alerts(observed: Observed) -> Estimate:
    """Read the rate of false alerts, per tick."""
    return harbour(observed).false_alerts


def stage(name: str) -> Reading:
    """Give what reads the mean of a stage of the budget."""
    return lambda observed: harbour(observed).budget[name]


def stage_square(name: str) -> Reading:
    """Give what reads the mean square of a stage of the budget, in ticks squared."""

    def read(observed: Observed) -> Estimate:
        split = stages(observed.records.centres["harbour"], observed.records.onset)
        values = split[STAGES.index(name)]
        return mean(values[~np.isnan(values)] ** 2)

    return read


def wait(station: str) -> Reading:
    """Give what reads the mean wait at a station."""
    return lambda observed: observed.measures.stations[station].wait


def utilisation(station: str) -> Reading:
    """Give what reads which share of server time is busy at a station."""
    return lambda observed: observed.measures.stations[station].utilisation


def served(station: str) -> Reading:
    """Give what reads how many services end at a station."""
    return lambda observed: observed.measures.stations[station].served


def waits_longer(station: str, ticks: float) -> Reading:
    """Give what reads which share of reports waits longer at a station; needs the table of visits."""

    def read(observed: Observed) -> Estimate:
        names = [one.name for one in build_network(observed.scenario).stations]
        visits, replications = observed.records.tables["visits"], observed.records.replication
        arrived, begun = visits["arrived"], visits["begun"]
        counts = (visits["station"] == names.index(station)) & (arrived >= observed.scenario.warmup)
        counts &= ~np.isnan(begun)
        row = np.searchsorted(replications, visits["replication"])
        longer = counts & (begun - arrived > ticks)
        sums = [np.bincount(row[chosen], minlength=len(replications)) for chosen in (longer, counts)]
        return ratio(*sums)

    return read
