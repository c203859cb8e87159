"""Looks: when they are made, and which of them fire. A grid has one row a look and one column a replication.

In the shapes, K is the number of looks of a series and C the number of replications.
"""

from __future__ import annotations

import numpy as np
from attrs import define

from sim.engines import purposes
from sim.engines.vector.batch import Batch, add_up
from sim.engines.vector.outages import courses, is_down, is_down_at
from sim.model.arrays import Array, Flags, Places
from sim.model.detectors import Binary, Growth, Step
from sim.model.network import Sensor, Source
from sim.model.sensors import Periodic

FEW_LOOKS = 8  # most first reports come from one of so many looks after the onset


@define(eq=False)
class Looks:
    """The looks of one series.

    Attributes
    ----------
    source : Source
        Whose looks.
    at : array of float, shape (K, C)
        When each is due; later than the cut, or infinity, where there is none.
    cut : array of float, shape (C,)
        Up to when looks are made.
    courses : list of array of float, shape (S, C)
        When outages that affect the sensor go down, up, down, and so on.
    fired : array of bool, shape (K, C)
        Whether it was made and fired.
    genuine : array of bool, shape (K, C), or None
        Whether it saw the onset; None where none did.
    score : array of float, shape (K, C), or None
        Its score; None where every score is 1.
    """

    source: Source
    at: Array
    cut: Array
    courses: list[Array]
    fired: Flags
    genuine: Flags | None
    score: Array | None

    @property
    def made(self) -> Flags:
        """Whether each was made: by the cut, and not while the sensor was down; shape (K, C)."""
        return self._made(self.at, np.arange(len(self.cut)))

    def _made(self, at: Array, column: Places) -> Flags:
        made: Flags = at <= self.cut[column]
        for course in self.courses:
            made &= ~is_down(course.take(column, axis=1), at)
        return made

    def first_ones(self, onset: Array, column: Places, row: Places | None) -> tuple[Array, Array]:
        """Give the first look at or after the onset that was made, and the first genuine one that fired.

        Parameters
        ----------
        onset
            The onsets of some replications, in ticks: shape (n,).
        column
            These replications, within the batch: shape (n,).
        row
            A genuine look of each that fired: shape (n,). Only looks up to this one are gone through, which
            is quicker; it has to be None where looks are not in the order of time. All are gone through then.
        """
        flat, at = self._back_to(onset, column, row)
        made = self._made(at, column) & (at >= onset)
        first_made: Array = np.where(made, at, np.inf).min(axis=0, initial=np.inf)
        if self.genuine is None:
            return first_made, np.full(len(column), np.inf)
        seen = self.fired.ravel().take(flat) & self.genuine.ravel().take(flat)
        first_seen: Array = np.where(seen, at, np.inf).min(axis=0, initial=np.inf)
        return first_made, first_seen

    def _back_to(self, onset: Array, column: Places, row: Places | None) -> tuple[Places, Array]:
        """Give the looks from a row back to the onset, at least: places in the grid, and their instants."""
        latest = np.full(len(column), len(self.at) - 1) if row is None else row
        depth = len(self.at) if row is None else min(FEW_LOOKS, len(self.at))
        while True:
            back = np.maximum(latest - np.arange(depth)[:, np.newaxis], 0)
            flat = back * len(self.cut) + column
            at = self.at.ravel().take(flat)
            if depth == len(self.at) or not ((at[-1] >= onset) & (back[-1] > 0)).any():
                return flat, at
            depth = min(2 * depth, len(self.at))


def scheduled_looks(batch: Batch, source: Source) -> Looks:
    """Make the looks of a sensor's own scan."""
    sensor = source.sensor
    periodic = isinstance(sensor.group.scan, Periodic)
    return observe(batch, source, _periodic(batch, sensor) if periodic else _random(batch, sensor))


def _periodic(batch: Batch, sensor: Sensor) -> Array:
    """Give the instants phase + j · every: shape (K, C)."""
    scan = sensor.group.scan
    assert isinstance(scan, Periodic)
    phase = purposes.first_look(sensor).columns(batch.draws, 0, 1)[0]
    latest = batch.cut.max(initial=0.0)
    rows = max(0, int((latest - phase.min(initial=latest)) / scan.every) + 2)
    while rows and float(phase.min()) + (rows - 1) * scan.every > latest:
        rows -= 1
    at: Array = phase + (np.arange(rows) * scan.every)[:, np.newaxis]
    return at


def _random(batch: Batch, sensor: Sensor) -> Array:
    """Give the partial sums of gaps until all are past the cut: shape (K, C)."""
    gap = purposes.gap(sensor)
    latest = batch.cut.max(initial=0.0)
    rows = batch.how_often(gap.mean)
    at = gap.columns(batch.draws, 0, rows)
    add_up(at)
    while at[-1].min(initial=np.inf) <= latest:
        more = gap.columns(batch.draws, len(at), 2 * len(at))
        more[0] += at[-1]
        add_up(more)
        at = np.concatenate([at, more])
    rows = len(at)
    while rows and at[rows - 1].min(initial=np.inf) > latest:
        rows -= 1
    return at[:rows]


def observe(batch: Batch, source: Source, at: Array) -> Looks:
    """Say which looks of a series are made, which are genuine, and which fire."""
    genuine = _genuine(batch, source.sensor, at)
    if isinstance(source.sensor.group.detector, Binary):
        fires, score = _fires(batch, source, genuine, at), None
    else:
        fires, score = _measure(batch, source, genuine, at)
    looks = Looks(
        source, at, batch.cut, courses(batch, source.sensor), fires & (at <= batch.cut), genuine, score
    )
    for course in looks.courses:  # only what would fire has to be looked at
        flat = np.flatnonzero(looks.fired)
        down = is_down_at(course, at.ravel().take(flat), batch.columns_of(flat, len(at)))
        looks.fired.flat[flat[down]] = False
    return looks


def _genuine(batch: Batch, sensor: Sensor, at: Array) -> Flags | None:
    """Say which looks see the onset; None where none can."""
    covered = purposes.covers(batch.network, sensor, batch.onsets)
    if batch.network.scenario.onset is None or not covered.any():
        return None
    genuine: Flags = at >= batch.onsets.at
    if batch.network.scenario.onset.lasts is not None:
        genuine &= at < batch.onsets.end
    return genuine if covered.all() else genuine & covered


def _measure(batch: Batch, source: Source, genuine: Flags | None, at: Array) -> tuple[Flags, Array]:
    """Give the looks that fire, and the scores, of a detector that measures."""
    detector = source.sensor.group.detector
    noise = detector.noise(batch.draws.columns(purposes.noise(source).stream, 0, len(at)))
    strength: float | Array = 0.0
    if genuine is not None:
        strength = np.where(genuine, _growth(batch).strength(at - batch.onsets.at), 0.0)
    fires, score = detector.judge(noise, strength)
    return fires, score


def _fires(batch: Batch, source: Source, genuine: Flags | None, at: Array) -> Flags:
    """Judge the looks of a binary detector."""
    detector = source.sensor.group.detector
    assert isinstance(detector, Binary)
    any_other = _below(batch, source, len(at), detector.chance(0.0))
    if genuine is None:
        return any_other
    at_most = max(detector.chance(0.0), detector.chance(1.0))
    might_see = genuine & _below(batch, source, len(at), at_most)
    if isinstance(_growth(batch), Step) and detector.p >= detector.false_alarm:
        return any_other | might_see
    flat = np.flatnonzero(might_see)  # only what might fire has to be judged by its strength
    age = at.ravel().take(flat) - batch.onsets.at.take(batch.columns_of(flat, len(at)))
    noise = batch.draws.columns(purposes.noise(source).stream, 0, len(at)).ravel().take(flat)
    any_other.flat[flat] = detector.judge(noise, _growth(batch).strength(age))[0]
    return any_other


def _growth(batch: Batch) -> Growth:
    """Say how what begins grows."""
    onset = batch.network.scenario.onset
    return Step() if onset is None else onset.growth


def _below(batch: Batch, source: Source, rows: int, chance: float) -> Flags:
    """Say where the uniform numbers of looks lie below a chance; a sure thing needs no number."""
    if chance <= 0.0 or chance >= 1.0:
        return np.full((rows, batch.width), chance >= 1.0)
    below: Flags = batch.draws.columns(purposes.noise(source).stream, 0, rows) < chance
    return below
