"""Streams that stand for terminals: of any width and encoding, and what a screen writes to them."""

from collections.abc import Iterable
from io import BytesIO, TextIOWrapper
from typing import Any

import pytest

from sim.cli.screens import screen


class Terminal(TextIOWrapper):
    """A stream that says that it is a terminal, or that it is none."""

    def __init__(self, *, encoding: str = "utf-8", real: bool = True) -> None:
        """Open the stream."""
        super().__init__(BytesIO(), encoding=encoding, newline="")
        self.real = real

    def isatty(self) -> bool:
        """Say whether it is a terminal."""
        return self.real

    @property
    def text(self) -> str:
        """What was written."""
        self.flush()
        buffer: Any = self.buffer
        return str(buffer.getvalue().decode(self.encoding))

    @property
    def lines(self) -> list[str]:
        """What was written, line by line."""
        return self.text.splitlines()


def on_terminal(patch: pytest.MonkeyPatch, width: int, **environment: str) -> None:
    """Have terminals be of a width, and set the environment."""
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        patch.delenv(name, raising=False)
    for name, value in {"COLUMNS": str(width), "TERM": "xterm-256color", **environment}.items():
        patch.setenv(name, value)


def show_on(stream: Terminal, parts: Iterable[Any]) -> Terminal:
    """Print parts on a screen, as the commands do."""
    console = screen(stream)
    for part in parts:
        console.print(part, crop=False)
    return stream
