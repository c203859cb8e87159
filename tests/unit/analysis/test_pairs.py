"""Paired differences: the paired t interval, partial means, ratios, quantiles and shares."""

import math

import numpy as np
import pytest

from sim.analysis.estimates import Estimate
from sim.analysis.intervals import mean, ratio
from sim.analysis.pairs import (
    Linearised,
    Paired,
    linearised_mean,
    linearised_quantile,
    linearised_ratio,
    paired_difference,
    paired_proportions,
)


def test_where_all_have_values_it_is_the_paired_t_interval() -> None:
    first, second = np.array([5.0, 7.0, 6.0, 9.0]), np.array([4.0, 6.5, 5.0, 9.5])
    found = paired_difference(linearised_mean(first), linearised_mean(second)).difference
    wanted = mean(second - first)
    assert (found.value, found.low, found.high) == pytest.approx((wanted.value, wanted.low, wanted.high))
    assert found.n == 4


def test_the_reduction_is_the_quotient_of_the_variances() -> None:
    first, second = np.array([5.0, 7.0, 6.0, 9.0]), np.array([4.0, 6.5, 5.0, 9.5])
    found = paired_difference(linearised_mean(first), linearised_mean(second)).reduction
    apart = np.var(first, ddof=1) + np.var(second, ddof=1)
    assert found == pytest.approx(apart / np.var(second - first, ddof=1))


def test_pairs_that_all_differ_alike_leave_no_doubt() -> None:
    first = np.array([5.0, 7.0, 6.0])
    found = paired_difference(linearised_mean(first), linearised_mean(first + 2))
    assert (found.difference.low, found.difference.high, found.reduction) == (2.0, 2.0, math.inf)
    assert found.seen


def test_where_nothing_varies_there_is_no_reduction_to_speak_of() -> None:
    constant = linearised_mean(np.ones(3))
    assert math.isnan(paired_difference(constant, constant).reduction)
    assert not paired_difference(constant, constant).seen


def test_a_ratio_has_the_error_of_the_ratio_estimator() -> None:
    numerators, denominators = np.array([11.0, 22.0, 36.0]), np.array([1.0, 2.0, 3.0])
    nothing = Linearised(0.0, np.zeros(3))
    found = paired_difference(nothing, linearised_ratio(numerators, denominators)).difference
    wanted = ratio(numerators, denominators)
    assert (found.low, found.high) == pytest.approx((wanted.low, wanted.high))


def test_what_does_not_exist_has_no_difference() -> None:
    none, some = linearised_mean(np.full(3, np.nan)), linearised_mean(np.ones(3))
    assert not paired_difference(none, some).difference.exists
    assert not paired_proportions(np.empty(0, dtype=bool), np.empty(0, dtype=bool)).difference.exists


def test_one_pair_has_a_difference_and_no_interval() -> None:
    found = paired_difference(linearised_mean(np.array([1.0])), linearised_mean(np.array([4.0])))
    assert found.difference.value == 3.0
    assert not found.difference.has_interval
    assert not found.seen


def test_a_quantile_of_too_few_values_has_no_interval() -> None:
    few = linearised_quantile(np.arange(10.0), 0.95)
    found = paired_difference(few, few).difference
    assert found.exists
    assert not found.has_interval


def test_shares_have_bonett_and_price_s_interval() -> None:
    before = np.repeat([True, True, False, False], [50, 10, 2, 38])
    after = np.repeat([True, False, True, False], [50, 10, 2, 38])
    found = paired_proportions(before, after).difference
    up, down = 3 / 102, 11 / 102
    half = 1.959964 * math.sqrt((up + down - (up - down) ** 2) / 102)
    assert found.value == pytest.approx(-0.08)
    assert (found.low, found.high) == pytest.approx((up - down - half, up - down + half))


def test_shares_stay_within_one() -> None:
    found = paired_proportions(np.zeros(3, dtype=bool), np.ones(3, dtype=bool)).difference
    assert found.high == 1.0
    assert found.low >= -1.0


def test_a_difference_is_seen_where_zero_lies_outside() -> None:
    assert Paired(Estimate(1.0, 0.1, 1.9, 9), 1.0).seen
    assert not Paired(Estimate(1.0, -0.1, 2.1, 9), 1.0).seen
    assert not Paired(Estimate(1.0, math.nan, math.nan, 1), 1.0).seen


def covered(kind: str, runs: int = 1500, size: int = 400) -> float:
    """Give how often the interval covers, where variants hang together and some values are missing."""
    generator = np.random.default_rng(31)
    held = 0
    for _ in range(runs):
        shared, own = generator.exponential(1.0, size), generator.exponential(0.5, size)
        before = np.where(generator.random(size) < 0.2, np.nan, shared)
        after = np.where(generator.random(size) < 0.2, np.nan, 2 * shared + own)
        if kind == "mean":
            found, truth = paired_difference(linearised_mean(before), linearised_mean(after)), 1.5
        else:
            pair = linearised_quantile(before, 0.9), linearised_quantile(after, 0.9)
            found, truth = paired_difference(*pair), TRUE_90 - math.log(10)
        held += found.difference.low <= truth <= found.difference.high
    return held / runs


def stages_90() -> float:
    """Give the p90 of the sum of two exponential stages with means 2 and 0.5."""
    low, high = 0.0, 50.0
    for _ in range(100):
        t = (low + high) / 2
        tail = (2 * math.exp(-t / 2) - 0.5 * math.exp(-t / 0.5)) / 1.5
        low, high = (t, high) if tail > 0.1 else (low, t)
    return low


TRUE_90 = stages_90()


@pytest.mark.parametrize("kind", ["mean", "quantile"])
def test_the_interval_of_a_difference_covers_where_some_values_are_missing(kind: str) -> None:
    assert covered(kind) == pytest.approx(0.95, abs=0.017)
