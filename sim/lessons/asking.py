"""Asking: an exercise as it stands in a lesson, in Markdown with a cell to answer in."""

from __future__ import annotations

from sim.lessons.exercise import Argue, Exercise

KINDS = {"compute": "to work out", "run": "to simulate", "argue": "to argue"}


def headed(exercise: Exercise) -> str:
    """Give the heading and the question, in Markdown."""
    return f"### {exercise.name}: {exercise.title} ({KINDS[exercise.kind]})\n\n{exercise.question.strip()}"


def empty_cell(exercise: Exercise) -> str:
    """Give the code of the cell to answer in, still without an answer."""
    nothing = '"""\n\n"""' if isinstance(exercise, Argue) else "None"
    return f'{exercise.variable} = {nothing}\nsim.check("{exercise.name}", {exercise.variable})'


def as_markdown(exercises: tuple[Exercise, ...]) -> str:
    """Give the exercises of a lesson as they stand on its page.

    Examples
    --------
    >>> from sim.lessons.exercises import exercises_of
    >>> as_markdown(exercises_of(1)).startswith("### 1a: ")
    True
    """
    return "\n\n".join(
        f"{headed(exercise)}\n\n```{{code-cell}} ipython3\n{empty_cell(exercise)}\n```"
        for exercise in exercises
    )
