"""A course: every lesson once, with nbgrader's marks on its exercises; written whole, or not at all."""

import re
from pathlib import Path

import nbformat
import pytest

from sim.lessons.asking import headed
from sim.lessons.catalogue import Lesson, find, lessons
from sim.lessons.exercises import exercises_of
from sim.lessons.grading import course
from sim.lessons.grading.cells import SCHEMA, graded_cells
from sim.lessons.grading.course import graded_notebook, write_course
from sim.lessons.notebooks import notebook

ALL = pytest.mark.parametrize("lesson", lessons(), ids=lambda lesson: lesson.name)


def heads(cells: list[nbformat.NotebookNode]) -> list[str]:
    texts = [cell.source for cell in cells if cell.cell_type == "markdown"]
    return re.findall(r"^#+ .+$", "\n".join(texts), re.MULTILINE)


@ALL
def test_a_graded_notebook_is_the_lesson_with_its_exercises_in_the_same_place(lesson: Lesson) -> None:
    made = graded_notebook(lesson)
    nbformat.validate(made)
    assert heads(made.cells) == heads(notebook(lesson).cells)
    assert len({cell.id for cell in made.cells}) == len(made.cells)


@ALL
def test_every_exercise_has_its_points_once(lesson: Lesson) -> None:
    marks = [cell.metadata.nbgrader for cell in graded_cells(lesson.number)]
    assert {one.schema_version for one in marks} == {SCHEMA}
    points = {one.grade_id[-2:]: one.points for one in marks if one.grade}
    assert points == {one.name[-2:]: one.points for one in exercises_of(lesson.number)}
    assert not [one for one in marks if one.grade and not (one.locked or one.solution)]


@ALL
def test_who_is_to_argue_reads_beside_the_question_what_a_good_answer_says(lesson: Lesson) -> None:
    questions = {cell.id: cell.source for cell in graded_cells(lesson.number)}
    for one in exercises_of(lesson.number):
        asks = getattr(one, "asks", ())
        told = "\n".join(f"- {ask}" for ask in asks)
        assert questions[f"question-{one.name}"] == headed(one) + (
            f"\n\nA good answer says:\n\n{told}" if asks else ""
        )


def test_a_course_has_every_lesson_and_settings_that_python_can_read(tmp_path: Path) -> None:
    made = write_course(tmp_path / "course")
    assert sorted(path.name for path in (made / "source").iterdir()) == [one.name for one in lessons()]
    for lesson in lessons():
        file = made / "source" / lesson.name / f"{lesson.name}.ipynb"
        assert nbformat.read(file, 4) == graded_notebook(lesson)
    compile((made / "nbgrader_config.py").read_text(encoding="utf-8"), "nbgrader_config.py", "exec")
    assert (made / "README.md").is_file()


def test_an_empty_folder_may_be_filled_and_no_other(tmp_path: Path) -> None:
    write_course(tmp_path, [find(1)])
    with pytest.raises(FileExistsError):
        write_course(tmp_path, [find(1)])
    file = tmp_path / "README.md"
    with pytest.raises(FileExistsError):
        write_course(file, [find(1)])


def test_where_a_lesson_cannot_be_written_nothing_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(course, "write_notebook", full)
    with pytest.raises(OSError, match="No space"):
        write_course(tmp_path / "course")
    assert not list(tmp_path.iterdir())
