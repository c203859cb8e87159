"""Judging: a centre's rule over everything that it served, for all replications at once.

Most replications are settled by their first few reports. So the rule first sees those, and goes on only
where it has not stopped. In the shapes, A is the number of alerts, C that of replications, R that of ranks
in the order of service.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from attrs import define, fields

from sim.engines.vector.queueing import Queue
from sim.engines.vector.sorting import sort_rows
from sim.engines.vector.visits import Visits
from sim.model.arrays import Array, Flags, Places
from sim.model.rules import Memories, Rule

FIRST_RANKS = 24  # reports that a rule sees at first
FURTHER = 4  # then this many times as many, and so on
AT_ONCE = 2_000_000  # visits by alerts that are looked at together; bounds the working memory


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
    last : array of int, shape (A,)
        The visit with which the rule was met.
    """

    column: Places
    number: Places
    genuine: Flags
    met: Array
    first: Places
    begun: Array
    served: Array
    last: Places

    def only(self, chosen: Places | Flags) -> Alerts:
        """Give some of them."""
        return Alerts(*(getattr(self, attribute.name)[chosen] for attribute in fields(Alerts)))


@define(eq=False)
class InOrder:
    """Visits in the order in which their services ended: each of shape (R, C); nobody last."""

    visit: Places
    begun: Array
    ended: Array


@define(eq=False)
class Met:
    """Where a rule was met by the visits at one rank: columns of length A."""

    here: Places
    rank: int
    since: Places
    at: Array
    true: Flags
    number: Places


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
        self.sensors, self.genuine, self.score = visits.sensors, visits.genuine, visits.score
        self.columns = np.arange(width)
        self.memories = Memories.blank(0, width)
        self.number = np.zeros(width, dtype=np.intp)
        self.genuine_rank, self.genuine_at = np.full(width, -1), np.full(width, -np.inf)
        self.found: list[Alerts] = []

    def hear(self, served: InOrder, start: int, never: float) -> None:
        """Take in the visits from a rank on; then go on with the replications that are not settled."""
        active = np.ones(len(self.columns), dtype=bool)
        heard = served.visit[start:]
        genuine = self.genuine.take(heard, mode="clip")  # nobody's visit counts for nothing
        sensors = self.sensors.take(heard, mode="clip")
        score = np.ones((len(heard), 1)) if self.score is None else self.score.take(heard, mode="clip")
        happens = served.ended < never
        met: list[Met] = []
        for row, rank in enumerate(range(start, len(served.ended))):
            at = served.ended[rank]
            np.copyto(self.genuine_at, at, where=genuine[row])
            np.copyto(self.genuine_rank, rank, where=genuine[row])
            active &= happens[rank]
            if not active.any():
                break
            enough = self.rule.advance(self.memories, rank, at, sensors[row], score[row]) & active
            if enough.any():
                met.append(self._meet(np.flatnonzero(enough), rank, at))
                active[met[-1].here] = ~met[-1].true
        if met:
            self.found.append(self._issue(served, met))
        self._go_on_with(np.flatnonzero(active))

    def _meet(self, here: Places, rank: int, at: Array) -> Met:
        """Say which alerts are true, and clear the memories."""
        since, now = self.memories.since[here], at[here]
        true = (self.genuine_rank[here] > since) & (now - self.genuine_at[here] < self.rule.span)
        number = self.number[here]
        self.number[here] += 1
        self.memories.clear(here, rank)
        return Met(here, rank, since, now, true, number)

    def _issue(self, served: InOrder, met: list[Met]) -> Alerts:
        """Issue the alerts of the replications where the rule was met, and find the visits behind them."""
        here, since = _joined(met, "here"), _joined(met, "since")
        at, true = _joined(met, "at"), _joined(met, "true")
        rank = np.repeat([one.rank for one in met], [len(one.here) for one in met])
        first = np.zeros(len(here), dtype=np.intp)
        asked = np.arange(len(here)) if self.all_firsts else np.flatnonzero(true)
        for some in np.array_split(asked, len(asked) * len(served.ended) // AT_ONCE + 1):
            ranks = np.arange(len(served.ended))[:, np.newaxis]
            evidence = (
                (ranks > since[some])
                & (ranks <= rank[some])
                & (at[some] - served.ended[:, here[some]] < self.rule.span)
            )
            evidence &= self.genuine.take(served.visit[:, here[some]], mode="clip") | ~true[some]
            first[some] = evidence.argmax(axis=0)
        return Alerts(
            column=self.columns[here],
            number=_joined(met, "number"),
            genuine=true,
            met=at,
            first=served.visit[first, here],
            begun=served.begun[first, here],
            served=served.ended[first, here],
            last=served.visit[rank, here],
        )

    def _go_on_with(self, left: Places) -> None:
        self.columns, self.memories = self.columns[left], self.memories.keep(left)
        self.genuine_rank, self.genuine_at = self.genuine_rank[left], self.genuine_at[left]
        self.number = self.number[left]

    def alerts(self) -> Alerts:
        """Give all alerts."""
        if not self.found:
            none, never = np.empty(0, dtype=np.intp), np.empty(0)
            return Alerts(none, none, np.empty(0, dtype=bool), never, none, never, never, none)
        return Alerts(*(_joined(self.found, attribute.name) for attribute in fields(Alerts)))


def _joined(parts: Sequence[Met | Alerts], column: str) -> Any:
    return np.concatenate([getattr(part, column) for part in parts])


def judge(judging: Judge, queue: Queue, servers: int, never: float) -> Alerts:
    """Let a rule judge what was served, up to its first true alert in each replication."""
    if judging.rule.least > len(queue.ended):
        return judging.alerts()
    judging.memories = judging.rule.memories(len(judging.columns))
    seen, ranks = 0, FIRST_RANKS
    while len(judging.columns) and seen < len(queue.ended):
        served = _in_order(queue, judging.columns, ranks, servers)
        judging.hear(served, seen, never)
        seen, ranks = len(served.ended), ranks * FURTHER
    return judging.alerts()


def _in_order(queue: Queue, columns: Places, ranks: int, servers: int) -> InOrder:
    """Give the first visits to be served: all but `servers − 1` of them were the first to queue up, too."""
    several = min(ranks + servers - 1, len(queue.ended))
    whole = len(columns) == queue.ended.shape[1]
    visit, begun, ended = queue.visit[:several], queue.begun[:several], queue.ended[:several]
    if not whole:
        visit, begun, ended = visit[:, columns], begun[:, columns], ended[:, columns]
    if servers > 1 and (ended[1:] < ended[:-1]).any():
        order, in_order = sort_rows(np.ascontiguousarray(ended.T))
        visit = np.ascontiguousarray(visit.T).take(order).T
        begun = np.ascontiguousarray(begun.T).take(order).T
        ended = np.ascontiguousarray(in_order.T)
    last = several if several == len(queue.ended) else ranks
    return InOrder(visit[:last], begun[:last], ended[:last])
