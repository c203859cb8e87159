"""The k-th of many sensors, against a small direct simulation."""

from collections.abc import Callable

import numpy as np
import pytest

from sim.analysis.theory.looks import missed_looks_wait, periodic_wait, random_wait
from sim.analysis.theory.many_looks import random_looks_wait, random_phases_wait, staggered_wait

COURSES = 40_000


def random_phases(rng: np.random.Generator) -> np.ndarray:
    """Give the waits for each of 6 sensors with random phases and period 12."""
    return rng.uniform(0, 12, (COURSES, 6))


def staggered(rng: np.random.Generator) -> np.ndarray:
    """Give the waits for each of 6 staggered sensors with period 12."""
    return 12 * ((rng.random((COURSES, 1)) + np.arange(6) / 6) % 1)


def random_looks(rng: np.random.Generator) -> np.ndarray:
    """Give the waits for each of 6 sensors that look at random, every 12 ticks on average."""
    return rng.exponential(12, (COURSES, 6))


@pytest.mark.parametrize("k", [1, 4, 6])
@pytest.mark.parametrize(
    ("waits", "expected"),
    [
        (random_phases, lambda k: random_phases_wait(12, 6, k)),
        (staggered, lambda k: staggered_wait(12, 6, k)),
        (random_looks, lambda k: random_looks_wait(1 / 12, 6, k)),
    ],
)
def test_the_kth_of_six_is_met_by_direct_simulation(
    waits: Callable[[np.random.Generator], np.ndarray], expected: Callable[[int], float], k: int
) -> None:
    kth = np.sort(waits(np.random.default_rng(3)), axis=1)[:, k - 1]
    assert abs(kth.mean() - expected(k)) < 3.5 * kth.std() / COURSES**0.5


def test_one_sensor_waits_as_one_sensor_does() -> None:
    assert random_phases_wait(10, 1) == staggered_wait(10, 1) == periodic_wait(10) == missed_looks_wait(10, 1)
    assert random_looks_wait(0.1, 1) == random_wait(0.1)


@pytest.mark.parametrize("formula", [random_phases_wait, staggered_wait, random_looks_wait])
def test_more_looks_than_sensors_are_refused(formula: Callable[..., float]) -> None:
    with pytest.raises(ValueError, match="k is 4; allowed is a whole number from 1 to 3"):
        formula(10, 3, 4)
