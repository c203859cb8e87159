"""Verdicts on many claims at once: one that is far off, many that are a little off, and what is neither."""

import math

import pytest
from attrs import evolve

from sim.analysis.estimates import Estimate
from sim.studies.claims import CLAIMS, Claim
from sim.studies.verify import MAY_BE_WRONG, Verdict, Verification, judged, verify

EXACT = [claim for claim in CLAIMS if claim.form == "exact"]
BOUND = next(claim for claim in CLAIMS if claim.form == "upper bound")


def verification(scores: list[float], claim: Claim = EXACT[0]) -> Verification:
    """Judge claims that lie so many standard errors away."""
    nothing = Estimate(1.0, 0.9, 1.1, 1000)
    return Verification(tuple(judged([Verdict(claim, "vector", 1.0, nothing, z) for z in scores])), True, 0)


def test_claims_at_the_usual_distances_pass() -> None:
    assert verification([0.1, -0.7, 1.3, 2.6, -1.1, 0.4, -0.2, 0.9]).passed


def test_one_that_is_far_off_is_named() -> None:
    found = verification([0.1] * 40 + [4.5])
    assert [verdict.z for verdict in found.wrong] == [4.5]
    assert found.wrong[0].word == "DISAGREES"
    assert not found.passed


def test_as_far_off_among_many_is_what_chance_gives() -> None:
    assert not verification([3.3]).passed
    assert verification([0.5] * 39 + [3.3]).passed


def test_many_that_are_a_little_off_are_too_many() -> None:
    found = verification([1.5, -1.5] * 20)
    assert not found.wrong
    assert found.squares == (pytest.approx(90.0), 40)
    assert found.chance_of_squares < MAY_BE_WRONG / 2
    assert not found.passed


def test_an_error_that_is_as_large_as_the_visible_one_is_just_called_wrong() -> None:
    found = verification([0.0] * 60)
    (share, *others) = found.visible
    assert set(others) == {share}
    error = 0.1 / 1.962341  # of the mean of 1,000 values, by Student's distribution
    assert not verification([0.0] * 59 + [1.001 * share / error]).verdicts[-1].agrees
    assert verification([0.0] * 59 + [0.999 * share / error]).verdicts[-1].agrees
    assert verification([0.0], BOUND).visible == ()


def test_without_an_interval_nothing_is_shown() -> None:
    found = verification([math.inf, 0.2])
    assert not found.passed
    assert found.to_json()["claims"][0]["z"] is None
    assert found.to_json()["chi_square"]["sum"] is None


def test_a_bound_is_judged_on_one_side_and_not_among_the_squares() -> None:
    found = verification([2.9], BOUND)
    assert found.verdicts[0].chance == pytest.approx(0.00187, abs=1e-5)
    assert found.squares == (0.0, 0)
    assert verification([0.0], BOUND).verdicts[0].word == "within"


def test_late_alerts_that_are_missing_are_no_agreement() -> None:
    claim = next(claim for claim in EXACT if claim.name.startswith("random looks come"))
    cut = evolve(claim, text=claim.text.replace("300", "60"))
    assert verify([cut], engine="vector", quick=True).verdicts[0].z == math.inf


def test_engines_play_other_seeds_and_another_seed_is_other_evidence() -> None:
    values = {
        verify(EXACT[:1], engine=engine, quick=True, seed=seed).verdicts[0].estimate.value
        for engine, seed in [("events", 0), ("vector", 0), ("vector", 1)]
    }
    assert len(values) == 3


def test_progress_counts_claims() -> None:
    told: list[tuple[int, int]] = []
    verify(EXACT[:2], quick=True, progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_an_engine_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="allowed are both, events, vector"):
        verify(engine="fast")
