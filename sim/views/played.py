"""What a view is handed: the parts of a result that it shows."""

from typing import Protocol

from sim.analysis.measures import Measures
from sim.model.scenario import Scenario


class Played(Protocol):
    """A result, as far as views look at it."""

    @property
    def scenario(self) -> Scenario:
        """What was played."""

    @property
    def seed(self) -> int:
        """The seed."""

    @property
    def replications(self) -> int:
        """How many replications."""

    @property
    def why(self) -> str:
        """Which engine played, and why, in a sentence."""

    @property
    def until(self) -> str | None:
        """Where replications ended: "alert" or None."""

    @property
    def stopped(self) -> str | None:
        """Why it stopped where it did, where it ran to a precision."""

    @property
    def measures(self) -> Measures:
        """The measures."""


def played_line(played: Played) -> str:
    """Say what was played."""
    many = "1 replication" if played.replications == 1 else f"{played.replications:,} replications"
    end = ", each until its alerts" if played.until else ""
    why = f" {played.stopped}" if played.stopped else ""
    return f"{many} of seed {played.seed}{end}.{why}"
