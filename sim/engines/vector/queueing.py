"""Queueing: first come, first served, with any number of servers, for all replications at once.

In the shapes, C is the number of replications, N that of visits, R the largest number of visits a
replication has; row r holds the r-th visit to queue up of every replication. What does not happen by the
end has the instant `never`, just after it. Where a replication has fewer visits, the visit is N: nobody.
"""

from __future__ import annotations

import numpy as np
from attrs import define

from sim.engines.vector.lining import line_up
from sim.engines.vector.visits import Visits
from sim.model.arrays import Array, Flags, Places

FEW_SERVERS = 8  # up to here servers are kept in order; beyond, the first to be free is looked for


@define(eq=False)
class Queue:
    """What one queue did.

    Attributes
    ----------
    visit : array of int, shape (R, C)
        Which visit it is.
    arrived, begun, ended : array of float, shape (R, C)
        When it arrived, when its service began and when that ended.
    free : array of float, shape (R, C)
        When, as it arrived, the next server was or would be free.
    next_free : array of float, shape (C,)
        The same for one more visit, after all of these.
    never : float
        An instant just after the end.
    """

    visit: Places
    arrived: Array
    begun: Array
    ended: Array
    free: Array
    next_free: Array
    never: float

    @property
    def waited(self) -> Flags:
        """Whether it found all servers busy; they count as busy to the very end of the instant."""
        waited: Flags = self.free >= self.arrived
        return waited

    def of_visits(self, what: str, visits: Visits) -> Array:
        """Carry `begun` or `ended` back to the visits: shape (N,); infinity for those that never queued."""
        carried = np.full(len(visits) + 1, np.inf)  # one more, for nobody
        carried[self.visit] = np.where(self.arrived < self.never, getattr(self, what), np.inf)
        return carried[:-1]


def queue_up(visits: Visits, service: Array, servers: int, never: float) -> Queue:
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
    """
    comes, visit = line_up(visits, never)
    lasts = service.take(visit, mode="clip")  # whatever nobody's service takes
    begun, ended, free = _serve(comes, lasts, min(servers, len(comes) + 1))  # more are never busy
    return Queue(visit, comes, begun, ended, free[:-1], free[-1], never)


def _serve_alone(arrived: Array, service: Array) -> tuple[Array, Array, Array]:
    """Begin each service as soon as the visit is there and the one before has ended."""
    begun, free = np.empty_like(arrived), np.empty((len(arrived) + 1, arrived.shape[1]))
    free[0] = -np.inf
    rows_of = zip(arrived, service, begun, free[:-1], free[1:], strict=True)
    for arrives, lasts, begins, is_free, ends in rows_of:
        np.maximum(arrives, is_free, out=begins)
        np.add(begins, lasts, out=ends)
    return begun, free[1:], free


def _serve(arrived: Array, service: Array, servers: int) -> tuple[Array, Array, Array]:
    """Begin each service as soon as the visit is there and a server is free; give begun, ended, free.

    Source: J. Kiefer and J. Wolfowitz, On the theory of queues with many servers, Trans. AMS 78 (1955).
    """
    if servers == 1:
        return _serve_alone(arrived, service)
    rows, width = arrived.shape
    begun, ended = np.empty_like(arrived), np.empty_like(arrived)
    free = np.full((rows + 1, width), -np.inf)
    desk = (FewServers if servers <= FEW_SERVERS else ManyServers)(servers, width)
    for arrives, lasts, begins, ends, is_free, next_free in zip(
        arrived, service, begun, ended, free[:-1], free[1:], strict=True
    ):
        np.maximum(arrives, is_free, out=begins)
        np.add(begins, lasts, out=ends)
        desk.take(ends, next_free)
    return begun, ended, free


class FewServers:
    """Servers kept in the order in which they will be free."""

    def __init__(self, servers: int, width: int) -> None:
        self.later = list(np.full((servers - 1, width), -np.inf))  # all but the first
        self.spare = np.empty(width)

    def take(self, ends: Array, first_free: Array) -> None:
        """Let the first server be busy until `ends`; write down which of all is free first: shape (C,)."""
        busy, before = ends, first_free
        for free in self.later[:-1]:
            np.minimum(free, busy, out=before)
            busy, before = np.maximum(free, busy, out=self.spare), free
        if not self.later:
            np.copyto(before, busy)
            return
        np.minimum(self.later[-1], busy, out=before)
        np.maximum(self.later[-1], busy, out=self.later[-1])


class ManyServers:
    """Many servers in no order; the first to be free is looked for."""

    def __init__(self, servers: int, width: int) -> None:
        self.free = np.full((width, servers), -np.inf)
        self.rows = np.arange(width)
        self.first = np.zeros(width, dtype=np.intp)

    def take(self, ends: Array, first_free: Array) -> None:
        """Let the first server be busy until `ends`; write down which of all is free first: shape (C,)."""
        self.free[self.rows, self.first] = ends
        self.free.argmin(axis=1, out=self.first)
        np.copyto(first_free, self.free[self.rows, self.first])
