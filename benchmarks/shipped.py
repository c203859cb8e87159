"""Every shipped scenario: replications a second in both engines, and the most memory that a run held."""

from __future__ import annotations

import sim
from benchmarks.memory import measured as peak_of
from benchmarks.page import table
from benchmarks.timing import Contender, Spread, race, timed
from sim.draws import BATCH
from sim.model.loading import shipped

CLEAR = 30.0  # times as fast, below which the table says why
LAP = 0.25  # seconds that one lap should take
MEMORY = {"events": 500, "vector": 10_000}  # replications of the run whose memory is measured
LEAST = {"events": 10, "vector": BATCH}
MOST = {"events": 20_000, "vector": 500_000}
REASONS = {
    "crying_wolf": "one look a replication, one event for the SimPy engine: nothing to save but the measures",
}


def fitting(scenario: sim.Scenario, engine: str, seconds: float) -> int:
    """Find how many replications an engine plays in so many seconds."""
    tried = {"events": 20, "vector": 1000}[engine]
    for _ in range(2):
        took = timed(
            lambda turn, tried=tried: sim.run(scenario, replications=tried, seed=turn, engine=engine), 1
        )
        least = LEAST[engine]  # the vector engine draws and plays whole batches
        tried = max(1, min(MOST[engine], int(tried * seconds / took)) // least) * least
    return tried


def laps(scenario: sim.Scenario, seconds: float) -> list[Contender]:
    """List the engines that can play a scenario."""
    listed = []
    for engine in ("events", "vector"):
        try:
            count = fitting(scenario, engine, seconds)
        except sim.UnsupportedScenario:
            continue

        def lap(turn: int, count: int = count, engine: str = engine) -> object:
            return sim.run(scenario, replications=count, seed=turn, engine=engine).measures

        listed.append(Contender(engine, count, lap))
    return listed


def row(name: str, rounds: int, seconds: float) -> list[str]:
    """Measure one scenario."""
    scenario = sim.load(name)
    done = race(laps(scenario, seconds), rounds)
    memory = {"events": "", "vector": ""}
    memory |= {engine: f"{peak_of(name, engine, MEMORY[engine]):.0f}" for engine in done.seconds}
    if "vector" not in done.seconds:
        why = sim.run(scenario, replications=1).why
        return [f"`{name}`", done.rate("events").written(), "", "", memory["events"], "", why]
    gain = done.faster("vector", "events")
    rates = [done.rate(engine).written() for engine in ("events", "vector")]
    return [f"`{name}`", *rates, gain.written(" ×"), memory["events"], memory["vector"], _why(name, gain)]


def _why(name: str, gain: Spread) -> str:
    return "" if gain.middle >= CLEAR else REASONS.get(name, "not looked into yet")


def measured(rounds: int, seconds: float = LAP) -> dict[str, str]:
    """Measure all shipped scenarios, and give the table by the name of its marker."""
    header = [
        "scenario",
        "SimPy engine, replications a second",
        "vector engine",
        "gain",
        "MiB, SimPy engine",
        "MiB, vector engine",
        "why less than 30 ×",
    ]
    return {"shipped": table(header, [row(name, rounds, seconds) for name in shipped()])}


def measured_memory(sizes: dict[str, int]) -> dict[str, str]:
    """Measure the memory of great runs of `first_light`, and give the table by the name of its marker."""
    rows = [
        [engine, f"{count:,}", f"{peak_of('first_light', engine, count):.0f}"]
        for engine, count in sizes.items()
    ]
    return {"memory": table(["engine", "replications of `first_light`", "MiB"], rows)}
