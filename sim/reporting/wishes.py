"""Wishes: what a report may be asked for, beside its scenarios."""

from __future__ import annotations

from concurrent.futures import Executor
from typing import Any

from attrs import frozen

from sim.studies.plan import Progress


@frozen(eq=False)
class Wish:
    """What a report is asked for.

    Attributes
    ----------
    centre : str or None
        Whose latency is explained, and by which a replication is chosen; None for the first centre.
    replay : str or int
        Which replication is told: "median", "slowest", "missed", or its number.
    author : str
        Who hands it in.
    engine : str
        "auto", "events" or "vector".
    executor : Executor or None
        What plays batches.
    progress : callable or None
        Called with the steps done and their total.
    agreed : bool
        Whether long runs are agreed to.
    """

    centre: str | None = None
    replay: str | int = "median"
    author: str = ""
    engine: str = "auto"
    executor: Executor | None = None
    progress: Progress | None = None
    agreed: bool = False

    @property
    def playing(self) -> dict[str, Any]:
        """How everything is played."""
        return {"engine": self.engine, "executor": self.executor, "agreed": self.agreed}

    @property
    def options(self) -> dict[str, Any]:
        """What the command is asked for, as far as it is not what is taken by default."""
        given = {"centre": self.centre, "replay": self.replay, "author": self.author, "engine": self.engine}
        return {name: value for name, value in given.items() if value not in (None, "median", "", "auto")}
