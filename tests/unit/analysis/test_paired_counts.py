"""Paired differences of shares and rates: by hand, never without a width, and covering the truth."""

import math

import numpy as np
import pytest
from scipy.stats import chi2

from sim.analysis.paired import linear_difference
from sim.analysis.paired_counts import proportion_difference, rate_difference

SAMPLES = 400


def covered(estimates, truth):
    return np.mean([one.low <= truth <= one.high for one in estimates])


def garwood(count):
    """Give the exact limits of a Poisson count, by chi-square, as textbooks do."""
    return (chi2.ppf(0.025, 2 * count) / 2 if count else 0.0), chi2.ppf(0.975, 2 * count + 2) / 2


def test_bonett_and_price_by_hand():
    before = np.array([True] * 40 + [False] * 60)
    after = np.array([True] * 34 + [False] * 6 + [True] * 14 + [False] * 46)
    up, down = 15 / 102, 7 / 102
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


def test_rates_of_many_events_are_plain_ratios():
    chance = np.random.default_rng(4)
    ticks = np.full(50, 10.0)
    sides = [(chance.poisson(4, 50), ticks) for _ in range(2)]
    assert rate_difference(*sides).estimate == linear_difference(*sides)[0].estimate


def rare(gained, lost, common, n=1000):
    """Give events before and after: many in common, a few on one side only, in n replications of 10 ticks."""
    before = np.zeros(n, dtype=int)
    before[:common] = 1
    after = before.copy()
    after[:lost] = 0
    after[common : common + gained] += 1
    ticks = np.full(n, 10.0)
    return (before, ticks), (after, ticks)


@pytest.mark.parametrize(("gained", "lost"), [(0, 0), (4, 0), (3, 2), (0, 19)])
def test_rates_that_differ_by_few_events_reach_to_exact_limits_however_many_both_have(gained, lost):
    sides = rare(gained, lost, common=400)
    found, linear = rate_difference(*sides), linear_difference(*sides)[0].estimate
    least, most = garwood(gained)
    fewest, largest = garwood(lost)
    below, above = math.hypot(gained - least, largest - lost), math.hypot(most - gained, lost - fewest)
    value = (gained - lost) / 10_000
    assert found.changed == gained + lost
    assert found.estimate.value == pytest.approx(value)
    assert found.estimate.low == pytest.approx(min(value - below / 10_000, linear.low), rel=1e-6)
    assert found.estimate.high == pytest.approx(max(value + above / 10_000, linear.high), rel=1e-6)
    assert (found.estimate.low, found.estimate.high) != (linear.low, linear.high)


def test_rates_without_a_discordant_event_have_a_width():
    found = rate_difference(*rare(0, 0, common=900)).estimate
    assert found.high == -found.low == pytest.approx(-math.log(0.025) / 10_000)


def test_few_replications_with_many_events_each_are_few():
    before, after = np.zeros(500, dtype=int), np.zeros(500, dtype=int)
    after[:3] = 10
    ticks = np.full(500, 10.0)
    found = rate_difference((before, ticks), (after, ticks)).estimate
    assert found.high == pytest.approx(garwood(3)[1] * 10 / 5000, rel=0.3)
    assert found.high > linear_difference((before, ticks), (after, ticks))[0].estimate.high


def test_rates_of_few_differing_events_cover():
    chance = np.random.default_rng(8)
    ticks = np.full(200, 10.0)
    for expected in (5, 15):
        estimates = []
        for _ in range(SAMPLES):
            common = chance.poisson(1.0, 200)
            extra = chance.poisson(expected / 200, 200)
            estimates.append(rate_difference((common, ticks), (common + extra, ticks)).estimate)
        assert covered(estimates, expected / 2000) >= 0.935


def test_a_rate_without_ticks_on_a_side_does_not_exist():
    events, ticks = np.zeros(3, dtype=int), np.ones(3)
    assert not rate_difference((events, ticks), (events, ticks * 0)).estimate.exists


@pytest.mark.parametrize("changed", [0, 1, 19])
def test_shares_of_few_changed_pairs_reach_to_exact_limits(changed):
    before = np.zeros(2000, dtype=bool)
    after = before.copy()
    after[:changed] = True
    found = proportion_difference(before, after)
    least, most = garwood(changed)
    assert found.changed == changed
    assert found.estimate.high >= most / 2000 - 1e-12
    assert found.estimate.low <= (changed - math.hypot(changed - least, garwood(0)[1])) / 2000 + 1e-12


def test_shares_of_few_changed_pairs_cover():
    chance = np.random.default_rng(9)
    estimates = []
    for _ in range(2 * SAMPLES):
        uniform = chance.random(500)
        estimates.append(proportion_difference(uniform < 0.5, uniform < 0.51).estimate)
    assert covered(estimates, 0.01) >= 0.935
