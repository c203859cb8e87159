"""Every exercise: its model solution is right, no answer is not, each common mistake gets its own hint."""

from __future__ import annotations

import math

import pytest
from attrs import evolve
from giveaway import in_digits, in_sums, in_words
from notebooks import played

import sim
from sim.lessons.catalogue import find, lessons
from sim.lessons.checking import right_range
from sim.lessons.exercise import Argue, Exercise, Numeric, Run, Slip
from sim.lessons.exercises import all_exercises, exercises_of

ALL = list(all_exercises().values())
NUMERIC = [exercise for exercise in ALL if isinstance(exercise, Numeric)]
ARGUED = [exercise for exercise in ALL if isinstance(exercise, Argue)]
SLIPS = [(exercise, slip) for exercise in NUMERIC for slip in exercise.slips]
RUN_SLIPS = [(exercise, slip) for exercise, slip in SLIPS if isinstance(exercise, Run)]
CLEAR = 1.6  # times the reach of the right answers, from their middle to a common mistake
EMPTY = (None, ..., "", "   ", math.nan, [], {})


def name(exercise: Exercise) -> str:
    return exercise.name


def lesson_of(exercise: Exercise) -> int:
    return int(exercise.name[:-1])


def solved(exercise: Numeric) -> object:
    """Run the model solution at the end of its lesson, as a student would, and give the answer."""
    names = dict(played(find(lesson_of(exercise)).file).names)
    exec(compile(exercise.solution, f"solution of {exercise.name}", "exec"), names)
    return names[exercise.variable]


@pytest.mark.parametrize("lesson", lessons(), ids=lambda lesson: lesson.name)
def test_a_lesson_has_one_exercise_to_work_out_one_to_run_and_one_to_argue(lesson) -> None:
    found = exercises_of(lesson.number)
    assert [(one.name, one.kind) for one in found] == [
        (f"{lesson.number}{letter}", kind)
        for letter, kind in zip("abc", ("compute", "run", "argue"), strict=True)
    ]


@pytest.mark.parametrize("exercise", NUMERIC, ids=name)
def test_the_model_solution_is_right(exercise: Numeric) -> None:
    found = sim.check(exercise.name, solved(exercise))
    assert found, found
    assert found.text == exercise.because


@pytest.mark.parametrize("exercise", ALL, ids=name)
@pytest.mark.parametrize("answer", EMPTY, ids=repr)
def test_an_empty_answer_is_not_right_and_gets_a_word(exercise: Exercise, answer: object) -> None:
    found = sim.check(exercise.name, answer)
    assert not found
    assert found.right is False
    assert len(found.text) > 20


@pytest.mark.parametrize(("exercise", "slip"), SLIPS, ids=lambda one: getattr(one, "name", None))
def test_a_common_mistake_gets_its_own_hint_and_not_the_marks(exercise: Numeric, slip: Slip) -> None:
    found = sim.check(exercise.name, slip.answer())
    assert not found
    assert found.text == slip.hint
    assert [other.hint for other in exercise.slips].count(slip.hint) == 1
    assert slip.hint != exercise.hint


@pytest.mark.parametrize(("exercise", "slip"), RUN_SLIPS, ids=lambda one: getattr(one, "name", None))
def test_a_run_with_a_common_mistake_does_not_fall_among_the_right_answers(exercise: Run, slip: Slip) -> None:
    """A run scatters, also one with a mistake: the mistake must be well outside of the range.

    The range reaches four standard errors or more to either side, so a run with the mistake, which scatters
    about as much, has to be off by 2.4 of them or more before it is taken for right.
    """
    right = right_range(exercise)
    assert abs(slip.answer() - right.value) >= CLEAR * right.reach, "choose numbers that tell them apart"


@pytest.mark.parametrize("exercise", NUMERIC, ids=name)
def test_there_are_common_mistakes_and_any_other_wrong_answer_gets_the_general_hint(
    exercise: Numeric,
) -> None:
    assert exercise.slips
    assert sim.check(exercise.name, -123456.789).text == exercise.hint


@pytest.mark.parametrize("exercise", NUMERIC, ids=name)
def test_nothing_that_a_student_sees_before_the_right_answer_tells_it(exercise: Numeric) -> None:
    assert not given_away(exercise)
    assert exercise.solution not in repr(exercise)


@pytest.mark.parametrize(
    "hint", ["It is 7.", "It is seven.", "14 / 2?", "3.5 × two", "Half of fourteen.", "Twenty-one minus 14"]
)
def test_a_hint_that_tells_the_answer_in_digits_in_words_or_as_a_sum_is_found(hint: str) -> None:
    told = evolve(NUMERIC[0], hint=hint)
    assert (told.name, right_range(told).value) == ("1a", 7)
    assert given_away(told) == [7]


def given_away(exercise: Numeric) -> list[float]:
    """List the right answers in what a student sees. What is given may be a word of the question."""
    right = right_range(exercise)
    hints = [exercise.hint, *(slip.hint for slip in exercise.slips)]
    said = [exercise.question, repr(exercise), str(exercise), *hints]
    told = [number for text in said for number in in_digits(text) + in_sums(text)]
    told += [number for text in hints for number in in_words(text)]
    return [number for number in told if number in right]


@pytest.mark.parametrize("exercise", ARGUED, ids=name)
def test_an_argument_is_for_the_teacher_and_is_answered_by_questions(exercise: Argue) -> None:
    found = sim.check(exercise.name, exercise.solution)
    assert found.right is None
    assert not found
    assert len(exercise.asks) >= 2
    assert all(ask.endswith("?") and ask in found.text for ask in exercise.asks)
