"""Operating curves draw what a study of rules found: delays, false alerts, intervals both ways, limits."""

from typing import Any

import pytest
from answered import NONE, around, setting, tradeoff
from drawings import caption, cut_off, pictured
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure

import sim
from sim.analysis.estimates import Estimate
from sim.answers import Tradeoff
from sim.model.fiction import FICTION
from sim.studies.operating import Operating
from sim.views.figures.operating import operating
from sim.views.figures.strokes import STROKES

NEVER = Estimate(0.0, 0.0, 0.001, 90)
RULE, OTHER = "centres.harbour.rule.k", "centres.harbour.rule.limit"


def two_rules() -> Tradeoff:
    return tradeoff(
        setting(RULE, "1", around(6.0, 0.5, 100), Estimate(0.1, 0.08, 0.125, 100)),
        setting(RULE, "2", around(9.0, 0.5, 95), Estimate(0.01, 0.005, 0.02, 100)),
        setting(RULE, "3", around(15.0, 1.0, 60), NEVER, missed=0.4),
        setting(OTHER, "4", around(7.0, 0.5, 100), Estimate(0.02, 0.016, 0.025, 100)),
        setting(OTHER, "6", around(9.0, 0.5, 100), Estimate(0.005, 0.002, 0.01, 100)),
    )


def lines(axes: Axes) -> list[list[tuple[float, float]]]:
    """Give the points of every rule's line."""
    drawn = [line for line in axes.lines if not str(line.get_label()).startswith("_")]
    return [[(float(x), float(y)) for x, y in line.get_xydata()] for line in drawn]  # type: ignore[union-attr]


def whiskers(axes: Axes) -> list[Any]:
    return [bars.get_children()[-1].get_segments()[0].tolist() for bars in axes.containers]  # type: ignore[attr-defined]


def test_the_points_are_the_numbers_of_a_real_study() -> None:
    found = sim.tradeoff("two_of_three", {"centres.hasty.rule.k": [1, 2]}, replications=60)
    assert lines(operating(found)) == [[(point.between.value, point.delay.value) for point in found.points]]
    rates = lines(operating(found, against="rate"))
    assert rates == [[(point.false_alerts.value, point.delay.value) for point in found.points]]


def test_every_point_has_its_interval_both_ways() -> None:
    found = whiskers(operating(two_rules()))
    assert found[0] == [[pytest.approx(10.0), 5.5], [pytest.approx(10.0), 6.5]]
    assert found[1] == [[pytest.approx(8.0), 6.0], [pytest.approx(12.5), 6.0]]
    assert len(found) == 2 * 5


def test_where_no_false_alert_was_seen_the_point_is_hollow_at_the_limit_with_an_arrow() -> None:
    axes = operating(two_rules())
    assert lines(axes)[0][2] == (pytest.approx(1000.0), 15.0)
    hollow = [line for line in axes.lines if line.get_markerfacecolor() == "#FFFFFF"]
    assert [line.get_xdata()[0] for line in hollow] == [pytest.approx(1000.0)]  # type: ignore[index]
    arrows = [text for text in axes.texts if getattr(text, "arrow_patch", None) is not None]
    assert len(arrows) == 1
    assert "no false alert was seen" in caption(axes)


def test_by_rate_the_limit_is_the_upper_one() -> None:
    assert lines(operating(two_rules(), against="rate"))[0][2] == (0.001, 15.0)


def test_every_point_says_its_setting_and_a_missed_share_to_speak_of() -> None:
    axes = operating(two_rules())
    written = [text.get_text() for text in axes.texts]
    for label in ("1", "2", "3 (40 % missed)", "4", "6"):
        assert label in written


def test_rates_have_no_powers_of_ten() -> None:
    axes = operating(two_rules(), against="rate")
    axes.figure.canvas.draw()
    assert {"0.001", "0.01", "0.1"} <= {label.get_text() for label in axes.get_xticklabels()}


def test_rules_are_told_apart_by_marker_dash_and_colour_and_named() -> None:
    axes = operating(two_rules())
    drawn = [line for line in axes.lines if not str(line.get_label()).startswith("_")]
    looks = [(str(line.get_color()), line.get_marker(), line.get_linestyle()) for line in drawn]
    assert looks == [(stroke.colour, stroke.marker, stroke.dash) for stroke in STROKES[:2]]
    assert [line.get_label() for line in drawn] == [
        "harbour.rule.k at harbour",
        "harbour.rule.limit at harbour",
    ]


def test_false_alerts_stand_on_a_logarithmic_axis_with_plain_numbers_and_units() -> None:
    axes = operating(two_rules())
    axes.figure.canvas.draw()
    assert axes.get_xscale() == "log"
    assert {"10", "100", "1,000"} <= {label.get_text() for label in axes.get_xticklabels()}
    assert axes.get_xlabel() == "mean time between false alerts (ticks)"
    assert axes.get_ylabel() == "mean delay (ticks)"
    assert operating(two_rules(), against="rate").get_xlabel() == "false alerts (per tick)"


def test_what_cannot_be_drawn_is_named_with_the_reason() -> None:
    label = ("harbour", RULE, "9")
    found = tradeoff(
        setting(RULE, "1", around(6.0, 0.5), around(0.1, 0.01)),
        setting(RULE, "7", NONE, around(0.1, 0.01), missed=1.0),
        setting(RULE, "8", around(6.0, 0.5), NONE),
        Operating.failed(label, "k is too large"),
    )
    axes = operating(found)
    assert len(lines(axes)[0]) == 1
    told = "7 (nothing was detected); 8 (the rule was never armed); 9 (k is too large)"
    assert f"Not drawn: {told}." in caption(axes)


def test_the_caption_says_n_intervals_and_that_all_is_fiction() -> None:
    said = caption(operating(two_rules()))
    assert "100 replications of seed 7 at each setting" in said
    assert "delays over the 60 to 100 detected. Whiskers: 95 % intervals." in said
    assert said.endswith(FICTION)


def test_neither_word_is_refused() -> None:
    with pytest.raises(ValueError, match="found 'time'; allowed is 'between' or 'rate'"):
        operating(two_rules(), against="time")


def test_more_rules_than_can_be_told_apart_are_refused() -> None:
    many = [
        setting(f"centres.bay.rule.k; horizon={n}", "1", around(6, 1), around(0.1, 0.01)) for n in range(7)
    ]
    with pytest.raises(ValueError, match="found 7 rules; at most 6"):
        operating(tradeoff(*many))


def test_it_draws_where_it_is_told_to() -> None:
    _, axes = plt.subplots()
    assert operating(two_rules(), ax=axes) is axes


@pictured
def test_operating_curves_look_as_they_did() -> Figure:
    figure = operating(two_rules()).figure
    assert isinstance(figure, Figure)
    assert not cut_off(figure)
    return figure
