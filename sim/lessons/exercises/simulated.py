"""Simulated answers: what a run of the project finds for an exercise, with a seed of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sim.analysis.measures import CentreMeasures

SEED = 20
REPLICATIONS = 10_000  # where the question asks for so many


def simulated(scenario: str, changes: Mapping[str, Any], replications: int = REPLICATIONS) -> CentreMeasures:
    """Play a changed scenario until the alert, and give what is measured at its harbour.

    Parameters
    ----------
    scenario
        The name of a shipped scenario with a centre `harbour`.
    changes
        Keys and values, as `Scenario.vary` takes them.
    replications
        As many as the question asks for.

    Raises
    ------
    ScenarioError
        If the changed scenario cannot be used.

    Examples
    --------
    >>> simulated("first_light", {"sensors.lamp.count": 6}, replications=100).latency.mean.n
    100
    """
    from sim.model.loading import load
    from sim.results import run

    played = run(load(scenario).vary(changes), replications=replications, seed=SEED, until="alert")
    return played.measures.centres["harbour"]
