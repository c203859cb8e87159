"""An exercise as it is asked: a heading that says what sort it is, and a cell that is still empty."""

import pytest

import sim
from sim.lessons.asking import KINDS, as_markdown, empty_cell, headed
from sim.lessons.exercise import Argue, Exercise
from sim.lessons.exercises import all_exercises, exercises_of

ALL = pytest.mark.parametrize("exercise", all_exercises().values(), ids=lambda one: one.name)


@ALL
def test_the_heading_says_the_name_the_title_and_what_sort_it_is(exercise: Exercise) -> None:
    first = headed(exercise).splitlines()[0]
    assert first == f"### {exercise.name}: {exercise.title} ({KINDS[exercise.kind]})"
    assert exercise.question.strip() in headed(exercise)


@ALL
def test_the_empty_cell_runs_and_is_not_right(exercise: Exercise) -> None:
    names: dict[str, object] = {"sim": sim}
    exec(empty_cell(exercise), names)
    assert not sim.check(exercise.name, names[exercise.variable])
    assert isinstance(names[exercise.variable], str) == isinstance(exercise, Argue)


def test_the_page_has_all_exercises_in_order_and_none_of_a_lesson_that_is_not_there() -> None:
    page = as_markdown(exercises_of(1))
    places = [page.index(f"### {letter}: ") for letter in ("1a", "1b", "1c")]
    assert places == sorted(places)
    assert as_markdown(exercises_of(99)) == ""
