"""The lessons that come with the program: their numbers, titles and files."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from attrs import frozen

NUMBERED = re.compile(r"\d\d-[a-z0-9-]+")
TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
OBJECTIVE = re.compile(r"\*After this lesson you can\* (.+?)\.(?:\s|$)", re.DOTALL)


class NoSuchLesson(ValueError):
    """There is no lesson of this number or name; the text names the nearest."""


@frozen
class Lesson:
    """One lesson.

    Attributes
    ----------
    number : int
        From 1.
    title : str
        Its heading, without the number.
    file : Path
        Its page: a notebook in MyST Markdown.
    """

    number: int
    title: str
    file: Path

    @property
    def name(self) -> str:
        """The name of its file without the ending, such as `01-waiting-for-the-next-look`."""
        return self.file.stem

    @property
    def heading(self) -> str:
        """Its number and its title, such as "Lesson 2: Missed looks"."""
        return f"Lesson {self.number}: {self.title}"

    @property
    def objective(self) -> str:
        """What a student can do after it: the first sentence of the objective, without its beginning."""
        found = OBJECTIVE.search(self.text)
        return "" if found is None else " ".join(found[1].split())

    @property
    def text(self) -> str:
        """The whole text of its page."""
        return self.file.read_text(encoding="utf-8")


def folder() -> Path:
    """Give the folder of the lessons: inside the installed package, or in the clone beside it."""
    package = Path(__file__).parents[1]
    inside = package / "lessons" / "pages"
    return inside if inside.is_dir() else package.parent / "docs" / "lessons"


@cache
def lessons() -> tuple[Lesson, ...]:
    """List the lessons, in order.

    Examples
    --------
    >>> lessons()[0].number
    1
    """
    files = sorted(path for path in folder().glob("*.md") if NUMBERED.fullmatch(path.stem))
    return tuple(Lesson(int(path.stem[:2]), _title(path), path) for path in files)


def _title(page: Path) -> str:
    found = TITLE.search(page.read_text(encoding="utf-8"))
    return page.stem if found is None else re.sub(r"^\d+\. +", "", found[1])


def find(wanted: str | int) -> Lesson:
    """Find a lesson by its number, or by its name.

    Raises
    ------
    NoSuchLesson
        If there is none; the text says which there are.

    Examples
    --------
    >>> find(1).number, find("01").number
    (1, 1)
    """
    text = str(wanted).strip().lower()
    for lesson in lessons():
        if text in (str(lesson.number), f"{lesson.number:02d}", lesson.name, lesson.name[3:]):
            return lesson
    names = [lesson.name[3:] for lesson in lessons()]
    near = [name for name in names if text and text in name.split("-")] or get_close_matches(text, names, n=1)
    numbers = ", ".join(str(lesson.number) for lesson in lessons())
    raise NoSuchLesson(
        f"did you mean {find(near[0]).number} ({near[0]})?" if near else f"the numbers are {numbers}"
    )
