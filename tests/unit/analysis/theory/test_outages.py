"""Outages, against a direct simulation of ups and downs, a differential equation and special cases."""

from collections.abc import Callable

import numpy as np
import pytest
from scipy.linalg import expm

from sim.analysis.theory.looks import missed_looks_wait, random_wait
from sim.analysis.theory.outages import (
    availability,
    availability_at,
    periodic_looks_outage_wait,
    random_looks_outage_wait,
)

COURSES = 12_000
UP, DOWN = 30.0, 10.0
ONSET, END = 300.0, 1500.0


def down_at(times: np.ndarray, downs: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Tell, for one course, which times fall into a down; the course starts up."""
    ups = rng.exponential(UP, len(downs))
    switches = np.cumsum(np.column_stack([ups, downs]).ravel())
    assert switches[-1] > END
    return np.searchsorted(switches, times, side="right") % 2 == 1


def direct_waits(
    looks: Callable[[np.random.Generator], np.ndarray],
    downs: Callable[[np.random.Generator], np.ndarray],
    p: float,
) -> np.ndarray:
    """Wait from the onset to the first look that is made and fires, course by course."""
    rng = np.random.default_rng(4)
    waits = np.empty(COURSES)
    for course in range(COURSES):
        times = looks(rng)
        fires = ~down_at(times, downs(rng), rng) & (rng.random(len(times)) < p)
        waits[course] = times[fires.argmax()] - ONSET
    return waits


def random_looks(rng: np.random.Generator) -> np.ndarray:
    """Give looks at random after the onset, one in 5 ticks on average."""
    return ONSET + np.cumsum(rng.exponential(5.0, 100))


def periodic_looks(rng: np.random.Generator) -> np.ndarray:
    """Give looks every 10 ticks after the onset, with a random phase."""
    return ONSET + 10.0 * (rng.random() + np.arange(100))


@pytest.mark.parametrize("variance", [0.0, DOWN**2])
def test_random_looks_are_met_by_direct_simulation(variance: float) -> None:
    def downs(rng: np.random.Generator) -> np.ndarray:
        return np.full(100, DOWN) if variance == 0 else rng.exponential(DOWN, 100)

    waits = direct_waits(random_looks, downs, p=1.0)
    expected = random_looks_outage_wait(0.2, UP, DOWN, variance)
    assert abs(waits.mean() - expected) < 3.5 * waits.std() / COURSES**0.5


def test_periodic_looks_are_met_by_direct_simulation() -> None:
    waits = direct_waits(periodic_looks, lambda rng: rng.exponential(DOWN, 100), p=0.5)
    expected = periodic_looks_outage_wait(10, 0.5, UP, DOWN)
    assert abs(waits.mean() - expected) < 3.5 * waits.std() / COURSES**0.5


@pytest.mark.parametrize("at", [0.0, 1.0, 20.0, 400.0])
def test_availability_follows_the_equation_of_its_chain(at: float) -> None:
    rates = np.array([[-1 / UP, 1 / UP], [1 / DOWN, -1 / DOWN]])
    assert availability_at(UP, DOWN, at) == pytest.approx(expm(rates * at)[0, 0], rel=1e-12)


def test_availability_settles_at_the_share_of_time_up() -> None:
    assert availability_at(UP, DOWN, 1e6) == availability(UP, DOWN) == 0.75


def test_left_out_variance_means_exponential_downs() -> None:
    assert random_looks_outage_wait(0.2, UP, DOWN) == random_looks_outage_wait(0.2, UP, DOWN, DOWN**2)


def test_outages_too_short_to_notice_change_nothing() -> None:
    assert random_looks_outage_wait(0.2, UP, 1e-9) == pytest.approx(random_wait(0.2))
    assert periodic_looks_outage_wait(10, 0.5, UP, 1e-9) == pytest.approx(missed_looks_wait(10, 0.5))


def test_bad_times_are_refused() -> None:
    with pytest.raises(ValueError, match="down is -1; allowed is a number of at least 0"):
        availability(10, -1)
    with pytest.raises(ValueError, match="p is 0"):
        periodic_looks_outage_wait(10, 0, UP, DOWN)
