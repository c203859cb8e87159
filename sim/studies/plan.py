"""The plan of a study: how many replications of which seed are played of each variant, and by what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from pathlib import Path
from typing import Any

from attrs import frozen

from sim.analysis.contrasts import Sample
from sim.model.loading import load
from sim.model.scenario import Scenario
from sim.running import play

Progress = Callable[[int, int], None]
Source = Scenario | str | Path
Changes = Mapping[str, Any]
REPLICATIONS = 2000


@frozen
class Plan:
    """How every variant of a study is played: with common random numbers, since the seed is the same.

    Attributes
    ----------
    replications, seed : int
        How many replications of each variant, and of which seed.
    engine : str
        "auto", "events" or "vector".
    executor : Executor or None
        What plays batches; this process where left out.
    progress : callable or None
        Called with the variants done and their total.
    agreed : bool
        Whether long runs are agreed to.
    """

    replications: int = REPLICATIONS
    seed: int = 1
    engine: str = "auto"
    executor: Executor | None = None
    progress: Progress | None = None
    agreed: bool = False

    def sample(self, scenario: Scenario) -> Sample:
        """Play one variant."""
        asked: Any = {"engine": self.engine, "executor": self.executor, "agreed": self.agreed}
        return Sample(scenario, play(scenario, self.replications, self.seed, **asked).records)

    def tell(self, done: int, total: int) -> None:
        """Tell how many variants are done."""
        if self.progress is not None:
            self.progress(done, total)


def chosen(source: Source) -> Scenario:
    """Give a scenario that is named, or is one already.

    Raises
    ------
    ScenarioError
        If it cannot be loaded.
    """
    return source if isinstance(source, Scenario) else load(source)
