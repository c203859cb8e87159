"""Notebooks: a lesson's page as a notebook for a student, without the marks that only tests read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from sim.lessons.catalogue import Lesson

if TYPE_CHECKING:
    from nbformat import NotebookNode

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
MADE = re.compile(r"<!-- made: exercises \d\d -->.*?<!-- end -->", re.DOTALL)
HERE = "The exercises stand here."


@frozen
class Parted:
    """A lesson's cells, with its exercises taken out: what stands before them, and what after."""

    before: list[NotebookNode]
    after: list[NotebookNode]


def notebook(lesson: Lesson) -> NotebookNode:
    """Give a lesson as a notebook for a student; needs jupytext (the extra `notebook`)."""
    return _read(lesson.text)


def parted(lesson: Lesson) -> Parted:
    """Give the cells of a lesson before its exercises and after them."""
    text, count = MADE.subn(f"+++\n\n{HERE}\n\n+++", lesson.text)
    if count != 1:
        raise ValueError(f"{lesson.file.name}: found {count} parts of exercises; there must be one")
    cells = _read(text).cells
    at = next(place for place, cell in enumerate(cells) if cell.source == HERE)
    return Parted(cells[:at], cells[at + 1 :])


def _read(text: str) -> NotebookNode:
    """Read a page as a notebook; comments, and cells that hold nothing else, are left out."""
    import jupytext

    found: NotebookNode = jupytext.reads(text, fmt="md:myst")
    for cell in found.cells:
        if cell.cell_type == "markdown":
            cell.source = COMMENT.sub("", cell.source).strip()
    found.cells = [cell for cell in found.cells if cell.source.strip()]
    found.metadata.pop("jupytext", None)
    return found
