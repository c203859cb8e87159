"""Waits for what grows, against quadrature of the chance that no look has fired yet."""

import math
from collections.abc import Callable

import pytest
from scipy.integrate import quad

from sim.analysis.theory.growth import linear_growth_wait, saturating_growth_wait


def linear_exposure(time: float, over: float) -> float:
    """Give the integral of the strength min(1, t / over)."""
    return time**2 / (2 * over) if time < over else time - over / 2


def saturating_exposure(time: float, over: float) -> float:
    """Give the integral of the strength 1 - exp(-t / over)."""
    return time + over * math.expm1(-time / over)


@pytest.mark.parametrize(("rate", "over"), [(0.5, 10), (0.02, 3), (4, 25)])
@pytest.mark.parametrize(
    ("formula", "exposure"),
    [(linear_growth_wait, linear_exposure), (saturating_growth_wait, saturating_exposure)],
)
def test_the_wait_is_the_integral_of_the_chance_of_no_look_yet(
    formula: Callable[[float, float], float],
    exposure: Callable[[float, float], float],
    rate: float,
    over: float,
) -> None:
    last = over + 60 / rate
    whole = quad(
        lambda t: math.exp(-rate * exposure(t, over)), 0, last, points=[over], limit=500, epsabs=1e-12
    )[0]
    assert formula(rate, over) == pytest.approx(whole, rel=1e-8)


@pytest.mark.parametrize("formula", [linear_growth_wait, saturating_growth_wait])
def test_what_grows_at_once_is_seen_as_if_it_were_there(formula: Callable[[float, float], float]) -> None:
    assert formula(0.5, 1e-9) == pytest.approx(2, rel=1e-6)


@pytest.mark.parametrize("formula", [linear_growth_wait, saturating_growth_wait])
def test_growth_over_no_time_is_refused(formula: Callable[[float, float], float]) -> None:
    with pytest.raises(ValueError, match="over is 0; allowed is a number above 0"):
        formula(0.5, 0)
