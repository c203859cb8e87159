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
from sim.model.detectors import Binary, Step
from sim.model.network import Sensor, Source
from sim.model.sensors import Periodic


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

    def _made(self, at: Array, chosen: Places) -> Flags:
        made: Flags = at <= self.cut[chosen]
        for course in self.courses:
            made &= ~is_down(course.take(chosen, axis=1), at)
        return made

    def first_made(self, onset: Array, chosen: Places) -> Array:
        """Give the first look at or after the onset that was made, in some replications."""
        at = self.at.take(chosen, axis=1)
        counts = self._made(at, chosen) & (at >= onset[chosen])
        first: Array = np.where(counts, at, np.inf).min(axis=0, initial=np.inf)
        return first

    def first_seen(self, chosen: Places) -> Array:
        """Give the first genuine look that fired, in some replications."""
        if self.genuine is None:
            return np.full(len(chosen), np.inf)
        seen = self.fired.take(chosen, axis=1) & self.genuine.take(chosen, axis=1)
        first: Array = np.where(seen, self.at.take(chosen, axis=1), np.inf).min(axis=0, initial=np.inf)
        return first


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
    at = np.zeros((1, batch.width))
    while at[-1].min(initial=np.inf) <= latest:
        more = gap.columns(batch.draws, len(at) - 1, rows)
        at = np.concatenate([at, more])
        add_up(at[-len(more) - 1 :])
        rows *= 2
    at = at[1:]
    return at[: int(np.count_nonzero(at.min(axis=1, initial=np.inf) <= latest))]


def observe(batch: Batch, source: Source, at: Array) -> Looks:
    """Say which looks of a series are made, which are genuine, and which fire."""
    genuine = _genuine(batch, source.sensor, at)
    detector = source.sensor.group.detector
    growth = batch.network.scenario.onset.growth if batch.network.scenario.onset else Step()
    if isinstance(detector, Binary) and isinstance(growth, Step):
        fires, score = _fires_at_once(batch, source, genuine, len(at)), None
    else:
        noise = detector.noise(batch.draws.columns(purposes.noise(source).stream, 0, len(at)))
        strength = 0.0 if genuine is None else _strength(batch, at, genuine)
        fires, score = detector.judge(noise, strength)
        score = None if isinstance(detector, Binary) else score
    looks = Looks(
        source, at, batch.cut, courses(batch, source.sensor), fires & (at <= batch.cut), genuine, score
    )
    for course in looks.courses:  # only what would fire has to be looked at
        flat = np.flatnonzero(looks.fired)
        down = is_down_at(course, at.ravel().take(flat), batch.columns_of(flat, len(at)))
        looks.fired.flat[flat[down]] = False
    return looks


def _strength(batch: Batch, at: Array, genuine: Flags) -> Array:
    onset = batch.network.scenario.onset
    growth = Step() if onset is None else onset.growth
    return np.where(genuine, growth.strength(at - batch.onsets.at), 0.0)


def _genuine(batch: Batch, sensor: Sensor, at: Array) -> Flags | None:
    """Say which looks see the onset; None where none can."""
    covered = purposes.covers(batch.network, sensor, batch.onsets)
    if batch.network.scenario.onset is None or not covered.any():
        return None
    genuine: Flags = at >= batch.onsets.at
    if batch.network.scenario.onset.lasts is not None:
        genuine &= at < batch.onsets.end
    return genuine if covered.all() else genuine & covered


def _fires_at_once(batch: Batch, source: Source, genuine: Flags | None, rows: int) -> Flags:
    """Judge looks of a binary detector where what begins is there at full strength at once."""
    detector = source.sensor.group.detector
    assert isinstance(detector, Binary)
    any_other = _below(batch, source, rows, detector.chance(0.0))
    if genuine is None:
        return any_other
    at_onset = _below(batch, source, rows, detector.chance(1.0))
    if detector.chance(0.0) == 0.0:
        return genuine & at_onset
    return np.where(genuine, at_onset, any_other)


def _below(batch: Batch, source: Source, rows: int, chance: float) -> Flags:
    """Say where the uniform numbers of looks lie below a chance; a sure thing needs no number."""
    if chance <= 0.0 or chance >= 1.0:
        return np.full((rows, batch.width), chance >= 1.0)
    below: Flags = batch.draws.columns(purposes.noise(source).stream, 0, rows) < chance
    return below
