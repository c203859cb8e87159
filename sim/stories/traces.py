"""Traces: one replication, told. The story and its table are two views of the same events."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from math import isnan
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from attrs import frozen

from sim.analysis.budget import STAGES, stages
from sim.files import write_whole
from sim.model.loading import load
from sim.model.network import build_network
from sim.model.problems import printable
from sim.model.scenario import Scenario
from sim.model.wording import amount
from sim.records import TABLES, Records
from sim.running import play
from sim.stories.course import Course
from sim.stories.events import Event, Stop, read_stop
from sim.stories.telling import Line, lines
from sim.views.plots import TracePlot
from sim.views.storybook import as_html, as_text

if TYPE_CHECKING:
    import pandas as pd

    from sim.views.replay import Replay

Budget = Mapping[str, float]
COLUMNS = ("scenario", "seed", "replication", "at", "kind", "place", "source", "look", "genuine", "words")


@frozen(eq=False)
class Trace:
    """One replication of a scenario, told event by event. `str` gives the story.

    Attributes
    ----------
    scenario : Scenario
        What was played.
    seed, replication : int
        The seed, and the number of the replication.
    engine : str
        Which engine played.
    events : tuple of Event
        Everything that happened, in order, up to where the telling stops.
    stop : Stop or None
        Where the telling stops; None for the horizon.
    records : Records
        The records of the replication, with all tables.
    """

    scenario: Scenario
    seed: int
    replication: int
    engine: str
    events: tuple[Event, ...]
    stop: Stop | None
    records: Records

    @property
    def plot(self) -> TracePlot:
        """The figure of this trace: `trace.plot.timeline()`."""
        return TracePlot(self)

    @property
    def lines(self) -> list[Line]:
        """The story line by line; long runs of uneventful looks are one line."""
        return lines(self.events, tuple(self.records.centres))

    @property
    def stopped(self) -> bool:
        """Whether the telling stops before the horizon."""
        return not self.events or self.events[-1].kind != "horizon"

    @property
    def budgets(self) -> dict[str, Budget]:
        """The budget of each centre's first true alert, in ticks, as far as it is told."""
        told = self.events[-1].at if self.events else 0.0
        budgets: dict[str, Budget] = {}
        for name, columns in self.records.centres.items():
            if columns.instant("delivered")[0] <= told and self._is_told(name):
                split = stages(columns, self.records.onset)[:, 0]
                budgets[name] = dict(zip(STAGES, split.tolist(), strict=True))
        return budgets

    def _is_told(self, centre: str) -> bool:
        return any(e.kind == "delivered" and e.place == centre and e.genuine for e in self.events)

    @property
    def endings(self) -> dict[str, str]:
        """What to say of each centre that has no budget."""
        if self.stopped:
            end = "not yet, where the telling stops."
        elif isnan(self.records.onset[0]):
            end = "none, for there was no onset."
        else:
            end = "none by the horizon: a miss."
        return {name: end for name in self.records.centres if name not in self.budgets}

    def rows(self) -> list[tuple[Any, ...]]:
        """Give every event as a row, in the order of `COLUMNS`; what has no value is empty."""
        own = (self.scenario.name, self.seed, self.replication)
        return [
            (*own, e.at, e.kind, e.place, e.source, _blank(e.look), _blank(e.genuine), e.words)
            for e in self.events
        ]

    def to_csv(self, file: str | Path) -> None:
        """Write every event into a CSV file, as a whole or not at all.

        Raises
        ------
        OSError
            If it cannot be written.
        """
        write_whole(file, self._write)

    def _write(self, text: TextIO) -> None:
        writer = csv.writer(text)
        writer.writerow(COLUMNS)
        writer.writerows(self.rows())

    def to_pandas(self) -> pd.DataFrame:
        """Give every event as a row of a table (needs the extra `notebook`)."""
        from sim.tidy import to_frame

        columns = zip(*self.rows(), strict=True) if self.events else [()] * len(COLUMNS)
        return to_frame(dict(zip(COLUMNS, columns, strict=True)))

    def replay(self) -> Replay:
        """Show it as an animation: in a notebook by itself, else with `save("replay.html")` as a page."""
        from sim.views.replay import Replay

        return Replay(self)

    def __repr__(self) -> str:
        """Say in one line what is told."""
        name, many = printable(self.scenario.name), amount(len(self.events), "event")
        return f"<Trace {name}: replication {self.replication} of seed {self.seed}, {many}>"

    def __str__(self) -> str:
        """Tell the story, within 80 columns."""
        return as_text(self)

    def _repr_html_(self) -> str:
        return as_html(self)


def _blank(value: int | bool | None) -> int | bool | str:
    return "" if value is None else value


def trace(
    scenario: Scenario | str | Path,
    *,
    seed: int = 1,
    replication: int = 0,
    until: str | float | None = None,
    engine: str = "auto",
    agreed: bool = False,
) -> Trace:
    """Play one replication and tell it event by event.

    Parameters
    ----------
    scenario
        A scenario, a file, or the name of a shipped one.
    seed, replication
        Which replication: the same as the one of this number in a run with this seed.
    until
        Where to stop: a time in ticks, or a kind of event such as "first report", "rule met" or "delivered";
        at the horizon where left out.
    engine
        "events", "vector" or "auto". Which one plays changes nothing.
    agreed
        Whether a long run is agreed to.

    Raises
    ------
    ScenarioError
        If the scenario cannot be used.
    ValueError
        If a number or a word is outside of what is allowed; the message says what is.

    Examples
    --------
    >>> told = trace("first_light", until="first report")
    >>> told.events[-1].kind
    'report'
    """
    stop = read_stop(until)
    chosen = scenario if isinstance(scenario, Scenario) else load(scenario)
    run = play(chosen, 1, seed, engine=engine, tables=TABLES, first=replication, agreed=agreed)
    events = Course(build_network(chosen), run.records).events()
    told = tuple(events if stop is None else stop.apply(events))
    return Trace(chosen, seed, replication, run.engine, told, stop, run.records)
