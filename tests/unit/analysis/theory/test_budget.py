"""Sums of exponential stages, against the gamma law, the sum of exponentials, and direct simulation."""

import math

import numpy as np
import pytest
from scipy.stats import gamma

from sim.analysis.theory.budget import in_time, stages_mean, stages_quantile, stages_tail, stages_variance

UNEQUAL = [1.0, 2.5, 7.0]


def test_equal_stages_have_the_gamma_law() -> None:
    times = np.array([0.0, 1.0, 5.0, 20.0, 60.0])
    assert stages_tail([2.0] * 4, times) == pytest.approx(gamma.sf(times, 4, scale=2.0), rel=1e-9, abs=1e-13)


def test_unequal_stages_have_the_sum_of_their_exponentials() -> None:
    rates = [1 / mean for mean in UNEQUAL]
    weights = [math.prod(b / (b - a) for b in rates if b != a) for a in rates]
    for time in (0.0, 0.5, 6.0, 30.0):
        expected = sum(w * math.exp(-a * time) for w, a in zip(weights, rates, strict=True))
        assert stages_tail(UNEQUAL, time) == pytest.approx(expected, rel=1e-9)


def test_nearly_equal_stages_lose_no_digits() -> None:
    assert stages_tail([1.0, 1.0 + 1e-12], 3.0) == pytest.approx(4 * math.exp(-3.0), rel=1e-9)


def test_the_order_of_stages_does_not_matter() -> None:
    assert stages_tail(UNEQUAL[::-1], 9.0) == pytest.approx(stages_tail(UNEQUAL, 9.0))


def test_moments_and_tail_are_met_by_direct_simulation() -> None:
    rng, courses = np.random.default_rng(15), 100_000
    sums = rng.exponential(UNEQUAL, (courses, 3)).sum(axis=1)
    late = stages_tail(UNEQUAL, 15.0)
    assert abs(sums.mean() - stages_mean(UNEQUAL)) < 3.5 * sums.std() / courses**0.5
    assert sums.var() == pytest.approx(stages_variance(UNEQUAL), rel=0.03)
    assert abs(np.mean(sums > 15.0) - late) < 3.5 * (late * (1 - late) / courses) ** 0.5


@pytest.mark.parametrize("share", [0.001, 0.5, 0.99, 0.99999])
def test_a_quantile_is_kept_with_its_probability(share: float) -> None:
    assert 1 - stages_tail(UNEQUAL, stages_quantile(UNEQUAL, share)) == pytest.approx(share, rel=1e-9)


def test_a_stage_without_a_mean_takes_no_time() -> None:
    assert stages_tail([0.0, 3.0], 2.0) == pytest.approx(math.exp(-2 / 3))
    assert stages_tail([0.0], 0.0) == stages_tail([], 1.0) == 0.0
    assert stages_quantile([0.0], 0.9) == 0.0
    assert np.array_equal(stages_tail([], np.zeros((2, 3))), np.zeros((2, 3)))


def test_being_in_time_is_keeping_the_deadline_with_all_that_is_fixed() -> None:
    assert in_time([3.0], deadline=8, fixed=2) == pytest.approx(-math.expm1(-2))
    assert in_time([3.0], deadline=1, fixed=2) == 0.0
    assert in_time([], deadline=2, fixed=2) == 1.0


def test_negative_means_and_certain_quantiles_are_refused() -> None:
    with pytest.raises(ValueError, match="mean 2 is -1; allowed is a number of at least 0"):
        stages_mean([1, -1])
    with pytest.raises(ValueError, match="share is 1; allowed is a number below 1"):
        stages_quantile([1], 1)
    with pytest.raises(ValueError, match="earliest_time is -1"):
        stages_tail([1], -1.0)
