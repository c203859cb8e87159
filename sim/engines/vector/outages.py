"""Outages: courses of ups and downs, and which looks fall while a sensor is down."""

from collections.abc import Iterator

import numpy as np

from sim.engines import purposes
from sim.engines.vector.batch import Batch
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
    up, down = purposes.outage_course(outage, sensor)
    latest = batch.cut.max(initial=0.0)
    rows: list[Array] = []
    instant, cycle = np.zeros(batch.width), 0
    while instant.min(initial=np.inf) <= latest:
        for lasting in (up, down):
            instant = instant + lasting.columns(batch.draws, cycle, cycle + 1)[0]
            rows.append(instant)
        cycle += 1
    return np.array(rows).reshape(len(rows), batch.width)


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
