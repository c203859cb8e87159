"""A value and its limits are written with the same decimals, and what is odd about them is said."""

import math

import pytest
from attrs import evolve

import sim
from sim.analysis.estimates import Estimate
from sim.views.reading import BELOW_0, below_0, in_words, notes, read, read_centre
from sim.views.rows import Row


@pytest.mark.parametrize(
    ("estimate", "told"),
    [
        ((11.8, 11.4, 12.2083), ("11.80", "11.40 to 12.21")),
        ((3.841e-05, 2.4e-05, 5.3e-05), ("0.000038", "0.000024 to 0.000053")),
        ((0.0, 0.0, 6.169e-05), ("0", "0 to 0.000062")),
        ((12345.6, 12300.2, 12391.0), ("12,346", "12,300 to 12,391")),
        ((2.0, 2.0, 2.0), ("2", "2 to 2")),
        ((1e12, 0.9e12, 1.1e12), ("1e+12", "9e+11 to 1.1e+12")),
        ((1e-12, 0.0, 2e-12), ("1e-12", "0 to 2e-12")),
        ((2.0, math.nan, math.nan), ("2", "none")),
        ((math.nan, math.nan, math.nan), ("none", "none")),
    ],
)
def test_a_value_and_its_limits_have_the_same_decimals(estimate, told):
    assert read(Row("latency", Estimate(*estimate, 9), "detected")) == told


def test_a_share_is_read_in_per_cent():
    assert read(Row("detected", Estimate(1.0, 0.9962, 1.0, 9), "onset", share=True)) == (
        "100.00 %",
        "99.62 to 100.00 %",
    )


@pytest.mark.parametrize(("name", "timed"), [("first_light", False), ("two_islands", True)])
def test_without_a_deadline_there_is_no_row_and_no_word_of_it(name, timed):
    result = sim.run(name, replications=20)
    labels = [row.label for row in read_centre(result.scenario, result.measures.centres["harbour"])]
    assert ("in time" in labels, "margin (ticks)" in labels) == (timed, timed)
    assert ("margin" in in_words(result.scenario)) is timed


def test_what_is_rare_is_told_as_one_in_so_many_ticks():
    centre = sim.run("first_light", replications=20).measures.centres["harbour"]
    rare = evolve(centre, false_alerts=Estimate(3.841e-05, 2.4e-05, 5.3e-05, 20))
    assert notes(rare) == ["False alerts: about 1 in 26,000 ticks."]
    assert notes(evolve(centre, false_alerts=Estimate(0.0, 0.0, 0.1, 20))) == []


def test_a_centre_that_saw_nothing_says_why():
    centre = sim.run("first_light", replications=20).measures.centres["harbour"]
    nothing = evolve(centre, latency=evolve(centre.latency, mean=Estimate.none()))
    assert "no latency" in notes(nothing)[0]
    assert "nothing to detect" in notes(evolve(nothing, detected=Estimate.none()))[0]


def test_a_limit_below_0_is_said_to_be_read_as_0_but_not_that_of_a_margin():
    low = Estimate(0.04, -0.04, 0.12, 9)
    assert below_0([Row("queue", low, "detected")]) == [BELOW_0]
    assert (
        below_0([Row("margin (ticks)", low, "detected"), Row("link", Estimate(1, 0, 2, 9), "detected")]) == []
    )
