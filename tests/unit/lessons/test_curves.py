"""Curves: lines and points stand where their numbers say, and the picture is told in words as well."""

import re
from xml.etree import ElementTree

import pytest

from sim.analysis.estimates import Estimate
from sim.lessons.curves import BASE, LEFT, RIGHT, TOP, Curves, Line, Scale
from sim.model.fiction import FICTION

POINT = Estimate(100.0, 80.0, 125.0, 50), Estimate(30.0, 25.0, 35.0, 50)
RISING = Line("rising", [(10, 10), (100, 30), (1000, 90)], [POINT])
FLAT = Line("flat", [(10, 20), (1000, 20)])


def picture() -> str:
    return Curves([RISING, FLAT], "run length", "delay", end=50).draw()


def places(picture: str) -> list[list[tuple[float, float]]]:
    """List the corners of the lines, line by line; lines of the grid and samples have none."""
    drawn = re.findall(r'<path d="M([\d. ]+(?:L[\d. ]+)+)"', picture)
    return [[tuple(map(float, corner.split())) for corner in line.split("L")] for line in drawn]


def test_a_line_goes_through_its_places_and_is_cut_off_at_the_end_of_the_axis() -> None:
    rising, flat = places(picture())
    middle, height = (LEFT + RIGHT) / 2, BASE - TOP
    assert rising[:2] == [(LEFT, pytest.approx(BASE - height / 5, abs=0.1)), (middle, pytest.approx(BASE - 0.6 * height, abs=0.1))]
    assert rising[2] == (pytest.approx(middle + (RIGHT - middle) / 3, abs=0.1), TOP)
    assert [x for x, _ in flat] == [LEFT, RIGHT]


def test_a_point_stands_at_its_numbers_and_its_intervals_lie_through_it() -> None:
    found = picture()
    scale, up = Scale(10, 1000, LEFT, RIGHT), BASE - 0.6 * (BASE - TOP)
    assert f'<path d="M{scale.at(80):.1f} {up:.1f}H{scale.at(125):.1f}"' in found
    assert f'<path d="M{scale.at(100):.1f} {BASE - 0.5 * (BASE - TOP):.1f}V{BASE - 0.7 * (BASE - TOP):.1f}"' in found
    assert f'<path d="M{scale.at(100):.1f} {up:.1f}m' in found


def test_the_lines_differ_without_their_colours() -> None:
    dashes = re.findall(r'h54" stroke="#\w+" stroke-width="3" fill="none"( stroke-dasharray="[\d ]+")?/>', picture())
    assert len(dashes) == len(set(dashes)) == 2


def test_the_picture_is_told_in_words_and_says_that_it_is_fiction() -> None:
    shown = Curves([RISING, FLAT], "run length", "delay", end=50)._repr_mimebundle_()
    assert shown["text/plain"] == (
        "Curves of delay against run length: rising, flat. rising, simulated: 30.0 at 100."
    )
    assert ElementTree.fromstring(shown["text/html"]).attrib["aria-label"] == shown["text/plain"]
    assert FICTION in shown["text/html"]


def test_a_name_may_have_signs_of_its_own() -> None:
    drawn = Curves([Line("p < 1 & more", [(1, 1), (2, 2)])], "x", "y", end=3).draw()
    assert "p &lt; 1 &amp; more" in drawn
    ElementTree.fromstring(drawn)
