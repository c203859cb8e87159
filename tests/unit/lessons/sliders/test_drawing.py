"""The picture under the sliders: it shows what was simulated, where it lies, and how sure one can be."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest

from sim.analysis.estimates import Estimate
from sim.lessons.sliders.axis import Axis, round_up
from sim.lessons.sliders.drawing import Scene, draw, end_of_axis, sentence, short
from sim.lessons.sliders.readings import Reading
from sim.model.fiction import FICTION

VALUES = np.array([5.0] * 30 + [15.0] * 10 + [99.0])
MEAN = Estimate(10.0, 9.0, 11.0, 41)


def scene(
    reading: Reading, theory: float | None = None, guess: float | None = None, end: float = 40
) -> Scene:
    return Scene(reading, theory, "closed form", guess, end)


def boxes(picture: str) -> list[tuple[float, float, float]]:
    """List left edge, width and height of the boxes of a picture, without the ground."""
    found = re.findall(r'<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="([\d.]+)"', picture)
    return [(float(left), float(wide), float(tall)) for left, wide, tall in found]


def lines(picture: str) -> list[float]:
    """List where the marks stand."""
    return [float(x) for x in re.findall(r'<path d="M([\d.]+) 14V220"', picture)]


def test_a_histogram_has_a_bar_for_each_place_with_values_as_tall_as_they_are_many() -> None:
    picture = draw(scene(Reading("mean latency", MEAN, values=VALUES)))
    five, fifteen = boxes(picture)[:2]
    axis = Axis(40, 30, 690)
    assert five[0] <= axis.at(5.0) <= five[0] + five[1] + 1
    assert fifteen[0] <= axis.at(15.0) <= fifteen[0] + fifteen[1] + 1
    assert fifteen[2] / five[2] == pytest.approx(1 / 3, abs=0.01)
    assert "2.4 % lie beyond" in picture


def test_what_lies_beyond_the_end_is_told_above_the_bars() -> None:
    picture = draw(scene(Reading("mean latency", MEAN, values=VALUES)))
    told = re.search(r'y="([\d.]+)"[^>]*>2\.4 % lie beyond', picture)
    tops = re.findall(r'<rect x="[\d.]+" y="([\d.]+)"', picture)
    assert told is not None
    assert float(told[1]) < min(map(float, tops))


def test_the_mean_the_closed_form_and_the_guess_are_marked_and_told() -> None:
    picture = draw(scene(Reading("mean latency", MEAN, values=VALUES), theory=20, guess=30))
    assert lines(picture) == pytest.approx([Axis(40, 30, 690).at(x) for x in (10, 20, 30)], abs=0.1)
    for told in (
        "simulated mean latency: 10.0 ticks [9.00, 11.0], n = 41",
        "closed form: 20.0",
        "your guess: 30.0",
    ):
        assert told in picture


def test_the_words_of_a_line_stand_behind_a_piece_of_it_with_the_same_dashes() -> None:
    picture = draw(scene(Reading("mean latency", MEAN, values=VALUES), theory=20, guess=30))
    dashes = re.compile(r'd="M[\d.]+ (14V220|-5H26)" stroke="(#\w+)" stroke-width="3"([^/]*)/>')
    found = {place: [] for place in ("14V220", "-5H26")}
    for place, *look in dashes.findall(picture):
        found[place].append(look)
    assert found["14V220"] == found["-5H26"]
    assert len({look[1] for look in found["14V220"]}) == 3


def test_the_interval_lies_on_the_axis() -> None:
    picture = draw(scene(Reading("busy", MEAN, "%")))
    axis = Axis(40, 30, 690)
    band = next(box for box in boxes(picture) if box[2] == 12)
    assert (band[0], band[0] + band[1]) == pytest.approx((axis.at(9), axis.at(11)), abs=0.2)


def test_stages_stand_one_behind_another_and_each_is_told() -> None:
    lasted = {"scan wait": 5.0, "queue": 3.0, "decision": 2.0}
    parts = {name: Estimate(value, value - 1, value + 1, 41) for name, value in lasted.items()}
    picture = draw(scene(Reading("mean latency", MEAN, parts=parts)))
    edges = [edge for box in boxes(picture) if box[2] == 60 for edge in (box[0], box[0] + box[1])]
    assert edges == pytest.approx([Axis(40, 30, 690).at(x) for x in (0, 5, 5, 8, 8, 10)], abs=0.2)
    assert "scan wait: 5.00 [4.00, 6.00]" in picture


def test_a_picture_is_well_formed_says_what_it_shows_and_that_all_is_fiction() -> None:
    one = scene(Reading("a < b & c", MEAN, values=VALUES), theory=9.5)
    root = ElementTree.fromstring(draw(one))
    assert root.attrib["aria-label"] == sentence(one)
    assert FICTION in draw(one)


def test_where_nothing_was_seen_the_picture_and_the_sentence_say_so() -> None:
    one = scene(Reading("mean latency", Estimate.none(), values=np.array([])))
    ElementTree.fromstring(draw(one))
    assert sentence(one).startswith("Nothing was seen of it: mean latency")
    assert end_of_axis(one.reading) == 1.0


def test_without_an_interval_none_is_told() -> None:
    one = scene(Reading("mean latency", Estimate(3.0, np.nan, np.nan, 1)))
    assert sentence(one) == "Simulated: mean latency 3.00 ticks, from 1 replications."
    assert "[" not in draw(one)


def test_the_axis_ends_at_a_round_number_that_nearly_all_values_lie_below() -> None:
    assert end_of_axis(Reading("", MEAN, values=np.linspace(0, 23, 1000))) == 25
    assert end_of_axis(Reading("", MEAN)) == 20
    assert end_of_axis(Reading("", MEAN, "%")) == 100


@pytest.mark.parametrize("end", [0.3, 1, 7, 40, 60, 100, 2500])
def test_an_axis_has_few_round_numbers_from_0_to_its_end(end: float) -> None:
    ticks = Axis(end, 0, 100).ticks()
    assert ticks[0] == 0
    assert 3 <= len(ticks) <= 9
    assert all(tick <= end * (1 + 1e-9) for tick in ticks)


def test_numbers_are_rounded_up_to_round_ones_and_places_stay_on_the_paper() -> None:
    assert [round_up(x) for x in (0.011, 1, 2.1, 26, 500)] == [0.02, 1, 2.5, 50, 500]
    assert [Axis(10, 30, 130).at(x) for x in (-5, 0, 5, 10, 99)] == [30, 30, 80, 130, 130]


def test_numbers_have_three_digits_and_a_minus_sign() -> None:
    told = [short(x) for x in (0.0, 0.05, 9.994, 99.94, 12345.6, -3.0)]
    assert told == ["0.000", "0.050", "9.99", "99.9", "12,346", "−3.00"]
