"""Quantiles interpolate linearly, and their intervals cover at least as often as they claim."""

from math import comb

import numpy as np
import pytest
from scipy.stats import quantile_test

from sim.analysis.quantiles import quantile, quantiles

LEVELS = (0.5, 0.9, 0.95, 0.99)


@pytest.mark.parametrize("count", [1, 2, 3, 10, 997])
def test_the_values_are_those_of_numpy(count: int) -> None:
    values = np.random.default_rng(count).exponential(5.0, count)
    found = [estimate.value for estimate in quantiles(values, LEVELS)]
    assert found == pytest.approx(np.quantile(values, LEVELS).tolist(), rel=1e-14)


@pytest.mark.parametrize(
    ("count", "low", "high"), [(6, 1, 6), (10, 2, 9), (11, 2, 10), (20, 6, 15), (25, 8, 18)]
)
def test_the_interval_of_the_median_is_that_of_the_tables_of_the_sign_test(
    count: int, low: int, high: int
) -> None:
    estimate = quantile(np.arange(1.0, count + 1), 0.5)
    assert (estimate.low, estimate.high, estimate.n) == (low, high, count)


@pytest.mark.parametrize(("q", "needed"), [(0.1, 36), (0.5, 6), (0.9, 36), (0.95, 72), (0.99, 368)])
def test_a_sample_that_is_too_small_has_no_interval(q: float, needed: int) -> None:
    assert quantile(np.arange(float(needed)), q).has_interval
    small = quantile(np.arange(needed - 1.0), q)
    assert small.exists
    assert not small.has_interval


@pytest.mark.parametrize(
    ("count", "q"), [(40, 0.5), (40, 0.9), (101, 0.9), (101, 0.95), (400, 0.99), *((1000, q) for q in LEVELS)]
)
def test_each_end_misses_as_often_as_it_may_and_no_more(count: int, q: float) -> None:
    estimate = quantile(np.arange(1.0, count + 1), q)
    low, high = int(estimate.low), int(estimate.high)
    below = np.cumsum([comb(count, k) * q**k * (1 - q) ** (count - k) for k in range(count + 1)])
    assert below[low - 1] <= 0.025 < below[low]
    assert below[high - 1] >= 0.975 > below[high - 2]


def test_the_interval_covers_whatever_the_distribution_even_with_ties() -> None:
    draws = np.random.default_rng(7).poisson(3.0, (2000, 100))
    held = sum(e.low <= 5.0 <= e.high for e in (quantile(row, 0.9) for row in draws))
    assert held / 2000 >= 0.95


@pytest.mark.parametrize(("n", "q"), [(30, 0.5), (100, 0.95), (60, 0.9), (1000, 0.99)])
def test_the_interval_is_that_of_scipy(n: int, q: float) -> None:
    values = np.random.default_rng(31).lognormal(size=n)
    estimate, expected = quantile(values, q), quantile_test(values, p=q).confidence_interval(0.95)
    assert (estimate.low, estimate.high) == (expected.low, expected.high)


def test_more_confidence_makes_a_wider_interval() -> None:
    values = np.arange(100.0)
    wide, narrow = quantile(values, 0.5, confidence=0.99), quantile(values, 0.5)
    assert wide.low < narrow.low < narrow.high < wide.high


def test_the_order_of_the_values_does_not_matter_and_they_are_left_as_they_were() -> None:
    values = np.array([5.0, 1.0, 4.0, 2.0, 3.0, 6.0])
    assert quantile(values, 0.5) == quantile(np.sort(values), 0.5)
    assert values.tolist() == [5.0, 1.0, 4.0, 2.0, 3.0, 6.0]


def test_without_values_there_is_no_quantile() -> None:
    assert [e.to_json("p50") for e in quantiles(np.array([]), LEVELS)] == [
        {"p50": None, "ci95": None, "n": 0}
    ] * 4
