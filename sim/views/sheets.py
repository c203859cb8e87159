"""Sheets in the terminal: tables of a study within 80 columns, and the sentences above them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sim.model.fiction import FICTION
from sim.model.problems import printable
from sim.studies.sheets import Sheet

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text


def study(
    title: str,
    sentences: Iterable[str],
    sheets: Sequence[Sheet],
    notes: Iterable[str],
    repeat: str,
    *,
    pictures: Iterable[RenderableType] = (),
) -> Iterable[RenderableType]:
    """Show a study: what it means, pictures of small signs, tables, how it was played, how to repeat it."""
    yield _text(title, "bold")
    yield ""
    yield from map(_text, sentences)
    yield from pictures
    for sheet in sheets:
        yield ""
        yield table(sheet)
    yield ""
    yield from map(_text, notes)
    yield _text("Repeat it:", "bold")
    yield _unbroken(f"  {repeat}")
    yield ""
    yield _text(FICTION, "italic")


def table(sheet: Sheet) -> Table:
    """Make a table of a sheet: words to the left, numbers to the right."""
    from rich import box
    from rich.table import Table

    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), show_edge=False)
    made.title, made.title_justify, made.title_style = _text(sheet.title, "bold"), "left", "none"
    for place, name in enumerate(sheet.head):
        made.add_column(_text(name), justify="right" if place else "left", overflow="fold")
    for cells in sheet.rows:
        made.add_row(*map(_text, cells))
    return made


def _text(text: str, style: str = "") -> Text:
    """Make text that is printed as it is: no markup, no control characters."""
    from rich.text import Text

    return Text(printable(text), style)


def _unbroken(text: str) -> RenderableType:
    """Make a line that is never broken, so that it can be copied."""
    from rich.console import Group
    from rich.text import Text

    return Group(Text(printable(text), no_wrap=True, overflow="ignore"))
