"""Means, proportions, ratios and rates have the intervals of theory, and these cover as they should."""

import math

import numpy as np
import pytest
from scipy.stats import binomtest

from sim.analysis.intervals import FEW, mean, means, proportion, rate, ratio

T_1, T_2 = 12.706204736, 4.302652730
"""Student's 97.5 % points for one and for two degrees of freedom, from printed tables."""


def test_a_mean_has_student_s_interval() -> None:
    estimate = mean(np.array([1.0, 2.0, 3.0]))
    assert (estimate.value, estimate.n) == (2.0, 3)
    assert estimate.high - 2.0 == pytest.approx(T_2 / math.sqrt(3), rel=1e-9)
    assert 2.0 - estimate.low == pytest.approx(T_2 / math.sqrt(3), rel=1e-9)


def test_one_value_has_no_interval() -> None:
    assert mean(np.array([7.5])).to_json("mean") == {"mean": 7.5, "ci95": None, "n": 1}


def test_no_values_have_no_mean() -> None:
    assert mean(np.array([])).to_json("mean") == {"mean": None, "ci95": None, "n": 0}


@pytest.mark.parametrize("constant", [0.0, 0.1, 1e9 + 0.1])
def test_a_constant_sample_has_an_interval_of_width_zero(constant: float) -> None:
    estimate = mean(np.full(1001, constant))
    assert (estimate.value, estimate.low, estimate.high) == (constant, constant, constant)


def test_whole_numbers_have_a_mean_too() -> None:
    assert mean(np.array([1, 2], dtype=np.int32)).value == 1.5


def test_far_from_zero_the_spread_is_still_found() -> None:
    estimate = mean(1e12 + np.array([1.0, 2.0, 3.0]))
    assert estimate.high - estimate.value == pytest.approx(T_2 / math.sqrt(3), rel=1e-3)


def test_values_near_the_end_of_float_range_give_no_interval_and_no_warning() -> None:
    estimate = mean(np.array([1e300, 3e300]))
    assert estimate.value == pytest.approx(2e300)
    assert not estimate.has_interval


def test_rows_are_estimated_one_by_one() -> None:
    rows = np.array([[1.0, 2.0, 4.0], [5.0, 5.0, 5.0]])
    assert means(rows) == [mean(rows[0]), mean(rows[1])]


def test_the_interval_of_a_mean_covers_nineteen_times_in_twenty() -> None:
    samples = np.random.default_rng(11).normal(3.0, 2.0, (8000, 5))
    held = sum(e.low <= 3.0 <= e.high for e in means(samples))
    assert held / 8000 == pytest.approx(0.95, abs=0.0075)


def test_a_mean_at_another_level_covers_at_that_level() -> None:
    samples = np.random.default_rng(12).normal(3.0, 2.0, (8000, 5))
    held = sum(e.low <= 3.0 <= e.high for e in means(samples, confidence=0.8))
    assert held / 8000 == pytest.approx(0.8, abs=0.0135)


@pytest.mark.parametrize(
    ("successes", "low", "high"),
    [(8, 0.4901624715, 0.9433178485), (0, 0.0, 0.2775327999), (10, 0.7224672001, 1.0)],
)
def test_a_proportion_has_wilson_s_interval(successes: int, low: float, high: float) -> None:
    estimate = proportion(successes, 10)
    assert (estimate.value, estimate.n) == (successes / 10, 10)
    assert (estimate.low, estimate.high) == pytest.approx((low, high), rel=1e-6)


@pytest.mark.parametrize("n", [1, 3, 7, 1000, 999_983])
def test_a_proportion_stays_within_zero_and_one(n: int) -> None:
    none, every = proportion(0, n), proportion(n, n)
    assert none.low == 0.0 < none.high < 1.0
    assert 0.0 < every.low < every.high == 1.0


@pytest.mark.parametrize(("successes", "n"), [(0, 7), (3, 20), (990, 1000)])
def test_a_proportion_has_the_interval_that_scipy_gives(successes: int, n: int) -> None:
    estimate, expected = proportion(successes, n), binomtest(successes, n).proportion_ci(method="wilson")
    assert (estimate.low, estimate.high) == pytest.approx((expected.low, expected.high))


def test_of_nothing_there_is_no_proportion() -> None:
    assert proportion(0, 0).to_json("fraction") == {"fraction": None, "ci95": None, "n": 0}


def test_the_interval_of_a_proportion_covers_nineteen_times_in_twenty() -> None:
    counts = np.random.default_rng(13).binomial(200, 0.15, 8000).tolist()
    held = sum(e.low <= 0.15 <= e.high for e in (proportion(count, 200) for count in counts))
    assert held / 8000 == pytest.approx(0.95, abs=0.012)


def test_a_ratio_has_the_linearised_interval() -> None:
    estimate = ratio(np.array([11.0, 22.0, 36.0]), np.array([1.0, 2.0, 3.0]))
    residuals = np.array([-0.5, -1.0, 1.5])  # of y - 11.5 x
    half = T_2 * math.sqrt(np.sum(residuals**2) / 2) / math.sqrt(3) / 2.0
    assert (estimate.value, estimate.n) == (11.5, 3)
    assert (estimate.low, estimate.high) == pytest.approx((11.5 - half, 11.5 + half), rel=1e-9)


def test_a_ratio_that_cannot_be_negative_has_no_negative_limit() -> None:
    estimate = ratio(np.array([0.0, 4.0]), np.array([1.0, 1.0]))
    assert estimate.low == 0.0
    assert estimate.high == pytest.approx(2.0 + T_1 * 2.0, rel=1e-9)


def test_a_ratio_that_can_be_negative_keeps_its_limit() -> None:
    estimate = ratio(np.array([-1.0, 4.0]), np.array([1.0, 1.0]))
    assert estimate.low == pytest.approx(1.5 - T_1 * 2.5, rel=1e-9)


def test_pairs_with_denominator_zero_count_among_the_pairs() -> None:
    estimate = ratio(np.array([0.0, 4.0, 2.0]), np.array([0, 2, 2]))
    assert (estimate.value, estimate.n) == (1.5, 3)


def test_over_nothing_there_is_no_ratio() -> None:
    assert ratio(np.zeros(3), np.zeros(3)).to_json("mean") == {"mean": None, "ci95": None, "n": 0}
    assert not ratio(np.array([]), np.array([])).exists


def test_one_pair_has_no_interval() -> None:
    assert ratio(np.array([3.0]), np.array([2.0])).to_json("mean") == {"mean": 1.5, "ci95": None, "n": 1}


def test_the_interval_of_a_ratio_covers_where_pairs_hang_together() -> None:
    generator = np.random.default_rng(14)
    counts = generator.poisson(5.0, (3000, 60))
    sums = counts * generator.gamma(2.0, 1.0, counts.shape)
    held = sum(e.low <= 2.0 <= e.high for e in map(ratio, sums, counts))
    assert held / 3000 == pytest.approx(0.945, abs=0.012)


def test_without_an_event_the_rate_has_the_poisson_bound() -> None:
    estimate = rate(np.zeros(4, dtype=int), np.full(4, 25.0))
    assert (estimate.value, estimate.low, estimate.n) == (0.0, 0.0, 4)
    assert estimate.high == pytest.approx(3.688879454 / 100)


def test_after_one_event_the_interval_covers_garwood_s_limits() -> None:
    estimate = rate(np.array([0, 1, 0, 0]), np.full(4, 25.0))
    assert estimate.low == 0.0
    assert estimate.high == pytest.approx(5.571643391 / 100)


def test_few_events_spread_evenly_keep_garwood_s_limits() -> None:
    estimate = rate(np.ones(3, dtype=int), np.ones(3))
    assert (estimate.low, estimate.high) == pytest.approx((0.618672 / 3, 8.767273 / 3), rel=1e-6)


def test_few_events_in_a_cluster_keep_the_wider_limits_of_the_ratio() -> None:
    events, exposures = np.array([10, 0, 0]), np.full(3, 10.0)
    assert rate(events, exposures).high == ratio(events, exposures).high > 18.39 / 30


def test_many_events_have_the_interval_of_the_ratio() -> None:
    events, exposures = np.array([FEW - 15, 7, 8]), np.array([40.0, 70.0, 80.0])
    assert rate(events, exposures) == ratio(events, exposures)
    assert rate(events - [1, 0, 0], exposures) != ratio(events - [1, 0, 0], exposures)


def test_a_rate_over_no_time_does_not_exist_and_one_replication_has_no_interval() -> None:
    assert rate(np.zeros(2, dtype=int), np.zeros(2)).to_json("rate") == {"rate": None, "ci95": None, "n": 0}
    assert rate(np.array([0]), np.array([50.0])).to_json("rate") == {"rate": 0.0, "ci95": None, "n": 1}


@pytest.mark.parametrize("expected", [0.5, 3.0, 8.0, 30.0])
def test_the_interval_of_a_rate_covers_however_rare_the_events(expected: float) -> None:
    events = np.random.default_rng(15).poisson(expected / 50, (2000, 50))
    held = sum(e.low * 50 <= expected <= e.high * 50 for e in (rate(row, np.ones(50)) for row in events))
    assert held / 2000 >= 0.935
