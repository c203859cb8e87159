"""The slider figure: how long 10,000 replications take once all is warm, while a hand moves a slider."""

from __future__ import annotations

import numpy as np

import sim
from benchmarks.page import table
from benchmarks.pipeline import PIPELINE
from benchmarks.timing import Contender, Spread, race

REPLICATIONS = 10_000
SCENARIOS = ("first_light", "two_islands", PIPELINE)


def measured(rounds: int, replications: int = REPLICATIONS) -> dict[str, str]:
    """Time the scenarios in turn, with all measures, and give the table by the name of its marker."""
    listed = []
    for each in SCENARIOS:
        scenario = sim.load(each)

        def lap(turn: int, scenario: sim.Scenario = scenario) -> object:
            return sim.run(scenario, replications=replications, seed=turn).measures

        listed.append(Contender(scenario.name, replications, lap))
    done = race(listed, rounds)
    rows = [
        [f"`{name}`", Spread.of(np.multiply(seconds, 1000 * replications)).written(" ms")]
        for name, seconds in done.seconds.items()
    ]
    return {"slider": table(["scenario", f"{replications:,} replications"], rows)}
