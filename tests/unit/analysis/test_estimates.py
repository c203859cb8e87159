"""Estimates keep their interval and n, and never print NaN."""

import json
import math

import pytest

from sim.analysis.estimates import Estimate


def test_a_full_estimate_gives_its_number_interval_and_n() -> None:
    leaf = Estimate(2.5, 1.0, 4.0, 12).to_json("fraction")
    assert leaf == {"fraction": 2.5, "ci95": [1.0, 4.0], "n": 12}


def test_an_estimate_without_interval_keeps_its_number() -> None:
    estimate = Estimate(2.5, math.nan, math.nan, 1)
    assert estimate.exists
    assert not estimate.has_interval
    assert estimate.to_json("mean") == {"mean": 2.5, "ci95": None, "n": 1}


def test_what_does_not_exist_is_null_with_n_zero() -> None:
    assert not Estimate.none().exists
    assert Estimate.none().to_json("rate") == {"rate": None, "ci95": None, "n": 0}


@pytest.mark.parametrize("number", [math.inf, -math.inf, math.nan])
def test_no_number_that_json_does_not_know_is_printed(number: float) -> None:
    leaf = Estimate(number, number, number, 3).to_json("mean")
    assert json.dumps(leaf, allow_nan=False) == '{"mean": null, "ci95": null, "n": 3}'


def test_a_half_width_beyond_float_range_is_no_interval() -> None:
    assert Estimate.around(1.0, 0.5, 4) == Estimate(1.0, 0.5, 1.5, 4)
    assert math.isnan(Estimate.around(1.0, math.inf, 4).low)


def test_the_complement_turns_the_interval_round() -> None:
    assert Estimate(0.75, 0.5, 0.875, 8).complement == Estimate(0.25, 0.125, 0.5, 8)


def test_zero_has_no_sign() -> None:
    estimate = Estimate(-0.0, -0.0, -0.0, 5)
    assert str(estimate.to_json("mean")) == "{'mean': 0.0, 'ci95': [0.0, 0.0], 'n': 5}"
    assert "-0.0" not in str(estimate)
