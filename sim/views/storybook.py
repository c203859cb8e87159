"""The storybook: a trace as text of 80 columns, and as HTML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from textwrap import fill
from typing import Protocol

from sim.model.describing import title_of
from sim.model.fiction import FICTION
from sim.model.problems import printable
from sim.model.scenario import Scenario
from sim.views.signs import BLOCKS, LONGEST

WIDTH = 80
INDENT = " " * 13


class LineTold(Protocol):
    """One line of a story."""

    @property
    def at(self) -> float:
        """When, in ticks."""

    @property
    def words(self) -> str:
        """What happens."""


class Told(Protocol):
    """What is shown of a trace."""

    @property
    def scenario(self) -> Scenario:
        """What was played."""

    @property
    def seed(self) -> int:
        """The seed."""

    @property
    def replication(self) -> int:
        """The number of the replication."""

    @property
    def stop(self) -> object:
        """Where the telling stops, in words."""

    @property
    def stopped(self) -> bool:
        """Whether it stops before the horizon."""

    @property
    def lines(self) -> Sequence[LineTold]:
        """The story."""

    @property
    def budgets(self) -> Mapping[str, Mapping[str, float]]:
        """The budgets of true alerts."""

    @property
    def endings(self) -> Mapping[str, str]:
        """What to say of centres without one."""


def as_text(told: Told, width: int = WIDTH) -> str:
    """Tell a trace within so many columns."""
    head = [title_of(told.scenario), f"Replication {told.replication} of seed {told.seed}, tick by tick"]
    story = [
        fill(
            f"{line.at:11,.3f}  {printable(line.words)}",
            width,
            subsequent_indent=INDENT,
            break_on_hyphens=False,
        )
        for line in told.lines
    ]
    about = fill(printable(told.scenario.story), width, break_on_hyphens=False)
    return "\n".join(
        [*map(printable, head), "", about, "", *story, *_stop(told), "", *_budgets(told, width), FICTION]
    )


def _stop(told: Told) -> list[str]:
    return [f"{INDENT}(The telling stops here, at {told.stop}, as asked.)"] if told.stopped else []


def _budgets(told: Told, width: int) -> list[str]:
    """Write the budget of each centre's true alert as a small table with bars."""
    text: list[str] = []
    for centre, budget in told.budgets.items():
        text.append(fill(f"The budget of {printable(centre)}'s first true alert, in ticks:", width))
        lasting = {stage: ticks for stage, ticks in budget.items() if f"{ticks:.3f}" != "0.000"}
        longest = max(lasting.values(), default=1.0)
        room = max(1, min(LONGEST, width - len(_row("", 0.0))))
        text += [f"{_row(stage, ticks)}{_bar(room * ticks / longest)}" for stage, ticks in lasting.items()]
        text += [_row("latency", sum(budget.values())).rstrip(), *_nothing(budget, lasting, width), ""]
    for centre, end in told.endings.items():
        text += [fill(f"True alert of {printable(centre)}: {end}", width), ""]
    return text


def _row(stage: str, ticks: float) -> str:
    return f"  {stage.replace('_', ' '):<16}{ticks:11,.3f}  "


def _bar(length: float) -> str:
    return BLOCKS[-1] * max(1, round(length))


def _nothing(budget: Mapping[str, float], lasting: Mapping[str, float], width: int) -> list[str]:
    """Name the stages that took no time."""
    named = [stage.replace("_", " ") for stage in budget if stage not in lasting]
    return [fill(f"No time at all: {', '.join(named)}.", width)] if named else []


def as_html(told: Told) -> str:
    """Show a trace in a notebook; all that comes from the scenario is escaped."""
    rows = "".join(
        f"<tr><td>{line.at:,.3f}</td><td style='text-align:left'>{escape(line.words)}</td></tr>"
        for line in told.lines
    )
    stop = "".join(f"<p>{escape(text.strip())}</p>" for text in _stop(told))
    budgets = escape("\n".join(_budgets(told, WIDTH)))
    return (
        f"<div><h3>{escape(title_of(told.scenario))}</h3>"
        f"<p>{escape(told.scenario.story)}</p>"
        f"<p>Replication {told.replication} of seed {told.seed}, tick by tick</p>"
        f"<table><tr><th>tick</th><th>what happens</th></tr>{rows}</table>"
        f"{stop}<pre>{budgets}</pre><p><small>{FICTION}</small></p></div>"
    )
