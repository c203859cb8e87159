"""The terminal's view of a result: tables and bars within 80 columns.

Names and stories are shown as they are, never as markup, and without control characters.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sim.analysis.measures import CentreMeasures
from sim.model.describing import title_of
from sim.model.fiction import FICTION
from sim.model.problems import printable
from sim.views.played import Played, Recorded, played_line
from sim.views.reading import below_0, in_words, notes, read, read_centre
from sim.views.rows import CONDITIONS, Row, budget_rows, station_rows
from sim.views.signs import Bar
from sim.views.spread import spread

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

WIDTH = 80


def whole_result(played: Recorded, repeat: str) -> Iterable[RenderableType]:
    """Show all of a result: story, measures, budgets, stations, and how to repeat it."""
    yield _text(title_of(played.scenario), "bold")
    yield _text(f"{played.scenario.story}\n")
    yield _text(played_line(played))
    yield from measures(played)
    yield from stations(played)
    yield _text(f"{played.why}\n")
    yield _text("Repeat it:", "bold")
    yield _unbroken(f"  {repeat}")
    yield ""
    yield _text(FICTION, "italic")


def measures(played: Recorded) -> Iterable[RenderableType]:
    """Show measures and budget of every centre, and what they are taken over."""
    for name, centre in played.measures.centres.items():
        yield ""
        yield from _measures_of(name, centre, played)
        yield ""
        yield from spread(played, name)
        yield from _budget(name, centre)
    yield ""
    yield _conditions(played)


def only_measures(played: Played) -> Iterable[RenderableType]:
    """Show nothing but the measures of every centre."""
    for name, centre in played.measures.centres.items():
        yield from _measures_of(name, centre, played)


def _measures_of(name: str, centre: CentreMeasures, played: Played) -> Iterable[RenderableType]:
    """Show the measures of a centre, and below them what is to be said of them."""
    yield table(name, read_centre(played.scenario, centre))
    yield from map(_text, notes(centre))


def as_text(played: Recorded) -> str:
    """Tell what was played, and the measures and budget of every centre, as plain text of 80 columns.

    It has no sign that the standard output cannot show, so that it can be printed there.
    """
    import sys
    from io import BytesIO, TextIOWrapper

    from rich.console import Console

    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    text = TextIOWrapper(BytesIO(), encoding=encoding, errors="replace", newline="")
    console = Console(file=text, width=WIDTH, color_system=None, highlight=False, markup=False, emoji=False)
    for part in (_text(title_of(played.scenario)), _text(played_line(played)), *measures(played)):
        console.print(part, crop=False)
    text.seek(0)
    return "\n".join(line.rstrip() for line in text.read().splitlines())


def stations(played: Played) -> Iterable[RenderableType]:
    """Show the measures of all stations in one table."""
    yield ""
    if not any(station.served.exists for station in played.measures.stations.values()):
        yield _text("Stations have no measures where replications end at their alerts.\n")
        return
    made = _empty("Stations", ("value", "95 % interval", "n"))
    for name, station in played.measures.stations.items():
        rows = station_rows(station)
        for row in rows:
            cells = (f"{name}, {row.label}", *read(row), f"{row.estimate.n:,}")
            made.add_row(*map(_text, cells), end_section=row is rows[-1])
    yield made
    yield ""


def table(title: str, rows: Sequence[Row]) -> Table:
    """Make a table of numbers with intervals, n, and what each is taken over."""
    made = _empty(title, ("value", "95 % interval", "n"))
    made.add_column("over")
    for row in rows:
        made.add_row(row.label, *read(row), f"{row.estimate.n:,}", row.over)
    return made


def _budget(name: str, centre: CentreMeasures) -> Iterable[RenderableType]:
    """Show the budget as bars; stages that never take time are only named."""
    rows = budget_rows(centre)
    lasting = [row for row in rows if row.estimate.exists and row.estimate.value > 0.0]
    if not lasting:
        return
    longest = max(row.estimate.value for row in lasting)
    yield ""
    made = _empty(_budget_title(name, rows[0]), ("mean", "95 % interval"))
    made.add_column("")
    for row in lasting:
        made.add_row(row.label, *read(row), Bar(row.estimate.value / longest))
    yield made
    nothing = [row.label for row in rows if row not in lasting]
    if nothing:
        yield _text(f"No time at all: {', '.join(nothing)}.")
    yield from map(_text, below_0(rows))


def _budget_title(name: str, row: Row) -> str:
    return f"Budget of {name}: where the time goes (mean ticks, n = {row.estimate.n:,})"


def _conditions(played: Played) -> RenderableType:
    """Say what numbers are taken over, and what words mean."""
    over = [f"  {key}: {text}" for key, text in CONDITIONS.items()]
    words = [f"  {word}: {meaning}" for word, meaning in in_words(played.scenario).items()]
    return _text("\n".join(["Over", *over, "In words", *words]))


def _empty(title: str, numbers: Sequence[str]) -> Table:
    from rich import box
    from rich.table import Table

    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), show_edge=False)
    made.title, made.title_justify, made.title_style = _text(title, "bold"), "left", "none"
    made.add_column("")
    for number in numbers:
        made.add_column(number, justify="right", no_wrap=True)
    return made


def _text(text: str, style: str = "") -> Text:
    """Make text that is printed as it is: no markup, no control characters."""
    from rich.text import Text

    return Text("\n".join(map(printable, text.split("\n"))), style)


def _unbroken(text: str) -> RenderableType:
    """Make a line that is never broken, so that it can be copied."""
    from rich.console import Group
    from rich.text import Text

    return Group(Text(printable(text), no_wrap=True, overflow="ignore"))  # alone, a text would lose no_wrap
