"""Feedback on an answer: the right hint for a wrong one, and the nearest name for an exercise that is not."""

import attrs
import pytest

import sim
from sim.lessons import checking
from sim.lessons.checking import VERY_NEAR, check
from sim.lessons.exercise import Argue, Compute, Slip
from sim.lessons.ranges import near

INVENTED = Compute(
    name="0a",
    title="Invented",
    question="How many?",
    accepted=lambda: near(10.0, decimals=0),
    solution="answer_0a = 10",
    hint="Think again.",
    because="Two hands.",
    slips=(
        Slip(answer=lambda: 11.2, hint="One too many."),
        Slip(answer=lambda: 11.6, hint="Nearly two too many."),
    ),
)
ARGUED = Argue(name="0b", title="Say", question="Why?", asks=("Is it so?", "Why?"), solution="It is so.")


@pytest.fixture(autouse=True)
def invented(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "all_exercises", lambda: {"0a": INVENTED, "0b": ARGUED})


@pytest.mark.parametrize("name", ["0a", "0A", " 0a "])
def test_an_exercise_is_found_by_its_name_however_it_is_written(name: str) -> None:
    assert check(name, 10)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("7a", "there are 0a, 0b"),
        ("0d", "there are 0a, 0b"),
        ("0", "there are 0a, 0b"),
        ("b0", "there are 0a, 0b"),
        ("?", "there are 0a, 0b"),
    ],
)
def test_an_exercise_that_is_not_there_is_said_so(name: str, told: str) -> None:
    found = check(name, 10)
    assert not found
    assert told in found.text


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (10, "Two hands."),
        (10.5, "Two hands."),
        (10.52, "Think again."),
        (11.2, "One too many."),
        (11.35, "One too many."),
        (11.45, "Nearly two too many."),
        (12.2, "Think again."),
        (-10, "Think again."),
    ],
)
def test_a_number_gets_the_reason_the_nearest_hint_or_the_general_one(answer: float, told: str) -> None:
    assert check("0a", answer).text == told


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("", "There is nothing written yet"),
        (None, "There is nothing written yet"),
        (12, "Write your argument as a text, in quotation marks"),
        ("It is so.", "Write a sentence or two"),
        ("It is so because I have seen it happen.", "Read yours again"),
    ],
)
def test_an_argument_is_answered_by_what_a_good_one_says(answer: object, told: str) -> None:
    found = check("0b", answer)
    assert told in found.text
    assert not found
    assert (found.right is None) == (told == "Read yours again")
    assert answer == 12 or "• Is it so?\n• Why?" in found.text


@pytest.mark.parametrize(
    ("answer", "told"), [(6.7, "Two hands."), (7, VERY_NEAR), (6.6, VERY_NEAR), (7.01, "Think again.")]
)
def test_who_rounds_too_early_hears_that_it_is_near(
    monkeypatch: pytest.MonkeyPatch, answer: float, told: str
) -> None:
    finer = attrs.evolve(INVENTED, accepted=lambda: near(20 / 3), slips=())
    monkeypatch.setattr(checking, "all_exercises", lambda: {"0a": finer})
    assert check("0a", answer).text == told


def test_the_public_name_is_this_one() -> None:
    assert sim.check("0a", 10) == check("0a", 10)


def test_a_small_common_mistake_is_known_when_it_is_rounded_too(monkeypatch: pytest.MonkeyPatch) -> None:
    small = attrs.evolve(INVENTED, slips=(Slip(answer=lambda: 1.4, hint="A small one."),))
    monkeypatch.setattr(checking, "all_exercises", lambda: {"0a": small})
    assert check("0a", 1).text == "A small one."
