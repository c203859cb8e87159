"""The running mean is the mean of each first part; a precision is reached once it stays reached."""

import numpy as np
import pytest

from sim.analysis.convergence import FEWEST, Convergence, converge
from sim.analysis.intervals import mean


def test_every_first_part_has_the_mean_and_the_interval_of_those_values_alone() -> None:
    values = 1e6 + np.sqrt(np.arange(200.0))
    grown = converge(values)
    for count in (2, 3, 50, 200):
        alone = mean(values[:count])
        assert grown.mean[count - 1] == pytest.approx(alone.value, rel=1e-12)
        assert grown.half[count - 1] == pytest.approx((alone.high - alone.low) / 2, rel=1e-6)
    assert np.isnan(grown.half[0])


def test_a_precision_is_reached_where_it_is_not_left_again() -> None:
    half = np.full(100, 1.0)
    half[60:] = 0.4
    half[80] = 0.6
    assert Convergence(np.full(100, 10.0), half).settled(0.05) == 82
    assert Convergence(np.full(100, 10.0), half).settled(0.1) == FEWEST
    assert Convergence(np.full(100, 10.0), half).settled(0.01) is None


def test_a_precision_that_is_left_at_the_very_end_is_not_reached() -> None:
    half = np.array([*np.full(99, 0.1), 2.0])
    assert Convergence(np.full(100, 10.0), half).settled(0.05) is None


def test_values_that_are_all_the_same_settle_at_once() -> None:
    assert converge(np.full(50, 3.0)).settled(0.01) == FEWEST


def test_without_values_nothing_converges() -> None:
    assert converge(np.array([])).settled(0.05) is None
