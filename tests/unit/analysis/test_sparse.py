"""Sparse changes: limits of sums of few events, against textbook limits and by their coverage."""

import numpy as np
import pytest
from scipy.stats import chi2

from sim.analysis.estimates import Estimate
from sim.analysis.sparse import FEW, MANY, cautious, random_sum, reach, unlike


@pytest.mark.parametrize("count", [1, 7, 40])
@pytest.mark.parametrize("size", [1.0, 2.5])
def test_equal_sizes_give_the_exact_limits_of_a_poisson_count(count, size):
    low, high = random_sum(np.full(count, size), size)
    assert low == pytest.approx(size * chi2.ppf(0.025, 2 * count) / 2)
    assert high == pytest.approx(size * chi2.ppf(0.975, 2 * count + 2) / 2)


def test_fay_and_feuer_by_hand():
    sizes = np.array([1.0, 2.0, 4.0])
    low, high = random_sum(sizes, 4.0, confidence=0.9)
    assert low == pytest.approx(21 / 14 * chi2.ppf(0.05, 2 * 49 / 21))
    assert high == pytest.approx(37 / 22 * chi2.ppf(0.95, 2 * 121 / 37))


@pytest.mark.parametrize("expected", [20, 50])
def test_sums_of_random_sizes_are_covered(expected):
    generator = np.random.default_rng(1)
    held = 0
    for _ in range(1000):
        sizes = generator.exponential(1.0, generator.poisson(expected))
        low, high = random_sum(sizes, sizes.max())
        held += low <= expected <= high
    assert held / 1000 >= 0.935


def test_gains_and_losses_mirror_each_other():
    changes = np.array([1.0, 2.0, -0.5])
    assert reach(changes) == reach(-changes)[::-1]


def test_counts_without_any_change_may_still_change_by_one():
    assert reach(np.zeros(0), least=1.0) == pytest.approx((-np.log(0.025), -np.log(0.025)))


def test_half_of_the_pairs_or_many_keep_their_interval_and_few_have_none():
    given = Estimate(0.0, -0.001, 0.001, 1000)
    assert cautious(given, np.ones(MANY)) == given
    assert cautious(given, np.ones(MANY - 1)).high > given.high
    assert cautious(given, np.ones(FEW)).has_interval
    assert not cautious(given, np.ones(FEW - 1)).has_interval
    short = Estimate(0.0, -0.1, 0.1, 10)
    assert cautious(short, np.ones(5)) == short
    assert not cautious(short, np.ones(4)).has_interval


def test_what_most_have_in_common_is_taken_out():
    middle, apart = unlike(np.array([3.0, 3.0, 3.0 + 1e-15, 5.0, 1.0]), tolerance=1e-12)
    assert middle == 3.0
    assert apart.tolist() == [2.0, -2.0]
