"""Columns: what happened, written into the columns of the records."""

from __future__ import annotations

import numpy as np

from sim.engines.vector.batch import Batch
from sim.engines.vector.flow import Played
from sim.engines.vector.reports import Sent
from sim.engines.vector.sums import station_sums
from sim.engines.vector.warning import Issued, Warnings
from sim.model.arrays import Array, Places
from sim.records import PATH, CentreColumns, StationColumns


def centre_columns(batch: Batch, played: Played, name: str) -> CentreColumns:
    """Write what one centre did."""
    warnings, warmup = played.warnings[name], batch.network.scenario.warmup
    first_alert, first_true = warnings.first_alert(batch.width, batch.horizon)
    heard = bool(batch.network.reaching(name))  # a rule that no sensor reaches counts as stopped
    stopped = np.minimum(warnings.stopped_at(batch.width), batch.horizon if heard else 0.0)
    return CentreColumns(
        path=_paths(batch, played, warnings),
        first_alert=first_alert,
        first_true=first_true,
        false_alerts=_false_alerts(batch, warnings),
        armed=np.maximum(0.0, stopped - warmup),
    )


def all_station_sums(batch: Batch, played: Played) -> dict[str, StationColumns]:
    """Write what every station did."""
    scenario = batch.network.scenario
    return {
        name: station_sums(queue, scenario.warmup, scenario.horizon) for name, queue in played.queues.items()
    }


def _false_alerts(batch: Batch, warnings: Warnings) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    if warnings.false is not None:
        return warnings.false
    alerts = warnings.own.alerts
    false = ~alerts.genuine & (alerts.met >= batch.network.scenario.warmup)
    return np.bincount(alerts.column[false], minlength=batch.width).astype(np.int32)


def _paths(batch: Batch, played: Played, warnings: Warnings) -> Array:
    """Give the instants of the first-delivered true alerts: shape (14, C)."""
    path = np.full((len(PATH), batch.width), np.nan)
    for issued, first in warnings.first_true(batch.width):
        places = first[issued.delivered[first] <= batch.horizon]
        alerts = issued.alerts.only(places)
        columns = alerts.column
        _write_way(batch, played, issued, places, path)
        path[PATH.index("begun"), columns] = alerts.begun
        path[PATH.index("served"), columns] = alerts.served
        path[PATH.index("met"), columns] = alerts.met
        for what in ("given", "adopted", "decided", "delivered"):
            path[PATH.index(what), columns] = getattr(issued, what)[places]
    return path


def _write_way(batch: Batch, played: Played, issued: Issued, places: Places, path: Array) -> None:
    """Write the way of the first visits, from the sensor's first look to the centre that served it."""
    streams = played.visits[issued.giver].streams
    starts = np.cumsum([0, *(len(stream.arrived) for stream in streams)])
    first, columns = issued.alerts.first[places], issued.alerts.column[places]
    which = np.searchsorted(starts, first, side="right") - 1
    for number in np.unique(which):
        stream, here = streams[number], np.flatnonzero(which == number)
        report, column = first[here] - starts[number], columns[here]
        path[0, column], path[1, column] = _first_ones(batch, played, stream.sent, report)
        sent = stream.sent
        way = (sent.at, sent.processed, sent.linked, stream.relayed, stream.arrived)
        for row, instants in enumerate(way, start=PATH.index("look")):
            path[row, column] = instants[report]


def _first_ones(batch: Batch, played: Played, sent: Sent, report: Places) -> tuple[Array, Array]:
    """Give the first look that was made and the first that saw the onset, of the sensor of some reports."""
    column = sent.column[report]
    onset = batch.onsets.at[column]
    series = played.looks[sent.source.sensor.rank]
    if len(series) == 1 and sent.source.by is None:
        return sent.looks.first_ones(onset, column, sent.flat[report] // batch.width)
    made, seen = zip(*(looks.first_ones(onset, column, None) for looks in series), strict=True)
    return np.min(made, axis=0), np.min(seen, axis=0)
