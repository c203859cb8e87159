"""Detectors and growth: the probabilities and strengths that the model says."""

import numpy as np
import pytest
from scipy import stats

from sim.model.detectors import Binary, Gaussian, Linear, Saturating, Step

UNIFORM = (np.arange(100_000) + 0.5) / 100_000


@pytest.mark.parametrize(("strength", "chance"), [(0.0, 0.1), (0.5, 0.35), (1.0, 0.6)])
def test_a_binary_look_fires_with_false_alarm_plus_what_the_strength_adds(
    strength: float, chance: float
) -> None:
    detector = Binary(p=0.6, false_alarm=0.1)
    fires, score = detector.judge(detector.noise(UNIFORM), np.full(len(UNIFORM), strength))
    assert np.mean(fires) == pytest.approx(chance, abs=2e-5)
    assert np.all(score == 1.0)


def test_a_binary_look_can_be_sure_or_blind() -> None:
    ends = np.array([0.0, 1 - 2**-53])
    assert Binary().judge(ends, 1.0)[0].all()
    assert not Binary().judge(ends, 0.0)[0].any()


@pytest.mark.parametrize("strength", [0.0, 0.5, 1.0])
def test_a_gaussian_look_measures_shift_times_strength_plus_noise(strength: float) -> None:
    detector = Gaussian(shift=2.0, threshold=1.5)
    fires, score = detector.judge(detector.noise(UNIFORM), np.full(len(UNIFORM), strength))
    assert np.mean(fires) == pytest.approx(stats.norm.sf(1.5 - 2.0 * strength), abs=2e-5)
    assert np.mean(score) == pytest.approx(2.0 * strength, abs=1e-6)
    np.testing.assert_array_equal(fires, score >= 1.5)


def test_a_gaussian_look_without_threshold_always_fires() -> None:
    detector = Gaussian(shift=0.0)
    assert detector.judge(detector.noise(np.array([0.0, 0.5])), 0.0)[0].all()


def test_the_largest_chance_to_fire_counts_false_alarms_too() -> None:
    assert Binary(p=0.2, false_alarm=0.4).chance_to_fire == 0.4
    assert Binary(p=0.6, false_alarm=0.4).chance_to_fire == 0.6
    assert Gaussian(shift=1.0, threshold=3.0).chance_to_fire == 1.0


def test_growth_follows_its_formula() -> None:
    age = np.array([0.0, 5.0, 10.0, 30.0])
    np.testing.assert_array_equal(Step().strength(age), [1, 1, 1, 1])
    np.testing.assert_allclose(Linear(10.0).strength(age), [0, 0.5, 1, 1])
    np.testing.assert_allclose(Saturating(10.0).strength(age), 1 - np.exp(-age / 10))
