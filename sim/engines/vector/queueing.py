"""Queueing: first come, first served, with any number of servers, for all replications at once.

In the shapes, C is the number of replications, N that of visits, R the largest number of visits a
replication has; row r holds the r-th visit to queue up of every replication. What does not happen by the
end has the instant `never`, just after it.
"""

from __future__ import annotations

import numpy as np
from attrs import define

from sim.engines.purposes import Flags
from sim.engines.vector.batch import Places
from sim.engines.vector.sorting import order_rows
from sim.engines.vector.visits import Visits
from sim.model.tails import Array

FEW_SERVERS = 8  # up to here servers are kept in order; beyond, the first to be free is looked for


@define(eq=False)
class Queue:
    """What one queue did.

    Attributes
    ----------
    visit : array of int, shape (R, C)
        Which visit; 0 where a replication has fewer.
    place : array of int, shape (R, C)
        Its place in a flat array of shape (C · slots), to carry results back to the visits.
    arrived, begun, ended : array of float, shape (R, C)
        When it arrived, when its service began and when that ended.
    free : array of float, shape (R, C)
        When, as it arrived, the next server was or would be free.
    never : float
        An instant just after the end.
    """

    visit: Places
    place: Places
    arrived: Array
    begun: Array
    ended: Array
    free: Array
    never: float

    @property
    def waited(self) -> Flags:
        """Whether it found all servers busy; they count as busy to the very end of the instant."""
        waited: Flags = self.free >= self.arrived
        return waited

    def of_visits(self, what: str, visits: Visits) -> Array:
        """Carry `begun` or `ended` back to the visits: shape (N,); infinity for those that never queued."""
        slots = int(visits.slot.max(initial=-1)) + 1
        flat = np.full(self.visit.shape[1] * slots, np.inf)
        flat[self.place] = np.where(self.arrived < self.never, getattr(self, what), np.inf)
        return flat[visits.column * slots + visits.slot]


def queue_up(visits: Visits, service: Array, servers: int, never: float, width: int) -> Queue:
    """Let visits queue up and be served.

    Parameters
    ----------
    visits
        Who comes when.
    service
        How long each visit's service takes, in ticks: shape (N,).
    servers
        How many are served at once.
    never
        An instant just after the end.
    width
        How many replications, C.
    """
    slots = int(visits.slot.max(initial=-1)) + 1
    place = visits.column * slots + visits.slot
    arrived = np.full(width * slots, never)
    arrived[place] = np.minimum(visits.arrived, never)
    starts = (np.arange(width) * slots)[:, np.newaxis]
    order = np.ascontiguousarray((order_rows(arrived.reshape(width, slots)) + starts).T)
    ranked = arrived.take(order)
    rows = int(np.count_nonzero(ranked.min(axis=1, initial=never) < never)) if slots else 0
    order, ranked = order[:rows], ranked[:rows]
    lasting, visit = np.zeros(width * slots), np.zeros(width * slots, dtype=np.intp)
    lasting[place] = service
    visit[place] = np.arange(len(place))
    begun, ended, free = _serve(ranked, lasting.take(order), servers)
    return Queue(visit.take(order), order, ranked, begun, ended, free, never)


def _serve(arrived: Array, service: Array, servers: int) -> tuple[Array, Array, Array]:
    """Begin each service as soon as the visit is there and a server is free; give begun, ended, free.

    Source: J. Kiefer and J. Wolfowitz, On the theory of queues with many servers, Trans. AMS 78 (1955).
    """
    rows, width = arrived.shape
    begun, ended, free = np.empty_like(arrived), np.empty_like(arrived), np.empty_like(arrived)
    desk = (FewServers if servers <= FEW_SERVERS else ManyServers)(servers, width)
    for arrives, lasts, begins, ends, is_free in zip(arrived, service, begun, ended, free, strict=True):
        np.copyto(is_free, desk.first_free)
        np.maximum(arrives, is_free, out=begins)
        np.add(begins, lasts, out=ends)
        desk.take(ends)
    return begun, ended, free


class FewServers:
    """Servers kept in the order in which they will be free; `first_free` is the first: shape (C,)."""

    def __init__(self, servers: int, width: int) -> None:
        self.free = list(np.full((servers, width), -np.inf))
        self.spare = np.empty(width)

    @property
    def first_free(self) -> Array:
        """When the first server is free."""
        return self.free[0]

    def take(self, ends: Array) -> None:
        """Let the first server be busy until `ends`, and find it its place in the order."""
        busy = self.free
        if len(busy) == 1:
            np.copyto(busy[0], ends)
            return
        later: Array = ends
        for place in range(1, len(busy)):
            np.minimum(busy[place], later, out=busy[place - 1])
            later = np.maximum(busy[place], later, out=busy[place])


class ManyServers:
    """Many servers in no order; the first to be free is looked for."""

    def __init__(self, servers: int, width: int) -> None:
        self.free = np.full((width, servers), -np.inf)
        self.rows = np.arange(width)

    @property
    def first_free(self) -> Array:
        """When the first server is free."""
        self.first = self.free.argmin(axis=1)
        first_free: Array = self.free[self.rows, self.first]
        return first_free

    def take(self, ends: Array) -> None:
        """Let the first server be busy until `ends`."""
        self.free[self.rows, self.first] = ends
