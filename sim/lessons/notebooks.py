"""Notebooks: a lesson's page as a notebook for a student, without the marks that only tests read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import frozen

from sim.files import write_whole
from sim.lessons.catalogue import Lesson

if TYPE_CHECKING:
    from nbformat import NotebookNode

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
LINK = re.compile(r"\[([^]]+)\]\((?!https?:)[^)]+\.md\)")  # to another page, which is not beside a notebook
MADE = re.compile(r"<!-- made: exercises \d\d -->.*?<!-- end -->", re.DOTALL)
HERE = "The exercises stand here."


@frozen
class Parted:
    """A lesson whose exercises are taken out: the cells before them, those after, and the whole notebook."""

    notebook: NotebookNode
    before: list[NotebookNode]
    after: list[NotebookNode]


def notebook(lesson: Lesson) -> NotebookNode:
    """Give a lesson as a notebook for a student; needs jupytext (the extra `notebook`)."""
    return read_page(lesson.text)


def parted(lesson: Lesson) -> Parted:
    """Give the cells of a lesson before its exercises and after them."""
    text, count = MADE.subn(f"+++\n\n{HERE}\n\n+++", lesson.text)
    if count != 1:
        raise ValueError(f"{lesson.file.name}: found {count} parts of exercises; there must be one")
    found = read_page(text)
    at = next(place for place, cell in enumerate(found.cells) if cell.source == HERE)
    return Parted(found, found.cells[:at], found.cells[at + 1 :])


def write_notebook(found: NotebookNode, file: Path) -> None:
    """Write a notebook as a whole, or not at all.

    Raises
    ------
    OSError
        If it cannot be written.
    """
    from nbformat import v4

    written: Any = v4.writes
    write_whole(file, lambda stream: print(written(found), file=stream))


def read_page(text: str) -> NotebookNode:
    """Read a page as a notebook; comments, and cells that hold nothing else, are left out.

    Of a link to another page only its words are left.
    """
    import jupytext

    found: NotebookNode = jupytext.reads(text, fmt="md:myst")
    for cell in found.cells:
        if cell.cell_type == "markdown":
            cell.source = LINK.sub(r"*\1*", COMMENT.sub("", cell.source)).strip()
    found.cells = [cell for cell in found.cells if cell.source.strip()]
    for place, cell in enumerate(found.cells, 1):
        cell.id = f"cell-{place:02d}"  # the same each time
    found.metadata.pop("jupytext", None)
    return found
