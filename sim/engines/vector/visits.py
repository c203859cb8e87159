"""Visits: which reports come to a station, and when. Stages hand them on from station to station.

In the shapes, N is the number of visits.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

import numpy as np
from attrs import define

from sim.engines.purposes import Purpose, Way
from sim.engines.vector.batch import Batch
from sim.engines.vector.reports import Sent
from sim.model.arrays import Array, Flags, Places
from sim.model.network import Source


@define(eq=False)
class Stream:
    """The visits of one series' reports to one station.

    Attributes
    ----------
    sent : Sent
        The reports of the series; the visits are those of all of them, in their order.
    arrived : array of float, shape (N,)
        When each arrives; infinity for what is lost.
    relayed : array of float, shape (N,)
        When it arrived at its own centre; the same as `arrived` unless it is a shared copy.
    shared : bool
        Whether these are copies from a partner.
    """

    sent: Sent
    arrived: Array
    relayed: Array
    shared: bool = False

    @property
    def in_order(self) -> bool:
        """Whether those of each replication are known to arrive in the order of their looks."""
        return self.sent.in_order and self.arrived is self.sent.linked


@define(eq=False)
class Visits:
    """All visits to one station, the streams one behind another.

    Attributes
    ----------
    streams : list of Stream
        The series whose reports come.
    width : int
        How many replications, C.
    """

    streams: Sequence[Stream]
    width: int

    @property
    def arrivals(self) -> list[Array]:
        """When each arrives: an array for each stream."""
        return [stream.arrived for stream in self.streams]

    @property
    def columns(self) -> list[Places]:
        """Their replications, within the batch: an array for each stream."""
        return [stream.sent.column for stream in self.streams]

    @property
    def slots(self) -> list[Places]:
        """Their places in the queue if they all arrived at one instant; own before shared."""
        slots: dict[int, Places] = {}
        used = np.zeros(self.width, dtype=np.intp)
        for alike in self.by_slot():
            for place in alike:
                sent = self.streams[place].sent
                slots[place] = used.take(sent.column) + sent.nth
            used = used + sent.counts
        return [slots[place] for place in range(len(self.streams))]

    def by_slot(self) -> list[list[int]]:
        """Give the places of the streams in the order of their slots, those of one sensor together."""

        def order(place: int) -> tuple[bool, int]:
            return self.streams[place].shared, self.streams[place].sent.source.sensor.rank

        return [list(alike) for _, alike in groupby(sorted(range(len(self.streams)), key=order), order)]

    @property
    def column(self) -> Places:
        """The replications of all visits, within the batch: shape (N,)."""
        column: Places = _chain(self.columns, np.intp)
        return column

    @property
    def arrived(self) -> Array:
        """When all of them arrive: shape (N,)."""
        arrived: Array = _chain(self.arrivals, np.float64)
        return arrived

    def arrived_of(self, which: Places) -> Array:
        """Say when some visits arrive, by their numbers among all of them."""
        arrived, starts = np.empty(len(which)), np.cumsum([0, *map(len, self.arrivals)])
        of = np.searchsorted(starts, which, side="right") - 1
        for stream in np.unique(of):
            here = np.flatnonzero(of == stream)
            arrived[here] = self.arrivals[stream].take(which[here] - starts[stream])
        return arrived

    def __len__(self) -> int:
        """Count the visits, N."""
        return sum(map(len, self.arrivals))

    def chain(self, kind: type, part: Callable[[Stream], Any]) -> Any:
        """Put one column of all streams one behind another."""
        return _chain([part(stream) for stream in self.streams], kind)

    def draw(self, batch: Batch, purpose: Callable[[Source], Purpose]) -> Array:
        """Draw a delay for every visit, series by series."""
        ticks: Array = self.chain(
            np.float64, lambda s: batch.take(purpose(s.sent.source), s.sent.rows, s.sent.flat)
        )
        return ticks

    def travel(self, batch: Batch, way: Callable[[Source], Way]) -> Array:
        """Draw the ticks on a way for every visit, series by series."""
        ticks: Array = self.chain(
            np.float64, lambda s: batch.travel(way(s.sent.source), s.sent.rows, s.sent.flat)
        )
        return ticks

    def split(self, values: Array) -> list[Array]:
        """Cut a column of all visits into those of the streams."""
        ends = np.cumsum([len(stream.arrived) for stream in self.streams])
        return np.split(values, ends[:-1]) if len(ends) else []

    @property
    def sensors(self) -> Places:
        """The rank of the sensor of each visit's report."""
        ranks = [stream.sent.source.sensor.rank for stream in self.streams]
        return np.repeat(np.array(ranks, dtype=np.intp), [len(stream.arrived) for stream in self.streams])

    @property
    def score(self) -> Array | None:
        """The score of each visit's report; None where every score is 1."""
        if all(stream.sent.looks.score is None for stream in self.streams):
            return None
        scores: Array = self.chain(np.float64, lambda stream: stream.sent.score)
        return scores

    @property
    def genuine(self) -> Flags:
        """Whether each visit's report is genuine."""
        genuine: Flags = self.chain(np.bool_, lambda stream: stream.sent.genuine)
        return genuine


def _chain(parts: Sequence[Any], kind: type) -> Any:
    if len(parts) == 1:
        return parts[0]
    return np.concatenate(parts) if parts else np.empty(0, dtype=kind)
