"""The one place that chooses an engine and plays batches: scenario, replications and seed in, records out.

Batches are independent and numbered, so they may be played anywhere: in this process, or by any executor
of `concurrent.futures`. The numbers are the same.
"""

from __future__ import annotations

import importlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from functools import partial
from typing import NamedTuple

import numpy as np
from attrs import frozen

from sim.draws import BATCH, Draws
from sim.engines.base import Engine, Request, UnsupportedScenario
from sim.limits import TooMuchWork, check_numbers, check_work
from sim.model.network import build_network
from sim.model.problems import printable
from sim.model.scenario import Scenario
from sim.model.wording import amount
from sim.model.workload import Workload, estimate
from sim.records import TABLES, Records, join_records

ENGINES = ("events", "vector")
SLICE_STEPS = {"events": 1e5, "vector": 4e6}  # steps that a piece of a batch holds; bounds its memory
SPREAD_ABOVE = {"events": 2e5, "vector": 2e7}  # steps above which others help: some two seconds of work
AHEAD = 16  # pieces under way at an executor

__all__ = ["Run", "TooMuchWork", "UnsupportedScenario", "choose_engine", "play"]

Progress = Callable[[int, int], None]


@frozen(eq=False)
class Run:
    """Some replications of a scenario, played.

    Attributes
    ----------
    scenario : Scenario
        What was played.
    seed : int
        The seed.
    replications : int
        How many replications.
    engine : str
        Which engine played: "events" or "vector".
    why : str
        Why that engine, in a sentence.
    until_alert : bool
        Whether replications ended at their alerts.
    records : Records
        What came out.
    """

    scenario: Scenario
    seed: int
    replications: int
    engine: str
    why: str
    until_alert: bool
    records: Records

    def __repr__(self) -> str:
        """Say in one line what was played."""
        many = amount(self.replications, "replication")
        return f"<Run {printable(self.scenario.name)}: {many} of seed {self.seed}, engine {self.engine}>"


class Piece(NamedTuple):
    """Some replications of one batch, to be played in one go."""

    batch: int
    start: int
    stop: int


def play(
    scenario: Scenario,
    replications: int = 1000,
    seed: int = 1,
    *,
    engine: str = "auto",
    until_alert: bool = False,
    tables: Iterable[str] = (),
    executor: Executor | None = None,
    progress: Progress | None = None,
    first: int = 0,
    agreed: bool = False,
) -> Run:
    """Play replications of a scenario.

    Parameters
    ----------
    scenario
        What to play.
    replications, first
        How many replications, and the number of the first.
    seed
        From 0 to 2**64 − 1.
    engine
        "events", "vector", or "auto": the vector engine where it can play the scenario.
    until_alert
        Whether a replication may end once every centre has warned; station sums are then left out.
    tables
        Which tables to keep, of `sim.records.TABLES`.
    executor
        What plays the batches; this process where left out. A short run, of about two seconds at most, stays
        in this process all the same: starting others and talking to them would take longer.
    progress
        Called with the replications done and their total.
    agreed
        Whether a run of over 10⁸ looks by the SimPy engine is agreed to.

    Raises
    ------
    ValueError
        If a number or a name is outside of what is allowed; the message says what is.
    TooMuchWork
        If the run would take too long.
    UnsupportedScenario
        If the engine that was asked for cannot play the scenario.

    Examples
    --------
    >>> from sim.model.loading import load
    >>> len(play(load("first_light"), replications=20, engine="events").records)
    20
    """
    request = Request(until_alert, frozenset(tables))
    check_numbers(replications, first, seed)
    _check_names(engine, request)
    workload = estimate(scenario)
    chosen, why = choose_engine(scenario, engine)
    width = _slice_width(workload, chosen)
    check_work(workload, replications, -(-replications // width), chosen, agreed=agreed)
    pieces = list(_pieces(first, replications, width))
    work = partial(play_piece, scenario, seed, chosen, request)
    long = workload.steps * replications > SPREAD_ABOVE[chosen]
    parts: list[Records] = []
    done = 0
    for part in _in_turn(work, pieces, executor if long else None):
        parts.append(part)
        done += len(part)
        if progress is not None:
            progress(done, replications)
    return Run(scenario, seed, replications, chosen, why, until_alert, join_records(parts))


def choose_engine(scenario: Scenario, engine: str) -> tuple[str, str]:
    """Choose an engine by name, and say why; "auto" takes the vector engine where it can play.

    Raises
    ------
    UnsupportedScenario
        If the engine that was asked for by name cannot play the scenario.
    """
    if engine == "events":
        return "events", "The SimPy engine played, as asked."
    missing = load_engine("vector").missing(scenario)
    if engine == "vector":
        if missing:
            raise UnsupportedScenario(f"the vector engine cannot play {missing}; take --engine events")
        return "vector", "The vector engine played, as asked."
    if missing:
        return "events", f"The SimPy engine played: the vector engine cannot play {missing}."
    return "vector", "The vector engine played: it can play all of this scenario, and it is the faster one."


def load_engine(name: str) -> Engine:
    """Import an engine by its name."""
    engine: Engine = importlib.import_module(f"sim.engines.{name}").ENGINE
    return engine


def _check_names(engine: str, request: Request) -> None:
    if engine not in ("auto", *ENGINES):
        raise ValueError(f"engine: found {engine!r}; allowed are auto, {', '.join(ENGINES)}")
    if not request.tables <= set(TABLES):
        unknown = ", ".join(sorted(request.tables - set(TABLES)))
        raise ValueError(f"tables: found {unknown}; allowed are {', '.join(TABLES)}")


def _slice_width(workload: Workload, engine: str) -> int:
    """Say how many replications of a batch fit into memory at once."""
    return max(1, min(BATCH, int(SLICE_STEPS[engine] / workload.steps)))


def _pieces(first: int, replications: int, width: int) -> Iterator[Piece]:
    """Cut the replications into batches, and those into pieces of a width at most."""
    at, end = first, first + replications
    while at < end:
        batch, start = divmod(at, BATCH)
        stop = min(start + width, BATCH, end - batch * BATCH)
        yield Piece(batch, start, stop)
        at += stop - start


def play_piece(scenario: Scenario, seed: int, engine: str, request: Request, piece: Piece) -> Records:
    """Play one piece of one batch; what workers are handed."""
    draws = Draws(seed, piece.batch, piece.start, piece.stop)
    with np.errstate(over="ignore", invalid="ignore"):  # what overflows lies beyond the horizon
        return load_engine(engine).play(build_network(scenario), draws, request)


def _in_turn(
    work: Callable[[Piece], Records], pieces: Sequence[Piece], executor: Executor | None
) -> Iterator[Records]:
    """Play pieces here or by an executor, and give their records in order; few are under way at a time."""
    if executor is None:
        yield from map(work, pieces)
        return
    under_way: deque[Future[Records]] = deque()
    try:
        for piece in pieces:
            under_way.append(executor.submit(work, piece))
            if len(under_way) > AHEAD:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
    finally:
        for future in under_way:
            future.cancel()
