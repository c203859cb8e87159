"""Tables: every look, report, visit, alert and outage as a row, up to the end of its replication."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import numpy as np

from sim.engines import purposes
from sim.engines.vector.batch import Batch, not_happened
from sim.engines.vector.flow import Played
from sim.engines.vector.outages import switches
from sim.engines.vector.reports import Sent
from sim.engines.vector.warning import Issued
from sim.model.arrays import Array
from sim.records import TABLES, Column, make_table

Rows = Mapping[str, Any]


def write_tables(
    batch: Batch, played: Played, wanted: Iterable[str], end: Array
) -> dict[str, Mapping[str, Column]]:
    """Write the tables that were asked for; `end` is the end of each replication, shape (C,)."""
    writers: dict[str, Callable[[Batch, Played, Array], Iterator[Rows]]] = {
        "looks": _looks,
        "reports": _reports,
        "visits": _visits,
        "alerts": _alerts,
        "outages": _outages,
    }
    return {table: _stack(table, writers[table](batch, played, end)) for table in sorted(wanted)}


def _stack(table: str, parts: Iterator[Rows]) -> dict[str, Column]:
    """Put parts of a table one below another; a single value stands for a whole column."""
    columns: dict[str, list[Column]] = {name: [] for name in TABLES[table]}
    for part in parts:
        length = len(part["replication"])
        for name, column in columns.items():
            column.append(np.broadcast_to(part[name], (length,)))
    return make_table(table, {name: np.concatenate(c) if c else () for name, c in columns.items()})


def _looks(batch: Batch, played: Played, end: Array) -> Iterator[Rows]:
    for sent in played.sent:
        looks = sent.looks
        look, column = np.nonzero(looks.at <= end)
        yield {
            "replication": batch.draws.replications[column],
            "source": sent.source.rank,
            "look": look,
            "at": looks.at[look, column],
            "made": looks.made[look, column],
            "genuine": False if looks.genuine is None else looks.genuine[look, column],
            "fired": looks.fired[look, column],
            "score": 1.0 if looks.score is None else looks.score[look, column],
        }


def _reports(batch: Batch, played: Played, end: Array) -> Iterator[Rows]:
    for sent in played.sent:
        here = np.flatnonzero(sent.at <= end[sent.column])
        column = sent.column[here]
        failed = batch.take(purposes.sensor_link(sent.source).failed, sent.rows, sent.flat[here])
        left = sent.processed[here] <= end[column]
        yield {
            "replication": batch.draws.replications[column],
            "source": sent.source.rank,
            "look": sent.flat[here] // batch.width,
            "at": sent.at[here],
            "genuine": sent.genuine[here],
            "processed": not_happened(sent.processed[here], end[column]),
            "failed_tries": np.where(left, failed, np.nan),
            "arrived": not_happened(sent.linked[here], end[column]),
        }


def _visits(batch: Batch, played: Played, end: Array) -> Iterator[Rows]:
    for place, station in enumerate(batch.network.stations):
        visits, queue = played.visits[station.name], played.queues[station.name]
        here = np.flatnonzero(visits.arrived <= end[visits.column])
        column = visits.column[here]
        yield {
            "replication": batch.draws.replications[column],
            "station": place,
            "source": visits.chain(np.intp, _ranks)[here],
            "look": visits.chain(np.intp, lambda stream: stream.sent.flat // batch.width)[here],
            "shared": visits.chain(np.bool_, lambda stream: np.full(len(stream.arrived), stream.shared))[
                here
            ],
            "arrived": visits.arrived[here],
            "begun": not_happened(queue.of_visits("begun", visits)[here], end[column]),
            "served": not_happened(queue.of_visits("ended", visits)[here], end[column]),
        }


def _ranks(stream: Any) -> Column:
    sent: Sent = stream.sent
    return np.full(len(sent.flat), sent.source.rank)


def _alerts(batch: Batch, played: Played, end: Array) -> Iterator[Rows]:
    places = {centre.name: place for place, centre in enumerate(batch.network.centres)}
    for name, warnings in played.warnings.items():
        yield _alert_rows(batch, played, end, warnings.own) | {"centre": places[name], "giver": places[name]}
        for issued in warnings.adopted:
            row = {"centre": places[name], "giver": places[issued.giver]}
            yield _alert_rows(batch, played, end, issued) | row


def _alert_rows(batch: Batch, played: Played, end: Array, issued: Issued) -> dict[str, Any]:
    begins = np.where(np.isnan(issued.adopted), issued.alerts.met, issued.adopted)
    here = np.flatnonzero(begins <= end[issued.alerts.column])
    alerts, visits = issued.alerts.only(here), played.visits[issued.giver]
    look = visits.chain(np.intp, lambda stream: stream.sent.flat // batch.width)
    return {
        "replication": batch.draws.replications[alerts.column],
        "number": alerts.number,
        "genuine": alerts.genuine,
        "met": alerts.met,
        "given": issued.given[here],
        "adopted": issued.adopted[here],
        "decided": not_happened(issued.decided[here], end[alerts.column]),
        "delivered": not_happened(issued.delivered[here], end[alerts.column]),
        "source": visits.chain(np.intp, _ranks)[alerts.first],
        "look": look[alerts.first],
    }


def _outages(batch: Batch, played: Played, end: Array) -> Iterator[Rows]:
    for place, outage in enumerate(batch.network.scenario.outages):
        affected = [s for s in batch.network.sensors if s.group.name in outage.affects]
        for sensor in affected[:1] if outage.together else affected:
            course = switches(batch, outage, sensor)
            cycle, column = np.nonzero(course[::2] <= end)
            yield {
                "replication": batch.draws.replications[column],
                "outage": place,
                "sensor": np.nan if outage.together else float(sensor.rank),
                "down": course[::2][cycle, column],
                "up": not_happened(course[1::2][cycle, column], end[column]),
            }
