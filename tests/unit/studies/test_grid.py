"""Grids: every combination once, in a fixed order, without ever making them all."""

import numpy as np
import pytest

import sim
from sim.model.problems import ScenarioError
from sim.studies.grid import Grid, cell, evenly

LAMPS, HORIZON = "sensors.lamp.count", "horizon"


def test_every_combination_is_there_once_and_the_last_key_turns_fastest():
    grid = Grid.of({LAMPS: [1, 2], HORIZON: [60, 70, 80]})
    assert [tuple(point.values()) for point in grid.points()] == [
        (1, 60), (1, 70), (1, 80), (2, 60), (2, 70), (2, 80),
    ]  # fmt: skip
    assert list(grid.point(0)) == [LAMPS, HORIZON]


def test_a_huge_grid_costs_nothing_until_its_points_are_asked_for():
    grid = Grid.of({"a": range(10**6), "b": range(10**6)})
    assert len(grid) == 10**12
    assert grid.point(10**12 - 1) == {"a": 999_999, "b": 999_999}


def test_more_points_than_could_ever_be_played_are_refused():
    with pytest.raises(ValueError, match=r"found 1.0e\+18 points"):
        Grid.of(dict.fromkeys("abc", range(10**6)))


@pytest.mark.parametrize(
    ("vary", "told"),
    [
        ({}, "nothing to vary"),
        ({LAMPS: []}, "its range is empty"),
        ({LAMPS: 3}, "allowed is a list of values"),
        ({LAMPS: "12"}, "allowed is a list of values"),
        ({LAMPS: range(10**6 + 1)}, "1,000,001 values"),
        ({LAMPS: [1, 2, 1]}, "sensors.lamp.count: the value 1 is there twice"),
        ({LAMPS: [1, 1.0]}, "is there twice"),
        ({"centres.bay.rule": [{"k": 1}, {"k": 1}]}, "{ k = 1 } is there twice"),
    ],
)
def test_what_is_no_list_of_values_is_refused(vary, told):
    with pytest.raises(ValueError, match=told):
        Grid.of(vary)


def test_true_is_not_one_and_nothing_is_not_a_word():
    assert len(Grid.of({LAMPS: [1, True, None, "none"]})) == 4


def test_numbers_of_numpy_become_plain_ones():
    axis = Grid.of({LAMPS: np.arange(1, 3)}).axes[0]
    assert [type(value) for value in axis.values] == [int, int]
    assert type(Grid.of({LAMPS: [np.float64(1.5)]}).axes[0].values[0]) is float


def test_an_unknown_key_is_refused_with_the_nearest():
    with pytest.raises(ScenarioError, match=r'did you mean "sensors\.lamp\.count"'):
        Grid.of({"sensors.lamp.cuont": [1, 2]}).check_keys(sim.load("first_light"))
    with pytest.raises(ScenarioError, match="lamp"):
        Grid.of({"sensors.lmap.count": [1, 2]}).check_keys(sim.load("first_light"))


def test_a_value_that_is_not_allowed_is_left_to_its_point():
    Grid.of({LAMPS: [-1, -2]}).check_keys(sim.load("first_light"))


def test_a_key_that_only_some_points_have_is_known():
    grid = Grid.of({
        "sensors.lamp.detector": [{"p": 0.5}, {"kind": "gaussian", "shift": 1, "threshold": 1}],
        "sensors.lamp.detector.shift": [1, 2],
    })  # fmt: skip
    grid.check_keys(sim.load("first_light"))


@pytest.mark.parametrize(
    ("ends", "values"),
    [
        ((1, 5, 5), [1, 2, 3, 4, 5]),
        ((1, 4, 3), [1.0, 2.5, 4.0]),
        ((0.0, 1.0, 2), [0.0, 1.0]),
        ((3, 3, 1), [3]),
    ],
)
def test_values_are_spread_evenly_and_whole_ones_stay_whole(ends, values):
    found = evenly(*ends)
    assert found == values
    assert [type(one) for one in found] == [type(one) for one in values]


@pytest.mark.parametrize(
    "ends", [(5, 1, 3), (1, 5, 0), (1, 5, 1), (1, 5, -2), (0, float("inf"), 3), (0, 1, 10**7)]
)
def test_an_empty_range_is_refused(ends):
    with pytest.raises(ValueError, match=r"allowed|empty"):
        evenly(*ends)


def test_cells_hold_tables_as_toml():
    assert cell({"k": 2}) == "{ k = 2 }"
    assert (cell(None), cell(2.5), cell("step")) == ("none", 2.5, "step")
