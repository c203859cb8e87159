"""Delay laws: quantiles as SciPy has them; means and variances as the quantiles make them."""

from typing import Any

import numpy as np
import pytest
from scipy import integrate, stats

from sim.model.choice import Choice
from sim.model.distributions import LAWS, Constant, Exponential, Triangular, Uniform

UNIFORM = np.array([0.0, 1e-9, 0.1, 0.25, 0.5, 0.75, 0.9, 0.999])
EXPECTED = [
    (Exponential(2.5), stats.expon(scale=2.5)),
    (Uniform(1.0, 4.0), stats.uniform(1.0, 3.0)),
    (Triangular(1.0, 2.0, 5.0), stats.triang(0.25, 1.0, 4.0)),
    (Triangular(1.0, 1.0, 5.0), stats.triang(0.0, 1.0, 4.0)),
    (Triangular(1.0, 5.0, 5.0), stats.triang(1.0, 1.0, 4.0)),
]


@pytest.mark.parametrize(("law", "expected"), EXPECTED)
def test_quantiles_mean_and_variance_agree_with_scipy(law: Any, expected: Any) -> None:
    np.testing.assert_allclose(law.ppf(UNIFORM), expected.ppf(UNIFORM), rtol=1e-12, atol=1e-12)
    assert law.mean == pytest.approx(expected.mean(), rel=1e-12)
    assert law.variance == pytest.approx(expected.var(), rel=1e-12)


@pytest.mark.parametrize("law", [*(law for law, _ in EXPECTED), Choice((4.0, 1.0, 2.0), (1.0, 0.0, 3.0))])
def test_moments_are_those_of_the_quantiles(law: Any) -> None:
    def moment(power: int) -> float:
        value, _ = integrate.quad(
            lambda u: float(law.ppf(np.array([u]))[0] ** power), 0, 1, points=[0.25, 0.75]
        )
        return float(value)

    assert law.mean == pytest.approx(moment(1), rel=1e-6)
    assert law.variance == pytest.approx(moment(2) - moment(1) ** 2, rel=1e-5)


def test_a_constant_is_always_the_same() -> None:
    law = Constant(3.0)
    assert (law.mean, law.variance) == (3.0, 0.0)
    np.testing.assert_array_equal(law.ppf(UNIFORM), np.full(len(UNIFORM), 3.0))


@pytest.mark.parametrize("law", [Uniform(2.0, 2.0), Triangular(2.0, 2.0, 2.0), Choice((2.0,))])
def test_a_law_without_spread_is_a_constant(law: Any) -> None:
    np.testing.assert_array_equal(law.ppf(UNIFORM), np.full(len(UNIFORM), 2.0))
    assert (law.mean, law.variance) == (2.0, 0.0)


def test_a_choice_never_gives_what_weighs_nothing_and_grows_with_its_uniform_number() -> None:
    law = Choice((5.0, 1.0, 3.0), (1.0, 2.0, 0.0))
    np.testing.assert_array_equal(law.ppf(np.array([0.0, 0.66, 0.67, 1 - 2**-53])), [1.0, 1.0, 5.0, 5.0])
    assert Choice((1.0, 2.0)).weights == (1.0, 1.0)


@pytest.mark.parametrize(
    ("law", "values", "allowed"),
    [
        ("uniform", (2.0, 1.0), "low <= high"),
        ("triangular", (1.0, 5.0, 4.0), "low <= mode <= high"),
        ("triangular", (2.0, 1.0, 4.0), "low <= mode <= high"),
        ("choice", ((),), "at least one value"),
        ("choice", ((1.0,), (1.0, 2.0)), "as many weights as values"),
        ("choice", ((1.0,), (0.0,)), "at least one weight above 0"),
    ],
)
def test_parts_that_do_not_fit_are_refused_in_words(law: str, values: Any, allowed: str) -> None:
    with pytest.raises(ValueError, match=allowed):
        LAWS[law](*values)
