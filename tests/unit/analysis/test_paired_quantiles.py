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


def sparse(share, n=1000):
    """Give values of which a share, and no others, are larger afterwards."""
    chance = np.random.default_rng(5)
    before = chance.exponential(1, n)
    return before, before + np.where(np.arange(n) % round(1 / share) == 0, chance.exponential(1, n), 0.0)


def test_where_no_pair_differs_there_is_no_interval_and_it_is_told():
    before = np.random.default_rng(6).random(1000)
    found = quantile_difference(before, before, 0.5)
    assert found.same
    assert (found.estimate.value, found.estimate.n) == (0.0, 1000)
    assert not found.estimate.has_interval


@pytest.mark.parametrize(("share", "given"), [(0.01, False), (0.5, True)])
def test_few_changed_pairs_give_no_interval(share, given):
    found = quantile_difference(*sparse(share), 0.5)
    assert found.changed == 1000 * share
    assert found.estimate.has_interval == given


def test_a_quantile_that_moves_in_few_sections_has_no_interval():
    before = np.random.default_rng(7).random(1000)
    after = np.where(before > 0.95, before + 1, before)
    found = quantile_difference(before, after, 0.5)
    assert found.changed > 20
    assert not found.estimate.has_interval
    assert quantile_difference(before, after, 0.99, tolerance=1e-9).estimate.n == 1000
