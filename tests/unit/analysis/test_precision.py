"""Running to a precision: a mean that grows batch by batch, and when it is known well enough."""

import math

import numpy as np
import pytest

from sim.analysis.estimates import Estimate
from sim.analysis.intervals import mean
from sim.analysis.precision import FEWEST, RunningMean, reached, still_needed


def test_batch_by_batch_the_mean_and_its_interval_are_those_of_all_values() -> None:
    values = 1e6 + np.random.default_rng(51).lognormal(0.0, 1.0, 1000)
    running = RunningMean()
    for part in np.split(values, [1, 1, 400, 777]):
        running.add(part)
    found, wanted = running.estimate(), mean(values)
    assert found.n == 1000
    assert found.value == pytest.approx(wanted.value, rel=1e-14)
    assert found.high - found.low == pytest.approx(wanted.high - wanted.low, rel=1e-8)


def test_nothing_has_no_mean_and_one_value_no_interval() -> None:
    running = RunningMean()
    assert not running.estimate().exists
    running.add(np.array([3.0]))
    assert running.estimate().value == 3.0
    assert not running.estimate().has_interval


def test_the_precision_is_the_half_width_as_a_share_of_the_mean() -> None:
    assert reached(Estimate(-20.0, -21.0, -19.0, FEWEST)) == pytest.approx(0.05)


def test_what_is_known_exactly_is_precise_even_at_zero() -> None:
    assert reached(Estimate(0.0, 0.0, 0.0, FEWEST)) == 0.0


@pytest.mark.parametrize(
    "estimate",
    [Estimate.none(), Estimate(5.0, 4.999, 5.001, FEWEST - 1), Estimate(0.0, -1.0, 1.0, FEWEST)],
)
def test_what_is_hardly_known_is_never_precise(estimate: Estimate) -> None:
    assert reached(estimate) == math.inf


def test_half_the_width_needs_four_times_as_many() -> None:
    assert still_needed(Estimate(20.0, 19.0, 21.0, 2000), 0.025) == pytest.approx(6000)
