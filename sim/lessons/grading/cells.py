"""Cells: the exercises of a lesson, with the marks by which nbgrader knows questions, answers and tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sim.lessons.asking import headed
from sim.lessons.exercise import Argue, Exercise
from sim.lessons.exercises import exercises_of

if TYPE_CHECKING:
    from nbformat import NotebookNode

SCHEMA = 3  # of nbgrader's metadata
BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"


def graded_cells(lesson: int) -> list[NotebookNode]:
    """Give the cells of a lesson's exercises: question, answer and, for a number, the test of the answer."""
    return [cell for exercise in exercises_of(lesson) for cell in _cells(exercise)]


def _cells(exercise: Exercise) -> list[NotebookNode]:
    question = _cell("markdown", _question(exercise), {"locked": True}, f"question-{exercise.name}")
    if isinstance(exercise, Argue):
        answer = {"grade": True, "solution": True, "points": exercise.points}
        return [question, _cell("markdown", exercise.solution.strip(), answer, f"answer-{exercise.name}")]
    solution = _cell("code", _answer(exercise), {"solution": True}, f"answer-{exercise.name}")
    graded = {"grade": True, "locked": True, "points": exercise.points}
    return [question, solution, _cell("code", _test(exercise), graded, f"test-{exercise.name}")]


def _question(exercise: Exercise) -> str:
    """Give the question; where there is no `sim.check` below it, with what that would ask."""
    if not isinstance(exercise, Argue):
        return headed(exercise)
    asks = "\n".join(f"- {ask}" for ask in exercise.asks)
    return f"{headed(exercise)}\n\nA good answer says:\n\n{asks}"


def _answer(exercise: Exercise) -> str:
    """Give the cell with the model solution; what stands between the marks is taken out for students."""
    solution: str = getattr(exercise, "solution", "")
    return f"{exercise.variable} = None\n{BEGIN}\n{solution.strip()}\n{END}"


def _test(exercise: Exercise) -> str:
    return (
        "import sim\n\n"
        f'feedback = sim.check("{exercise.name}", {exercise.variable})\n'
        "print(feedback)\n"
        "assert feedback, feedback"
    )


def _cell(kind: str, source: str, marks: dict[str, Any], name: str) -> NotebookNode:
    """Make a cell with nbgrader's metadata."""
    from nbformat import v4

    told = {"grade": False, "solution": False, "locked": False, "task": False, **marks}
    own = {"nbgrader": {"schema_version": SCHEMA, "grade_id": name, "cell_type": kind, **told}}
    make: Any = v4.new_code_cell if kind == "code" else v4.new_markdown_cell
    cell: NotebookNode = make(source, metadata=own, id=name)
    return cell
