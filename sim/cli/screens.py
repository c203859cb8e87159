"""Screens: what is printed where.

80 columns at most, no colour where none is wanted, and plain signs where the terminal has no others.
"""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

WIDTH = 80
PLAIN = {
    "█": "#",
    "…": "~",
    "±": "~",
    "–": "-",
    "—": "-",
    "−": "-",
    "“": '"',
    "”": '"',
    "\N{RIGHT SINGLE QUOTATION MARK}": "'",
    "─": "-",
    "│": "|",
    "├": "|",
    "└": "`",
    "·": ".",
    "━": "-",
    "╸": "-",
    "╺": "-",
}


def make_plain() -> None:
    """Have signs that the terminal's encoding lacks replaced by plain ones of the same width."""
    codecs.register_error("plain", _plain)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="plain")


def _plain(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    signs = error.object[error.start : error.end]
    return "".join(PLAIN.get(sign, "?") for sign in signs), error.end


def screen(stream: TextIO | None = None) -> Console:
    """Give a console of 80 columns at most; without colour on anything but a terminal, and with NO_COLOR."""
    from rich.console import Console

    class Screen(Console):
        """A console that leaves a closed pipe to the command."""

        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    wanted: Any = {"color_system": None} if os.environ.get("NO_COLOR") else {}
    console = Screen(file=stream or sys.stdout, highlight=False, markup=False, emoji=False, **wanted)
    console.width = min(WIDTH, console.width) if console.is_terminal else WIDTH
    return console


def show(parts: Iterable[RenderableType]) -> None:
    """Print parts, one below another."""
    console = screen()
    for part in parts:
        console.print(part, crop=False)


def columns() -> int:
    """Give the width to write in: that of the terminal, 80 at most; 80 where there is none."""
    from shutil import get_terminal_size

    return min(WIDTH, get_terminal_size((WIDTH, 0)).columns) if sys.stdout.isatty() else WIDTH


def hush() -> None:
    """Let what is still to be written go nowhere: nobody reads it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
