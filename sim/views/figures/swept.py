"""A sweep as curves: one measure along one factor, in one line; along two, a line for each level."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sim.studies.swept import Sweep
from sim.views import style
from sim.views.figures.bands import (
    about_points,
    axis_words,
    draw_band,
    draw_missing,
    dress_axis,
    make_foot,
    missing,
    shade_foot,
)
from sim.views.figures.curves import Course, Curve, read_course
from sim.views.figures.quantities import key_on_axis
from sim.views.figures.strokes import STROKES, Stroke
from sim.views.figures.titles import write_title

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def curves(
    sweep: Sweep,
    measure: str = "latency.mean",
    ax: Axes | None = None,
    *,
    place: str | None = None,
    along: str | None = None,
    at: Mapping[str, Any] | None = None,
) -> Axes:
    """Draw a measure along one factor of a sweep, with a band of its 95 % intervals.

    Parameters
    ----------
    sweep
        What came out of a sweep.
    measure
        The name of a number of its table, such as "latency.mean", "latency.p95", "in_time" or "wait".
    ax
        Where to draw; a new figure of slide size where left out.
    place
        A centre or a relay; the first centre where left out.
    along
        The key along the axis; where left out, the first whose values are numbers.
    at
        Keys that are held at one of their values, where more than two were varied.

    Returns
    -------
    Axes
        What was drawn: latencies in ticks, shares in per cent; a line for each level of a second factor.
        Points that failed are crosses at the foot, points without a value rings; the caption counts them.

    Raises
    ------
    ValueError
        If there is no such measure, place, key or value, if more than two keys are left, or if there would
        be more than six lines.
    """
    course = read_course(sweep, measure, place=place, along=along, at=at)
    if len(course.curves) > len(STROKES):
        raise ValueError(
            f"{course.across} has {len(course.curves)} values; at most {len(STROKES)} lines can be told"
            " apart: draw panels, or hold it at one value with `at`"
        )
    with style.applied():
        axes = style.new_axes() if ax is None else ax
        axes.grid(visible=True, axis="both")
        drawn = list(zip(course.curves, STROKES, strict=False))
        for curve, stroke in drawn:
            draw_band(axes, course, curve, stroke, str(curve.level))
        _draw_foot(axes, course, [(curve, stroke) for curve, stroke in drawn if missing(curve)])
        dress_axis(axes, course)
        if course.across is not None:
            axes.legend(handlelength=3, title=key_on_axis(course.across), title_fontsize=13)
        axes.set_xlabel(axis_words(course))
        axes.set_ylabel(course.quantity.axis)
        write_title(axes, title(sweep, course))
        style.add_caption(axes, caption(sweep, course))
    return axes


def _draw_foot(axes: Axes, course: Course, drawn: Sequence[tuple[Curve, Stroke]]) -> None:
    """Mark what has no value below all values, a row for each line."""
    if drawn:
        make_foot(axes, len(drawn))
        shade_foot(axes, len(drawn))
    for row, (curve, stroke) in enumerate(drawn):
        draw_missing(axes, course, curve, stroke, row)


def title(sweep: Sweep, course: Course) -> str:
    """Say what a figure of a sweep shows."""
    where = f" at {course.place}" if course.place else ""
    return f"{sweep.name}: {course.quantity.words}{where}"


def caption(sweep: Sweep, course: Course) -> str:
    """Say what the points are, and what is missing."""
    held = [f"Held: {', '.join(f'{key} = {value}' for key, value in course.fixed.items())}."] * bool(
        course.fixed
    )
    played = f"{sweep.replications:,} replications of seed {sweep.seed} at each point, common random numbers."
    return " ".join([played, *about_points(course), *held])
