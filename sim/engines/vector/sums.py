"""Station sums: waits, busy time, services and the longest queue of every replication, from the warmup on.

In the shapes, R is the largest number of visits a replication has and C the number of replications.
"""

import numpy as np

from sim.engines.vector.batch import count
from sim.engines.vector.queueing import Queue
from sim.model.arrays import Array, Flags
from sim.records import Column, StationColumns

SHORT_QUEUE = 8  # up to here a queue is gone through report by report; beyond, searched


def station_sums(queue: Queue, warmup: float, horizon: float) -> StationColumns:
    """Sum up what one queue did between the warmup and the horizon."""
    began, over = queue.begun <= horizon, queue.ended <= horizon
    if warmup > 0.0:
        began &= queue.arrived >= warmup
        over &= queue.ended >= warmup
    wait = queue.begun - queue.arrived
    np.copyto(wait, 0.0, where=~began)
    return StationColumns(
        wait=wait.sum(axis=0),
        waited=count(began),
        busy=(_within(queue.ended, warmup, horizon) - _within(queue.begun, warmup, horizon)).sum(axis=0),
        served=count(over),
        longest_queue=_longest_queue(queue, warmup, horizon),
    )


def _within(instants: Array, warmup: float, horizon: float) -> Array:
    """Move instants into the time that counts."""
    moved: Array = np.minimum(instants, horizon)
    return np.maximum(moved, warmup, out=moved) if warmup > 0.0 else moved


def _longest_queue(queue: Queue, warmup: float, horizon: float) -> Column:
    """Find the most reports that were waiting at once.

    A report that waits counts itself and those before it that still wait as it arrives. Services begin in
    the order of the queue, so these are the ones right before it: queues are short as a rule, and one step
    back after the other, for all reports at once, is the quickest. Where queues are long a search goes on.
    """
    width = queue.arrived.shape[1]
    longest = np.zeros(width, dtype=np.int32)
    waited = queue.waited
    waiting = waited & (queue.arrived <= horizon)
    if warmup > 0.0:
        waiting &= queue.arrived >= warmup
        at_warmup = waited & (queue.arrived < warmup) & (queue.begun >= warmup)
        longest = at_warmup.sum(axis=0, dtype=np.int32)
    for back in range(1, min(SHORT_QUEUE, len(waiting)) + 1):
        alike = waiting.any(axis=0)
        if not alike.any():
            return longest
        np.maximum(longest, back, out=longest, where=alike)
        still = queue.begun[:-back] >= queue.arrived[back:]
        waiting = waiting[1:] & waited[:-back] & still
    row, column = np.divmod(np.flatnonzero(waiting), width)
    row += len(queue.arrived) - len(waiting)
    first = _first_still_waiting(queue, waited, row, column)
    np.maximum.at(longest, column, (row - first + 1).astype(np.int32))
    return longest


def _first_still_waiting(queue: Queue, waited: Flags, row: Column, column: Column) -> Column:
    """Find the first row whose report still waits as the one in `row`, which waits, arrives."""
    width = queue.arrived.shape[1]
    now, begun, waits = queue.arrived[row, column], queue.begun.ravel(), waited.ravel()
    low, high = np.zeros_like(row), row.copy()
    while (low < high).any():
        middle = (low + high) >> 1
        place = middle * width + column
        still = waits.take(place) & (begun.take(place) >= now)
        high = np.where(still, middle, high)
        low = np.where(still, low, np.minimum(middle + 1, high))
    return high
