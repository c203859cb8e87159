"""The measures: records of many replications in, numbers with intervals out.

What each measure means, and over which replications it is taken, is said in `sim.analysis.catalogue`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from attrs import frozen

from sim.analysis.budget import STAGES, stages
from sim.analysis.catalogue import CENTRE, QUANTILES, STATION
from sim.analysis.estimates import Estimate, Leaf
from sim.analysis.intervals import mean, means, proportion, quantiles, rate, ratio
from sim.analysis.named import Named
from sim.model.network import build_network
from sim.model.scenario import Scenario
from sim.records import CentreColumns, Column, Records, StationColumns


@frozen
class Latency:
    """The latency of a centre over the detected replications: its mean and its quantiles, in ticks."""

    mean: Estimate
    p50: Estimate
    p90: Estimate
    p95: Estimate
    p99: Estimate

    def to_json(self, key: str = "mean") -> Leaf:
        """Give the latency as one leaf: the mean under `key`, each quantile with an interval of its own."""
        leaf = self.mean.to_json(key)
        for name in QUANTILES:
            own: Leaf = getattr(self, name).to_json(name)
            leaf |= {name: own[name], f"{name}_ci95": own["ci95"]}
        return leaf


@frozen
class CentreMeasures:
    """The measures of one centre, by the names of the catalogue; the budget has one for each stage."""

    latency: Latency
    detected: Estimate
    in_time: Estimate
    margin: Estimate
    false_alerts: Estimate
    time_to_first_alert: Estimate
    without_alert: Estimate
    first_alert_true: Estimate
    budget: Mapping[str, Estimate]

    @property
    def missed(self) -> Estimate:
        """The share without a true alert, which stands beside the latency: all that were not detected."""
        return self.detected.complement

    def to_json(self) -> dict[str, Any]:
        """Give the measures of the centre as they stand in the JSON of a run."""
        leaves = {e.name: getattr(self, e.name).to_json(e.value) for e in CENTRE if e.name != "budget"}
        return {**leaves, "budget": {stage: part.to_json("mean") for stage, part in self.budget.items()}}


@frozen
class StationMeasures:
    """The measures of one station, by the names of the catalogue."""

    wait: Estimate
    utilisation: Estimate
    served: Estimate

    @classmethod
    def none(cls) -> StationMeasures:
        """Give the measures of a station that nothing is known of."""
        return cls(Estimate.none(), Estimate.none(), Estimate.none())

    def to_json(self) -> dict[str, Any]:
        """Give the measures of the station as they stand in the JSON of a run."""
        return {entry.name: getattr(self, entry.name).to_json(entry.value) for entry in STATION}


@frozen
class Measures:
    """All measures of a run: those of each centre and of each station, by name."""

    centres: Mapping[str, CentreMeasures]
    stations: Mapping[str, StationMeasures]

    def to_json(self) -> dict[str, Any]:
        """Give the parts "centres" and "stations" of the JSON of a run; what does not exist is None."""
        return {
            "centres": {name: centre.to_json() for name, centre in self.centres.items()},
            "stations": {name: station.to_json() for name, station in self.stations.items()},
        }


def measure(scenario: Scenario, records: Records) -> Measures:
    """Work out all measures of some replications of a scenario.

    Parameters
    ----------
    scenario : Scenario
        What was played: its deadline, warmup, horizon and servers are needed.
    records : Records
        What came out, of one replication or more.

    Returns
    -------
    Measures
        Each with a 95 % interval and the number of replications behind it. What does not apply, or of which
        nothing was seen, is an estimate that does not exist, with n = 0. Where replications ended at the
        alert no measure of a station exists.

    Examples
    --------
    >>> import numpy as np
    >>> from sim.model.stations import Centre
    >>> quiet = Scenario(story="", horizon=100.0, centres=(Centre(name="harbour"),))
    >>> columns = CentreColumns(
    ...     path=np.full((14, 3), np.nan),
    ...     first_alert=np.full(3, np.nan),
    ...     first_true=np.zeros(3, dtype=bool),
    ...     false_alerts=np.zeros(3, dtype=int),
    ...     armed=np.full(3, 100.0),
    ... )
    >>> records = Records(np.arange(3), np.full(3, np.nan), np.zeros(3, dtype=int), {"harbour": columns})
    >>> measure(quiet, records).centres["harbour"].without_alert.value
    1.0
    """
    deadline = None if scenario.onset is None else scenario.onset.deadline
    with np.errstate(over="ignore", invalid="ignore"):  # beyond what a float can hold there is no interval
        return Measures(
            centres=Named(
                (name, _centre(own, records.onset, deadline)) for name, own in records.centres.items()
            ),
            stations=Named(
                (station.name, _station(records.stations[station.name], station.servers, scenario))
                if station.name in records.stations
                else (station.name, StationMeasures.none())
                for station in build_network(scenario).stations
            ),
        )


def _centre(columns: CentreColumns, onset: Column, deadline: float | None) -> CentreMeasures:
    came = int(np.count_nonzero(~np.isnan(onset)))
    latency = columns.instant("delivered") - onset
    detected = ~np.isnan(latency)
    latency = latency[detected]
    alerted = ~np.isnan(columns.first_alert)
    alerts, count = int(np.count_nonzero(alerted)), len(onset)
    return CentreMeasures(
        latency=Latency(mean(latency), *quantiles(latency, tuple(QUANTILES.values()))),
        detected=proportion(len(latency), came),
        in_time=_in_time(latency, came, deadline),
        margin=Estimate.none() if deadline is None else mean(deadline - latency),
        false_alerts=rate(columns.false_alerts, columns.armed),
        time_to_first_alert=mean(columns.first_alert[alerted]),
        without_alert=proportion(count - alerts, count),
        first_alert_true=proportion(int(np.count_nonzero(columns.first_true[alerted])), alerts),
        budget=Named(zip(STAGES, means(stages(columns, onset)[:, detected]), strict=True)),
    )


def _in_time(latency: Column, came: int, deadline: float | None) -> Estimate:
    if deadline is None:
        return Estimate.none()
    return proportion(int(np.count_nonzero(latency <= deadline)), came)


def _station(columns: StationColumns, servers: int, scenario: Scenario) -> StationMeasures:
    span = servers * (scenario.horizon - scenario.warmup)
    return StationMeasures(
        wait=ratio(columns.wait, columns.waited),
        utilisation=mean(columns.busy / span),
        served=mean(columns.served),
    )
