"""Legs: the way of every report, every alert and every cue, cut into stays at one place each.

A leg is at its place from `start` up to, but not at, `end`; an `end` of None is not known: it has not come by
the horizon. What takes no time has no leg. The tables do not tell how many tries a relay's link or a link
between centres took, so a report is there on one leg from its leaving to its arriving.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import isnan
from typing import Any, Protocol

from attrs import frozen

from sim.model.links import Link
from sim.model.network import Network, Source
from sim.model.stations import Relay

Row = Mapping[str, Any]


class Course(Protocol):
    """The course of one replication, as far as legs are cut from it."""

    network: Network
    sources: tuple[Source, ...]
    horizon: float

    def rows(self, table: str) -> list[Row]:
        """Give a table row by row."""


@frozen
class Leg:
    """One stay of one thing.

    Attributes
    ----------
    of : str
        Whose: a report's name, such as "lamp-2 5", or an alert's, such as "harbour 0".
    kind : str
        "processing", "trying again", "travelling", "waiting" or "in service"; of a cue "cueing"; of an alert
        "deciding", "delivering" or "travelling".
    place : str
        Where, such as "sensor 2", "link 2", "station 0", "onward 0", "share 1", "delivery 1" or "cue 2 4".
    start, end : float
        From when to when, in ticks; an end of None is not known.
    genuine : bool
        Whether the report or alert is genuine.
    copy : bool
        Whether it is a copy that was shared, or an adopted alert.
    """

    of: str
    kind: str
    place: str
    start: float
    end: float | None
    genuine: bool
    copy: bool = False


@frozen
class Loss:
    """A report or alert that does not get through, or not by the horizon: which, where, and when it left."""

    of: str
    place: str
    at: float


def report_name(source: Source, look: int) -> str:
    """Name a report by its series of looks and the number of its look."""
    return f"{source.name} {look}"


def lasting(legs: Sequence[Leg]) -> list[Leg]:
    """Leave out legs that take no time, and those that never begin."""
    return [leg for leg in legs if not isnan(leg.start) and (leg.end is None or leg.end > leg.start)]


def or_none(instant: float) -> float | None:
    """Give an instant, or None where it has not come."""
    return None if isnan(instant) else float(instant)


def sensor_legs(course: Course) -> Iterator[Leg | Loss]:
    """Cut the ways of reports up to their first station."""
    for row in course.rows("reports"):
        source = course.sources[row["source"]]
        rank, name = source.sensor.rank, report_name(source, row["look"])
        genuine, left, link = row["genuine"], row["processed"], source.sensor.group.link
        yield Leg(name, "processing", f"sensor {rank}", row["at"], or_none(left), genuine)
        if isnan(left):
            continue
        failed = int(row["failed_tries"])
        last_try = min(failed, link.max_tries - 1)
        sent = left + last_try * link.retry_after
        yield Leg(name, "trying again", f"sensor {rank}", left, sent, genuine)
        for number in range(failed):
            yield Loss(name, f"link {rank}", left + number * link.retry_after)
        if failed < link.max_tries:
            yield Leg(name, "travelling", f"link {rank}", sent, or_none(row["arrived"]), genuine)


def station_legs(course: Course) -> Iterator[Leg | Loss]:
    """Cut the ways of reports through stations, and onward from them."""
    visits = visits_in_order(course)
    arrived = {(v["station"], v["source"], v["look"], v["shared"]): float(v["arrived"]) for v in visits}
    for row in visits:
        source, place = course.sources[row["source"]], f"station {row['station']}"
        name, truth = report_name(source, row["look"]), (row["genuine"], row["shared"])
        yield Leg(name, "waiting", place, row["arrived"], or_none(row["begun"]), *truth)
        yield Leg(name, "in service", place, row["begun"], or_none(row["served"]), *truth)
        for way, link, to in _ways_on(course.network, name, row):
            yield from _travel(way, link, arrived.get((to, row["source"], row["look"], way.copy)))


def _ways_on(network: Network, name: str, row: Row) -> Iterator[tuple[Leg, Link, int]]:
    """Give the ways that lead on from a station: their begin, their link, and the station at their end."""
    places = {station.name: place for place, station in enumerate(network.stations)}
    here, station = row["station"], network.stations[row["station"]]
    if isinstance(station, Relay):
        way = Leg(name, "travelling", f"onward {here}", row["served"], None, row["genuine"])
        yield way, station.link, places[station.to]
    elif not row["shared"]:
        for number, share in enumerate(network.scenario.shares):
            if share.what == "reports" and share.from_ == station.name:
                way = Leg(name, "travelling", f"share {number}", row["arrived"], None, row["genuine"], True)
                yield way, share, places[share.to]


def _travel(way: Leg, link: Link, arrives: float | None) -> Iterator[Leg | Loss]:
    """Cut the way along a link; where losses are possible, what does not arrive counts as lost at once."""
    if isnan(way.start):
        return
    if arrives is None and link.loss > 0:
        yield Loss(way.of, way.place, way.start)
    else:
        yield Leg(way.of, way.kind, way.place, way.start, arrives, way.genuine, way.copy)


def visits_in_order(course: Course) -> list[dict[str, Any]]:
    """Give all visits in the order in which reports queue, with the truth of each."""
    looks = {(row["source"], row["look"]): row for row in course.rows("looks")}
    visits = [
        {**row, "genuine": looks[row["source"], row["look"]]["genuine"]} for row in course.rows("visits")
    ]

    def order(row: Row) -> tuple[Any, ...]:
        look, rank = looks[row["source"], row["look"]], course.sources[row["source"]].sensor.rank
        return (row["arrived"], row["shared"], rank, look["at"], row["source"], row["look"])

    return sorted(visits, key=order)


def cue_legs(course: Course) -> Iterator[Leg]:
    """Cut the ways of cues: from the report that leaves to the look that it asks for."""
    left = {(row["source"], row["look"]): row["processed"] for row in course.rows("reports")}
    for row in course.rows("looks"):
        source = course.sources[row["source"]]
        if source.by is not None:
            start = left[source.by.rank, row["look"]]
            place = f"cue {source.by.sensor.rank} {source.sensor.rank}"
            yield Leg(report_name(source, row["look"]), "cueing", place, start, row["at"], row["genuine"])


def alert_legs(course: Course) -> Iterator[Leg | Loss]:
    """Cut the ways of alerts: decision, delivery, and the way to partners that adopt them."""
    network, rows = course.network, course.rows("alerts")
    first = len(network.relays)
    names = [centre.name for centre in network.centres]
    adopted = {(row["centre"], row["giver"], row["number"]): row["adopted"] for row in rows}
    for row in rows:
        own, name, truth = row["centre"] == row["giver"], alert_name(names, row), row["genuine"]
        begun = row["met"] if own else row["adopted"]
        decided, place = row["decided"], first + row["centre"]
        yield Leg(name, "deciding", f"station {place}", begun, or_none(decided), truth, not own)
        yield Leg(name, "delivering", f"delivery {place}", decided, or_none(row["delivered"]), truth, not own)
        for number, share in enumerate(network.scenario.shares):
            if own and share.what == "alerts" and share.from_ == names[row["centre"]]:
                taker = (names.index(share.to), row["giver"], row["number"])
                way = Leg(name, "travelling", f"share {number}", decided, None, truth, True)
                yield from _travel(way, share, adopted.get(taker))


def alert_name(centres: Sequence[str], row: Row) -> str:
    """Name an alert by the centre whose rule was met and its number there."""
    return f"{centres[row['giver']]} {row['number']}"
