"""Outages: courses of ups and downs, and which looks fall while a sensor is down."""

from collections.abc import Iterator

import numpy as np

from sim.engines import purposes
from sim.engines.vector.batch import Batch, add_up
from sim.model.arrays import Array, Flags
from sim.model.network import Sensor
from sim.model.sensors import Outage

FEW_SWITCHES = 48  # up to here, all replications are looked at together; beyond, one after another


def is_down(batch: Batch, sensor: Sensor, at: Array) -> Iterator[Flags]:
    """Say for every outage that affects a sensor at which of some instants it is down: shape (K, C) each."""
    for outage in batch.network.scenario.outages:
        if sensor.group.name in outage.affects:
            yield _inside(switches(batch, outage, sensor), at)


def switches(batch: Batch, outage: Outage, sensor: Sensor) -> Array:
    """Give the instants at which a course goes down, up, down, … until past the cut: shape (S, C)."""
    key = (outage.name, None if outage.together else sensor.rank)
    if key not in batch.courses:
        batch.courses[key] = _course(batch, outage, sensor)
    return batch.courses[key]


def _course(batch: Batch, outage: Outage, sensor: Sensor) -> Array:
    up, down = purposes.outage_course(outage, sensor)
    cycles, course = batch.how_often(up.mean + down.mean), np.zeros((0, batch.width))
    latest = batch.cut.max(initial=0.0)
    while not len(course) or course[-1].min(initial=np.inf) <= latest:
        course = np.empty((2 * cycles, batch.width))
        course[0::2] = up.columns(batch.draws, 0, cycles)
        course[1::2] = down.columns(batch.draws, 0, cycles)
        add_up(course)
        cycles *= 2
    needed = int(np.count_nonzero(course.min(axis=1, initial=np.inf) <= latest))
    return course[: needed + 2 - needed % 2]


def _inside(course: Array, at: Array) -> Flags:
    """Say which instants lie between a switch down and the next switch up, that one not included."""
    down: Flags = np.zeros(at.shape, dtype=bool)
    if len(course) <= FEW_SWITCHES:
        for switch in course:
            down ^= at >= switch
        return down
    passed = [
        np.searchsorted(switch, instant, side="right") for switch, instant in zip(course.T, at.T, strict=True)
    ]
    down ^= np.array(passed).T.reshape(at.shape) % 2 == 1
    return down
