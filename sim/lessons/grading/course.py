"""A course: a folder in which nbgrader finds every lesson, ready to be released."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sim.files import fill_folder
from sim.lessons.catalogue import Lesson, lessons
from sim.lessons.grading.cells import graded_cells
from sim.lessons.notebooks import parted, write_notebook

if TYPE_CHECKING:
    from nbformat import NotebookNode

SETTINGS = Path(__file__).with_name("nbgrader_config.txt")
GUIDE = Path(__file__).with_name("course.md")


def graded_notebook(lesson: Lesson) -> NotebookNode:
    """Give a lesson as the teacher's notebook: its exercises have nbgrader's marks, and model solutions."""
    parts = parted(lesson)
    parts.notebook.cells = [*parts.before, *graded_cells(lesson.number), *parts.after]
    return parts.notebook


def write_course(folder: str | Path, chosen: Sequence[Lesson] | None = None) -> Path:
    """Write a course as a whole, or nothing.

    Parameters
    ----------
    folder
        Its name, or a link to it. It must not be there yet, or be empty; the folder above it must be there.
    chosen
        The lessons; all where left out.

    Returns
    -------
    Path
        The folder.

    Raises
    ------
    FileExistsError
        If something is in the folder.
    OSError
        If it cannot be written.
    """
    fill_folder(folder, lambda work: _fill(work, lessons() if chosen is None else chosen))
    return Path(folder)


def _fill(folder: Path, chosen: Sequence[Lesson]) -> None:
    shutil.copyfile(SETTINGS, folder / "nbgrader_config.py")
    shutil.copyfile(GUIDE, folder / "README.md")
    for lesson in chosen:
        room = folder / "source" / lesson.name
        room.mkdir(parents=True)
        write_notebook(graded_notebook(lesson), room / f"{lesson.name}.ipynb")
