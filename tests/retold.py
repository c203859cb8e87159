"""One replication told again from its tables: what rules had to make of the reports, and when.

Written from the model's page alone, row by row in plain Python, for tests that compare it with the engines.
"""

import math
from collections import defaultdict
from typing import Any, NamedTuple

import numpy as np

from sim.model.network import Network, Sensor
from sim.model.rules import Cusum
from sim.model.stations import Centre
from sim.records import Records

Row = dict[str, Any]


class Judged(NamedTuple):
    """An alert that a rule must make, by hand."""

    met: float
    genuine: bool
    first: Row


class Told:
    """What the tables say of one replication, row by row."""

    def __init__(self, network: Network, records: Records, row: int) -> None:
        self.network, self.records, self.row = network, records, row
        number = records.replication[row]
        self.tables: dict[str, list[Row]] = {}
        for name, table in records.tables.items():
            kept = np.flatnonzero(table["replication"] == number)
            columns = {key: column[kept].tolist() for key, column in table.items()}
            self.tables[name] = [
                dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)
            ]
        self.sources = {source.rank: source for source in network.sources}
        self.looks = {(one["source"], one["look"]): one for one in self.tables["looks"]}
        self.reports = {(one["source"], one["look"]): one for one in self.tables["reports"]}
        self.visits: dict[int, list[Row]] = defaultdict(list)
        for visit in self.tables["visits"]:
            self.visits[visit["station"]].append(visit)
        for visits in self.visits.values():
            visits.sort(key=self.queue_order)

    def queue_order(self, visit: Row) -> tuple[Any, ...]:
        """Arrival; then own before shared, sensors in file order, look time, scheduled before cued."""
        source, look = visit["source"], self.looks[visit["source"], visit["look"]]
        return (
            visit["arrived"],
            visit["shared"],
            self.sources[source].sensor.rank,
            look["at"],
            source,
            visit["look"],
        )

    def takes_down(self, spell: Row, sensor: Sensor) -> bool:
        """Tell whether a row of the table of outages is about a sensor, alone or with all others."""
        outage = self.network.scenario.outages[int(spell["outage"])]
        return sensor.group.name in outage.affects and (outage.together or spell["sensor"] == sensor.rank)

    def centre_rank(self, name: str) -> int:
        """Give the place of a centre among all stations."""
        return [station.name for station in self.network.stations].index(name)


def alerts_by_hand(told: Told, centre: Centre) -> list[Judged]:
    """Follow the rule of a centre over what it served, up to its first true alert."""
    places = {id(one): place for place, one in enumerate(told.visits[told.centre_rank(centre.name)])}
    visits = [one for one in told.visits[told.centre_rank(centre.name)] if not math.isnan(one["served"])]
    visits.sort(key=lambda one: (one["served"], one["begun"], places[id(one)]))
    made: list[Judged] = []
    memory: list[Row] = []
    level = 0.0
    for visit in visits:
        memory.append(visit)
        if isinstance(centre.rule, Cusum):
            score = told.looks[visit["source"], visit["look"]]["score"]
            level = max(0.0, level + score - centre.rule.drift)
            memory, met = (memory if level > 0 else []), level >= centre.rule.limit
        else:
            edge = visit["served"] - (centre.rule.window or math.inf)
            memory = [one for one in memory if one["served"] > edge]
            sensors = {told.sources[one["source"]].sensor.rank for one in memory}
            met = (len(sensors) if centre.rule.distinct else len(memory)) >= centre.rule.k
        if met:
            genuine = [one for one in memory if told.reports[one["source"], one["look"]]["genuine"]]
            made.append(Judged(visit["served"], bool(genuine), (genuine or memory)[0]))
            memory, level = [], 0.0
            if genuine:
                break
    return made


def path_by_hand(told: Told, alert: Row) -> dict[str, float]:
    """Collect the instants of an alert's path from all tables."""
    giver = told.network.centres[alert["giver"]]
    first = alerts_by_hand(told, giver)[alert["number"]].first
    sensor = told.sources[first["source"]].sensor
    looks = [
        one for one in told.tables["looks"] if told.sources[one["source"]].sensor is sensor and one["made"]
    ]
    report = told.reports[first["source"], first["look"]]
    here = told.centre_rank(sensor.centre)
    relayed = next(
        one["arrived"]
        for one in told.visits[here]
        if (one["source"], one["look"], one["shared"]) == (first["source"], first["look"], False)
    )
    return {
        "first_look": min(one["at"] for one in looks if one["at"] >= told.records.onset[told.row]),
        "first_fired": min(one["at"] for one in looks if one["genuine"] and one["fired"]),
        "look": report["at"],
        "processed": report["processed"],
        "linked": report["arrived"],
        "relayed": relayed,
        "shared": first["arrived"],
        "begun": first["begun"],
        "served": first["served"],
        **{name: alert[name] for name in ("met", "given", "adopted", "decided", "delivered")},
    }
