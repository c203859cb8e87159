"""Outages: courses of ups and downs, and which looks fall while a sensor is down."""

import numpy as np

from sim.engines import purposes
from sim.engines.vector.batch import Batch, add_up
from sim.model.arrays import Array, Flags, Places
from sim.model.network import Sensor
from sim.model.sensors import Outage

FEW_SWITCHES = 48  # up to here, all replications are looked at together; beyond, one after another


def courses(batch: Batch, sensor: Sensor) -> list[Array]:
    """Give the courses of all outages that affect a sensor: shape (S, C) each."""
    outages = batch.network.scenario.outages
    return [switches(batch, outage, sensor) for outage in outages if sensor.group.name in outage.affects]


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


def is_down(course: Array, at: Array) -> Flags:
    """Say which instants, shape (K, C), lie from a switch down up to the next switch up."""
    down: Flags = np.zeros(at.shape, dtype=bool)
    if len(course) <= FEW_SWITCHES:
        for switch in course:
            down ^= at >= switch
        return down
    for each, switch, instants in zip(down.T, course.T, at.T, strict=True):
        each[:] = np.searchsorted(switch, instants, side="right") % 2 == 1
    return down


def is_down_at(course: Array, at: Array, column: Places) -> Flags:
    """Say the same of single instants, shape (N,), in the replications `column`."""
    down: Flags = np.zeros(len(at), dtype=bool)
    if len(course) <= FEW_SWITCHES:
        for switch in course:
            down ^= at >= switch.take(column)
        return down
    order = np.argsort(column, kind="stable")
    ends = np.cumsum(np.bincount(column, minlength=course.shape[1]))
    for places, switch in zip(np.split(order, ends[:-1]), course.T, strict=True):
        down[places] = np.searchsorted(switch, at[places], side="right") % 2 == 1
    return down
