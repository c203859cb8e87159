"""The option --set: a command plays, shows or checks a variant of a scenario."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sim.cli.mistakes import Mistake

if TYPE_CHECKING:
    from sim.model.scenario import Scenario

Changes = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="KEY=VALUE",
        help="Say one thing differently, such as sensors.lamp.count=6; may be repeated.",
    ),
]
CHANGE = re.compile(r'(?P<key>(?:"(?:[^"\\]|\\.)*"|' + r"'[^']*'|[^\"'=])+)=(?P<value>.*)", re.DOTALL)
WORD = re.compile(r"[^\"'=#\[\]{}\x00-\x1f]+")
WRITING = 'VALUE as in a scenario file: 5, true, staggered, [1, 2], {k = 2}; a text with signs in it in "…"'


def choose(scenario: str, changes: Sequence[str] | None) -> Scenario:
    """Load a scenario, and say in it differently what `--set` asks for.

    Raises
    ------
    ScenarioError
        If the scenario, a key or a value is not allowed.
    Mistake
        If a change cannot be read.
    """
    from sim.model.loading import load

    loaded = load(scenario)
    return loaded.vary(read_changes(changes)) if changes else loaded


def warn(scenario: Scenario, file: str) -> None:
    """Say on stderr what of a scenario can never show anything; it is no mistake."""
    from textwrap import fill

    from sim.cli.mistakes import WIDTH
    from sim.model.cautions import cautions
    from sim.model.problems import printable

    for caution in cautions(scenario):
        told = fill(f"Note on {printable(file)}: {caution}.", WIDTH, subsequent_indent="  ")
        sys.stderr.write(f"{told}\n")


def repeated(changes: Sequence[str] | None) -> list[str]:
    """Write the changes as the words of a command.

    Examples
    --------
    >>> repeated(["horizon=9"])
    ['--set', 'horizon=9']
    """
    return [word for change in changes or () for word in ("--set", change)]


def read_changes(changes: Sequence[str]) -> dict[str, Any]:
    """Read changes as they stand after `--set`.

    Raises
    ------
    Mistake
        If one is not KEY=VALUE, or its value cannot be read.

    Examples
    --------
    >>> read_changes(["onset.growth=step", "centres.harbour.rule={ k = 2 }"])
    {'onset.growth': 'step', 'centres.harbour.rule': {'k': 2}}
    """
    read = {}
    for change in changes:
        found = CHANGE.fullmatch(change)
        if found is None:
            raise _unread(change, "KEY=VALUE, such as sensors.lamp.count=6")
        read[found["key"].strip()] = _value(found["value"].strip(), change)
    return read


def _value(text: str, change: str) -> Any:
    """Read a value as TOML; a bare word is a text."""
    from sim.model.lines import scan

    line = f"value = {text}"
    try:
        if scan(line).too_deep is None:
            document = tomllib.loads(line)
            if list(document) == ["value"]:
                return document["value"]
    except (ValueError, RecursionError):
        if WORD.fullmatch(text):
            return text
    raise _unread(change, WRITING)


def _unread(change: str, allowed: str) -> Mistake:
    remedy = "write it so, and put the whole of KEY=VALUE in quotes if the shell takes it apart"
    return Mistake("A change cannot be read.", where="--set", found=change, allowed=allowed, remedy=remedy)
