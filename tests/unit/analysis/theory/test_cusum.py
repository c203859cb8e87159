"""Run lengths of CUSUM rules, against direct simulation, a Markov chain and known identities."""

import math

import numpy as np
import pytest

from sim.analysis.theory.cusum import (
    cusum_run_length,
    lorden_slope,
    siegmund_run_length,
    steady_state_run_length,
    two_sided_run_length,
)
from sim.analysis.theory.rules import threshold_run_length

COURSES = 60_000


def direct_runs(drift: float, limit: float, shift: float, start: np.ndarray, sides: int = 1) -> np.ndarray:
    """Count the scores until the limit is met, from the given values of S."""
    rng = np.random.default_rng(10)
    rises, falls, runs = start.copy(), np.zeros_like(start), np.zeros(len(start))
    runs_on = np.ones(len(start), dtype=bool)
    while runs_on.any():
        scores = rng.normal(shift, 1, len(start))
        rises, falls = np.maximum(0, rises + scores - drift), np.maximum(0, falls - scores - drift)
        runs += runs_on
        runs_on &= ~((rises >= limit) | ((falls >= limit) & (sides == 2)))
    return runs


def agree(runs: np.ndarray, expected: float) -> bool:
    """Tell whether the mean of the runs lies within 3.5 standard errors."""
    return abs(runs.mean() - expected) < 3.5 * runs.std() / len(runs) ** 0.5


@pytest.mark.parametrize("start", [0.0, 1.7])
def test_one_sided_run_lengths_are_met_by_direct_simulation(start: float) -> None:
    runs = direct_runs(0.25, 2.0, 0.5, np.full(COURSES, start))
    assert agree(runs, cusum_run_length(0.25, 2.0, 0.5, start))


def test_two_sided_run_lengths_are_met_by_direct_simulation() -> None:
    runs = direct_runs(0.25, 2.0, 0.1, np.zeros(COURSES), sides=2)
    assert agree(runs, two_sided_run_length(0.25, 2.0, 0.1))


def test_a_late_onset_finds_evidence_already_gathered() -> None:
    """Before the onset false alerts reset the rule; the two sides are followed together."""
    rng, rises, falls = np.random.default_rng(11), np.zeros(COURSES), np.zeros(COURSES)
    for _ in range(80):
        scores = rng.normal(size=COURSES)
        rises, falls = np.maximum(0, rises + scores - 0.25), np.maximum(0, falls - scores - 0.25)
        met = (rises >= 2.0) | (falls >= 2.0)
        rises[met] = falls[met] = 0
    one, two, runs_on = np.zeros(COURSES), np.zeros(COURSES), np.ones((2, COURSES), dtype=bool)
    while runs_on.any():
        scores = rng.normal(0.8, 1, COURSES)
        rises, falls = np.maximum(0, rises + scores - 0.25), np.maximum(0, falls - scores - 0.25)
        one, two = one + runs_on[0], two + runs_on[1]
        runs_on &= np.array([rises < 2.0, (rises < 2.0) & (falls < 2.0)])
    assert agree(two, steady_state_run_length(0.25, 2.0, 0.8, sides=2))
    assert one.mean() == pytest.approx(steady_state_run_length(0.25, 2.0, 0.8), rel=0.02)


def test_the_steady_state_given_no_false_alert_differs_a_little() -> None:
    reset, given_none = (steady_state_run_length(0.5, 4, 1, reset=reset) for reset in (True, False))
    assert given_none < reset < cusum_run_length(0.5, 4, 1)
    assert reset - given_none == pytest.approx(0.0052, abs=1e-4)


def test_a_limit_near_zero_is_a_threshold_at_the_drift() -> None:
    assert cusum_run_length(1.0, 1e-9, 0.3) == pytest.approx(threshold_run_length(1.0, 0.3), rel=1e-6)


@pytest.mark.parametrize(("limit", "shift"), [(3, 0.0), (5, 0.5), (5, 1.5), (8, 0.25)])
def test_a_fine_markov_chain_comes_to_the_same_run_length(limit: float, shift: float) -> None:
    from scipy.special import ndtr

    def chain(cells: int) -> float:
        width = 2 * limit / (2 * cells - 1)
        gains = (np.arange(cells)[None, :] - np.arange(cells)[:, None]) * width + 0.5 - shift
        steps = ndtr(gains + width / 2) - ndtr(gains - width / 2)
        steps[:, 0] = ndtr(gains[:, 0] + width / 2)
        return float(np.linalg.solve(np.eye(cells) - steps, np.ones(cells))[0])

    extrapolated = (4 * chain(800) - chain(400)) / 3  # its error falls with the square of the width
    assert cusum_run_length(0.5, limit, shift) == pytest.approx(extrapolated, rel=2e-5)


@pytest.mark.parametrize("shift", [0.0, 0.5, 1.0])
def test_siegmund_is_near_the_exact_run_length(shift: float) -> None:
    assert siegmund_run_length(0.5, 4, shift) == pytest.approx(cusum_run_length(0.5, 4, shift), rel=0.02)


def test_siegmund_has_no_jump_where_drift_and_shift_are_equal() -> None:
    near = siegmund_run_length(0.5, 4, 0.5 + 1e-5)
    assert siegmund_run_length(0.5, 4, 0.5) == pytest.approx(5.166**2) == pytest.approx(near, rel=1e-4)


def test_what_cannot_be_solved_is_refused() -> None:
    with pytest.raises(ValueError, match="allowed is one of six sure digits: at most 1e\\+09"):
        cusum_run_length(0.5, 12, -1)
    with pytest.raises(ValueError, match="start is 4; allowed is a number below 4"):
        cusum_run_length(0.5, 4, 1, start=4)
    with pytest.raises(ValueError, match="sides is 2 with reset False"):
        steady_state_run_length(0.5, 4, 1, sides=2, reset=False)


@pytest.mark.parametrize(("drift", "shift"), [(0.5, 1.0), (0.3, 1.0), (0.6, 1.0)])
def test_far_out_the_delay_grows_by_lorden_s_slope(drift: float, shift: float) -> None:
    low, high = 3 / drift, 4 / drift
    delay = cusum_run_length(drift, high, shift) - cusum_run_length(drift, low, shift)
    grown = math.log(cusum_run_length(drift, high, 0) / cusum_run_length(drift, low, 0))
    assert delay / grown == pytest.approx(lorden_slope(drift, shift), rel=0.02)


def test_the_slope_is_least_at_half_the_shift_and_is_no_delay() -> None:
    assert lorden_slope(0.5, 1) == min(lorden_slope(drift, 1) for drift in (0.3, 0.4, 0.5, 0.6, 0.7))
    as_delay = lorden_slope(0.5, 1) * math.log(cusum_run_length(0.5, 4, 0))
    assert (as_delay, cusum_run_length(0.5, 4, 1)) == (
        pytest.approx(11.6, abs=0.05),
        pytest.approx(8.38, abs=0.005),
    )


@pytest.mark.parametrize(("drift", "shift"), [(0.0, 1.0), (1.0, 1.0), (0.5, 0.2)])
def test_a_slope_needs_a_drift_between_0_and_the_shift(drift: float, shift: float) -> None:
    with pytest.raises(ValueError, match="allowed is"):
        lorden_slope(drift, shift)
