"""A meter remembers what was done, and shows a bar only on a terminal and only after a second."""

import sys
from io import StringIO

import pytest

from sim.cli import meters


class Terminal(StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self):
        return True


def _after(seconds, stream, monkeypatch):
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    with meters.Meter(started=0.0) as meter:
        monkeypatch.setattr(meters, "monotonic", lambda: seconds)
        meter(30, 100)
    assert meter.done == 30
    return stream.getvalue()


def test_a_long_run_on_a_terminal_shows_a_bar(monkeypatch):
    assert "replications" in _after(1.5, Terminal(), monkeypatch)


@pytest.mark.parametrize(("seconds", "stream"), [(0.5, Terminal()), (1.5, StringIO())])
def test_a_short_run_or_a_file_shows_none(monkeypatch, seconds, stream):
    assert _after(seconds, stream, monkeypatch) == ""
