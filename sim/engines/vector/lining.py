"""Lining up: in what order visits come to a station. Row r holds the r-th visit of every replication.

In the shapes, C is the number of replications and R the largest number of visits that one of them has.
What does not come by the end comes at `never`, just after it. Where nobody comes, the visit is one too many.
"""

from __future__ import annotations

import numpy as np

from sim.engines.vector.batch import count
from sim.engines.vector.reports import Sent
from sim.engines.vector.sorting import sort_rows
from sim.engines.vector.visits import Visits
from sim.model.arrays import Array, Places
from sim.records import Column

FEW = 4  # up to here, visits of all other sensors are put into the line of the first one


def line_up(visits: Visits, never: float) -> tuple[Array, Places]:
    """Say when visits come, and which they are: each of shape (R, C).

    Most often a sort has to do it. Where one sensor sends reports in order and all others send hardly any,
    these few are put between them, which is quicker.
    """
    ordered = visits.by_slot()
    if len(ordered) == len(visits.streams) and ordered:
        line, *others = (visits.streams[alike[0]].sent for alike in ordered)
        in_order = visits.streams[ordered[0][0]].in_order and line.dense
        if in_order and sum(_most(sent) for sent in others) <= FEW:
            return _put_between(visits, [alike[0] for alike in ordered], never)
    return _sorted(visits, never)


def _most(sent: Sent) -> int:
    """Say how many reports the sensor makes in a replication, at most."""
    return int(sent.counts.max(initial=0))


def _sorted(visits: Visits, never: float) -> tuple[Array, Places]:
    """Sort the visits of each replication."""
    slots = visits.slots
    many = 1 + max((int(each.max(initial=-1)) for each in slots), default=-1)
    many |= 1  # rows of an odd length do not share the few places that a cache has for them
    arrived, visit = np.full(visits.width * many, never), np.full(visits.width * many, len(visits))
    first = 0
    for column, slot, arrives in zip(visits.columns, slots, visits.arrivals, strict=True):
        place = column * many + slot
        arrived[place] = np.minimum(arrives, never)
        visit[place] = np.arange(first, first := first + len(place))
    order, ranked = sort_rows(arrived.reshape(visits.width, many))
    rows = int((ranked < never).sum(axis=1).max(initial=0))
    return np.ascontiguousarray(ranked.T[:rows]), np.ascontiguousarray(visit.take(order).T[:rows])


def _put_between(visits: Visits, order: list[int], never: float) -> tuple[Array, Places]:
    """Let the first sensor's visits stand as they come, and put all others between them, one by one."""
    line, starts = visits.streams[order[0]], np.cumsum([0, *map(len, visits.arrivals)])
    rows = line.sent.rows + sum(_most(visits.streams[place].sent) for place in order[1:])
    sooner = line.arrived.max(initial=0.0) < never
    arrived = line.arrived if sooner else np.minimum(line.arrived, never)
    numbers = np.arange(starts[order[0]], starts[order[0] + 1])
    comes = _laid_out(arrived, line.sent.flat, (rows, visits.width), never)
    visit = _laid_out(numbers, line.sent.flat, (rows, visits.width), len(visits))
    for place in order[1:]:
        stream = visits.streams[place]
        for nth in range(_most(stream.sent)):
            here = np.flatnonzero((stream.sent.nth == nth) & (stream.arrived < never))
            rank = _make_room(comes, visit, stream.sent.column[here], stream.arrived[here], never)
            comes[rank, stream.sent.column[here]] = stream.arrived[here]
            visit[rank, stream.sent.column[here]] = here + starts[place]
    while rows and not (comes[rows - 1] < never).any():
        rows -= 1
    return comes[:rows], visit[:rows]


def _laid_out(values: Column, flat: Places, shape: tuple[int, int], nobody: float) -> Column:
    """Lay values out in a grid, at places that rise; most often there is no gap for many rows."""
    grid = np.empty(shape, dtype=values.dtype)
    line, gap = grid.ravel(), _first_gap(flat)
    line[:gap], line[gap:] = values[:gap], nobody
    line[flat[gap:]] = values[gap:]
    return grid


def _first_gap(flat: Places) -> int:
    """Say how many of the first places, which rise, are 0, 1, 2 and so on."""
    low, high = 0, len(flat)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if flat[middle] == middle else (low, middle)
    return low


def _make_room(comes: Array, visit: Places, column: Places, arrives: Array, never: float) -> Places:
    """Let those who come later than one new visit in each of some replications make room; give its rank."""
    at = np.full(comes.shape[1], np.inf)
    at[column] = arrives
    rank = count(comes <= at)
    if (comes[rank[column], column] < never).any():
        low = int(rank[column].min())
        behind = np.arange(low + 1, len(comes))[:, np.newaxis] > rank
        for line in (comes, visit):
            np.copyto(line[low + 1 :], line[low:-1].copy(), where=behind)
    return rank[column]
