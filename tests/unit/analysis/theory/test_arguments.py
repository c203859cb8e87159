"""The check at the door of each formula."""

import numpy as np
import pytest

from sim.analysis.theory.arguments import (
    COUNT,
    POSITIVE,
    POSITIVE_PROBABILITY,
    PROBABILITY,
    require,
    require_at_most,
    require_below,
)


@pytest.mark.parametrize(
    ("limits", "value"),
    [
        (POSITIVE, 0),
        (POSITIVE, float("nan")),
        (POSITIVE, float("inf")),
        (POSITIVE, True),
        (POSITIVE, "10"),
        (PROBABILITY, 1.5),
        (POSITIVE_PROBABILITY, 0.0),
        (COUNT, 2.5),
        (COUNT, np.int64(0)),
    ],
)
def test_what_is_not_allowed_is_refused_with_what_was_found(limits: object, value: object) -> None:
    with pytest.raises(ValueError, match=r"^thing is .*; allowed is a (whole )?number"):
        require(limits, thing=value)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [np.float64(2.0), np.int64(2), 2])
def test_numbers_of_numpy_count_as_numbers(value: object) -> None:
    require(COUNT, thing=value)
    require_at_most(2, thing=value)  # type: ignore[arg-type]


def test_a_bound_is_not_below_itself() -> None:
    require_below(1, load=0.999)
    with pytest.raises(ValueError, match="load is 1; allowed is a number below 1"):
        require_below(1, load=1.0)


@pytest.mark.parametrize("k", [0, 4, 1.5])
def test_a_count_beyond_its_range_is_refused(k: float) -> None:
    with pytest.raises(ValueError, match=r"k is .*; allowed is a whole number from 1 to 3"):
        require_at_most(3, k=k)  # type: ignore[arg-type]
