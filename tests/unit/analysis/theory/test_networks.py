"""Two networks, against quadrature, a small direct simulation and enumeration."""

import math

import numpy as np
import pytest
from scipy.integrate import quad

from sim.analysis.theory.networks import all_down, shared_wait


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
