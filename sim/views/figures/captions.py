"""Captions: words that several share, and captions that begin at the edge of a figure."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import wrap
from typing import TYPE_CHECKING

from sim.model.fiction import FICTION
from sim.views import style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


def counted(ns: Iterable[int]) -> str:
    """Write how many stand behind several numbers: one count, or from the least to the most.

    Examples
    --------
    >>> counted([2000, 1990, 2000]), counted([5, 5]), counted([])
    ('1,990 to 2,000', '5', '0')
    """
    row = sorted(set(ns)) or [0]
    return f"{row[0]:,}" if len(row) == 1 else f"{row[0]:,} to {row[-1]:,}"


def caption_at_edge(figure: Figure, text: str) -> None:
    """Write a caption from the left edge of a figure on, where axes have wide labels or are several.

    It is named "caption", so that it can be found again; the line of fiction is its last.
    """
    lines = [*wrap(text, style.CAPTION_WIDTH), FICTION]
    written = figure.supxlabel("\n".join(lines), x=0.01, ha="left", fontsize=13, color="#333333")
    written.set_gid("caption")


def write_caption(axes: Axes, text: str, *, alone: bool) -> None:
    """Write a caption below axes: from the edge of the figure on where they are alone in it."""
    if alone:
        caption_at_edge(_figure_of(axes), text)
    else:
        style.add_caption(axes, text)


def _figure_of(axes: Axes) -> Figure:
    from matplotlib.figure import Figure

    assert isinstance(axes.figure, Figure)  # axes of a slide are in no part of a figure
    return axes.figure
