"""Stages of the sums at a deadline, against formulas for two, differences of the tail, and simulation."""

import math

import numpy as np
import pytest

from sim.analysis.theory.budget import in_time, stages_tail
from sim.analysis.theory.deadlines import stages_at, stages_density

UNEQUAL = [1.0, 2.5, 7.0]
STEP = 1e-4  # of a difference


@pytest.mark.parametrize("time", [0.3, 4.0, 25.0])
def test_the_density_is_the_slope_of_the_tail(time: float) -> None:
    slope = (stages_tail(UNEQUAL, time - STEP) - stages_tail(UNEQUAL, time + STEP)) / (2 * STEP)
    assert stages_density(UNEQUAL, time) == pytest.approx(slope, rel=1e-5)


@pytest.mark.parametrize("time", [0.01, 4.0, 25.0, 5000.0])
def test_the_stages_add_up_to_the_time(time: float) -> None:
    assert sum(stages_at(UNEQUAL, time)) == pytest.approx(time, rel=1e-9)


def test_two_stages_share_the_time_as_their_formula_says() -> None:
    rate = 1 / 4 - 1 / 16
    for time in (8.0, 30.0, 80.0):
        longer = time / -math.expm1(-rate * time) - 1 / rate
        assert stages_at([16, 4], time) == pytest.approx([longer, time - longer], rel=1e-9)


def test_equal_stages_share_the_time_equally_and_a_stage_without_a_mean_takes_none() -> None:
    assert stages_at([3.0, 0.0, 3.0, 3.0], 12.0) == pytest.approx([4.0, 0.0, 4.0, 4.0])
    assert stages_at([5.0], 12.0) == pytest.approx([12.0])


def test_what_a_shorter_stage_wins_is_the_density_times_its_time_at_the_deadline() -> None:
    deadline = 9.0
    density = stages_density(UNEQUAL, deadline)
    for place, stage in enumerate(stages_at(UNEQUAL, deadline)):
        shorter, longer = list(UNEQUAL), list(UNEQUAL)
        shorter[place] *= 1 - STEP
        longer[place] *= 1 + STEP
        won = (in_time(shorter, deadline) - in_time(longer, deadline)) / (2 * STEP)
        assert density * stage == pytest.approx(won, rel=1e-5)


def test_direct_simulation_meets_them() -> None:
    drawn = np.random.default_rng(10).exponential(UNEQUAL, (400_000, 3))
    sums = drawn.sum(axis=1)
    near = drawn[abs(sums - 15.0) < 0.5]
    assert len(near) / len(drawn) == pytest.approx(stages_density(UNEQUAL, 15.0), rel=0.03)
    error = near.std(axis=0) / len(near) ** 0.5
    assert all(abs(near.mean(axis=0) - stages_at(UNEQUAL, 15.0)) < 4 * error)


@pytest.mark.parametrize("told", [([1.0, -2.0], 3.0), ([0.0], 3.0), ([], 3.0), ([1.0], 0.0), ([1.0], -1.0)])
def test_what_makes_no_sense_is_refused(told: tuple[list[float], float]) -> None:
    for formula in (stages_density, stages_at):
        with pytest.raises(ValueError, match="allowed is"):
            formula(*told)
