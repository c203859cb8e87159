"""Tracks: what the tables of one replication say happened, as marks and spans in lanes, for a timeline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from math import inf, isnan, nan
from typing import Any, Protocol

from attrs import frozen

from sim.model.network import Network, Source
from sim.model.scenario import Scenario
from sim.records import PATH, Records

Row = Mapping[str, Any]
Name = tuple[str, str]  # "sensor", "links", "queue", "servers" or "centre", and whose
LOOKS = {
    (False, False): "saw nothing",
    (False, True): "fired at nothing",
    (True, False): "missed",
    (True, True): "fired",
}
LINKS: Name = ("links", "")


class Moment(Protocol):
    """Something that is told."""

    @property
    def at(self) -> float:
        """When, in ticks."""


class Told(Protocol):
    """A trace, as far as a timeline looks at it."""

    @property
    def scenario(self) -> Scenario:
        """What was played."""

    @property
    def seed(self) -> int:
        """The seed."""

    @property
    def replication(self) -> int:
        """The number of the replication."""

    @property
    def events(self) -> Sequence[Moment]:
        """What is told: the last event is where the telling stops."""

    @property
    def records(self) -> Records:
        """The records of the replication, with all tables."""


@frozen
class Mark:
    """Something that happens at an instant, in ticks; `path` tells whether it is behind the alert."""

    lane: Name
    at: float
    kind: str
    path: bool = False


@frozen
class Span:
    """Something that takes from one instant to another, in ticks; one that is lost ends nowhere."""

    lane: Name
    start: float
    end: float
    kind: str
    path: bool = False
    lost: bool = False


@frozen(eq=False)
class Tracks:
    """One replication, lane by lane.

    Attributes
    ----------
    network : Network
        What was played.
    records : Records
        The records of one replication, with all tables.
    centre : str
        The centre whose alert is followed.
    """

    network: Network
    records: Records
    centre: str

    def instant(self, name: str) -> float:
        """Give one instant of the first-delivered true alert, in ticks; NaN without one."""
        return float(self.records.centres[self.centre].path[PATH.index(name), 0])

    @property
    def onset(self) -> float:
        """The onset, in ticks; NaN without one."""
        return float(self.records.onset[0])

    @cached_property
    def alert(self) -> Row | None:
        """The row of the first-delivered true alert."""
        place = [centre.name for centre in self.network.centres].index(self.centre)
        delivered = self.instant("delivered")
        own = (row for row in self._tables["alerts"] if row["centre"] == place and row["genuine"])
        return next((row for row in own if row["delivered"] == delivered), None)

    @property
    def giver(self) -> str:
        """The centre whose rule was met: another one where the alert is adopted; empty without an alert."""
        return "" if self.alert is None else self.network.centres[self.alert["giver"]].name

    @cached_property
    def behind(self) -> tuple[Source, int] | None:
        """The series and number of the look behind the alert: that of its earliest-served genuine report."""
        if self.alert is None:
            return None
        at = self.instant("look")
        served = self.instant("served")
        stations = [station.name for station in self.network.stations]
        giver = stations.index(self.giver)
        looks = {(row["source"], row["look"]): row["at"] for row in self._tables["looks"]}
        for row in self._tables["visits"]:
            key = (row["source"], row["look"])
            if row["station"] == giver and row["served"] == served and looks[key] == at:
                return self._source(row), row["look"]
        return None

    def marks(self) -> Iterator[Mark]:
        """Give every look, and every moment at which a rule is met or someone warned."""
        behind = self.behind
        for row in self._tables["looks"]:
            source = self._source(row)
            kind = LOOKS[row["genuine"], row["fired"]] if row["made"] else "not made"
            yield Mark(("sensor", source.sensor.name), row["at"], kind, (source, row["look"]) == behind)
        for row in self._tables["alerts"]:
            lane = ("centre", self.network.centres[row["centre"]].name)
            path = row == self.alert
            kind = "warned" if path else "another alert" if row["genuine"] else "false alert"
            yield Mark(lane, row["delivered"], kind, path)

    def spans(self) -> Iterator[Span]:
        """Give all that takes time: processing, travelling, waiting, service, decisions, deliveries."""
        behind = self.behind
        for row in self._tables["reports"]:
            yield from self._from_sensor(row, path=(self._source(row), row["look"]) == behind)
        for row in self._tables["visits"]:
            yield from self._at_station(row, path=(self._source(row), row["look"]) == behind)
        for row in self._tables["alerts"]:
            yield from self._of_alert(row, path=row == self.alert)

    def _from_sensor(self, row: Row, *, path: bool) -> Iterator[Span]:
        """Follow a report from its look over the sensor's link."""
        sensor = self._source(row).sensor
        yield Span(("sensor", sensor.name), row["at"], _known(row["processed"]), "processing", path)
        link = sensor.group.link
        lost = row["failed_tries"] >= link.max_tries
        end = row["processed"] + (row["failed_tries"] - 1) * link.retry_after if lost else row["arrived"]
        yield Span(LINKS, row["processed"], _known(end), "travelling", path, lost)

    def _at_station(self, row: Row, *, path: bool) -> Iterator[Span]:
        """Follow a report through a station, and the link that brought it there.

        Behind the alert is what a relay, or the centre that issued it, does with the report; not what another
        centre does with a copy of it.
        """
        station = self.network.stations[row["station"]]
        served = path and (station in self.network.relays or station.name == self.giver)
        sent = path and (not row["shared"] or station.name == self.giver)
        yield Span(LINKS, self._left(row), row["arrived"], "travelling", sent)
        yield Span(("queue", station.name), row["arrived"], _known(row["begun"]), "waiting", served)
        yield Span(("servers", station.name), row["begun"], _known(row["served"]), "in service", served)

    def _left(self, row: Row) -> float:
        """Tell when a report set out for a station from another; NaN where it came from its sensor."""
        stations = [station.name for station in self.network.stations]
        way = self._source(row).sensor.path
        if row["shared"]:
            before, instant = way[-1], "arrived"
        elif (place := way.index(stations[row["station"]])) > 0:
            before, instant = way[place - 1], "served"
        else:
            return nan
        earlier = self._visits.get((stations.index(before), row["source"], row["look"], False))
        return nan if earlier is None else float(earlier[instant])

    def _of_alert(self, row: Row, *, path: bool) -> Iterator[Span]:
        """Follow an alert from its rule to those that it warns."""
        giver, centre = (self.network.centres[row[who]].name for who in ("giver", "centre"))
        if giver == centre:
            yield Span(("centre", centre), row["met"], _known(row["decided"]), "deciding", path)
        else:
            yield Span(("centre", giver), row["met"], _known(row["given"]), "deciding", path)
            yield Span(LINKS, row["given"], row["adopted"], "travelling", path)
            yield Span(("centre", centre), row["adopted"], _known(row["decided"]), "deciding", path)
        yield Span(("centre", centre), row["decided"], _known(row["delivered"]), "delivering", path)

    @cached_property
    def _sources(self) -> dict[int, Source]:
        return {source.rank: source for source in self.network.sources}

    @cached_property
    def _visits(self) -> dict[tuple[int, int, int, bool], Row]:
        visits = self._tables["visits"]
        return {(row["station"], row["source"], row["look"], row["shared"]): row for row in visits}

    @cached_property
    def _tables(self) -> dict[str, list[Row]]:
        """All tables, row by row."""
        tables: dict[str, list[Row]] = {}
        for table, columns in self.records.tables.items():
            lists = [column.tolist() for column in columns.values()]
            rows = zip(*lists, strict=True)
            tables[table] = [dict(zip(columns, row, strict=True)) for row in rows]
        return tables

    def _source(self, row: Row) -> Source:
        return self._sources[row["source"]]


def _known(instant: float) -> float:
    """Give an instant; what has not happened by the horizon goes on beyond it."""
    return inf if isnan(instant) else instant
