"""Ranges: which answers count as right."""

import math

import pytest

from sim.analysis.estimates import Estimate
from sim.lessons.ranges import Range, near, seen


def test_a_worked_out_number_may_be_rounded_either_way_and_no_further() -> None:
    assert {9.5, 10.5} <= {x for x in (9.48, 9.5, 10.5, 10.52) if x in near(10.0, decimals=0)}
    assert 9.48 not in near(10.0, decimals=0)
    assert 0.25 in near(0.246, decimals=2)
    assert 0.26 not in near(0.246, decimals=2)


def test_a_simulated_number_may_be_four_standard_errors_off_and_more_where_the_truth_is_not_known() -> None:
    estimate = Estimate(5.0, 5.0 - 1.96, 5.0 + 1.96, 1000)
    assert seen(estimate, truth=6.0) == Range(6.0, pytest.approx(4.0))
    assert seen(estimate) == Range(5.0, pytest.approx(4.0 * math.sqrt(2)))
    assert seen(estimate, truth=6.0).at(9.0) == Range(9.0, pytest.approx(4.0))
    with pytest.raises(ValueError, match="no interval"):
        seen(Estimate.none())


def test_about_a_smaller_number_a_range_is_narrower_so_that_a_share_is_not_taken_for_percent() -> None:
    right = Range(73.0, 7.0)
    assert right.at(0.73) == Range(0.73, pytest.approx(0.07))
    assert right.at(0.0) == Range(0.0, 0.0)


def test_a_range_reaches_equally_far_to_either_side() -> None:
    assert [x / 10 for x in range(31) if x / 10 in Range(1.0, 0.5)] == [x / 10 for x in range(5, 16)]
