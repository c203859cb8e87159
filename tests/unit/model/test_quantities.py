"""Numbers of a scenario: what each kind of quantity accepts."""

from decimal import Decimal
from typing import Any, get_args

import pytest

from sim.model.quantities import Count, Duration, Limits, Number, Positive, Probability, check_number


@pytest.mark.parametrize(
    ("kind", "accepted"),
    [(Number, -3), (Duration, 0), (Positive, 5e-324), (Probability, 1), (Count, 2_000_000_000), (Count, 3.0)],
)
def test_a_number_within_limits_is_given_back(kind: Any, accepted: float) -> None:
    assert check_number(accepted, get_args(kind)[1]) == accepted


@pytest.mark.parametrize(
    ("kind", "refused", "allowed"),
    [
        (Number, True, "a number"),
        (Number, "3", "a number"),
        (Number, None, "a number"),
        (Number, Decimal(3), "a number"),
        (Number, float("nan"), "finite"),
        (Duration, float("inf"), "finite"),
        (Duration, 10**400, "within the range of a float"),
        (Duration, -5e-324, "a number of at least 0"),
        (Positive, 0, "a number above 0"),
        (Probability, 1.0000001, "a number from 0 to 1"),
        (Count, 1.5, "a whole number of at least 1"),
        (Count, 0, "a whole number of at least 1"),
        (Count, False, "a whole number"),
    ],
)
def test_any_other_is_refused_in_words(kind: Any, refused: Any, allowed: str) -> None:
    with pytest.raises(ValueError, match=allowed):
        check_number(refused, get_args(kind)[1])


def test_whole_numbers_stay_exact_and_others_become_floats() -> None:
    assert check_number(2**60 + 1, Limits(whole=True)) == 2**60 + 1
    assert isinstance(check_number(3, Limits()), float)
    assert isinstance(check_number(3.0, Limits(whole=True)), int)
