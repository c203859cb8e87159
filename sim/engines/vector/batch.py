"""What all stages share: the network, the draws, the onsets, and how far each replication is played."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
from attrs import define, field

from sim.draws import Randomness
from sim.engines.purposes import Onsets, Purpose, Way
from sim.model.arrays import Array, Places
from sim.model.network import Network
from sim.records import Column

MOST_IN_A_BYTE = 127


@define(eq=False)
class Batch:
    """Replications that are played at once; in what follows C is how many.

    Attributes
    ----------
    network : Network
        Who is joined to whom.
    draws : Randomness
        The random numbers.
    onsets : Onsets
        The onsets, columns of length C.
    cut : array of float, shape (C,)
        Up to when looks are made: the horizon, or earlier where a replication may end at its alert.
    courses : dict
        The courses of outages, once they are known: by outage and sensor, None where all go down together.
    """

    network: Network
    draws: Randomness
    onsets: Onsets
    cut: Array
    courses: dict[tuple[str, int | None], Array] = field(init=False, factory=dict)
    _tiles: Places = field(init=False, factory=lambda: np.arange(0))

    @property
    def width(self) -> int:
        """How many replications, C."""
        return self.draws.width

    @property
    def horizon(self) -> float:
        """The end of every replication, in ticks."""
        return self.network.scenario.horizon

    @property
    def never(self) -> float:
        """An instant just after the horizon: when what does not happen would happen."""
        return float(np.nextafter(self.horizon, np.inf))

    def how_often(self, mean: float) -> int:
        """Say how often delays with this mean most likely fit into what is played, at most."""
        latest = float(self.cut.max(initial=0.0))
        often = latest / max(mean, latest * 1e-6, np.finfo(float).tiny)
        return int(often + 4.0 * np.sqrt(often) + 4.0)

    def columns_of(self, flat: Places, rows: int) -> Places:
        """Give the replication of places in a grid of shape (rows, C); a table is quicker than dividing."""
        if len(self._tiles) < rows * self.width:
            self._tiles = np.tile(np.arange(self.width), rows)
        return self._tiles.take(flat)

    def take(self, purpose: Purpose, rows: int, flat: Places) -> Array:
        """Give what a purpose draws at places in a grid of shape (rows, C)."""
        if purpose.constant is not None:
            return np.full(len(flat), purpose.constant)
        return purpose.turn(self.draws.pick(purpose.stream, rows, flat))

    def travel(self, way: Way, rows: int, flat: Places) -> Array:
        """Give the ticks on a way at places in a grid of shape (rows, C); infinity for what is lost."""
        delay = self.take(way.delay, rows, flat)
        if way.link.loss == 0.0:
            return delay
        ticks: Array = way.link.travel(self.take(way.failed, rows, flat), delay)
        return ticks


def add_up(rows: np.ndarray[Any, np.dtype[Any]]) -> None:
    """Turn rows into their running sums, in place: quicker than a cumulative sum along axis 0."""
    for before, row in pairwise(rows):
        np.add(row, before, out=row)


def count(flags: Column) -> Column:
    """Count the flags of every column; up to 127 rows at a time fit into small numbers, which is quicker."""
    small = flags.view(np.int8)
    counts = np.zeros(flags.shape[1], dtype=np.int32)
    for start in range(0, len(flags), MOST_IN_A_BYTE):
        counts += np.add.reduce(small[start : start + MOST_IN_A_BYTE], axis=0, dtype=np.int8)
    return counts


def not_happened(instants: Array, end: float | Array) -> Array:
    """Put NaN for every instant that lies after the end."""
    return np.where(instants <= end, instants, np.nan)
