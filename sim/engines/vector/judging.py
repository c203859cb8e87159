"""Judging: a centre's rule over everything that it served, for all replications at once.

Most replications are settled by their first few reports. So the rule first sees those, and goes on only
where it has not stopped. In the shapes, A is the number of alerts, C that of replications, R that of ranks
in the order of service.
"""

from __future__ import annotations

import numpy as np
from attrs import define

from sim.engines.purposes import Flags
from sim.engines.vector.batch import Places
from sim.engines.vector.queueing import Queue
from sim.engines.vector.sorting import order_rows
from sim.engines.vector.visits import Visits
from sim.model.rules import Rule
from sim.model.tails import Array

FIRST_RANKS = 24  # reports that a rule sees at first
FURTHER = 4  # then this many times as many, and so on


@define(eq=False)
class Alerts:
    """The alerts that a centre issues.

    Attributes
    ----------
    column : array of int, shape (A,)
        Their replications, within the batch.
    number : array of int, shape (A,)
        Which of the centre's own alerts it is, from 0.
    genuine : array of bool, shape (A,)
        Whether any report of the evidence is genuine.
    met : array of float, shape (A,)
        When the rule was met.
    first : array of int, shape (A,)
        The visit behind it: the earliest-served genuine one of its evidence; the earliest-served one of a
        false alert, or 0 where that was not asked for.
    begun, served : array of float, shape (A,)
        When the service of that visit began and ended.
    """

    column: Places
    number: Places
    genuine: Flags
    met: Array
    first: Places
    begun: Array
    served: Array

    def only(self, chosen: Places | Flags) -> Alerts:
        """Give some of them."""
        columns = (self.column, self.number, self.genuine, self.met, self.first, self.begun, self.served)
        return Alerts(*(column[chosen] for column in columns))


@define(eq=False)
class InOrder:
    """Visits in the order in which their services ended: each of shape (R, C)."""

    visit: Places
    begun: Array
    ended: Array


class Judge:
    """A rule at work in many replications.

    Parameters
    ----------
    rule
        The rule.
    visits
        What the centre was sent.
    width
        How many replications, C.
    all_firsts
        Whether the visit behind false alerts is asked for, too.
    """

    def __init__(self, rule: Rule, visits: Visits, width: int, *, all_firsts: bool) -> None:
        self.rule, self.all_firsts = rule, all_firsts
        self.sensors, self.genuine = visits.sensors, visits.genuine
        self.score = visits.chain(np.float64, lambda stream: stream.sent.score)
        self.columns = np.arange(width)
        self.memories = rule.memories(width)
        self.number = np.zeros(width, dtype=np.intp)
        self.genuine_rank, self.genuine_at = np.full(width, -1), np.full(width, -np.inf)
        self.found: list[Alerts] = []

    def hear(self, served: InOrder, start: int, never: float) -> None:
        """Take in the visits from a rank on; then go on with the replications that are not settled."""
        active = np.ones(len(self.columns), dtype=bool)
        for rank in range(start, len(served.ended)):
            at, visit = served.ended[rank], served.visit[rank]
            active &= at < never
            genuine = self.genuine.take(visit)
            np.copyto(self.genuine_at, at, where=genuine)
            np.copyto(self.genuine_rank, rank, where=genuine)
            met = self.rule.advance(self.memories, rank, at, self.sensors.take(visit), self.score.take(visit))
            met &= active
            if met.any():
                here = np.flatnonzero(met)
                active[here] = ~self._issue(served, here, rank)
                self.memories.clear(here, rank)
        self._go_on_with(np.flatnonzero(active))

    def _issue(self, served: InOrder, here: Places, rank: int) -> Flags:
        """Issue alerts in some replications; say which are true."""
        met, since = served.ended[rank, here], self.memories.since[here]
        edge = met - self.rule.span
        true: Flags = (self.genuine_rank[here] > since) & (self.genuine_at[here] > edge)
        first = np.zeros(len(here), dtype=np.intp)
        asked = np.arange(len(here)) if self.all_firsts else np.flatnonzero(true)
        if len(asked):
            first[asked] = self._first(served, here[asked], rank, since[asked], edge[asked], true[asked])
        self.found.append(
            Alerts(
                column=self.columns[here],
                number=self.number[here],
                genuine=true,
                met=met,
                first=served.visit[first, here],
                begun=served.begun[first, here],
                served=served.ended[first, here],
            )
        )
        self.number[here] += 1
        return true

    def _first(
        self, served: InOrder, here: Places, rank: int, since: Places, edge: Array, true: Flags
    ) -> Places:
        """Give the rank of the earliest-served visit of the evidence; of the genuine one, if the alert is true."""
        start = int(since.min()) + 1
        ranks = np.arange(start, rank + 1)[:, np.newaxis]
        evidence = (ranks > since) & (served.ended[start : rank + 1, here] > edge)
        evidence &= self.genuine.take(served.visit[start : rank + 1, here]) | ~true
        return evidence.argmax(axis=0) + start

    def _go_on_with(self, left: Places) -> None:
        self.columns, self.memories, self.number = (
            self.columns[left],
            self.memories.keep(left),
            self.number[left],
        )
        self.genuine_rank, self.genuine_at = self.genuine_rank[left], self.genuine_at[left]

    def alerts(self) -> Alerts:
        """Give all alerts."""
        if not self.found:
            none, never = np.empty(0, dtype=np.intp), np.empty(0)
            return Alerts(none, none, np.empty(0, dtype=bool), never, none, never, never)
        columns = ("column", "number", "genuine", "met", "first", "begun", "served")
        return Alerts(*(np.concatenate([getattr(one, column) for one in self.found]) for column in columns))


def judge(judging: Judge, queue: Queue, servers: int, never: float) -> Alerts:
    """Let a rule judge what was served, up to its first true alert in each replication."""
    seen, ranks = 0, FIRST_RANKS
    while len(judging.columns) and seen < len(queue.ended):
        served = _in_order(queue, judging.columns, ranks, servers)
        judging.hear(served, seen, never)
        seen, ranks = len(served.ended), ranks * FURTHER
    return judging.alerts()


def _in_order(queue: Queue, columns: Places, ranks: int, servers: int) -> InOrder:
    """Give the first visits to be served; they are among the first to queue up, but for what other servers do."""
    several = min(ranks + servers - 1, len(queue.ended))
    everything = len(columns) == queue.ended.shape[1]
    visit, begun, ended = (
        rows[:several] if everything else rows[:several, columns]
        for rows in (queue.visit, queue.begun, queue.ended)
    )
    if servers > 1 and (ended[1:] < ended[:-1]).any():
        order = order_rows(np.ascontiguousarray(ended.T)).T
        visit, begun, ended = (np.take_along_axis(rows, order, axis=0) for rows in (visit, begun, ended))
    last = several if several == len(queue.ended) else ranks
    return InOrder(visit[:last], begun[:last], ended[:last])
