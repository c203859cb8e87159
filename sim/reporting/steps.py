"""Steps: how far the making of a report has come."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import define

from sim.model.scenario import Scenario
from sim.studies.plan import Progress
from sim.studies.remedies import remedies

CHAPTER = 3  # steps of a chapter: the run, the scenario as explained without any remedy, and the replication


@define
class Steps:
    """Counts steps, and tells of each.

    Attributes
    ----------
    total : int
        How many there are.
    progress : callable or None
        Called with the steps done and their total.
    done : int
        How many are done.
    """

    total: int
    progress: Progress | None
    done: int = 0

    def tell(self, *_others_count: int) -> None:
        """Tell that one more is done; what a study says of its own steps is not needed."""
        self.done += 1
        if self.progress is not None:
            self.progress(self.done, self.total)


def steps_for(scenarios: Iterable[Scenario], progress: Progress | None) -> Steps:
    """Count the steps of a report: those of each chapter, of the comparison, and the page itself."""
    chosen = list(scenarios)
    compared = len(chosen) if len(chosen) > 1 else 0
    return Steps(sum(CHAPTER + len(remedies(one)) for one in chosen) + compared + 1, progress)
