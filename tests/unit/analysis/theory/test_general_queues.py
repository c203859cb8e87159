"""Queues with one server and any laws, against direct simulation by Lindley's recursion and special cases."""

import math

import numpy as np
import pytest

from sim.analysis.theory.general_queues import dm1_root, dm1_wait, kingman_bound, pollaczek_khinchine_wait

COURSES, REPORTS, FIRST = 1000, 600, 250


def direct_means(gaps: np.ndarray, services: np.ndarray) -> np.ndarray:
    """Give the mean wait of each course, by W = max(0, W + service - gap)."""
    wait, total = np.zeros(COURSES), np.zeros(COURSES)
    for report in range(REPORTS):
        wait = np.maximum(0, wait + services[report] - gaps[report])
        total += wait if report >= FIRST else 0
    return total / (REPORTS - FIRST)


def test_pollaczek_and_khinchine_are_met_by_direct_simulation() -> None:
    rng = np.random.default_rng(7)
    shape = (REPORTS, COURSES)
    means = direct_means(rng.exponential(1 / 0.6, shape), rng.gamma(0.5, 2.0, shape))
    assert abs(means.mean() - pollaczek_khinchine_wait(0.6, 1.0, 2.0)) < 3.5 * means.std() / COURSES**0.5


def test_periodic_arrivals_are_met_by_direct_simulation() -> None:
    rng = np.random.default_rng(8)
    means = direct_means(np.full((REPORTS, 1), 1.5), rng.exponential(1.0, (REPORTS, COURSES)))
    assert abs(means.mean() - dm1_wait(1.5, 1.0)) < 3.5 * means.std() / COURSES**0.5


@pytest.mark.parametrize("load", [0.001, 0.019, 0.021, 0.1, 0.5, 0.99, 0.999999])
def test_the_root_solves_its_equation(load: float) -> None:
    root = dm1_root(load)
    assert 0 <= root < 1
    assert math.isclose(root, math.exp(-(1 - root) / load), rel_tol=1e-6, abs_tol=1e-12)
    assert 1 - root == pytest.approx(2 * (1 - load), rel=1e-3) if load > 0.999 else root < load


@pytest.mark.parametrize("load", [0.3, 0.8, 0.99])
def test_kingman_bounds_both_queues_and_is_close_at_high_load(load: float) -> None:
    random_arrivals = pollaczek_khinchine_wait(load, 1.0, 0.5)
    periodic_arrivals = dm1_wait(1 / load, 1.0)
    assert random_arrivals <= kingman_bound(load, load**-2, 1.0, 0.5)
    assert periodic_arrivals <= kingman_bound(load, 0.0, 1.0, 1.0)
    if load == 0.99:
        assert periodic_arrivals == pytest.approx(kingman_bound(load, 0.0, 1.0, 1.0), rel=0.02)


def test_overload_is_refused() -> None:
    for formula in (
        lambda: pollaczek_khinchine_wait(1, 1, 0),
        lambda: kingman_bound(1, 0, 1, 0),
        lambda: dm1_wait(1, 1),
    ):
        with pytest.raises(ValueError, match="load is 1; allowed is a number below 1"):
            formula()
