"""A made-up result: a run of which every number was chosen, for tests of what is made of it."""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np

from sim.analysis.measures import measure
from sim.model.onset import Onset
from sim.model.scenario import Scenario
from sim.model.stations import Centre
from sim.records import PATH, CentreColumns, Records

ONSET = 50.0


def result_of(
    latencies: Sequence[float], *, missed: int = 0, quiet: int = 0, deadline: float | None = None
) -> Any:
    """Make a result of one centre: an onset for each latency, some that were missed, and runs without any."""
    count = len(latencies) + missed + quiet
    onset = np.where(np.arange(count) < count - quiet, ONSET, np.nan)
    delivered = np.full(count, np.nan)
    delivered[: len(latencies)] = ONSET + np.asarray(latencies, dtype=float)
    path = np.linspace(onset, delivered, len(PATH) + 1)[1:]
    path[PATH.index("given") : PATH.index("adopted") + 1] = np.nan
    columns = CentreColumns(
        path=path,
        first_alert=delivered,
        first_true=~np.isnan(delivered),
        false_alerts=np.zeros(count, dtype=int),
        armed=np.full(count, 100.0),
    )
    records = Records(np.arange(count), onset, np.zeros(count, dtype=int), {"harbour": columns})
    scenario = Scenario(
        story="",
        title="Trial",
        horizon=1000.0,
        onset=Onset(at=ONSET, deadline=deadline),
        centres=(Centre(name="harbour"),),
    )
    return SimpleNamespace(
        scenario=scenario,
        seed=7,
        replications=count,
        records=records,
        measures=measure(scenario, records),
    )
