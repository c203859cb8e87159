"""Tidy tables of a result, piece by piece: so many rows at a time that a large result needs little memory.

Every row has scenario, seed and replication. A piece is a mapping of column names to columns of one length;
names are not repeated in it row by row, but said once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Protocol

import numpy as np
from attrs import fields, frozen

from sim.analysis.budget import STAGES, stages
from sim.model.network import build_network
from sim.records import PATH, CentreColumns, Column, Records, StationColumns

if TYPE_CHECKING:
    from sim.model.scenario import Scenario

ROWS = 20_000  # rows of a piece, about
SUMS = tuple(attribute.name for attribute in fields(StationColumns))
DOINGS = tuple(attribute.name for attribute in fields(CentreColumns) if attribute.name != "path")
NOBODY = ""  # a name where there is none


@frozen(eq=False)
class Words:
    """A column of names.

    Attributes
    ----------
    names : tuple of str
        The names that there are.
    places : array of int
        For every row, the place of its name among them.
    """

    names: tuple[str, ...]
    places: Column

    def __len__(self) -> int:
        """Give the number of rows."""
        return len(self.places)


Piece = Mapping[str, Column | Words]


class Recorded(Protocol):
    """What is put into tables."""

    @property
    def scenario(self) -> Scenario:
        """What was played."""

    @property
    def seed(self) -> int:
        """The seed."""

    @property
    def records(self) -> Records:
        """What came out."""


def pieces(result: Recorded, kind: str, rows: int = ROWS) -> Iterator[Piece]:
    """Give a tidy table piece by piece; no piece where it has no rows.

    Parameters
    ----------
    result
        A result.
    kind
        "replications", "budgets", "stations", or a table that was kept.
    rows
        About how many rows a piece has at most.
    """
    if kind == "replications":
        return _replications(result, rows)
    if kind == "budgets":
        return _budgets(result, max(1, rows // len(STAGES)))
    if kind == "stations":
        return _stations(result, rows)
    return _kept(result, kind, rows)


def said_once(name: str, rows: int) -> Words:
    """Make a column of one name."""
    return Words((name,), np.zeros(rows, dtype=np.intp))


def names_of(scenario: Scenario, column: str) -> tuple[str, ...]:
    """List the names that a column of a table may have, in the order of their ranks; `NOBODY` comes first.

    Examples
    --------
    >>> from sim.model.loading import load
    >>> names_of(load("first_light"), "source")
    ('', 'lamp-1', 'lamp-2', 'lamp-3')
    """
    network = build_network(scenario)
    zones = None if scenario.onset is None else scenario.onset.zones
    named = {
        "zone": () if zones is None else zones.names,
        "source": [one.name for one in sorted(network.sources, key=lambda source: source.rank)],
        "sensor": [sensor.name for sensor in network.sensors],
        "station": [station.name for station in network.stations],
        "outage": [outage.name for outage in scenario.outages],
        "centre": [centre.name for centre in network.centres],
        "giver": [centre.name for centre in network.centres],
    }
    return (NOBODY, *named[column])


NAMED = ("zone", "source", "sensor", "station", "outage", "centre", "giver")


def _spans(length: int, rows: int) -> Iterator[slice]:
    return (slice(at, min(at + rows, length)) for at in range(0, length, rows))


def _head(result: Recorded, replication: Column) -> dict[str, Column | Words]:
    count = len(replication)
    scenario = result.scenario.name.encode(errors="replace").decode()  # a file may be called anything
    return {
        "scenario": said_once(scenario, count),
        "seed": np.full(count, result.seed, dtype=np.uint64),
        "replication": replication,
    }


def _replications(result: Recorded, rows: int) -> Iterator[Piece]:
    """Make a row for each replication and centre: all replications of the first centre, then of the next."""
    records, zones = result.records, names_of(result.scenario, "zone")
    place = np.where(np.isnan(records.onset), -1, records.zone) + 1 if zones[1:] else records.zone * 0
    for name, columns in records.centres.items():
        latency = columns.instant("delivered") - records.onset
        for span in _spans(len(records), rows):
            head = _head(result, records.replication[span])
            yield {
                **head,
                "centre": said_once(name, len(head["replication"])),
                "onset": records.onset[span],
                "zone": Words(zones, place[span]),
                "latency": latency[span],
                **{doing: getattr(columns, doing)[span] for doing in DOINGS},
                **{instant: columns.instant(instant)[span] for instant in PATH},
            }


def _budgets(result: Recorded, alerts: int) -> Iterator[Piece]:
    """Make a row for each stage of the first-delivered true alert of each replication and centre."""
    records, count = result.records, len(STAGES)
    for name, columns in records.centres.items():
        detected = np.flatnonzero(~np.isnan(columns.instant("delivered")))
        for span in _spans(len(detected), alerts):
            here = detected[span]
            split = stages(_only(columns, here), records.onset[here])
            head = _head(result, np.repeat(records.replication[here], count))
            yield {
                **head,
                "centre": said_once(name, len(here) * count),
                "stage": Words(STAGES, np.tile(np.arange(count), len(here))),
                "ticks": np.ascontiguousarray(split.T).ravel(),
            }


def _only(columns: CentreColumns, here: Column) -> CentreColumns:
    """Take some replications of what a centre did."""
    return CentreColumns(columns.path[:, here], *(getattr(columns, doing)[here] for doing in DOINGS))


def _stations(result: Recorded, rows: int) -> Iterator[Piece]:
    """Make a row for each replication and station; none where replications ended at the alert."""
    records = result.records
    for name, columns in records.stations.items():
        for span in _spans(len(records), rows):
            head = _head(result, records.replication[span])
            sums = {key: getattr(columns, key)[span] for key in SUMS}
            yield {**head, "station": said_once(name, len(head["replication"])), **sums}


def _kept(result: Recorded, kind: str, rows: int) -> Iterator[Piece]:
    """Give a table that was kept, with names in place of ranks."""
    table = result.records.tables[kind]
    names = {column: names_of(result.scenario, column) for column in table if column in NAMED}
    for span in _spans(len(table["replication"]), rows):
        piece = _head(result, table["replication"][span])
        for key, column in table.items():
            if key in names:
                ranks = np.nan_to_num(column[span], nan=-1.0).astype(np.intp)
                piece[key] = Words(names[key], ranks + 1)
            elif key != "replication":
                piece[key] = column[span]
        yield piece
