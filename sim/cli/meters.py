"""Meters: how far a run has come. A bar is shown on a terminal, once the run takes more than a second."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TYPE_CHECKING

from attrs import define, field

from sim.cli.screens import screen

if TYPE_CHECKING:
    from rich.progress import Progress

PATIENCE = 1.0  # seconds before a bar is shown


@define
class Meter:
    """Called with what is done, of what total; used as a context, it clears up after itself.

    Attributes
    ----------
    done : int
        How many are done so far.
    started : float
        When it began, by the monotonic clock, in seconds.
    noun : str
        What is counted.
    """

    done: int = 0
    started: float = field(factory=monotonic)
    noun: str = "replications"
    _bar: Progress | None = None

    def __call__(self, done: int, total: int) -> None:
        """Note how far the run has come, and show it."""
        self.done = done
        if self._bar is None and sys.stderr.isatty() and monotonic() - self.started > PATIENCE:
            self._bar = _make_bar(self.noun, total)
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=done)

    def __enter__(self) -> Meter:
        """Begin."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()


def _make_bar(noun: str, total: int) -> Progress:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(noun), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=screen(sys.stderr), transient=True)
    bar.start()
    bar.add_task(noun, total=total)
    return bar
