"""Paired differences: worked out by hand, and covering the truth as often as they claim."""

import math

import numpy as np
import pytest
from scipy.stats import chi2, ttest_rel

from sim.analysis.paired import Difference, difference, linear_difference, ratio_difference

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
    assert difference(values, values + 1e-15, tolerance=1e-12).same
    assert not difference(values, values + 1e-15).same
    shifted = np.full(300, 2.0)
    shifted[:5] += 1e-15
    assert difference(np.zeros(300), shifted, tolerance=1e-12).estimate.high == pytest.approx(2.0)


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


def test_a_ratio_is_linearised_on_pairs_by_hand():
    waits, reports = np.array([2.0, 8.0, 5.0]), np.array([1.0, 2.0, 3.0])
    later, fewer = np.array([6.0, 9.0, 9.0]), np.array([2.0, 2.0, 2.0])
    first, second = waits.sum() / 6, later.sum() / 6
    residuals = (later - second * fewer) / 2 - (waits - first * reports) / 2
    half = 4.302653 * residuals.std(ddof=1) / math.sqrt(3)
    found = ratio_difference((waits, reports), (later, fewer)).estimate
    assert found.value == pytest.approx(24 / 6 - 15 / 6)
    assert found.high - found.value == pytest.approx(half, rel=1e-6)


def sparse(count, changes):
    """Give values before and after, so many of which change by what is given, and all others not at all."""
    before = np.random.default_rng(5).exponential(10, count)
    after = before.copy()
    after[: len(changes)] += changes
    return before, after


def test_where_no_pair_differs_there_is_a_zero_without_an_interval_and_it_is_told():
    found = difference(*sparse(300, []))
    assert (found.estimate.value, found.estimate.n, found.changed) == (0.0, 300, 0)
    assert found.same
    assert not found.estimate.has_interval
    assert not found.seen


def test_below_twenty_changed_pairs_of_many_there_is_no_interval():
    few, enough = (difference(*sparse(300, np.full(m, 4.0))) for m in (19, 20))
    assert (few.changed, few.estimate.value) == (19, pytest.approx(19 * 4 / 300))
    assert not few.estimate.has_interval
    assert enough.estimate.has_interval


def test_from_twenty_changed_pairs_on_the_interval_covers_the_exact_limits_of_a_poisson_count():
    before, after = sparse(1000, np.full(25, 2.0))
    found, student = difference(before, after).estimate, ttest_rel(after, before).confidence_interval(0.95)
    low, high = (2 * chi2.ppf(tail, df) / 2 / 1000 for tail, df in ((0.025, 50), (0.975, 52)))
    lost = 2 * chi2.ppf(0.975, 2) / 2 / 1000
    assert found.high == pytest.approx(high, rel=1e-6)
    exact = found.value - math.hypot(found.value - low, lost)
    assert found.low == pytest.approx(min(exact, student.low), rel=1e-6)


def test_from_a_hundred_changed_pairs_on_it_is_student_s():
    before, after = sparse(1000, np.random.default_rng(6).exponential(1, 100))
    expected = ttest_rel(after, before).confidence_interval(0.95)
    found = difference(before, after).estimate
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high))


def test_a_few_pairs_that_are_unlike_a_common_shift_take_the_interval_away():
    before, after = sparse(300, [1.0, 1.0, 1.0])
    found = difference(before, after + 0.5, tolerance=1e-9)
    assert found.changed == 300
    assert found.estimate.value == pytest.approx(0.51)
    assert not found.estimate.has_interval


def test_small_samples_of_which_most_pairs_differ_keep_their_interval():
    assert difference(np.zeros(6), np.array([1.0, 2.0, 1.5, 0.5, 0.0, 1.2])).estimate.has_interval


def test_ratios_of_few_changed_pairs_have_no_interval_and_of_more_a_wider_one():
    generator = np.random.default_rng(7)
    reports, waits = np.full(1000, 5.0), generator.exponential(5, 1000)
    found = {}
    for m in (0, 5, 30):
        later = waits.copy()
        later[:m] += generator.exponential(3, m)
        found[m] = ratio_difference((waits, reports), (later, reports))
    assert found[0].same
    assert [one.changed for one in found.values()] == [0, 5, 30]
    assert [one.estimate.has_interval for one in found.values()] == [False, False, True]
    plain = linear_difference((waits, reports), (later, reports))[0].estimate
    assert found[30].estimate.low < plain.low
    assert found[30].estimate.high > plain.high


def test_reports_that_nobody_waited_for_on_either_side_are_no_change():
    nobody = np.zeros(400)
    found = ratio_difference((nobody, np.arange(400) % 7), (nobody, np.arange(400) % 5))
    assert (found.estimate.value, found.estimate.n) == (0.0, 400)
    assert found.same
    some = np.where(np.arange(400) < 30, 3.0, 2.0)
    assert ratio_difference((nobody, np.full(400, 2.0)), (nobody, some)).same


def test_reports_that_become_more_are_a_change_of_a_ratio_too():
    reports, waits = np.full(50, 5.0), np.full(50, 10.0)
    found = ratio_difference((waits, reports), (waits + 1e-13, reports + 1), tolerance=1e-12)
    assert found.changed == 50
    assert ratio_difference((waits, reports), (waits + 1e-13, reports), tolerance=1e-12).same
