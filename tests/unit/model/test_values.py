"""Values: what each type allows, in words, and delays that stay finite."""

from typing import Any, Literal

import pytest

from sim.model.complaints import Refused
from sim.model.distributions import Distribution, Exponential
from sim.model.links import Link
from sim.model.quantities import Count
from sim.model.sensors import Scan
from sim.model.tails import Lognormal, Weibull
from sim.model.values import check_delays, read_word, wanted


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (str, "a text in quotes"),
        (Count, "a whole number of at least 1"),
        (Literal["reports", "alerts"], '"reports" or "alerts"'),
        (tuple[str, ...], "a list"),
        (Scan, "exactly one of every, gap, rate"),
        (Distribution, "or a table such as"),
        (Link, "a table"),
    ],
)
def test_each_type_says_what_it_allows(kind: Any, words: str) -> None:
    assert words in wanted(kind)


@pytest.mark.parametrize("value", [True, 2, "1", None, [1], float("nan")])
def test_a_word_is_none_but_those_listed(value: Any) -> None:
    with pytest.raises(Refused, match="1"):
        read_word(value, Literal[1])


@pytest.mark.parametrize(
    "law", [Exponential(1e200), Lognormal(1e200, 1.0), Weibull(1.0, 5e-324), Weibull(1.0, 0.005)]
)
def test_laws_beyond_the_range_of_a_float_are_refused(law: Any) -> None:
    with pytest.raises(Refused, match="finite variance"):
        check_delays(law)
