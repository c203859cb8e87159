"""Contrasts: every measure and every stage of two samples of the same replications, after − before, in pairs.

Conditional measures are compared over the replications that meet their condition on both sides: the latency
and its budget over those detected in both, the time to the first alert over those with an alert in both.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np
from attrs import frozen

from sim.analysis.budget import STAGES, stages
from sim.analysis.catalogue import QUANTILES
from sim.analysis.paired import Difference, difference, ratio_difference
from sim.analysis.paired_counts import proportion_difference, rate_difference
from sim.analysis.paired_quantiles import quantile_difference
from sim.model.network import build_network
from sim.model.scenario import Scenario
from sim.records import CentreColumns, Column, Records, StationColumns

ROUNDING = 1e-12  # of the horizon: instants that differ by less are the same


@frozen
class Contrast:
    """How one measure differs.

    Attributes
    ----------
    of : str
        "centre" or "station".
    name : str
        Which one.
    measure : str
        "latency", "latency.p95", "in_time", …, "budget.queue", "wait", …, as in the JSON of a run.
    difference : Difference
        After − before.
    """

    of: str
    name: str
    measure: str
    difference: Difference


@frozen(eq=False)
class Sample:
    """What was played of one scenario, as far as it is compared."""

    scenario: Scenario
    records: Records

    @property
    def deadline(self) -> float | None:
        """The deadline; None where there is none."""
        return None if self.scenario.onset is None else self.scenario.onset.deadline

    @property
    def onset(self) -> Column:
        """The onset of each replication, in ticks; NaN where none came by the horizon."""
        return self.records.onset

    def servers(self, station: str) -> int:
        """Give the number of servers of a station."""
        return {s.name: s.servers for s in build_network(self.scenario).stations}[station]


def contrast(before: Sample, after: Sample, *, confidence: float = 0.95) -> tuple[Contrast, ...]:
    """Compare all measures of the centres and stations that both samples have.

    Parameters
    ----------
    before, after : Sample
        The same replications of the same seed, of two scenarios.
    confidence : float
        The level of each interval.

    Returns
    -------
    tuple of Contrast
        Centre by centre, then station by station; what does not apply is a difference that does not exist.

    Raises
    ------
    ValueError
        If the replications are not the same, or no centre has the same name on both sides.

    Examples
    --------
    >>> from sim.model.loading import load
    >>> from sim.running import play
    >>> slow = load("first_light")
    >>> quick = slow.vary({"centres.harbour.decision": 1})
    >>> samples = [Sample(one, play(one, 50).records) for one in (slow, quick)]
    >>> round(contrast(*samples)[0].difference.estimate.value, 9)
    -1.0
    """
    if not np.array_equal(before.records.replication, after.records.replication):
        raise ValueError("two samples are compared replication by replication; these are not the same ones")
    centres = [name for name in before.records.centres if name in after.records.centres]
    if not centres:
        one, other = (", ".join(sample.records.centres) for sample in (before, after))
        raise ValueError(
            f"there is no centre that both have ({one} on one side, {other} on the other); only centres of "
            "one name can be compared"
        )
    found = []
    for name in centres:
        pairs = _centre(before, after, name, confidence)
        found += [Contrast("centre", name, measure, apart) for measure, apart in pairs]
    for name in (name for name in before.records.stations if name in after.records.stations):
        pairs = _station(before, after, name, confidence)
        found += [Contrast("station", name, measure, apart) for measure, apart in pairs]
    return tuple(found)


def _centre(before: Sample, after: Sample, name: str, confidence: float) -> Iterator[tuple[str, Difference]]:
    """Compare the measures of a centre."""
    sides = [_Side.of(sample, name) for sample in (before, after)]
    first, second = sides
    tolerance = ROUNDING * max(before.scenario.horizon, after.scenario.horizon)
    apart = partial(difference, confidence=confidence, tolerance=tolerance)
    share = partial(proportion_difference, confidence=confidence)
    yield "latency", apart(first.latency, second.latency)
    for key, q in QUANTILES.items():
        values = (first.latency, second.latency, q)
        yield f"latency.{key}", quantile_difference(*values, confidence=confidence, tolerance=tolerance)
    came = ~np.isnan(before.onset) & ~np.isnan(after.onset)
    yield "detected", share(first.detected[came], second.detected[came])
    if before.deadline is None or after.deadline is None:
        yield from (("in_time", Difference.none()), ("margin", Difference.none()))
    else:
        late = [side.latency <= sample.deadline for side, sample in zip(sides, (before, after), strict=True)]
        yield "in_time", share(late[0][came], late[1][came])
        yield "margin", apart(before.deadline - first.latency, after.deadline - second.latency)
    yield "false_alerts", rate_difference(first.false_alerts, second.false_alerts, confidence=confidence)
    yield "time_to_first_alert", apart(first.alert, second.alert)
    yield "without_alert", share(np.isnan(first.alert), np.isnan(second.alert))
    both = ~np.isnan(first.alert) & ~np.isnan(second.alert)
    yield "first_alert_true", share(first.first_true[both], second.first_true[both])
    for stage, ours, theirs in zip(STAGES, first.budget, second.budget, strict=True):
        yield f"budget.{stage}", apart(ours, theirs)


@frozen(eq=False)
class _Side:
    """The columns of a centre that are compared, one value a replication."""

    latency: Column
    detected: Column
    alert: Column
    first_true: Column
    false_alerts: tuple[Column, Column]
    budget: Column

    @classmethod
    def of(cls, sample: Sample, name: str) -> _Side:
        columns: CentreColumns = sample.records.centres[name]
        latency = columns.instant("delivered") - sample.onset
        return cls(
            latency,
            ~np.isnan(latency),
            columns.first_alert,
            columns.first_true.astype(bool),
            (columns.false_alerts, columns.armed),
            stages(columns, sample.onset),
        )


def _station(before: Sample, after: Sample, name: str, confidence: float) -> Iterator[tuple[str, Difference]]:
    """Compare the measures of a station."""
    sides: list[tuple[Sample, StationColumns]] = [
        (sample, sample.records.stations[name]) for sample in (before, after)
    ]
    waits = [(own.wait, own.waited) for _, own in sides]
    tolerance = ROUNDING * max(before.scenario.horizon, after.scenario.horizon)
    yield "wait", ratio_difference(waits[0], waits[1], confidence=confidence, tolerance=tolerance)
    busy = [own.busy / (sample.servers(name) * _span(sample.scenario)) for sample, own in sides]
    yield "utilisation", difference(busy[0], busy[1], confidence=confidence, tolerance=ROUNDING)
    served = [own.served.astype(float) for _, own in sides]
    yield "served", difference(served[0], served[1], confidence=confidence)


def _span(scenario: Scenario) -> float:
    return scenario.horizon - scenario.warmup
