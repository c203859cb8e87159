"""Laws with tails: quantiles, means and variances as SciPy has them, down to the ends."""

from typing import Any

import numpy as np
import pytest
from scipy import special, stats

from sim.model.tails import Gamma, Lognormal, Weibull, normal_quantile

UNIFORM = np.array([1e-9, 0.1, 0.25, 0.5, 0.75, 0.9, 0.999])


def lognormal(mean: float, cv: float) -> Any:
    """Give SciPy's lognormal law with this mean and coefficient of variation."""
    sigma = np.sqrt(np.log(1 + cv**2))
    return stats.lognorm(sigma, scale=mean * np.exp(-(sigma**2) / 2))


@pytest.mark.parametrize(
    ("law", "expected"),
    [
        (Lognormal(3.0, 0.5), lognormal(3.0, 0.5)),
        (Lognormal(3.0, 2.0), lognormal(3.0, 2.0)),
        (Gamma(3.0, 0.5), stats.gamma(4.0, scale=0.75)),
        (Gamma(3.0, 2.0), stats.gamma(0.25, scale=12.0)),
        (Weibull(3.0, 0.7), stats.weibull_min(0.7, scale=3.0 / special.gamma(1 + 1 / 0.7))),
        (Weibull(3.0, 2.0), stats.weibull_min(2.0, scale=3.0 / special.gamma(1.5))),
    ],
)
def test_quantiles_mean_and_variance_agree_with_scipy(law: Any, expected: Any) -> None:
    np.testing.assert_allclose(law.ppf(UNIFORM), expected.ppf(UNIFORM), rtol=1e-9)
    assert law.mean == pytest.approx(expected.mean(), rel=1e-9)
    assert law.variance == pytest.approx(expected.var(), rel=1e-9)


@pytest.mark.parametrize("law", [Lognormal(2.0, 0.0), Gamma(2.0, 0.0), Weibull(2.0, 1e12)])
def test_a_law_without_spread_is_nearly_a_constant(law: Any) -> None:
    np.testing.assert_allclose(law.ppf(UNIFORM), 2.0, rtol=1e-8)
    assert 0.0 <= law.variance < 1e-8


@pytest.mark.parametrize("law", [Lognormal(2.0, 3.0), Gamma(2.0, 3.0), Weibull(2.0, 0.5)])
def test_delays_stay_finite_and_above_nothing_at_the_ends(law: Any) -> None:
    ends = law.ppf(np.array([0.0, 1 - 2**-53]))
    assert np.all(np.isfinite(ends))
    assert np.all(ends >= 0)


def test_normal_quantiles_agree_with_scipy_and_stay_finite() -> None:
    np.testing.assert_allclose(normal_quantile(UNIFORM), stats.norm.ppf(UNIFORM), rtol=1e-12, atol=1e-15)
    assert normal_quantile(np.array([0.0]))[0] == pytest.approx(stats.norm.ppf(2.0**-54))
