"""What a view is handed: the parts of a result that it shows."""

from typing import Protocol

from sim.analysis.measures import Measures
from sim.model.scenario import Scenario
from sim.records import Records


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


class Recorded(Played, Protocol):
    """A result of which the replications are looked at one by one."""

    @property
    def records(self) -> Records:
        """What came out, replication by replication."""


def chosen_centre(played: Played, centre: str | None) -> str:
    """Choose a centre by its name; the first one of the file where left out.

    Raises
    ------
    ValueError
        If there is no centre of that name.
    """
    known = list(played.measures.centres)
    if centre is None:
        return known[0]
    if centre not in known:
        raise ValueError(f"there is no centre {centre!r}; there is {', '.join(known)}")
    return centre


def played_line(played: Played) -> str:
    """Say what was played."""
    many = "1 replication" if played.replications == 1 else f"{played.replications:,} replications"
    end = ", each until its alerts" if played.until else ""
    why = f" {played.stopped}" if played.stopped else ""
    return f"{many} of seed {played.seed}{end}.{why}"
