"""The distance of a claim: exact forms, approximations within their error, bounds on one side."""

import math

import pytest
from attrs import evolve

from sim.analysis.estimates import Estimate
from sim.studies.claims import CLAIMS
from sim.studies.claims.claim import standard_error, z_score

EXACT = CLAIMS[0]
NEAR = evolve(EXACT, form="approximate", error=0.1)
BOUND = evolve(EXACT, form="upper bound")
MANY = 10**9


def test_an_exact_form_counts_every_error() -> None:
    assert EXACT.distance(4.5, 5.0) == -0.5


def test_an_approximation_counts_from_the_end_of_its_error() -> None:
    assert NEAR.distance(5.4, 5.0) == 0.0
    assert NEAR.distance(5.75, 5.0) == pytest.approx(0.25)
    assert NEAR.distance(4.25, 5.0) == pytest.approx(-0.25)


def test_a_bound_counts_above_it_alone() -> None:
    assert BOUND.distance(4.0, 5.0) == 0.0
    assert BOUND.distance(5.5, 5.0) == 0.5


def test_the_score_is_the_distance_in_standard_errors() -> None:
    estimate = Estimate(5.0, 5.0 - 1.959964, 5.0 + 1.959964, MANY)
    assert standard_error(estimate) == pytest.approx(1.0, rel=1e-6)
    assert z_score(EXACT, estimate, 3.0) == pytest.approx(2.0, rel=1e-5)
    assert z_score(EXACT, estimate, 7.5) == pytest.approx(-2.5, rel=1e-5)


def test_of_few_replications_the_score_is_nearer_to_0() -> None:
    estimate = Estimate(5.0, 3.0, 7.0, 5)
    assert standard_error(estimate) == pytest.approx(2 / 2.776445, rel=1e-5)
    assert z_score(EXACT, estimate, 3.0) == pytest.approx(1.959964, rel=1e-5)


def test_what_has_no_interval_is_infinitely_far_away() -> None:
    assert z_score(EXACT, Estimate.none(), 5.0) == math.inf


def test_what_never_varies_must_be_exact() -> None:
    constant = Estimate(5.0, 5.0, 5.0, 100)
    assert z_score(EXACT, constant, 5.0) == 0.0
    assert z_score(EXACT, constant, 5.001) == math.inf
