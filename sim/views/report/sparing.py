"""Sparing: a page that would be too large leaves out what it can do without, and says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

MOST_BYTES = 2_000_000
MOST_DRAWN = 5  # centres of which there are pictures
PICTURES = ("network", "timeline", "waterfall", "distribution", "pictures")

Chapter = dict[str, Any]


def spared(chapters: Sequence[Chapter]) -> Iterator[list[Chapter]]:
    """Give the chapters as they are, then with less and less in them.

    First the replays of all but the first chapter are left out, then all replays, then the pictures of all
    but the first chapter.

    Examples
    --------
    >>> chapters = [{"replay": "one", "network": ["a"]}, {"replay": "two", "network": ["b"]}]
    >>> for smaller in spared(chapters):
    ...     print([(chapter["replay"], chapter["network"]) for chapter in smaller])
    [('one', ['a']), ('two', ['b'])]
    [('one', ['a']), (None, ['b'])]
    [(None, ['a']), (None, ['b'])]
    [(None, ['a']), (None, [])]
    """
    first, others = chapters[0], chapters[1:]
    still = [_still(chapter) for chapter in others]
    yield list(chapters)
    yield [first, *still]
    yield [_still(first), *still]
    yield [_still(first), *(_bare(chapter) for chapter in still)]


def _still(chapter: Chapter) -> Chapter:
    """Leave out the replay."""
    return {**chapter, "replay": None}


def _bare(part: Any) -> Any:
    """Leave out all pictures, also of what is within."""
    if isinstance(part, Mapping):
        return {key: [] if key in PICTURES else _bare(value) for key, value in part.items()}
    return [_bare(one) for one in part] if isinstance(part, list) else part
