"""Titles of figures: long ones are broken into lines, since names and changes of scenarios may be long."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH = 74  # characters of a line across a slide
MOST_LINES = 2
LONGEST = 24


def write_title(axes: Axes, text: str) -> None:
    """Write a title of two lines at most."""
    axes.set_title(broken(text), parse_math=False)


def broken(text: str) -> str:
    """Break a title into two lines at most; what is longer is cut off, which shows.

    Examples
    --------
    >>> broken("word " * 20).count(chr(10)), broken("word " * 50)[-1]
    (1, '…')
    """
    return "\n".join(wrap(text, WIDTH, max_lines=MOST_LINES, placeholder=" …"))


def shorten(word: str, longest: int = LONGEST) -> str:
    """Cut off a long word, and show that it is cut.

    Examples
    --------
    >>> shorten("lantern", 4), shorten("lamp", 4)
    ('lan…', 'lamp')
    """
    return word if len(word) <= longest else f"{word[: longest - 1]}…"
