"""The grid of the evidence of a CUSUM."""

import numpy as np
import pytest

from sim.analysis.theory.evidence import EvidenceGrid, refined


def test_steps_from_each_value_add_up_to_the_chance_of_staying_below_the_limit() -> None:
    from scipy.special import ndtr

    grid = EvidenceGrid(drift=0.5, limit=3.0, points=64)
    values, _ = grid.states()
    stays = ndtr(3.0 - values + 0.5 - 0.7)
    assert grid.steps(0.7).sum(axis=1) == pytest.approx(stays, rel=1e-12)


def test_the_value_zero_is_a_state_of_its_own() -> None:
    values, widths = EvidenceGrid(drift=0.5, limit=3.0, points=8).states()
    assert values[0] == widths[0] == 0
    assert widths.sum() == pytest.approx(3.0)


@pytest.mark.parametrize("reset", [True, False])
def test_the_settled_distribution_is_met_by_direct_simulation(reset: bool) -> None:
    """Courses that meet the limit start anew at 0, or from the value of a course that has not met it."""
    rng, courses, drift, limit = np.random.default_rng(9), 40_000, 0.25, 1.5
    evidence = np.zeros(courses)
    for _ in range(60):
        evidence = np.maximum(0, evidence + rng.normal(size=courses) - drift)
        met = evidence >= limit
        evidence[met] = 0 if reset else rng.choice(evidence[~met], met.sum())
    share = EvidenceGrid(drift, limit, 64).settled(reset)
    values = EvidenceGrid(drift, limit, 64).states()[0]
    assert abs(np.mean(evidence == 0) - share[0]) < 4 * 0.5 / courses**0.5
    assert abs(evidence.mean() - share @ values) < 4 * evidence.std() / courses**0.5


def test_a_run_length_that_never_settles_is_refused() -> None:
    with pytest.raises(ValueError, match="allowed is one of six sure digits"):
        refined(lambda points: 1.0 + points)


def test_a_run_length_beyond_what_rounding_allows_is_refused() -> None:
    assert refined(lambda points: 1e9) == 1e9
    with pytest.raises(ValueError, match="run length near 2e\\+09; allowed is"):
        refined(lambda points: 2e9)


def test_a_run_length_below_one_score_is_refused() -> None:
    with pytest.raises(ValueError, match=r"run length near 0\.5; allowed is"):
        refined(lambda points: 0.5)
