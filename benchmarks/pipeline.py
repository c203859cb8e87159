"""The workload `tests/pipeline.toml`: both engines beside what other packages make of it, on one core."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from attrs import frozen

import sim
from benchmarks.page import table
from benchmarks.peers import simpy_model
from benchmarks.timing import Contender, Race, race, short

PIPELINE = Path(__file__).parents[1] / "tests" / "pipeline.toml"
UNIFORMS = 1402  # uniform numbers a replication of the workload uses

SIMPY, VECTOR, EVENTS = "SimPy, written by hand", "the vector engine", "the SimPy engine"
CIMBA, COURIERS = "Cimba, written by hand", "Cimba, a process for each report"
CIW, DRAWING = "Ciw, written by hand", "drawing the uniforms alone"


@frozen
class Sizes:
    """How much is played: replications a lap for each contender, and rounds."""

    rounds: int
    vector: int
    events: int
    cimba: int
    ciw: int

    @classmethod
    def normal(cls) -> Sizes:
        """Give what takes about a minute on an idle machine."""
        return cls(rounds=9, vector=20_000, events=300, cimba=4_000, ciw=40)

    @classmethod
    def quick(cls) -> Sizes:
        """Give what takes a few seconds."""
        return cls(rounds=3, vector=2_000, events=40, cimba=400, ciw=5)


def own(engine: str, replications: int, until: str | None) -> Callable[[int], object]:
    """Give a lap of one of the engines, through the public `sim.run`, with all measures and the budget."""
    scenario = sim.load(PIPELINE)

    def lap(turn: int) -> object:
        result = sim.run(scenario, replications=replications, seed=turn, engine=engine, until=until)
        return result.measures

    return lap


def drawing(replications: int) -> Callable[[int], object]:
    """Give a lap that draws the uniform numbers of so many replications with SFC64, and does nothing else."""
    buffer = np.empty(10 * UNIFORMS)  # small enough for the cache

    def lap(turn: int) -> object:
        generator = np.random.Generator(np.random.SFC64(turn))
        for _ in range(replications // 10):
            generator.random(out=buffer)
        return buffer

    return lap


def peer(name: str, replications: int, **options: bool) -> Callable[[int], object]:
    """Give a lap of a model that was written by hand, by the name of its module."""
    play = importlib.import_module(f"benchmarks.peers.{name}").play
    return lambda turn: play(replications, turn, **options)


def contenders(sizes: Sizes, *, early: bool) -> list[Contender]:
    """List what is timed, to the horizon or ("early") to the alert, where a lap holds more replications."""
    until, more = ("alert", 4) if early else (None, 1)
    events, vector, cimba = sizes.events * more, sizes.vector * (2 if early else 1), sizes.cimba * more
    listed = [
        Contender(SIMPY, events, lambda turn: simpy_model.play(events, turn, until_alert=early)),
        Contender(VECTOR, vector, own("vector", vector, until)),
        Contender(EVENTS, events, own("events", events, until)),
    ]
    if find_spec("cimba"):
        for name, couriers in ((CIMBA, False), (COURIERS, True)):
            played = peer("cimba_model", cimba, until_alert=early, couriers=couriers)
            listed.append(Contender(name, cimba, played))
    if find_spec("ciw") and not early:
        listed.append(Contender(CIW, sizes.ciw, peer("ciw_model", sizes.ciw)))
    if not early:
        listed.append(Contender(DRAWING, sizes.vector, drawing(sizes.vector)))
    return listed


def rows(done: Race) -> list[list[str]]:
    """Write one row for each contender."""
    return [
        [
            name,
            done.rate(name).written(),
            "1" if name == SIMPY else done.faster(name, SIMPY).written(" ×"),
            "1" if name == VECTOR else done.faster(VECTOR, name).written(" ×"),
        ]
        for name in done.seconds
    ]


def measured(sizes: Sizes) -> dict[str, str]:
    """Time both forms of the workload, and give the tables by the names of their markers."""
    header = ["", "replications a second", "against SimPy by hand", "the vector engine against it"]
    tables, drawn = {}, ""
    for name, early in (("pipeline-full", False), ("pipeline-early", True)):
        done = race(contenders(sizes, early=early), sizes.rounds)
        tables[name] = table(header, rows(done))
        if DRAWING in done.seconds:
            drawn = done.faster(DRAWING, VECTOR).written(" ×")
    tables["pipeline-size"] = (
        f"{sizes.rounds} rounds; a lap plays {short(sizes.vector)} replications in the vector engine,"
        f" {sizes.events} in SimPy, {short(sizes.cimba)} in Cimba, {sizes.ciw} in Ciw; to the alert, more."
        f"\n\nTo the horizon, the vector engine takes {drawn} the time of drawing its uniforms."
    )
    return tables
