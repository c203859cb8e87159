"""A lesson as a student's notebook: all cells of its page, and nothing that only tests read."""

import re
from pathlib import Path

import jupytext
import nbformat
import pytest

from sim.lessons.catalogue import Lesson, find, lessons
from sim.lessons.notebooks import notebook, parted, read_page, write_notebook

ALL = pytest.mark.parametrize("lesson", lessons(), ids=lambda lesson: lesson.name)


def told(cells: list[nbformat.NotebookNode]) -> str:
    return "\n\n".join(cell.source for cell in cells)


def code(cells: list[nbformat.NotebookNode]) -> list[str]:
    return [cell.source for cell in cells if cell.cell_type == "code"]


@ALL
def test_a_notebook_has_the_code_of_the_page_and_a_kernel(lesson: Lesson) -> None:
    made = notebook(lesson)
    nbformat.validate(made)
    assert code(made.cells) == code(jupytext.read(lesson.file).cells)
    assert made.metadata.kernelspec.name == "python3"


@ALL
def test_a_notebook_has_no_marks_that_only_tests_read_and_no_empty_cells(lesson: Lesson) -> None:
    assert "<!--" in lesson.text
    for cell in notebook(lesson).cells:
        assert not re.search(r"<!--|-->|made:", cell.source)
        assert cell.source.strip()


@ALL
def test_a_notebook_is_the_same_each_time(lesson: Lesson) -> None:
    assert notebook(lesson) == notebook(lesson)


@ALL
def test_a_lesson_without_its_exercises_is_what_stands_before_and_after_them(lesson: Lesson) -> None:
    parts = parted(lesson)
    whole = told(notebook(lesson).cells)
    assert whole.startswith(told(parts.before))
    assert whole.endswith(told(parts.after))
    assert told(parts.before).endswith("## Exercises")
    assert told(parts.after).startswith("## Where to go on")


def test_a_cell_of_nothing_but_a_comment_is_left_out() -> None:
    assert told(read_page("One.\n\n+++\n\n<!-- only for tests -->\n\n+++\n\nTwo.").cells) == "One.\n\nTwo."


def test_of_links_to_other_pages_the_words_are_left_for_such_pages_are_not_beside_a_notebook() -> None:
    found = read_page("See [how to compare](../how-to/compare.md) and [SciPy](https://scipy.org/index.md).")
    assert found.cells[0].source == "See *how to compare* and [SciPy](https://scipy.org/index.md)."


def test_a_page_without_exercises_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "02-nothing.md"
    page.write_text("# 2. Nothing\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"02-nothing.md: found 0 parts of exercises"):
        parted(Lesson(2, "Nothing", page))


def test_a_notebook_is_written_as_a_whole(tmp_path: Path) -> None:
    made = notebook(find(1))
    write_notebook(made, tmp_path / "mine.ipynb")
    assert nbformat.read(tmp_path / "mine.ipynb", 4) == made
    assert [path.name for path in tmp_path.iterdir()] == ["mine.ipynb"]
