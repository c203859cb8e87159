"""Paired differences: worked out by hand, and covering the truth as often as they claim."""

import math

import numpy as np
import pytest
from scipy.stats import ttest_rel

from sim.analysis.intervals import rate
from sim.analysis.paired import (
    Difference,
    difference,
    proportion_difference,
    rate_difference,
    ratio_difference,
)

SAMPLES = 400


def covered(estimates, truth):
    return np.mean([one.low <= truth <= one.high for one in estimates])


def test_the_interval_of_a_mean_is_the_paired_t_interval():
    chance = np.random.default_rng(1)
    before = chance.exponential(5, 60)
    after = before * 0.8 + chance.normal(0, 1, 60)
    found = difference(before, after).estimate
    expected = ttest_rel(after, before).confidence_interval(0.95)
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high))
    assert found.n == 60


def test_only_pairs_in_which_both_happened_count():
    before = np.array([10.0, np.nan, 20.0, 30.0, np.nan])
    after = np.array([9.0, 5.0, 18.0, np.nan, np.nan])
    found = difference(before, after)
    assert (found.estimate.value, found.estimate.n) == (-1.5, 2)


def test_without_pairs_there_is_no_difference():
    nothing = np.array([np.nan])
    assert not difference(nothing, np.array([1.0])).estimate.exists
    assert difference(np.array([1.0]), np.array([2.0])).estimate.value == 1.0
    assert not difference(np.array([1.0]), np.array([2.0])).estimate.has_interval


def test_rounding_counts_as_no_difference():
    values = np.array([0.1, 0.2, 0.3])
    assert difference(values, values + 1e-15, tolerance=1e-12).estimate.high == 0.0
    assert difference(values, values + 1e-15).estimate.value > 0.0


def test_the_reduction_is_the_variance_that_pairing_takes_away():
    before = np.array([1.0, 2.0, 3.0, 4.0])
    after = np.array([1.0, 3.0, 3.0, 5.0])
    apart = after - before
    expected = (before.var(ddof=1) + after.var(ddof=1)) / apart.var(ddof=1)
    assert difference(before, after).reduction == pytest.approx(expected)
    assert difference(before, before + 2.0).reduction == math.inf
    assert math.isnan(difference(np.ones(3), np.ones(3)).reduction)


def test_a_difference_is_seen_only_where_its_interval_leaves_zero_out():
    assert difference(np.zeros(9), np.ones(9)).seen
    assert not difference(np.zeros(9), np.zeros(9)).seen
    assert not Difference.none().seen


def test_bonett_and_price_by_hand():
    before = np.array([True] * 40 + [False] * 60)
    after = np.array([True] * 38 + [False] * 2 + [True] * 10 + [False] * 50)
    up, down = 11 / 102, 3 / 102
    half = 1.959964 * math.sqrt((up + down - (up - down) ** 2) / 102)
    found = proportion_difference(before, after).estimate
    assert found.value == pytest.approx(0.08)
    assert (found.low, found.high) == pytest.approx((up - down - half, up - down + half), rel=1e-6)


def test_equal_shares_still_have_a_width():
    always = np.ones(100, dtype=bool)
    found = proportion_difference(always, always)
    assert found.estimate.low < 0.0 < found.estimate.high
    assert not found.seen


def test_shares_never_differ_by_more_than_one():
    found = proportion_difference(np.zeros(2, dtype=bool), np.ones(2, dtype=bool)).estimate
    assert found.high == 1.0


def test_intervals_of_shares_cover():
    chance = np.random.default_rng(2)
    estimates = []
    for _ in range(SAMPLES):
        uniform = chance.random(150)
        flips = chance.random(150) < 0.05
        estimates.append(proportion_difference(uniform < 0.5, (uniform < 0.6) ^ flips).estimate)
    assert 0.92 <= covered(estimates, 0.6 * 0.95 + 0.4 * 0.05 - 0.5) <= 0.985


def test_intervals_of_ratios_cover_and_pairing_narrows_them():
    chance = np.random.default_rng(3)
    estimates, reductions = [], []
    for _ in range(SAMPLES):
        number = chance.poisson(8, 100) + 1.0
        base = chance.gamma(number, 1.0)
        found = ratio_difference((base, number), (1.5 * base, number))
        estimates.append(found.estimate)
        reductions.append(found.reduction)
    assert 0.92 <= covered(estimates, 0.5) <= 0.985
    assert np.mean(reductions) == pytest.approx((1 + 1.5**2) / 0.5**2)


def test_a_ratio_without_denominators_does_not_exist():
    zeros, ones = np.zeros(3), np.ones(3)
    assert not ratio_difference((ones, zeros), (ones, ones)).estimate.exists
    assert not ratio_difference((ones, ones), (ones, zeros)).estimate.exists


def test_rates_of_few_events_reach_as_far_as_the_limits_of_both():
    ticks, events = np.full(50, 10.0), np.zeros(50, dtype=int)
    some = events.copy()
    some[:3] = 1
    found = rate_difference((events, ticks), (some, ticks)).estimate
    none, few = rate(events, ticks), rate(some, ticks)
    assert found.value == pytest.approx(3 / 500)
    assert found.low <= found.value - math.hypot(few.value - few.low, none.high) < 0.0
    assert found.high >= found.value + math.hypot(few.high - few.value, none.value - none.low)


def test_rates_of_many_events_are_plain_ratios():
    chance = np.random.default_rng(4)
    ticks = np.full(50, 10.0)
    sides = [(chance.poisson(4, 50), ticks) for _ in range(2)]
    assert rate_difference(*sides) == ratio_difference(*sides)


def test_a_ratio_is_linearised_on_pairs_by_hand():
    waits, reports = np.array([2.0, 8.0, 5.0]), np.array([1.0, 2.0, 3.0])
    later, fewer = np.array([6.0, 9.0, 9.0]), np.array([2.0, 2.0, 2.0])
    first, second = waits.sum() / 6, later.sum() / 6
    residuals = (later - second * fewer) / 2 - (waits - first * reports) / 2
    half = 4.302653 * residuals.std(ddof=1) / math.sqrt(3)
    found = ratio_difference((waits, reports), (later, fewer)).estimate
    assert found.value == pytest.approx(24 / 6 - 15 / 6)
    assert found.high - found.value == pytest.approx(half, rel=1e-6)
