"""An answer is read as a number; what is none gets a word that says what to do."""

import math
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

import sim
from sim.analysis.estimates import Estimate
from sim.lessons.answers import Unreadable, number

RESULT = sim.run("first_light", replications=5, seed=1)


@pytest.mark.parametrize(
    "answer",
    [7.5, Fraction(15, 2), Decimal("7.5"), np.float64(7.5), np.float32(7.5), np.array(7.5),
     Estimate(7.5, 7.0, 8.0, 100)],
)  # fmt: skip
def test_whatever_holds_one_number_is_read(answer: Any) -> None:
    assert number(answer) == 7.5


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("7,5", "Write 7.5, with a point and without quotation marks"),
        ("-7,5", r"Write -7\.5"),
        ("7.5", r"Write 7\.5 without quotation marks"),
        ("seven", "one number is wanted, without quotation marks and without the unit"),
        ("7.5 ticks", "without the unit"),
        (None, "There is no answer yet"),
        (..., "There is no answer yet"),
        (True, "Yes or no is not enough"),
        (np.bool_(False), "Yes or no is not enough"),
        ((7.5,), "comma behind the number: take it away"),
        ([7, 5], "several numbers"),
        ((7, 5), "Is there a comma where a decimal point should be"),
        (RESULT, r"take one number of it, such as result\.measures"),
        (max, "This is a function: call it"),
        (3 + 4j, "imaginary part"),
        ([7.5], "One number is wanted; this is of the type list"),
        (np.array([1.0, 2.0]), "One number is wanted; this is of the type ndarray"),
        (math.nan, "This is NaN"),
        (Estimate.none(), "This is NaN"),
        (math.inf, "was something divided by 0"),
        (10**400, "One number is wanted"),
    ],
)
def test_what_is_no_number_gets_a_word_of_its_own(answer: Any, told: str) -> None:
    with pytest.raises(Unreadable, match=told):
        number(answer)
