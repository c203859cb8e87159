"""Station sums: waits, busy time, services and the longest queue of every replication, from the warmup on.

In the shapes, R is the largest number of visits a replication has and C the number of replications.
"""

import numpy as np

from sim.engines.vector.queueing import Queue
from sim.model.tails import Array
from sim.records import Column, StationColumns


def station_sums(queue: Queue, warmup: float, horizon: float) -> StationColumns:
    """Sum up what one queue did between the warmup and the horizon."""
    counted = queue.begun <= horizon
    if warmup > 0.0:
        counted &= queue.arrived >= warmup
    served = queue.ended <= horizon
    if warmup > 0.0:
        served &= queue.ended >= warmup
    begun = np.clip(queue.begun, warmup, horizon)
    return StationColumns(
        wait=((queue.begun - queue.arrived) * counted).sum(axis=0),
        waited=_count(counted),
        busy=(np.clip(queue.ended, warmup, horizon) - begun).sum(axis=0),
        served=_count(served),
        longest_queue=_longest_queue(queue, warmup, horizon),
    )


def _count(flags: Column) -> Column:
    return np.add.reduce(flags, axis=0, dtype=np.int32)


def _longest_queue(queue: Queue, warmup: float, horizon: float) -> Column:
    """Find the most reports that were waiting at once.

    A report that waits counts itself and those before it that still wait as it arrives. Services begin in
    the order of the queue, so these are the last ones: a binary search finds the first of them.
    """
    width = queue.arrived.shape[1]
    longest = np.zeros(width, dtype=np.int32)
    begins = np.where(queue.waited, queue.begun, -np.inf)  # of those that wait
    row, column = np.nonzero(queue.waited & (queue.arrived <= horizon) & (queue.arrived >= warmup))
    first = _first_still_waiting(begins, queue.arrived[row, column], row, column)
    np.maximum.at(longest, column, (row - first + 1).astype(np.int32))
    if warmup > 0.0:
        np.maximum(longest, _count((queue.arrived < warmup) & (begins >= warmup)), out=longest)
    return longest


def _first_still_waiting(begins: Array, now: Array, row: Column, column: Column) -> Column:
    """Find the first row whose report still waits at `now`, given that the one in `row` does."""
    low, high = np.zeros_like(row), row.copy()
    while (low < high).any():
        middle = (low + high) // 2
        waits = begins[middle, column] >= now
        high = np.where(waits, middle, high)
        low = np.where(waits, low, np.minimum(middle + 1, high))
    return high
