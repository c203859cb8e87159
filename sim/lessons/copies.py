"""Copies: a lesson as a student's own notebook in a folder, and JupyterLab to open it."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from sim.lessons.catalogue import Lesson
from sim.lessons.notebooks import notebook, write_notebook

FOR_A_COPY = ("jupytext", "nbformat")
FOR_GRADING = ("nbgrader",)
ITSELF = "lessons/copies.py"  # in the folder of the program
FOR_OPENING = (*FOR_A_COPY, "jupyterlab", "ipykernel", "anywidget")


def missing(wanted: tuple[str, ...] = FOR_OPENING) -> list[str]:
    """Name what is not installed of the packages that are wanted.

    Examples
    --------
    >>> missing(("numpy", "no_such_package"))
    ['no_such_package']
    """
    return [name for name in wanted if find_spec(name) is None]


def hidden_by(folder: Path) -> Path | None:
    """Give what hides this program from notebooks in a folder, such as an own `sim.py`; None if nothing.

    The folder `sim` of a clone is the program itself, also where another copy of it is installed.
    """
    there = (folder / "sim.py", folder / "sim")
    return next((one for one in there if one.exists() and not (one / ITSELF).is_file()), None)


def copy_lesson(lesson: Lesson, folder: Path) -> tuple[Path, bool]:
    """Copy a lesson into a folder; a notebook of this name that is there stays as it is.

    Returns
    -------
    tuple of Path and bool
        The notebook, and whether it is a new one.

    Raises
    ------
    IsADirectoryError
        If a folder has its name.
    OSError
        If it cannot be written.
    """
    target = folder / f"{lesson.name}.ipynb"
    if target.is_dir():
        raise IsADirectoryError(target.name)
    if target.exists():
        return target, False
    write_notebook(notebook(lesson), target)
    return target, True


def start_jupyterlab(file: Path) -> int:
    """Open a notebook in JupyterLab of this Python, and wait until it ends; give its exit code."""
    process = subprocess.Popen([sys.executable, "-m", "jupyterlab", file.name], cwd=file.parent)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue  # JupyterLab hears it as well, and asks whether it should end
