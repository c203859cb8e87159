"""The stages of the vector engine: where the time of the workload goes, as a profile has it."""

from __future__ import annotations

import cProfile
import pstats
from pathlib import Path
from time import process_time

import sim
from benchmarks.page import table
from benchmarks.pipeline import PIPELINE

STAGES: dict[str, tuple[tuple[str, str], ...]] = {
    "looks: instants, and which fire": (("looks.py", "scheduled_looks"),),
    "reports: processing and links": (("reports.py", "_send"),),
    "services drawn": (("visits.py", "draw"),),
    "queues: numbered, sorted and served": (("queueing.py", "queue_up"),),
    "rules": (("judging.py", "judge"),),
    "columns and sums of every replication": (
        ("columns.py", "centre_columns"),
        ("columns.py", "all_station_sums"),
    ),
    "measures and intervals": (("measures.py", "measure"),),
}
AMONG_THEM: dict[str, tuple[tuple[str, str], ...]] = {
    "of all this: uniform numbers drawn": (("draws.py", "_draw"),),
    "of all this: normal quantiles": (("tails.py", "normal_quantile"),),
}
REST, WHOLE = "the rest", "all of it"


def profiled(replications: int, until: str | None, rounds: int) -> pstats.Stats:
    """Profile warm runs of the workload through `sim.run`, by the time of the processor."""
    scenario = sim.load(PIPELINE)

    def lap(turn: int) -> object:
        return sim.run(scenario, replications=replications, seed=turn, until=until).measures

    lap(0)
    profile = cProfile.Profile(process_time)
    for turn in range(rounds):
        profile.runcall(lap, turn)
    return pstats.Stats(profile)


def parts(stats: pstats.Stats) -> dict[str, float]:
    """Give the seconds of every stage, with what it calls, and those of the whole."""
    functions: dict[tuple[str, str], float] = {}
    for (path, _, function), (_, _, _, cumulative, _) in stats.stats.items():  # type: ignore[attr-defined]
        functions[Path(path).name, function] = cumulative
    found = {
        name: sum(functions.get(place, 0.0) for place in places)
        for name, places in (STAGES | AMONG_THEM).items()
    }
    return found | {WHOLE: functions["stages.py", "lap"]}


def measured(replications: int, rounds: int) -> dict[str, str]:
    """Profile both forms of the workload, and give the table by the name of its marker."""
    full, early = (parts(profiled(replications, until, rounds)) for until in (None, "alert"))
    for found in (full, early):
        found[REST] = found[WHOLE] - sum(found[name] for name in STAGES)
    rows = []
    for name in (*STAGES, REST, WHOLE, *AMONG_THEM):
        shares = [f"{found[name] / found[WHOLE]:.0%}".replace("%", " %") for found in (full, early)]
        micro = [f"{found[name] / (replications * rounds) * 1e6:.1f} µs" for found in (full, early)]
        rows.append([name, micro[0], shares[0], micro[1], shares[1]])
    return {"stages": table(["a replication", "full", "", "to the alert", ""], rows)}
