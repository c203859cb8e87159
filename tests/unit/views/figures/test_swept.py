"""Curves of a sweep draw its numbers with their bands, and mark what has none."""

from typing import Any

import numpy as np
import pytest
from answered import NONE, around, failed, point, sweep
from drawings import caption, collisions, cut_off, pictured
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

import sim
from sim.answers import Sweep
from sim.model.fiction import FICTION
from sim.views.figures.strokes import STROKES
from sim.views.figures.swept import curves

COUNT, K, PHASE = "sensors.lamp.count", "centres.harbour.rule.k", "sensors.lamp.scan.phase"


def one_factor(*more: dict[str, Any]) -> Sweep:
    rows = [
        point(
            {COUNT: count}, latency__mean=around(20.0 / count, 1.0, n=80 + count), detected=around(0.8, 0.1)
        )
        for count in (2, 3, 4, 5)
    ]
    return sweep(*rows, *more, keys=(COUNT,))


def two_factors(levels: int = 3) -> Sweep:
    rows = [
        point({COUNT: count, K: k}, latency__mean=around(20.0 * (k + 1) / count, 1.5), detected=around(1, 0))
        for k in range(levels)
        for count in (1, 2, 4, 6)
        if k < count
    ]
    wrong = [failed({COUNT: 1, K: k}, "k is too large") for k in range(1, levels)]
    return sweep(*rows, *wrong, keys=(COUNT, K))


def line(axes: Axes, place: int = 0) -> Line2D:
    return [drawn for drawn in axes.lines if drawn.get_linestyle() != "None"][place]


def marks(axes: Axes, name: str) -> list[float]:
    return [float(x) for drawn in axes.lines if drawn.get_gid() == name for x in drawn.get_xdata()]  # type: ignore[union-attr]


def test_the_line_and_its_band_are_the_numbers_of_a_real_sweep() -> None:
    swept = sim.sweep("first_light", {COUNT: [2, 3, 5]}, replications=30)
    axes = curves(swept, "latency.p50")
    rows = list(swept.rows())
    assert line(axes).get_xdata().tolist() == [2, 3, 5]  # type: ignore[union-attr]
    assert line(axes).get_ydata().tolist() == [row["latency.p50"] for row in rows]  # type: ignore[union-attr]
    (band,) = [drawn for drawn in axes.collections if isinstance(drawn, PolyCollection)]
    corners = {tuple(corner) for corner in np.asarray(band.get_paths()[0].vertices).tolist()}
    for row in rows:
        assert {(row[COUNT], row["latency.p50.low"]), (row[COUNT], row["latency.p50.high"])} <= corners


def test_lines_of_levels_differ_in_marker_dash_and_colour() -> None:
    axes = curves(two_factors())
    looks = [
        (
            str(line(axes, place).get_color()),
            line(axes, place).get_marker(),
            line(axes, place).get_linestyle(),
        )
        for place in range(3)
    ]
    assert looks == [(stroke.colour, stroke.marker, stroke.dash) for stroke in STROKES[:3]]
    legend = axes.get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.get_texts()] == ["0", "1", "2"]
    assert legend.get_title().get_text() == f"{K} (reports or sensors)"


def test_strokes_are_told_apart_without_colour() -> None:
    assert len({(stroke.marker, stroke.dash) for stroke in STROKES}) == len(STROKES)
    assert len({stroke.marker for stroke in STROKES}) == len(STROKES)


def test_a_point_that_failed_is_marked_below_all_values_and_the_caption_says_why() -> None:
    axes = curves(one_factor(failed({COUNT: 1}, "k is too large")))
    assert marks(axes, "failed") == [1.0]
    (cross,) = [drawn for drawn in axes.lines if drawn.get_gid() == "failed"]
    height = axes.transData.inverted().transform(cross.get_transform().transform(cross.get_xydata()))[0][1]
    assert height < 20.0 / 5 - 1.0
    assert "Crosses: 1 of 5 points failed: k is too large." in caption(axes)


def test_what_failed_of_several_lines_says_of_which() -> None:
    written = [text.get_text() for text in curves(two_factors()).texts]
    assert [text for text in written if text.startswith("failed")] == ["failed (1)", "failed (2)"]


def test_a_point_without_a_value_interrupts_the_line_and_is_a_ring() -> None:
    nothing = point({COUNT: 6}, latency__mean=NONE, detected=around(0.0, 0.0))
    axes = curves(
        one_factor(nothing, point({COUNT: 7}, latency__mean=around(3.0, 1.0), detected=around(1, 0)))
    )
    assert marks(axes, "no value") == [6.0]
    assert np.isnan(np.asarray(line(axes).get_ydata())).tolist() == [False] * 4 + [True, False]
    assert "Rings: 1 without a value, for nothing was seen." in caption(axes)


def test_a_point_alone_between_gaps_has_a_whisker_instead_of_a_band() -> None:
    rows = [point({COUNT: 1}, latency__mean=around(9.0, 2.0), detected=NONE), failed({COUNT: 2}, "why")]
    axes = curves(sweep(*rows, keys=(COUNT,)))
    (whisker,) = [bars.get_children()[-1] for bars in axes.containers]
    assert whisker.get_segments()[0].tolist() == [[1.0, 7.0], [1.0, 11.0]]  # type: ignore[attr-defined]


def test_words_are_points_with_whiskers_and_no_line_between() -> None:
    rows = [
        point({PHASE: word}, latency__mean=around(value, 1.0), detected=around(1, 0))
        for word, value in (("random", 12.0), ("staggered", 9.0))
    ]
    axes = curves(sweep(*rows, keys=(PHASE,)))
    assert [label.get_text() for label in axes.get_xticklabels()] == ["random", "staggered"]
    assert {drawn.get_linestyle() for drawn in axes.lines if len(drawn.get_xdata()) > 1} == {"None"}  # type: ignore[arg-type]
    assert len(axes.containers) == 2
    assert axes.get_xlabel() == PHASE
    assert "Whiskers: 95 % intervals." in caption(axes)


def test_axes_have_units_and_the_caption_says_n_intervals_and_that_all_is_fiction() -> None:
    axes = curves(one_factor())
    assert axes.get_xlabel() == "sensors.lamp.count (sensors)"
    assert axes.get_ylabel() == "mean latency (ticks)"
    said = caption(axes)
    assert "100 replications of seed 7 at each point" in said
    assert "n is 82 to 85 at each point. Bands: 95 % intervals." in said
    assert "Of the onsets, 20.0 % were missed and are not in the numbers." in said
    assert said.endswith(FICTION)


def test_missed_onsets_are_not_told_of_measures_that_count_them() -> None:
    assert "missed" not in caption(curves(one_factor(), "detected"))


def test_more_lines_than_can_be_told_apart_are_refused() -> None:
    with pytest.raises(ValueError, match="has 7 values; at most 6 lines"):
        curves(two_factors(levels=7))


def test_a_sweep_of_which_all_points_failed_says_so() -> None:
    axes = curves(sweep(failed({COUNT: 1}, "why"), failed({COUNT: 2}, "why"), keys=(COUNT,)))
    assert "No point has a value." in caption(axes)
    assert marks(axes, "failed") == [1.0, 2.0]


def test_it_draws_where_it_is_told_to() -> None:
    _, axes = plt.subplots()
    assert curves(one_factor(), ax=axes) is axes


def test_a_name_with_dollars_is_no_formula() -> None:
    rows = [point({PHASE: "$\\frac{$"}, latency__mean=around(1.0, 1.0), detected=NONE)]
    curves(sweep(*rows, keys=(PHASE,))).figure.canvas.draw()


def test_a_logarithmic_axis_has_plain_numbers() -> None:
    rows = [point({COUNT: 10**e}, latency__mean=around(5.0 + e, 1.0), detected=NONE) for e in range(4)]
    axes = curves(sweep(*rows, keys=(COUNT,)))
    axes.figure.canvas.draw()
    assert {"1", "10", "100", "1,000"} <= {label.get_text() for label in axes.get_xticklabels()}


def test_nothing_is_cut_off_and_no_words_collide() -> None:
    for axes in (curves(one_factor(failed({COUNT: 1}, "why " * 80))), curves(two_factors())):
        figure = axes.figure
        assert isinstance(figure, Figure)
        assert not cut_off(figure)
        assert not collisions(figure)


@pictured
def test_a_curve_looks_as_it_did() -> Figure:
    figure = curves(one_factor(failed({COUNT: 1}, "k is too large"))).figure
    assert isinstance(figure, Figure)
    return figure


@pictured
def test_curves_of_two_factors_look_as_they_did() -> Figure:
    figure = curves(two_factors()).figure
    assert isinstance(figure, Figure)
    return figure
