"""Sheets: numbers with the digits that they deserve, and HTML in which everything is escaped."""

import math

import pytest

from sim.analysis.estimates import Estimate
from sim.model.fiction import FICTION
from sim.studies.sheets import Sheet, around, as_html, interval, number, ticks


@pytest.mark.parametrize(
    ("value", "low", "high", "told"),
    [
        (1.234, 1.134, 1.334, "1.2 ± 0.1"),
        (-0.0449, -0.0949, 0.0051, "−0.04 ± 0.05"),
        (-0.0001, -0.2001, 0.1999, "0.0 ± 0.2"),
        (12345.0, 12323.0, 12367.0, "12,345 ± 22"),
        (2.5, 2.5, 2.5, "2.5 ± 0"),
        (0.0, 0.0, 0.0, "0 ± 0"),
        (3.0, math.nan, math.nan, "3 (no interval)"),
        (math.nan, math.nan, math.nan, "none"),
    ],
)
def test_an_estimate_is_written_with_the_digits_that_its_interval_warrants(value, low, high, told):
    assert around(Estimate(value, low, high, 9)) == told


def test_a_number_is_written_with_as_many_digits_as_asked_for_and_thousands_are_never_cut():
    assert [number(value, 3) for value in (57.667, 13417.0, 0.058871)] == ["57.7", "13,400", "0.0589"]
    assert number(13417.0) == "13,417"


def test_one_tick_is_one_and_all_else_are_ticks():
    assert [ticks(shown) for shown in ("1", "1 ± 1", "0", "10")] == [
        "1 tick", "1 ± 1 ticks", "0 ticks", "10 ticks"
    ]  # fmt: skip


def test_the_half_width_is_that_of_the_side_that_reaches_farther():
    assert around(Estimate(1.0, 0.9, 1.4, 9)) == "1.0 ± 0.4"
    assert around(Estimate(1.0, 0.6, 1.1, 9), -1.0) == "−1.0 ± 0.4"


def test_what_does_not_exist_is_none():
    assert interval(Estimate.none()) == "none"
    assert number(math.inf) == "∞"
    assert interval(Estimate(0.5, 0.25, 0.75, 9), 100.0) == "25 to 75"


def test_everything_in_html_is_escaped():
    evil = "<script>&"
    html = as_html(evil, [evil], [Sheet(evil, (evil,), ((evil,),))])
    assert "<script>" not in html
    assert html.count("&lt;script&gt;&amp;") == 5
    assert FICTION in html
