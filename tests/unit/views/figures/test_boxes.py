"""Boxes hold their words, in letters as large as there is room for."""

from math import isnan

import pytest

from sim.analysis.estimates import Estimate
from sim.analysis.measures import StationMeasures
from sim.model.loading import load
from sim.views.figures.boxes import LARGEST, SMALLEST, Box, Frame, _short, box_of, typeset

LOADED = StationMeasures(
    wait=Estimate(1.0, 0.9, 1.1, 9),
    utilisation=Estimate(0.25, 0.23, 0.27, 9),
    served=Estimate(24.8, 24.7, 24.9, 9),
)


def frame(wide: float, high: float) -> Frame:
    return Frame(0.0, 0.0, 1.0, 1.0, (wide, high))


def test_a_station_says_how_busy_it_is_and_how_many_reports_it_serves() -> None:
    box = box_of(load("two_islands"), ("relay", "pier"), {"pier": LOADED})
    assert box == Box("relay", "pier", ("relay", "25 ± 2 % busy", "24.8 ± 0.1 reports"), 0.25)


def test_a_station_that_was_not_measured_says_what_it_is_and_no_number() -> None:
    box = box_of(load("two_islands"), ("centre", "tower"), {"tower": StationMeasures.none()})
    assert box.lines == ("centre",)
    assert isnan(box.busy)


def test_a_group_says_how_many_sensors_it_has_and_what_takes_them_down() -> None:
    lamps = box_of(load("two_islands"), ("group", "west-lamp"), {})
    assert lamps.lines == ("3 sensors", "goes down: fog")


def test_letters_shrink_with_the_box_down_to_a_least_size_and_words_are_cut_there() -> None:
    box = Box("centre", "a-long-name-of-a-centre", ("centre",))
    assert typeset(box, frame(900.0, 300.0)) == (("a-long-name-of-a-centre", "centre"), LARGEST)
    lines, size = typeset(box, frame(60.0, 300.0))
    assert size == SMALLEST
    assert lines[0].endswith("…")


@pytest.mark.parametrize(
    ("low", "high", "written"),
    [(0.5, 0.5, "0.5"), (0.49, 0.51, "0.50 ± 0.01"), (-11.5, 12.5, "0 ± 12")],
)
def test_a_number_is_written_as_far_as_it_is_known(low: float, high: float, written: str) -> None:
    assert _short(Estimate((low + high) / 2, low, high, 9)) == written
