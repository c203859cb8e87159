"""What a replay has to show at an instant, worked out from the tables row by row.

Written from the model's page alone, without the legs and the JavaScript of the replay, to compare with them.
"""

import math
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from retold import Row, Told, path_by_hand

from sim.model.links import Link
from sim.model.network import build_network
from sim.model.rules import Cusum, KOfN, Rule
from sim.model.stations import Centre
from sim.stories.traces import Trace

STAGE_OF = {
    "first_look": "scan wait",
    "first_fired": "missed looks",
    "look": "unused reports",
    "processed": "processing",
    "linked": "link",
    "relayed": "relays",
    "shared": "sharing",
    "begun": "queue",
    "served": "service",
    "met": "confirmation",
    "given": "decision",
    "adopted": "sharing",
    "decided": "decision",
    "delivered": "delivery",
}


class Expected:
    """What has to be seen of one replication."""

    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        self.network = build_network(trace.scenario)
        self.told = Told(self.network, trace.records, 0)
        self.onset = float(trace.records.onset[0])
        self.deadline = None if trace.scenario.onset is None else trace.scenario.onset.deadline

    def name(self, row: Row) -> str:
        return f"{self.told.sources[row['source']].name} {row['look']}"

    def saw(self, t: float) -> list[str]:
        """Say what came of the last look that every sensor made, or that it is down."""
        found = []
        for sensor in self.network.sensors:
            looks = [
                one
                for one in self.told.tables["looks"]
                if self.told.sources[one["source"]].sensor is sensor and one["made"] and one["at"] <= t
            ]
            latest = max((one["at"] for one in looks), default=None)
            last = [one for one in looks if one["at"] == latest]
            found.append("down" if self.is_down(sensor, t) else _seen(last[-1]) if last else "none")
        return found

    def is_down(self, sensor: Any, t: float) -> bool:
        spells = [one for one in self.told.tables["outages"] if self.told.takes_down(one, sensor)]
        return any(one["down"] <= t and not one["up"] <= t for one in spells)

    def reports(self, t: float) -> Iterator[tuple[str, str, str, float]]:
        """Say of every report, copy and cue where it is and how much of its stay there is over."""
        for row in self.told.tables["reports"]:
            sensor = self.told.sources[row["source"]].sensor
            link, left, name = sensor.group.link, row["processed"], self.name(row)
            if row["at"] <= t and not left <= t:
                yield name, "processing", f"sensor {sensor.rank}", _part(row["at"], left, t)
            elif left <= t:
                tries = min(row["failed_tries"], link.max_tries - 1)
                sent = left + tries * link.retry_after
                if t < sent:
                    yield name, "trying again", f"sensor {sensor.rank}", _part(left, sent, t)
                elif row["failed_tries"] < link.max_tries and not row["arrived"] <= t:
                    yield name, "travelling", f"link {sensor.rank}", _part(sent, row["arrived"], t)
        yield from self.in_stations(t)
        yield from self.cues(t)

    def in_stations(self, t: float) -> Iterator[tuple[str, str, str, float]]:
        for place, visits in self.told.visits.items():
            for one in visits:
                name = self.name(one)
                if one["arrived"] <= t and not one["begun"] <= t:
                    yield name, "waiting", f"station {place}", _part(one["arrived"], one["begun"], t)
                if one["begun"] <= t and not one["served"] <= t:
                    yield name, "in service", f"station {place}", _part(one["begun"], one["served"], t)
                for way, link, start, to in self.ways_on(place, one):
                    key = (one["source"], one["look"], way.startswith("share"))
                    ends = [v["arrived"] for v in self.told.visits[to] if _key(v) == key]
                    end = ends[0] if ends else math.nan
                    if start <= t and not end <= t and (ends or not link.loss):
                        yield name, "travelling", way, _part(start, end, t)

    def ways_on(self, place: int, visit: Row) -> Iterator[tuple[str, Link, float, int]]:
        station = self.network.stations[place]
        if not isinstance(station, Centre):
            yield f"onward {place}", station.link, visit["served"], self.told.centre_rank(station.to)
            return
        for number, share in enumerate(self.network.scenario.shares):
            if (share.what, share.from_, visit["shared"]) == ("reports", station.name, False):
                yield f"share {number}", share, visit["arrived"], self.told.centre_rank(share.to)

    def cues(self, t: float) -> Iterator[tuple[str, str, str, float]]:
        for row in self.told.tables["looks"]:
            source = self.told.sources[row["source"]]
            if source.by is not None:
                start = self.told.reports[source.by.rank, row["look"]]["processed"]
                if start <= t < row["at"]:
                    place = f"cue {source.by.sensor.rank} {source.sensor.rank}"
                    yield self.name(row), "cueing", place, _part(start, row["at"], t)

    def alerts(self, t: float) -> Iterator[tuple[str, str, str, float]]:
        """Say of every alert where it is and how much of its stay there is over."""
        centres, first = self.network.centres, len(self.network.relays)
        for row in self.told.tables["alerts"]:
            own, name = row["giver"] == row["centre"], f"{centres[row['giver']].name} {row['number']}"
            begun, place = row["met"] if own else row["adopted"], first + row["centre"]
            if begun <= t and not row["decided"] <= t:
                yield name, "deciding", f"station {place}", _part(begun, row["decided"], t)
            if row["decided"] <= t and not row["delivered"] <= t:
                yield name, "delivering", f"delivery {place}", _part(row["decided"], row["delivered"], t)
            if not own and row["given"] <= t < row["adopted"]:
                joins = [(share.what, share.from_, share.to) for share in self.network.scenario.shares]
                number = joins.index(("alerts", centres[row["giver"]].name, centres[row["centre"]].name))
                yield name, "travelling", f"share {number}", _part(row["given"], row["adopted"], t)

    def evidence(self, centre: Centre, t: float) -> str:
        """Say how far a rule has come."""
        if not self.network.reaching(centre.name):
            return "hears partners only"
        rule, memory, level = centre.rule, list[Row](), 0.0
        for one in self.judged(centre, t):
            memory.append(one)
            memory = [other for other in memory if self.counts(rule, other, one["served"])]
            if isinstance(rule, Cusum):
                level = max(0.0, level + self.told.looks[one["source"], one["look"]]["score"] - rule.drift)
                memory = memory if level > 0 else []
            if (level if isinstance(rule, Cusum) else self.have(rule, memory)) >= _need(rule):
                if any(self.told.reports[other["source"], other["look"]]["genuine"] for other in memory):
                    return f"rule met at {one['served']:.1f}"
                memory, level = [], 0.0
        if isinstance(rule, Cusum):
            return f"sum {level:.2f} of {rule.limit:g}"
        return f"evidence {self.have(rule, [one for one in memory if self.counts(rule, one, t)])} of {rule.k}"

    def chain(self, centre: int) -> list[tuple[str, float, float]]:
        """Give the stages of a centre's first true alert that took time, each with its begin and end."""
        rows = [r for r in self.told.tables["alerts"] if r["centre"] == centre and r["genuine"]]
        rows = [row for row in rows if not math.isnan(row["delivered"])]
        if not rows:
            return []
        row = min(rows, key=lambda one: (one["delivered"], one["giver"] != centre))
        ends = [
            (STAGE_OF[name], end) for name, end in path_by_hand(self.told, row).items() if not math.isnan(end)
        ]
        begins = [self.onset, *(end for _, end in ends)]
        return [(stage, start, end) for start, (stage, end) in zip(begins, ends, strict=False) if end > start]

    def counts(self, rule: Rule, visit: Row, t: float) -> bool:
        """Tell whether a served report still counts; the window leaves out its own beginning."""
        return isinstance(rule, Cusum) or rule.window is None or t - visit["served"] < rule.window

    def have(self, rule: Rule, memory: list[Row]) -> int:
        sensors = {self.told.sources[one["source"]].sensor.rank for one in memory}
        return len(sensors) if isinstance(rule, KOfN) and rule.distinct else len(memory)

    def judged(self, centre: Centre, t: float) -> list[Row]:
        visits = self.told.visits[self.told.centre_rank(centre.name)]
        places = {id(one): place for place, one in enumerate(visits)}
        done = [one for one in visits if one["served"] <= t]
        return sorted(done, key=lambda one: (one["served"], one["begun"], places[id(one)]))


def _need(rule: Rule) -> float:
    return rule.limit if isinstance(rule, Cusum) else rule.k


def _seen(look: Row) -> str:
    if look["genuine"]:
        return "fired" if look["fired"] else "miss"
    return "false" if look["fired"] else "nothing"


def _key(visit: Row) -> tuple[int, int, bool]:
    return visit["source"], visit["look"], visit["shared"]


def _part(start: float, end: float, t: float) -> float:
    return (t - start) / (end - start)


def along(flat: Iterable[float], part: float) -> tuple[float, float]:
    """Give the point at a part of the length of a broken line."""
    numbers = list(flat)
    points = list(zip(numbers[::2], numbers[1::2], strict=True))
    legs = [math.dist(one, other) for one, other in pairwise(points)]
    left = part * sum(legs)
    for (start, end), length in zip(pairwise(points), legs, strict=True):
        if left <= length or end == points[-1]:
            share = left / length if length else 0.0
            return tuple(a + (b - a) * share for a, b in zip(start, end, strict=True))  # type: ignore[return-value]
        left -= length
    raise AssertionError("a way has two points at least")
