"""A sweep over two factors as small multiples: one panel for each level, all of the same scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil
from typing import TYPE_CHECKING, Any

from sim.studies.swept import Sweep
from sim.views import style
from sim.views.figures.bands import (
    axis_words,
    draw_band,
    draw_missing,
    dress_axis,
    make_foot,
    missing,
    shade_foot,
)
from sim.views.figures.captions import caption_at_edge
from sim.views.figures.curves import Course, Curve, read_course
from sim.views.figures.quantities import key_on_axis
from sim.views.figures.strokes import STROKES
from sim.views.figures.swept import caption, title
from sim.views.figures.titles import broken

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_PANELS = 9
WIDEST = 3  # panels side by side
SQUARE = 4  # panels that stand two by two
FOOT = 2  # rows of marks that the foot of a panel has room for
PALE = "#AAAAAA"


def panels(
    sweep: Sweep,
    measure: str = "latency.mean",
    *,
    place: str | None = None,
    along: str | None = None,
    at: Mapping[str, Any] | None = None,
) -> tuple[Axes, ...]:
    """Draw a measure of a sweep over two factors as small multiples, each with a band of its intervals.

    Parameters
    ----------
    sweep
        What came out of a sweep.
    measure
        The name of a number of its table, such as "latency.mean", "latency.p95", "in_time" or "wait".
    place
        A centre or a relay; the first centre where left out.
    along
        The key along the axes; where left out, the first whose values are numbers.
    at
        Keys that are held at one of their values, where more than two were varied.

    Returns
    -------
    tuple of Axes
        One panel for each level of the other factor, in a new figure of slide size. All have the same scale,
        and the lines of the other panels stand in each of them in grey, so that they can be compared. Of more
        than nine levels, nine are drawn, evenly chosen, and the caption says so.

    Raises
    ------
    ValueError
        If there is no such measure, place, key or value, or if not just two keys are left.
    """
    course = read_course(sweep, measure, place=place, along=along, at=at)
    if course.across is None:
        raise ValueError(f"only {course.along} is left to be drawn: panels need two keys; draw curves")
    shown = evenly(course.curves, MOST_PANELS)
    with style.applied():
        figure, axes = _grid(len(shown))
        for place_, (own, curve) in enumerate(zip(axes, shown, strict=True)):
            _draw_panel(own, course, curve, shown)
            own.set_xlabel(axis_words(course) if place_ >= len(shown) - _columns(len(shown)) else "")
        _draw_feet(axes, course, shown)
        figure.supylabel(course.quantity.axis, fontsize=15)
        figure.suptitle(broken(title(sweep, course)), fontsize=20, x=0.01, ha="left", parse_math=False)
        caption_at_edge(figure, _with_levels(caption(sweep, course), course, shown))
    return tuple(axes)


def evenly(row: Sequence[Curve], most: int) -> list[Curve]:
    """Choose so many of a row at most, spread evenly, the first and the last among them.

    Examples
    --------
    >>> evenly(range(11), 3)
    [0, 5, 10]
    """
    if len(row) <= most:
        return list(row)
    return [row[round(place * (len(row) - 1) / (most - 1))] for place in range(most)]


def _columns(count: int) -> int:
    return WIDEST if count > SQUARE else min(count, 2)


def _grid(count: int) -> tuple[Figure, list[Axes]]:
    """Make a figure with so many panels of the same scale."""
    from matplotlib import pyplot as plt

    columns = _columns(count)
    made: dict[str, Any] = {
        "figsize": style.SLIDE,
        "layout": "constrained",
        "sharex": True,
        "sharey": True,
        "squeeze": False,
    }
    figure, grid = plt.subplots(ceil(count / columns), columns, **made)
    for empty in grid.flat[count:]:
        empty.set_visible(False)
    return figure, list(grid.flat[:count])


def _draw_panel(axes: Axes, course: Course, curve: Curve, shown: Sequence[Curve]) -> None:
    """Draw one level, the lines of the others behind it."""
    axes.grid(visible=True, axis="both")
    for other in shown:
        if other is not curve:
            places = [course.at(spot.value) for spot in other.spots]
            axes.plot(places, [spot.estimate.value for spot in other.spots], color=PALE, linewidth=1)
    draw_band(axes, course, curve, STROKES[0])
    dress_axis(axes, course)
    axes.set_title(
        f"{str(course.across).rpartition('.')[2]} = {curve.level}", fontsize=15, pad=4, parse_math=False
    )
    axes.tick_params(labelbottom=True)


def _draw_feet(axes: Sequence[Axes], course: Course, shown: Sequence[Curve]) -> None:
    """Mark what has no value below all values, in every panel at the same height."""
    if not any(map(missing, shown)):
        return
    make_foot(axes[0], FOOT)  # the others have the same scale
    for own, curve in zip(axes, shown, strict=True):
        shade_foot(own, FOOT)
        draw_missing(own, course, curve, STROKES[0], FOOT / 4)


def _with_levels(text: str, course: Course, shown: Sequence[Curve]) -> str:
    """Add what differs from panel to panel, and what is left out."""
    left = len(course.curves) - len(shown)
    told = f"Panels: {key_on_axis(str(course.across))}; grey: the other panels."
    return f"{text} {told}" + (f" {left} of {len(course.curves)} levels are not drawn." if left else "")
