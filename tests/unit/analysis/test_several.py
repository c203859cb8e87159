"""Several intervals and verdicts at once: Bonferroni's level, Holm's p-values."""

import numpy as np
import pytest
from scipy.special import ndtr, ndtri

from sim.analysis.several import each_level, holm


def test_one_interval_keeps_its_level() -> None:
    assert each_level(1, 0.9) == pytest.approx(0.9)


def test_ten_intervals_share_what_may_go_wrong() -> None:
    assert 1 - each_level(10) == pytest.approx(0.005)


@pytest.mark.parametrize(("count", "confidence"), [(0, 0.95), (2, 1.0), (2, 0.0)])
def test_what_makes_no_sense_is_refused(count: int, confidence: float) -> None:
    with pytest.raises(ValueError, match="allowed is"):
        each_level(count, confidence)


def test_holm_s_own_example() -> None:
    assert holm([0.0001, 0.04, 0.06, 0.01]).tolist() == pytest.approx([0.0004, 0.08, 0.08, 0.03])


def test_adjusted_values_stay_within_one() -> None:
    assert holm([0.7, 0.9]).tolist() == [1.0, 1.0]
    assert len(holm([])) == 0


def test_of_true_claims_that_hang_together_one_in_a_hundred_families_has_one_called_wrong() -> None:
    generator = np.random.default_rng(41)
    shared = generator.normal(size=(6000, 1))
    z = 0.6 * shared + 0.8 * generator.normal(size=(6000, 10))
    wrong = np.mean([holm(row).min() < 0.05 for row in 2 * ndtr(-np.abs(z))])
    assert 0.02 < wrong <= 0.05 + 3 * 0.003


def test_several_intervals_cover_all_at_once() -> None:
    z = np.random.default_rng(42).normal(size=(6000, 5))
    reach = ndtri((1 + each_level(5)) / 2)
    assert np.mean((np.abs(z) < reach).all(axis=1)) == pytest.approx(0.951, abs=0.009)
