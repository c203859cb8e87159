"""The list of the lessons, and the exercises that stand on their pages: from the files that hold them."""

from collections.abc import Callable
from functools import partial

from docs.making.tables import table
from sim.lessons.asking import as_markdown
from sim.lessons.catalogue import folder, lessons
from sim.lessons.exercises import exercises_of


def exercises(number: int) -> str:
    """Write the exercises of a lesson."""
    return as_markdown(exercises_of(number))


def contents() -> str:
    """Write the list of the lessons: each with a link, and with what one can do after it."""
    rows = [[str(one.number), f"[{one.title}]({one.file.name})", one.objective] for one in lessons()]
    return table(["", "lesson", "after it you can"], rows)


PAGES = [folder() / "README.md", *(lesson.file for lesson in lessons())]
PARTS: dict[str, Callable[[], str]] = {"lessons": contents} | {
    f"exercises {lesson.number:02d}": partial(exercises, lesson.number) for lesson in lessons()
}
