"""What a report is made of: for each scenario what was played and found, and how it can be repeated."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from sim.analysis.exemplars import Exemplar
    from sim.stories.traces import Trace
    from sim.studies.compare import Comparison
    from sim.studies.explain import Explanation
    from sim.views.played import Recorded


@frozen(eq=False)
class Source:
    """Where a scenario comes from.

    Attributes
    ----------
    label : str
        What it is called where several are compared.
    title : str
        What stands above it.
    text : str
        The whole text of its file.
    question : str
        What it asks, where it is a shipped one that asks something.
    """

    label: str
    title: str
    text: str
    question: str


@frozen(eq=False)
class Chapter:
    """One scenario of a report.

    Attributes
    ----------
    source : Source
        Where it comes from.
    played : Recorded
        Its result.
    centre : str
        The centre whose latency is explained, and by which a replication is chosen.
    explanation : Explanation
        What to fix first.
    exemplar : Exemplar
        Which replication is told, and why.
    trace : Trace
        That replication.
    run : str
        The command that gives the same numbers.
    tell : str
        The command that tells the whole of the replication.
    """

    source: Source
    played: Recorded
    centre: str
    explanation: Explanation
    exemplar: Exemplar
    trace: Trace
    run: str
    tell: str


@frozen(eq=False)
class Material:
    """All that a report tells.

    Attributes
    ----------
    chapters : tuple of Chapter
        The scenarios, in order.
    comparison : Comparison or None
        How the others differ from the first; None where there is only one.
    command : str
        The command that makes the report.
    author : str
        Who hands it in; empty where nobody is named.
    versions : mapping of str to str
        What made the numbers: programs and libraries, each with its version.
    """

    chapters: tuple[Chapter, ...]
    comparison: Comparison | None
    command: str
    author: str
    versions: Mapping[str, str | None]
