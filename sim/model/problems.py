"""Problems of a scenario, in words for a student: where, what was found, what is allowed, what was meant."""

import datetime
from itertools import islice
from math import log10
from pathlib import Path
from textwrap import fill
from typing import Any

from attrs import frozen

from sim.model.complaints import Words

WIDTH = 80  # columns of what is told
LONGEST_SHOWN = 60  # characters of a value that a message shows
LONGEST_WORDS = 300  # characters of words about what was found
MOST_LISTED = 100  # problems that a message lists; `ScenarioError.problems` has them all
MOST_BITS = 200  # a whole number with more bits is described, not written out


@frozen
class Problem:
    """One thing that is wrong with a scenario.

    Attributes
    ----------
    line : int or None
        The line in the file, where it can be known.
    key : str
        The path of keys, such as ``sensors.lantern.scan.every``; empty if it concerns the whole file.
    found : str
        What was found there, shortened and safe to print.
    allowed : str
        What is allowed there.
    hint : str or None
        What may have been meant.
    quoted : tuple of str
        The line of the file and a mark below it, where that helps.

    Examples
    --------
    >>> str(Problem(3, "horizon", "-1", "a number above 0", None))
    'line 3: horizon: found -1; allowed: a number above 0'
    """

    line: int | None
    key: str
    found: str
    allowed: str
    hint: str | None = None
    quoted: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Tell the problem in one line."""
        place = ": ".join(word for word in (f"line {self.line}" if self.line else "", self.key) if word)
        facts = (f"found {self.found}" if self.found else "", f"allowed: {self.allowed}", self.hint)
        return f"{place}: " * bool(place) + "; ".join(fact for fact in facts if fact)

    def lines(self) -> list[str]:
        """Tell the problem within 80 columns: in one line, or fact by fact where that is too long."""
        whole = f"  {self}"
        if len(whole) <= WIDTH and not self.quoted:
            return [whole]
        place = ": ".join(word for word in (f"line {self.line}" if self.line else "", self.key) if word)
        facts = {"to do": self.hint, "found": self.found, "allowed": self.allowed}
        told = [f"      {line}" for line in self.quoted]
        told += [_fact(name, fact) for name, fact in facts.items() if fact]
        return [f"  {place}:", *told] if place else told


def _fact(name: str, fact: str) -> str:
    indent = " " * 13
    first = f"    {name + ':':<9}"
    return fill(
        fact,
        WIDTH,
        initial_indent=first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


class ScenarioError(Exception):
    """A scenario cannot be used; tells all that is wrong with it at once.

    Attributes
    ----------
    file : str
        The file, or the name of the scenario, safe to print.
    problems : tuple of Problem
        All problems, in the order of the file.
    """

    def __init__(self, file: str | Path, problems: tuple[Problem, ...]) -> None:
        """Gather the problems of one file."""
        super().__init__(file, problems)
        self.file = printable(str(file))
        self.problems = problems

    def __str__(self) -> str:
        """Tell the file and, line by line, its problems."""
        listed = [line for problem in self.problems[:MOST_LISTED] for line in problem.lines()]
        unlisted = len(self.problems) - MOST_LISTED
        more = [f"  … and {unlisted} more"] if unlisted > 0 else []
        number = "1 problem" if len(self.problems) == 1 else f"{len(self.problems)} problems"
        return "\n".join([f"{self.file}: {number}", *listed, *more])


def printable(text: str) -> str:
    r"""Write control characters and the like as escapes, so that the text is safe to print.

    Examples
    --------
    >>> printable("sea\x1b[31m")
    'sea\\x1b[31m'
    """
    return "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in text)


def show(value: Any) -> str:
    """Write a value of a scenario as TOML would, shortened and safe to print.

    Examples
    --------
    >>> show(True), show("sea"), show(2.5), show([1, 2]), show({"every": 3})
    ('true', '"sea"', '2.5', 'a list of 2', 'a table with every')
    """
    match value:
        case bool():
            shown = "true" if value else "false"
        case str():
            shown = f'"{shorten(value)}"'
        case int() if value.bit_length() > MOST_BITS:
            shown = f"a whole number of about {int(value.bit_length() * log10(2))} digits"
        case list() | tuple():
            shown = f"a list of {len(value)}" if value else "an empty list"
        case dict():
            keys = ", ".join(map(str, islice(value, 5)))
            shown = f"a table with {shorten(keys)}" if value else "an empty table"
        case datetime.date() | datetime.time():
            shown = f"the date or time {value.isoformat()}"
        case Words():
            shown = shorten(repr(value), LONGEST_WORDS)
        case _:
            shown = shorten(repr(value))
    return shown


def shorten(text: str, longest: int = LONGEST_SHOWN) -> str:
    """Cut a text and make it printable."""
    return printable(text[:longest]) + "…" * (len(text) > longest)
