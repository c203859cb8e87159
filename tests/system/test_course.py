"""One complete round of a graded course: release, submit, autograde, a teacher's mark, feedback."""

import json
from pathlib import Path

import pytest
from graded import MARKS, Course, argued, solved

from sim.lessons.catalogue import find
from sim.lessons.exercises import exercises_of

LESSON = find(1)
POINTS = {one.name: one.points for one in exercises_of(1)}
ALL = sum(POINTS.values())


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """Make a course, release its lesson, and have three students hand in."""
    made = Course(tmp_path_factory.mktemp("teacher") / "course", LESSON)
    made.nbgrader("generate_assignment")
    made.submit("right", solved(LESSON))
    made.submit("empty", {})
    made.submit("tampered", {"answer-1a": solved(LESSON)["answer-1a"], "test-1b": "assert True"})
    made.nbgrader("autograde")
    return made


@pytest.fixture(scope="module")
def marks(course: Course) -> dict[str, list[float]]:
    """Have the teacher read what was argued by the first student, and give everybody's marks."""
    told = json.loads(course.call("-c", MARKS, LESSON.name, argued(LESSON)))
    assert told["waiting"], "the argument should wait for the teacher"
    found: dict[str, list[float]] = told["marks"]
    return found


def test_what_is_released_has_the_questions_and_no_solution(course: Course) -> None:
    released, source = (course.file(room).read_text(encoding="utf-8") for room in ("release", "source"))
    for exercise in exercises_of(1):
        solution = json.dumps(exercise.solution.splitlines()[-1], ensure_ascii=False).strip('"')
        assert exercise.title in released
        assert solution in source
        assert solution not in released
    assert "answer_1a = None" in course.cell("release", "answer-1a")


def test_a_right_submission_gets_full_marks(marks: dict[str, list[float]]) -> None:
    assert marks["right"] == [ALL, ALL]


def test_an_empty_submission_gets_none(marks: dict[str, list[float]]) -> None:
    assert marks["empty"] == [0, ALL]


def test_a_tampered_test_is_restored_and_brings_nothing(
    course: Course, marks: dict[str, list[float]]
) -> None:
    assert course.cell("submitted", "test-1b", "tampered") == "assert True"
    assert course.cell("autograded", "test-1b", "tampered") == course.cell("source", "test-1b")
    assert marks["tampered"] == [POINTS["1a"], ALL]


def test_every_student_gets_a_page_with_marks_and_hints(
    course: Course, marks: dict[str, list[float]]
) -> None:
    course.nbgrader("generate_feedback")
    for student, (score, most) in marks.items():
        page = Path(str(course.file("feedback", student)).replace(".ipynb", ".html")).read_text("utf-8")
        assert f"(Score: {score} / {most})" in page
        assert ("There is no answer yet" in page) == (student != "right")
