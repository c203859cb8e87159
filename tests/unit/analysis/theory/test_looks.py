"""Waits for one sensor's looks, against a small direct simulation and special cases."""

import numpy as np
import pytest

from sim.analysis.theory.looks import (
    missed_gaps_wait,
    missed_looks_wait,
    periodic_wait,
    random_wait,
    renewal_wait,
)

COURSES = 40_000


def direct_waits(gaps: np.ndarray, p: float, rng: np.random.Generator) -> np.ndarray:
    """Wait from the middle of each course of looks, shape (courses, gaps), to a look that fires."""
    looks = np.cumsum(gaps, axis=1)
    onset = gaps.mean() * gaps.shape[1] / 2 + rng.uniform(0, gaps.mean(), len(gaps))
    fires = (looks > onset[:, None]) & (rng.random(looks.shape) < p)
    assert fires.any(axis=1).all()
    return looks[np.arange(len(looks)), fires.argmax(axis=1)] - onset


@pytest.mark.parametrize("p", [1.0, 0.6])
def test_renewal_looks_are_met_by_direct_simulation(p: float) -> None:
    rng = np.random.default_rng(1)
    waits = direct_waits(rng.gamma(2.0, 5.0, (COURSES, 60)), p, rng)
    expected = missed_gaps_wait(mean=10, variance=50, p=p)
    assert abs(waits.mean() - expected) < 3.5 * waits.std() / COURSES**0.5


def test_missed_periodic_looks_are_met_by_direct_simulation() -> None:
    rng = np.random.default_rng(2)
    waits = 10 * (rng.geometric(0.3, COURSES) - rng.random(COURSES))
    assert abs(waits.mean() - missed_looks_wait(10, 0.3)) < 3.5 * waits.std() / COURSES**0.5


def test_constant_gaps_are_periodic_and_exponential_gaps_random() -> None:
    assert renewal_wait(mean=8, variance=0) == periodic_wait(8) == 4
    assert renewal_wait(mean=8, variance=64) == random_wait(1 / 8) == 8


def test_missed_random_looks_are_random_looks_at_a_lower_rate() -> None:
    assert missed_gaps_wait(mean=8, variance=64, p=0.25) == pytest.approx(random_wait(0.25 / 8))


def test_looks_that_never_fire_are_refused() -> None:
    with pytest.raises(ValueError, match="p is 0; allowed is a number"):
        missed_looks_wait(10, 0)
    with pytest.raises(ValueError, match="variance is -1"):
        renewal_wait(10, -1)
