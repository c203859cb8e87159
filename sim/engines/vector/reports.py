"""Reports: one for every look that fired, from the sensor to its first station; and the looks that they cue.

In the shapes, K is the number of looks of a series, C the number of replications, N the number of reports.
"""

from __future__ import annotations

from functools import cached_property
from itertools import groupby
from typing import Any

import numpy as np
from attrs import define

from sim.engines import purposes
from sim.engines.vector.batch import Batch, add_up, count
from sim.engines.vector.looks import Looks, observe, scheduled_looks
from sim.model.arrays import Array, Flags, Places
from sim.model.network import Source


@define(eq=False)
class Sent:
    """The reports of one series.

    Attributes
    ----------
    batch : Batch
        The batch that they belong to.
    looks : Looks
        The looks that they are of.
    flat : array of int, shape (N,)
        Their places in the grid of the looks: look · C + replication.
    at, processed, linked : array of float, shape (N,)
        When the look was made, when the report left the sensor, when it arrived at its first station.
    in_order : bool
        Whether those of each replication are known to arrive in the order of their looks.
    """

    batch: Batch
    looks: Looks
    flat: Places
    at: Array
    processed: Array
    linked: Array
    in_order: bool

    @cached_property
    def column(self) -> Places:
        """Their replications, within the batch: shape (N,)."""
        return self.batch.columns_of(self.flat, self.rows)

    @cached_property
    def nth(self) -> Places:
        """Their numbers among the reports of their sensor in the replication, from 0: shape (N,).

        They go by look time, then series. A sensor of several series is numbered by `_number_sensor`.
        """
        fired = self.looks.fired
        running: np.ndarray[Any, Any] = fired.astype(np.int16 if len(fired) < 2**15 else np.int64)
        add_up(running)
        return running.ravel().take(self.flat) - np.intp(1)

    @cached_property
    def counts(self) -> Places:
        """How many reports their sensor makes in each replication, in all its series: shape (C,)."""
        return count(self.looks.fired).astype(np.intp)

    @property
    def dense(self) -> bool:
        """Whether no look of a replication fired after one that did not."""
        fired = self.looks.fired
        return not (fired[1:] > fired[:-1]).any()

    @property
    def source(self) -> Source:
        """The series."""
        return self.looks.source

    @property
    def rows(self) -> int:
        """How many looks the series has, K."""
        return len(self.looks.at)

    @property
    def genuine(self) -> Flags:
        """Whether each is genuine."""
        if self.looks.genuine is None:
            return np.zeros(len(self.flat), dtype=bool)
        return self.looks.genuine.ravel().take(self.flat)

    @property
    def score(self) -> Array:
        """The score of each."""
        if self.looks.score is None:
            return np.ones(len(self.flat))
        return self.looks.score.ravel().take(self.flat)


def send_all(batch: Batch) -> list[Sent]:
    """Make all looks and send all reports, series by series in rank order."""
    sent: dict[str, Sent] = {}
    for source in batch.network.sources:
        if source.by is None:
            looks = scheduled_looks(batch, source)
        else:
            looks = observe(batch, source, _cued(batch, source, sent[source.by.name]))
        sent[source.name] = _send(batch, looks)
    ordered = sorted(sent.values(), key=lambda one: one.source.rank)
    for _, same in groupby(ordered, lambda one: one.source.sensor.rank):
        series = list(same)
        if len(series) > 1:
            _number_sensor(series, batch.width)
    return ordered


def _cued(batch: Batch, source: Source, by: Sent) -> Array:
    """Give the instants of cued looks: each bears the number of the look that cued it. Shape (K, C)."""
    at = np.full((by.rows, batch.width), np.inf)
    at.ravel()[by.flat] = by.processed + batch.take(purposes.after(source), by.rows, by.flat)
    at[at > batch.horizon] = np.inf
    return at


def _send(batch: Batch, looks: Looks) -> Sent:
    """Process the reports of the looks that fired, and let them travel."""
    rows, flat = len(looks.at), np.flatnonzero(looks.fired)
    at = looks.at.ravel().take(flat)
    processing, way = purposes.processing(looks.source), purposes.sensor_link(looks.source)
    processed = at if processing.constant == 0.0 else at + batch.take(processing, rows, flat)
    linked = processed if way.instant else processed + batch.travel(way, rows, flat)
    alike = way.steady and processing.constant is not None and looks.source.by is None
    return Sent(batch, looks, flat, at, processed, linked, alike)


def _number_sensor(series: list[Sent], width: int) -> None:
    """Give numbers to the reports of a sensor with cued looks: by look time, then series, then look."""
    column = np.concatenate([one.column for one in series])
    at = np.concatenate([one.at for one in series])
    rank = np.repeat([one.source.rank for one in series], [len(one.flat) for one in series])
    flat = np.concatenate([one.flat for one in series])
    order = np.lexsort((flat, rank, at, column))
    counts = np.bincount(column, minlength=width)
    nth = np.empty(len(column), dtype=np.intp)
    nth[order] = np.arange(len(column)) - np.repeat(np.cumsum(counts) - counts, counts)
    ends = np.cumsum([len(one.flat) for one in series])
    for one, part in zip(series, np.split(nth, ends[:-1]), strict=True):
        one.nth, one.counts = part, counts
