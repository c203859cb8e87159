"""The excerpt: of the story of a replication, what lies between the onset and the last warning."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from sim.stories.telling import Line

HEAD, TAIL = 40, 20  # lines that are shown of a long story: its begin and its end


@frozen
class Excerpt:
    """A part of a story.

    Attributes
    ----------
    begin, end : tuple of Line
        The lines before and after what is left out.
    left_out : int
        How many lines are left out between them.
    """

    begin: tuple[Line, ...]
    end: tuple[Line, ...]
    left_out: int


def excerpt(story: Sequence[Line], warned_at: float) -> Excerpt:
    """Take the lines from the onset to the last warning; of many, the first and the last ones.

    Parameters
    ----------
    story
        The lines of a story, in order.
    warned_at
        When the last of the centres was warned, in ticks; infinity where one never was.

    Examples
    --------
    >>> story = [Line(1.0, "look", "Nothing."), Line(2.0, "onset", "It begins."), Line(9.0, "end", "")]
    >>> [line.words for line in excerpt(story, 5.0).begin]
    ['It begins.']
    """
    first = next((place for place, line in enumerate(story) if line.kind == "onset"), 0)
    lines = [line for line in story[first:] if line.at <= warned_at]
    if len(lines) <= HEAD + TAIL:
        return Excerpt(tuple(lines), (), 0)
    return Excerpt(tuple(lines[:HEAD]), tuple(lines[-TAIL:]), len(lines) - HEAD - TAIL)
