"""Feedback on an answer: the right hint for a wrong one, and the nearest name for an exercise that is not."""

import math

import pytest

import sim
from sim.analysis.estimates import Estimate
from sim.lessons import checking
from sim.lessons.checking import check
from sim.lessons.exercise import Argue, Compute, Slip
from sim.lessons.feedback import COLOURS, Feedback
from sim.lessons.ranges import Range, near, seen

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
        ("7a", "did you mean 0a?"),
        ("0", "there are 0a, 0b"),
        ("a0b", "did you mean 0b?"),
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


def test_the_public_name_is_this_one() -> None:
    assert sim.check("0a", 10) == check("0a", 10)


def test_feedback_is_said_in_words_and_shown_in_a_colour_with_nothing_that_a_page_would_run() -> None:
    found = Feedback("0a", False, "Is 1 < 2?\nThink.")
    assert repr(found) == "0a: Not yet. Is 1 < 2?\nThink."
    assert "Is 1 &lt; 2?<br>Think." in found._repr_html_()
    assert COLOURS[False] in found._repr_html_()
    assert len(set(COLOURS.values())) == 3


def test_a_worked_out_number_may_be_rounded_either_way_and_no_further() -> None:
    assert {9.5, 10.5} <= {x for x in (9.48, 9.5, 10.5, 10.52) if x in near(10.0, decimals=0)}
    assert 9.48 not in near(10.0, decimals=0)
    assert 0.25 in near(0.246, decimals=2)
    assert 0.26 not in near(0.246, decimals=2)


def test_a_simulated_number_may_be_four_standard_errors_off_and_more_where_the_truth_is_not_known() -> None:
    estimate = Estimate(5.0, 5.0 - 1.96, 5.0 + 1.96, 1000)
    assert seen(estimate, truth=6.0) == Range(6.0, pytest.approx(4.0))
    assert seen(estimate) == Range(5.0, pytest.approx(4.0 * math.sqrt(2)))
    assert seen(estimate, truth=6.0).at(1.0) == Range(1.0, pytest.approx(4.0))
    with pytest.raises(ValueError, match="no interval"):
        seen(Estimate.none())


def test_a_range_reaches_equally_far_to_either_side() -> None:
    assert [x / 10 for x in range(31) if x / 10 in Range(1.0, 0.5)] == [x / 10 for x in range(5, 16)]
