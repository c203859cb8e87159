"""Thresholds, windows, runs and precision, against direct simulation and special cases."""

import math

import numpy as np
import pytest
from scipy.stats import norm

from sim.analysis.theory.rules import (
    alert_precision,
    looks_in_window,
    success_run_length,
    threshold_run_length,
    window_run_length,
)


@pytest.mark.parametrize(("threshold", "shift"), [(1.5, 0.0), (3.0, 1.0), (-0.5, 0.2)])
def test_a_threshold_is_reached_after_one_over_its_chance(threshold: float, shift: float) -> None:
    rises, falls = norm.sf(threshold - shift), norm.cdf(-threshold - shift)
    assert threshold_run_length(threshold, shift) == pytest.approx(1 / rises)
    either = rises + falls if threshold > 0 else 1.0
    assert threshold_run_length(threshold, shift, sides=2) == pytest.approx(1 / either)


def test_a_threshold_out_of_reach_is_never_met() -> None:
    assert threshold_run_length(60, 0) == math.inf
    with pytest.raises(ValueError, match="sides is 3; allowed is a whole number from 1 to 2"):
        threshold_run_length(1, 0, sides=3)


@pytest.mark.parametrize(("window", "looks"), [(30.0, 3), (30.001, 4), (29.999, 3), (10.0, 1), (0.5, 1)])
def test_a_window_is_open_at_its_early_end(window: float, looks: int) -> None:
    newest = 100.0
    counted = sum(newest - window < newest - 10.0 * j for j in range(20))
    assert looks_in_window(10.0, window) == counted == looks


@pytest.mark.parametrize(("p", "k", "window"), [(0.5, 2, 3), (0.3, 3, 5), (0.2, 2, 8), (0.7, 4, 4)])
def test_reports_within_a_window_are_met_by_direct_simulation(p: float, k: int, window: int) -> None:
    rng, courses = np.random.default_rng(12), 6_000
    fired = (rng.random((courses, 3000)) < p).astype(np.int16)
    within = np.cumsum(fired, axis=1)
    within[:, window:] -= within[:, :-window].copy()
    met = within >= k
    assert met.any(axis=1).all()
    trials = met.argmax(axis=1) + 1
    assert abs(trials.mean() - window_run_length(p, k, window)) < 3.5 * trials.std() / courses**0.5


@pytest.mark.parametrize("k", [1, 2, 5])
def test_a_window_as_long_as_k_is_a_run_of_successes(k: int) -> None:
    assert window_run_length(0.4, k, k) == pytest.approx(success_run_length(0.4, k))
    assert success_run_length(0.4, k) == pytest.approx((1 - 0.4**k) / (0.6 * 0.4**k))


def test_a_long_window_asks_just_for_k_reports() -> None:
    assert window_run_length(0.5, 2, 200) == pytest.approx(2 / 0.5)


def test_looks_that_always_fire_need_k_looks() -> None:
    assert window_run_length(1, 3, 7) == pytest.approx(3)
    assert success_run_length(1, 3) == 3


def test_a_window_with_too_many_states_is_refused() -> None:
    with pytest.raises(ValueError, match=r"window 40 with k 20 needs .* states; allowed are at most 20000"):
        window_run_length(0.5, 20, 40)
    with pytest.raises(ValueError, match="k is 4; allowed is a whole number from 1 to 3"):
        window_run_length(0.5, 4, 3)


def test_precision_is_the_share_of_true_alerts_in_a_deck_of_cards() -> None:
    onsets, alerts_true, alerts_false = 10, 9, 990 // 10
    assert alert_precision(onsets / 1000, 0.9, 0.1) == pytest.approx(
        alerts_true / (alerts_true + alerts_false)
    )


def test_an_alert_that_cannot_happen_has_no_precision() -> None:
    assert alert_precision(1, 0.5, 0.9) == 1
    with pytest.raises(ValueError, match="the probability of an alert is 0"):
        alert_precision(0.0, 0.9, 0.0)


def test_a_run_is_never_shorter_than_one_look_whatever_the_two_sided_threshold() -> None:
    assert threshold_run_length(-1, shift=0, sides=2) == 1.0
    assert threshold_run_length(0, shift=0.3, sides=2) == pytest.approx(1.0)
