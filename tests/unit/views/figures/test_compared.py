"""A paired comparison draws every difference with its interval, and says where none is seen."""

from itertools import pairwise
from typing import Any

import pytest
from answered import NONE, around, changed, comparison
from drawings import caption, cut_off, pictured
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.transforms import Bbox

import sim
from sim.analysis.contrasts import Contrast
from sim.analysis.estimates import Estimate
from sim.answers import Comparison
from sim.model.fiction import FICTION
from sim.views.figures.changes import MOST_LINES
from sim.views.figures.compared import differences

STAGES = ("scan_wait", "missed_looks", "link", "relays", "queue", "service", "confirmation", "decision")
OVERLAP = 4.0  # pixels: the room for accents and tails, which numbers do not have
SHIFTS = (-9.0, -7.0, -5.0, -3.0, 3.0, 5.0, 7.0, 9.0)


def parts(shift: float) -> tuple[Contrast, ...]:
    return (
        changed("latency", around(shift, 0.5, 80)),
        changed("latency.p95", around(shift / 2, 1.0, 80)),
        changed("budget.queue", around(shift - 0.25, 0.25, 80)),
        changed("budget.decision", around(0.25, 0.0, 80)),
        changed("in_time", around(shift / -10, 0.01, 100)),
    )


@pytest.fixture
def two() -> Comparison:
    return comparison(("quick", parts(-2.0)), ("slow", parts(1.5)))


def points(axes: Axes) -> list[tuple[float, list[float] | None, bool]]:
    """Give every difference: its value, its interval, and whether it is filled."""
    found: list[tuple[float, list[float] | None, bool]] = []
    for bars in axes.containers:
        drawn: Any = bars
        arms = [segment[:, 0].tolist() for part in drawn[2] for segment in part.get_segments()]
        value = float(drawn[0].get_xdata()[0])
        found.append((value, arms[0] if arms else None, drawn[0].get_markerfacecolor() != "#FFFFFF"))
    return found


def beside(axes: Axes) -> list[str]:
    return [text.get_text() for text in axes.texts if text.get_gid() != "caption"]


def test_the_points_are_the_differences_of_a_real_comparison() -> None:
    found = sim.compare("first_light", {"sensors.lamp.count": 5}, replications=60)
    own = {part.measure: part.difference.estimate for part in found.others[0].contrasts}
    drawn = points(differences(found, ["latency", "latency.p50", "budget.confirmation"]))
    wanted = [own[name] for name in ("latency", "latency.p50", "budget.confirmation")]
    assert [value for value, _, _ in drawn] == [estimate.value for estimate in wanted]
    assert [arms for _, arms, _ in drawn] == [
        pytest.approx([estimate.low, estimate.high]) for estimate in wanted
    ]


def test_variants_stand_side_by_side_in_every_row(two: Comparison) -> None:
    drawn = points(differences(two))
    assert [value for value, _, _ in drawn] == [-2.0, 1.5, -1.0, 0.75, -2.25, 1.25, 0.25, 0.25]


def test_what_is_seen_is_filled_and_at_the_hollow_stands_that_nothing_is_seen(two: Comparison) -> None:
    axes = differences(two, ["latency", "latency.p95"])
    assert [filled for _, _, filled in points(axes)] == [True, True, False, False]
    assert beside(axes) == [
        "\N{MINUS SIGN}2.000 [\N{MINUS SIGN}2.500, \N{MINUS SIGN}1.500]",
        "1.500 [1.000, 2.000]",
        "no difference seen [\N{MINUS SIGN}2.000, 0.000]",
        "no difference seen [\N{MINUS SIGN}0.250, 1.750]",
    ]


def test_what_never_differs_does_not_exist_or_has_no_interval_is_said() -> None:
    still, lone = Estimate(0.0, NONE.low, NONE.high, 80), Estimate(1.0, NONE.low, NONE.high, 80)
    own = (changed("latency", still, pairs=0), changed("margin", NONE), changed("wait", lone))
    axes = differences(comparison(("quick", own)), ["latency", "margin", "wait"])
    assert beside(axes) == ["no pair differs", "none", "too few for an interval"]
    assert [(value, arms) for value, arms, _ in points(axes)] == [(0.0, None)]


def test_an_interval_that_reaches_farther_to_one_side_is_drawn_so() -> None:
    uneven = Estimate(2.0, 1.5, 5.0, 80)
    assert points(differences(comparison(("quick", (changed("latency", uneven),))), ["latency"])) == [
        (2.0, [1.5, 5.0], True)
    ]


def test_there_is_a_line_at_zero_and_the_axis_says_which_way_is_more(two: Comparison) -> None:
    axes = differences(two)
    assert [list(line.get_xdata()) for line in axes.lines if line.get_color() == "#000000"] == [[0.0, 0.0]]
    label = axes.get_xlabel()
    assert "difference from first (ticks)" in label
    assert label.index("less") < label.index("difference") < label.index("more")
    low, high = axes.get_xlim()
    assert low < -2.5 < 2.0 < high


def test_shares_are_in_points_of_100(two: Comparison) -> None:
    axes = differences(two, ["in_time"])
    assert [value for value, _, _ in points(axes)] == pytest.approx([20.0, -15.0])
    assert "difference from first (points of 100)" in axes.get_xlabel()


@pytest.mark.parametrize("variants", [2, 3, 5])
def test_the_legend_hides_no_point_and_no_number_another(variants: int) -> None:
    stages = [f"budget.{stage}" for stage in STAGES[: MOST_LINES // variants]]
    many = tuple(changed(*one) for one in zip(stages, [around(x, 0.5, 80) for x in SHIFTS], strict=False))
    axes = differences(comparison(*((f"variant {n}", many) for n in range(variants))), stages)
    axes.figure.canvas.draw()
    legend = axes.get_legend()
    assert legend is not None
    assert len(axes.containers) == variants * len(stages)
    lowest = min(
        axes.transData.transform((0, line.get_ydata()[0]))[1] for bars in axes.containers for line in bars[:1]
    )
    assert legend.get_window_extent().y1 < lowest
    assert legend.get_window_extent().y0 >= axes.get_window_extent().y0
    texts = [text for text in axes.texts if text.get_gid() != "caption"]
    numbers = sorted((text.get_window_extent() for text in texts), key=_top)
    assert all(above.y0 - below.y1 > -OVERLAP for below, above in pairwise(numbers))


def _top(box: Bbox) -> float:
    return float(box.y1)


def test_the_title_and_the_legend_name_the_variants(two: Comparison) -> None:
    axes = differences(two)
    legend = axes.get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.get_texts()] == ["quick", "slow"]
    assert axes.get_title(loc="left") == "2 variants compared with first, at harbour"
    alone = differences(two, variants=["slow"])
    assert alone.get_legend() is None
    assert alone.get_title(loc="left") == "slow compared with first, at harbour"


def test_the_caption_says_n_intervals_and_that_all_is_fiction(two: Comparison) -> None:
    said = caption(differences(two))
    assert "100 replications of seed 7 of each, in pairs, on common random numbers; n = 80 pairs" in said
    assert "intervals of 95 %, so that those of all variants hold at once" in said
    assert "so that those of all" not in caption(differences(comparison(("quick", parts(1.0)))))
    assert said.endswith(FICTION)


def test_it_draws_where_it_is_told_to_and_writes_its_caption_there(two: Comparison) -> None:
    _, axes = plt.subplots()
    assert differences(two, ax=axes) is axes
    assert caption(axes).endswith(FICTION)


def test_a_long_name_is_broken_and_nothing_is_cut_off() -> None:
    name = "centres.harbour.decision={ dist = 'uniform', low = 1, high = 2 }; " * 4
    figure = differences(comparison((name, parts(-2.0)), ("slow", parts(1.5)))).figure
    alone = differences(comparison((name, parts(-2.0)))).figure
    for drawn in (figure, alone):
        assert isinstance(drawn, Figure)
        assert not cut_off(drawn)


@pictured
def test_differences_look_as_they_did(two: Comparison) -> Figure:
    figure = differences(two).figure
    assert isinstance(figure, Figure)
    return figure
