"""Two networks, against quadrature, a small direct simulation and enumeration."""

import math

import numpy as np
import pytest
from scipy.integrate import quad

from sim.analysis.theory.budget import stages_tail
from sim.analysis.theory.networks import all_down, first_of_two, shared_wait


@pytest.mark.parametrize(("own", "partner", "lag"), [(0.1, 0.1, 8), (0.1, 0.5, 3), (0.3, 0.02, 0)])
def test_the_shared_wait_is_the_integral_of_the_chance_of_nothing_yet(
    own: float, partner: float, lag: float
) -> None:
    def nothing_yet(time: float) -> float:
        return math.exp(-own * time - partner * max(0.0, time - lag))

    whole = quad(nothing_yet, 0, lag)[0] + quad(nothing_yet, lag, np.inf)[0]
    assert shared_wait(own, lag, partner) == pytest.approx(whole)


def test_the_shared_wait_is_met_by_direct_simulation() -> None:
    rng, courses = np.random.default_rng(13), 60_000
    waits = np.minimum(rng.exponential(10, courses), rng.exponential(10, courses) + 8)
    assert abs(waits.mean() - shared_wait(0.1, 8)) < 3.5 * waits.std() / courses**0.5


def test_a_long_lag_leaves_one_alone() -> None:
    assert shared_wait(0.1, 1e4) == pytest.approx(10)


@pytest.mark.parametrize(("own", "partner", "lag"), [(10, 10, 8), (10, 2, 3), (4, 50, 0)])
def test_the_first_of_two_ways_of_one_stage_is_the_shared_wait(
    own: float, partner: float, lag: float
) -> None:
    expected = shared_wait(1 / own, lag, 1 / partner)
    assert first_of_two([own], [partner], lag) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize(("own", "partner", "lag"), [([12, 5], [12, 5], 12), ([3, 3], [1, 2, 9], 2.5)])
def test_the_first_of_two_ways_is_the_integral_of_the_chance_that_neither_is_done(
    own: list[float], partner: list[float], lag: float
) -> None:
    def neither(time: float) -> float:
        return float(stages_tail(own, time) * stages_tail(partner, max(0.0, time - lag)))

    whole = quad(neither, 0, lag)[0] + quad(neither, lag, 500, limit=200)[0]
    assert first_of_two(own, partner, lag) == pytest.approx(whole, rel=1e-8)


def test_the_first_of_two_ways_is_met_by_direct_simulation() -> None:
    rng, courses = np.random.default_rng(15), 60_000
    own, partner = (rng.exponential(12, courses) + rng.exponential(5, courses) for _ in range(2))
    first = np.minimum(own, partner + 12)
    assert abs(first.mean() - first_of_two([12, 5], [12, 5], 12)) < 3.5 * first.std() / courses**0.5


def test_a_way_that_takes_no_time_is_the_first() -> None:
    assert first_of_two([0], [5], 3) == first_of_two([], [5], 3) == 0
    assert first_of_two([5], [0], 0) == 0
    assert first_of_two([5], [], 3) == pytest.approx(5 * -math.expm1(-3 / 5))
    assert first_of_two([5], [9], 1e4) == pytest.approx(5)


def test_a_lag_or_a_mean_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="lag is -1"):
        first_of_two([5], [5], -1)
    with pytest.raises(ValueError, match="mean 2 is -3"):
        first_of_two([5, -3], [5], 1)


@pytest.mark.parametrize("networks", [1, 2, 3])
def test_each_network_alone_is_down_as_often_as_said(networks: int) -> None:
    probability, share = 0.2, 0.3
    common = probability * share
    alone = (probability - common) / (1 - common)
    assert common + (1 - common) * alone == pytest.approx(probability) == pytest.approx(all_down(0.2, 0.3, 1))
    rng, courses = np.random.default_rng(14), 100_000
    down = (rng.random((courses, 1)) < common) | (rng.random((courses, networks)) < alone)
    expected = all_down(probability, share, networks)
    assert abs(down.all(axis=1).mean() - expected) < 3.5 * (expected * (1 - expected) / courses) ** 0.5


def test_rare_failures_have_the_beta_factor_of_first_order() -> None:
    assert all_down(1e-4, 0.1) == pytest.approx(0.1 * 1e-4 + (0.9 * 1e-4) ** 2, rel=1e-4)


def test_networks_that_are_always_down_are_down_together() -> None:
    assert all_down(1, 1) == all_down(1, 0.5) == all_down(1, 0) == 1
    with pytest.raises(ValueError, match="common_share is 2; allowed is a number from 0 to 1"):
        all_down(0.1, 2)
