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


def height(value: float) -> float:
    """Give where a number stands on the upright axis of the picture."""
    return BASE - value / 50 * (BASE - TOP)


def places(picture: str) -> list[list[tuple[float, float]]]:
    """List the corners of the lines, line by line; lines of the grid and samples have none."""
    drawn = re.findall(r'<path d="M([\d. ]+(?:L[\d. ]+)+)"', picture)
    return [[tuple(map(float, corner.split())) for corner in line.split("L")] for line in drawn]


def test_a_line_goes_through_its_places_and_is_cut_off_at_the_end_of_the_axis() -> None:
    rising, flat = places(picture())
    middle = (LEFT + RIGHT) / 2
    assert [x for x, _ in rising] == pytest.approx([LEFT, middle, middle + (RIGHT - middle) / 3], abs=0.1)
    assert [y for _, y in rising] == pytest.approx([height(10), height(30), TOP], abs=0.1)
    assert [x for x, _ in flat] == [LEFT, RIGHT]


def test_a_point_stands_at_its_numbers_and_its_intervals_lie_through_it() -> None:
    found = picture()
    left, middle, right = map(Scale(10, 1000, LEFT, RIGHT).at, (80, 100, 125))
    assert f'<path d="M{left:.1f} {height(30):.1f}H{right:.1f}"' in found
    assert f'<path d="M{middle:.1f} {height(25):.1f}V{height(35):.1f}"' in found
    assert f'<path d="M{middle:.1f} {height(30):.1f}m' in found


def test_the_lines_differ_without_their_colours() -> None:
    samples = re.findall(r'h54" stroke="#\w+" (.*?)/>', picture())
    dashes = [sample.partition("stroke-dasharray")[2] for sample in samples]
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
