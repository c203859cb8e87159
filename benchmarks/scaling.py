"""Workers: what a pool of processes gains, started for the run and kept from one before."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing import get_context

import sim
from benchmarks.page import table
from benchmarks.pipeline import PIPELINE
from benchmarks.timing import Contender, race

ALONE, WARM, COLD = "one process", "two workers, started before", "two workers, started for the run"
WORKERS = 2


def pool() -> ProcessPoolExecutor:
    """Make a pool as the command does."""
    return ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn"))


def laps(engine: str, replications: int, warm: Executor) -> list[Contender]:
    """List what is timed for one engine."""
    scenario = sim.load(PIPELINE)

    def played(turn: int, executor: Executor | None) -> object:
        run = sim.run(scenario, replications=replications, seed=turn, engine=engine, executor=executor)
        return run.measures

    def cold(turn: int) -> object:
        with pool() as executor:
            return played(turn, executor)

    ways: list[tuple[str, Callable[[int], object]]] = [
        (ALONE, lambda turn: played(turn, None)),
        (WARM, lambda turn: played(turn, warm)),
        (COLD, cold),
    ]
    return [Contender(name, replications, lap) for name, lap in ways]


def measured(rounds: int, sizes: dict[str, int]) -> dict[str, str]:
    """Time both engines, and give the table by the name of its marker."""
    rows = []
    for engine, replications in sizes.items():
        with pool() as warm:
            done = race(laps(engine, replications, warm), rounds)
        rows += [
            [
                engine,
                f"{replications:,}",
                name,
                done.rate(name).written(),
                done.faster(name, ALONE).written(" ×"),
            ]
            for name in done.seconds
        ]
    header = ["engine", "replications", "", "replications a second", "against one process"]
    return {"workers": table(header, rows)}
