"""Check an answer: feedback at once, which helps and does not give the answer away."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from sim.lessons.answers import Unreadable, number
from sim.lessons.exercise import Argue, Compute, Numeric, Slip
from sim.lessons.exercises import all_exercises
from sim.lessons.feedback import Feedback
from sim.lessons.ranges import Range

FEWEST_WORDS = 5  # of an answer in words
NEARLY = 0.051  # of the right number: what one is off who rounds too early, 7 in place of 6.667
VERY_NEAR = "This is very near. Look at each number once more, and round only at the end."


def check(exercise: str, answer: Any = None) -> Feedback:
    """Check the answer to an exercise of a lesson, and say what helps.

    Parameters
    ----------
    exercise
        The name of the exercise, such as "1a".
    answer
        The answer: a number or an estimate, or a text where the exercise asks for an argument.

    Returns
    -------
    Feedback
        What to say. It counts as true where the answer is right. An argument is for a teacher to judge.

    Examples
    --------
    >>> check("1a", "7,5")
    1a: Not yet. Write 7.5, with a point and without quotation marks.
    """
    found = all_exercises().get(str(exercise).strip().lower())
    if found is None:
        return Feedback(str(exercise), False, _no_such(str(exercise)))
    if isinstance(found, Argue):
        return _about_argument(found, answer)
    assert isinstance(found, Numeric)
    return _about_number(found, answer)


def _no_such(name: str) -> str:
    """Say that there is no such exercise, and which there are in this lesson, or in all."""
    known = list(all_exercises())
    lesson = [one for one in known if one[:-1] == re.sub(r"\D", "", name)]
    return f"There is no exercise of this name; there are {', '.join(lesson or known)}."


def _about_number(exercise: Numeric, answer: Any) -> Feedback:
    try:
        given = number(answer)
    except Unreadable as problem:
        return Feedback(exercise.name, False, str(problem))
    if given in right_range(exercise):
        return Feedback(exercise.name, True, exercise.because)
    return Feedback(exercise.name, False, _what_helps(exercise, given))


def _what_helps(exercise: Numeric, given: float) -> str:
    """Choose the hint for a wrong number: that of the common mistake behind it, else the general one."""
    slip, right = _slip_behind(exercise, given), right_range(exercise).value
    if slip is not None:
        return slip.hint
    nearly = isinstance(exercise, Compute) and abs(given - right) <= NEARLY * abs(right)
    return VERY_NEAR if nearly else exercise.hint


@cache
def right_range(exercise: Numeric) -> Range:
    """Work out, once, which answers to an exercise are right."""
    return exercise.accepted()


@cache
def slip_ranges(exercise: Numeric) -> tuple[tuple[Range, Slip], ...]:
    """Work out, once, the range about each common wrong answer."""
    right = right_range(exercise)
    if isinstance(exercise, Compute):  # rounded as the right answer is, however small it is
        return tuple((Range(slip.answer(), right.reach), slip) for slip in exercise.slips)
    return tuple((right.at(slip.answer()), slip) for slip in exercise.slips)


def _slip_behind(exercise: Numeric, given: float) -> Slip | None:
    """Find the common wrong answer that is nearest to what was given; None where none is near."""
    near = [(abs(given - wrong.value), slip) for wrong, slip in slip_ranges(exercise) if given in wrong]
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _about_argument(exercise: Argue, answer: Any) -> Feedback:
    asks = "\n".join(f"• {ask}" for ask in exercise.asks)
    if answer is None or answer is Ellipsis or not str(answer).strip():
        return Feedback(exercise.name, False, "There is nothing written yet. A good answer says:\n" + asks)
    if not isinstance(answer, str):
        return Feedback(exercise.name, False, "Write your argument as a text, in quotation marks.")
    if len(answer.split()) < FEWEST_WORDS:
        return Feedback(exercise.name, False, "Write a sentence or two. A good answer says:\n" + asks)
    return Feedback(exercise.name, None, "Read yours again, and ask yourself:\n" + asks)
