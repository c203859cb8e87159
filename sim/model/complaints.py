"""Complaints: what is wrong with a scenario, gathered while it is read, so that all of it is told at once."""

from collections.abc import Collection, Iterable
from difflib import get_close_matches
from itertools import islice
from typing import Any

from attrs import define, field, frozen

Path = tuple[str | int, ...]

HINTED = 100  # so many complaints get a hint; looking for near names takes time
COMPARED = 1000  # a word is compared with so many names at most
LONGEST = 100  # a longer word is compared with nothing


class Words:
    """Words that stand where a value would be, to say what was found."""

    def __init__(self, words: str) -> None:
        """Take the words."""
        self.words = words

    def __repr__(self) -> str:
        """Give the words."""
        return self.words


UNSOUND: Any = Words("something unsound, already complained of")
NOTHING: Any = Words("nothing")
UNKNOWN_KEY: Any = Words("an unknown key")


class Refused(Exception):
    """A value is not what is allowed at its place.

    Attributes
    ----------
    allowed : str
        What is allowed there.
    choices : collection of str
        The words that are allowed there, to find the nearest.
    """

    def __init__(self, allowed: str, choices: Collection[str] = ()) -> None:
        """Refuse a value; say what is allowed instead."""
        super().__init__(allowed)
        self.allowed = allowed
        self.choices = choices


@frozen
class Complaint:
    """One thing that is wrong: at which path of the document, what is there, what is allowed, a hint."""

    path: Path
    found: Any
    allowed: str
    hint: str | None = None


@define
class Complaints:
    """All that is wrong with a scenario so far."""

    all: list[Complaint] = field(factory=list)

    def add(self, path: Path, found: Any, allowed: str, choices: Iterable[str] = ()) -> None:
        """Note what is wrong; the hint names the choice nearest to what was found."""
        near = self.nearest(found, choices)
        self.all.append(Complaint(path, found, allowed, None if near is None else did_you_mean(near)))

    def add_hinted(self, path: Path, found: Any, allowed: str, hint: str | None) -> None:
        """Note what is wrong, with a hint in words of one's own."""
        self.all.append(Complaint(path, found, allowed, hint))

    def nearest(self, word: Any, choices: Iterable[str]) -> str | None:
        """Give the choice that looks most like the word, if any does."""
        if len(self.all) >= HINTED or not isinstance(word, str) or len(word) > LONGEST:
            return None
        return nearest(word, choices)

    def concern(self, section: str, keys: Collection[str]) -> bool:
        """Tell whether any complaint is about a section, an entry of it, or one of these keys in it."""
        paths = [complaint.path for complaint in self.all if complaint.path[:1] == (section,)]
        return any(not path[2:] or path[2] in keys for path in paths)


def did_you_mean(word: str) -> str:
    """Ask whether a near word was meant."""
    return f'did you mean "{word}"?'


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """Give the choice that looks most like the word, or None if none looks like it.

    Examples
    --------
    >>> nearest("lantren", ["spyglass", "lantern"])
    'lantern'
    """
    near = get_close_matches(word, islice(choices, COMPARED), n=1)
    return near[0] if near else None
