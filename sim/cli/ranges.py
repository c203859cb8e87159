"""The option --vary: a key and the values that it takes in turn."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Annotated, Any

import typer

from sim.cli.mistakes import Mistake
from sim.cli.varying import CHANGE, read_changes

Vary = Annotated[
    list[str] | None,
    typer.Option(
        "--vary",
        metavar="KEY=VALUES",
        help="A key and its values: KEY=V1,V2,… or KEY=LOW:HIGH:N, N values evenly spread; may be repeated.",
    ),
]
RANGE = re.compile(r"(?P<low>[^:\"'\[{]+):(?P<high>[^:]+):(?P<count>[^:]+)")
OPENING, CLOSING = {"[": "]", "{": "}"}, {"]", "}"}
WRITING = "KEY=V1,V2,… or KEY=LOW:HIGH:N with LOW below HIGH and N at least 2"
EXAMPLE = "add a key and its values, such as --vary sensors.lamp.count=1:6:6"


def read_vary(words: Sequence[str] | None) -> dict[str, list[Any]]:
    """Read keys and their values as they stand after `--vary`.

    Raises
    ------
    Mistake
        If there is none, one cannot be read, a range is empty, or a key is there twice.

    Examples
    --------
    >>> read_vary(["sensors.lamp.count=1,2,4", "horizon=100:200:3"])
    {'sensors.lamp.count': [1, 2, 4], 'horizon': [100, 150, 200]}
    """
    read: dict[str, list[Any]] = {}
    for word in words or ():
        key, values = read_axis(word)
        if key in read:
            raise _unread(word, "each key once, with all its values")
        read[key] = values
    if not read:
        raise Mistake(
            "There is nothing to vary.", where="--vary", found="nothing", allowed=WRITING, remedy=EXAMPLE
        )
    return read


def read_axis(word: str) -> tuple[str, list[Any]]:
    """Read one key and its values.

    Raises
    ------
    Mistake
        If it cannot be read, or the range is empty.
    """
    found = CHANGE.fullmatch(word)
    if found is None:
        raise _unread(word, WRITING)
    key, text = found["key"].strip(), found["value"].strip()
    spread = RANGE.fullmatch(text)
    if spread is not None:
        return key, _spread(word, *spread.groups())
    parts = [part.strip() for part in split(text, ",")]
    if not all(parts):
        raise _unread(word, f"{WRITING}; a value is missing")
    return key, _once(word, key, [_one(word, key, part) for part in parts])


def _once(word: str, key: str, values: list[Any]) -> list[Any]:
    """Refuse values that make no axis, such as one that is there twice."""
    from sim.studies.grid import Grid

    try:
        return list(Grid.of({key: values}).axes[0].values)
    except ValueError as error:
        raise _unread(word, f"{WRITING} ({error})") from None


def _one(word: str, key: str, part: str) -> Any:
    """Read one value; what is wrong with it is told of the whole word."""
    try:
        return next(iter(read_changes([f"{key}={part}"]).values()))
    except Mistake as mistake:
        raise _unread(word, mistake.parts["allowed"]) from None


def split(text: str, sign: str) -> list[str]:
    """Split a text at a sign, but not within quotes or brackets.

    Examples
    --------
    >>> split('[1, 2],{k = 2, window = 3},"a,b"', ",")
    ['[1, 2]', '{k = 2, window = 3}', '"a,b"']
    """
    return ["".join(part) for part in _parts(text, sign)]


def _parts(text: str, sign: str) -> Iterator[list[str]]:
    part: list[str] = []
    quote, depth = "", 0
    for letter in text:
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "\"'":
            quote = letter
        elif letter in OPENING:
            depth += 1
        elif letter in CLOSING:
            depth -= 1
        elif letter == sign and depth == 0:
            yield part
            part = []
            continue
        part.append(letter)
    yield part


def _spread(word: str, low: str, high: str, count: str) -> list[float | int]:
    from sim.studies.grid import evenly

    try:
        return evenly(_number(low), _number(high), int(count))
    except ValueError as error:
        raise _unread(word, f"{WRITING} ({error})") from None


def _number(text: str) -> float | int:
    try:
        return int(text)
    except ValueError:
        return float(text)


def _unread(word: str, allowed: str) -> Mistake:
    remedy = "write it so, and put the whole in quotes if the shell takes it apart"
    return Mistake("What to vary cannot be read.", where="--vary", found=word, allowed=allowed, remedy=remedy)
