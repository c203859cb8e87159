"""Small multiples: one panel a level, all of the same scale, none left out without a word."""

import pytest
from answered import around, failed, point, sweep
from drawings import caption, cut_off, pictured
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from sim.answers import Sweep
from sim.model.fiction import FICTION
from sim.views.figures.panels import PALE, panels

COUNT, K = "sensors.lamp.count", "centres.harbour.rule.k"


def swept(levels: int) -> Sweep:
    rows = [
        point({COUNT: count, K: k}, latency__mean=around(20.0 * k / count, 1.5), detected=around(1, 0))
        for k in range(1, levels + 1)
        for count in (2, 4, 6)
    ]
    return sweep(*rows, failed({COUNT: 1, K: 2}, "k is too large"), keys=(COUNT, K))


def figure_of(axes: tuple[Axes, ...]) -> Figure:
    figure = axes[0].figure
    assert isinstance(figure, Figure)
    return figure


def own_line(axes: Axes) -> list[float]:
    (drawn,) = [one for one in axes.lines if one.get_color() != PALE and not one.get_gid()]
    return [float(y) for y in drawn.get_ydata()][-3:]  # type: ignore[union-attr]


def test_each_panel_draws_its_own_level_and_the_others_in_grey() -> None:
    axes = panels(swept(3))
    assert [own_line(one) for one in axes] == [[20.0 * k / count for count in (2, 4, 6)] for k in (1, 2, 3)]
    assert [one.get_title(loc="left") for one in axes] == ["k = 1", "k = 2", "k = 3"]
    assert [sum(line.get_color() == PALE for line in one.lines) for one in axes] == [2, 2, 2]


def test_all_panels_have_the_same_scale() -> None:
    axes = panels(swept(4))
    assert len({(*one.get_xlim(), *one.get_ylim()) for one in axes}) == 1


def test_a_point_that_failed_is_marked_in_its_own_panel_only() -> None:
    marked = [[one.get_gid() for one in own.lines if one.get_gid()] for own in panels(swept(3))]
    assert marked == [[], ["failed"], []]


def test_of_too_many_levels_some_are_drawn_evenly_and_the_caption_says_so() -> None:
    axes = panels(swept(17))
    assert [one.get_title(loc="left") for one in axes] == [f"k = {k}" for k in range(1, 18, 2)]
    assert "8 of 17 levels are not drawn." in caption(figure_of(axes))


def test_the_caption_says_what_differs_and_that_all_is_fiction() -> None:
    said = caption(figure_of(panels(swept(2))))
    assert "Panels: centres.harbour.rule.k (reports or sensors); grey: the other panels." in said
    assert "Crosses: 1 of 7 points failed" in said
    assert said.endswith(FICTION)


def test_one_factor_is_no_matter_for_panels() -> None:
    with pytest.raises(ValueError, match="panels need two keys; draw curves"):
        panels(swept(2), at={K: 1})


@pytest.mark.parametrize("levels", [2, 6, 9])
def test_nothing_is_cut_off(levels: int) -> None:
    assert not cut_off(figure_of(panels(swept(levels))))


@pictured
def test_panels_look_as_they_did() -> Figure:
    return figure_of(panels(swept(5)))
