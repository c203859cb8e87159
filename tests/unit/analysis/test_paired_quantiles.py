"""Differences of quantiles: what is paired falls out, and the intervals cover."""

import numpy as np
import pytest
from scipy.optimize import brentq

from sim.analysis.paired_quantiles import quantile_difference


def test_the_value_is_the_difference_of_the_quantiles_over_common_pairs():
    chance = np.random.default_rng(1)
    before, after = chance.random(500), chance.random(500)
    before[3] = after[7] = np.nan
    both = ~np.isnan(before) & ~np.isnan(after)
    found = quantile_difference(before, after, 0.9).estimate
    assert found.value == pytest.approx(np.quantile(after[both], 0.9) - np.quantile(before[both], 0.9))
    assert found.n == 498


def test_a_shift_is_seen_exactly():
    before = np.random.default_rng(2).random(400)
    found = quantile_difference(before, before + 3.0, 0.5, tolerance=1e-9)
    assert (found.estimate.low, found.estimate.high) == pytest.approx((3.0, 3.0))
    assert found.seen


@pytest.mark.parametrize(("q", "least"), [(0.5, 50), (0.9, 250), (0.95, 500), (0.99, 2500)])
def test_an_interval_needs_as_many_pairs_as_the_page_says(q, least):
    values = np.random.default_rng(3).random(least)
    assert quantile_difference(values, values**2, q).estimate.has_interval
    assert not quantile_difference(values[1:], values[1:] ** 2, q).estimate.has_interval


def test_without_pairs_it_does_not_exist():
    assert not quantile_difference(np.array([np.nan]), np.ones(1), 0.5).estimate.exists


@pytest.mark.parametrize(("q", "n"), [(0.5, 300), (0.95, 1000)])
def test_the_intervals_cover(q, n):
    chance = np.random.default_rng(4)

    def solved(share):
        def cdf(x):
            return 1 - (np.exp(-x) - share * np.exp(-x / share)) / (1 - share)

        return brentq(lambda x: cdf(x) - q, 0, 50)

    truth = solved(0.8) - solved(1 - 1e-6)
    hits = 0
    for _ in range(300):
        first, second = chance.exponential(1, n), chance.exponential(1, n)
        found = quantile_difference(first + second, 0.8 * first + second, q).estimate
        hits += found.low <= truth <= found.high
    assert 0.90 <= hits / 300 <= 0.995
