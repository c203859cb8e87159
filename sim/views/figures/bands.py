"""Bands: one curve with the intervals of its points, and marks where a point failed or has no value."""

from __future__ import annotations

from math import isfinite, nan
from typing import TYPE_CHECKING, Any

from sim.studies.sheets import number
from sim.views.figures.captions import counted
from sim.views.figures.curves import Course, Curve, Spot
from sim.views.figures.quantities import key_on_axis
from sim.views.figures.strokes import Stroke
from sim.views.figures.titles import shorten
from sim.views.figures.writing import PER_CENT

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis
    from matplotlib.lines import Line2D

MOST_MARKED = 40  # a curve of more points is drawn without a sign at each
ROW = 0.055  # how high a row of marks at the foot is, as a share of the height
SHADE = "#EEEEEE"
NEAR_NONE = 0.0005  # a missed share that would be written as 0.0 %


def draw_band(axes: Axes, course: Course, curve: Curve, stroke: Stroke, label: str = "") -> None:
    """Draw a curve with a band of its intervals; where there is no value, line and band are interrupted.

    Along words nothing is joined: there is nothing between them, so each interval is a whisker.
    """
    places = [course.at(spot.value) for spot in curve.spots]
    values = [spot.estimate.value for spot in curve.spots]
    limits = [_limits(spot) for spot in curve.spots]
    look = {**stroke.line, **({} if course.numeric else {"linestyle": "none"})}
    if course.numeric and len(places) > MOST_MARKED:
        look["marker"] = ""
    axes.plot(places, values, label=label, **look)
    if course.numeric:
        lows, highs = [low for low, _ in limits], [high for _, high in limits]
        axes.fill_between(places, lows, highs, color=stroke.colour, alpha=0.25, linewidth=0)
    _draw_whiskers(axes, course, curve, stroke)


def _draw_whiskers(axes: Axes, course: Course, curve: Curve, stroke: Stroke) -> None:
    """Give a whisker to every point along words, else to those alone, where a band would have no width."""
    there = [False, *(isfinite(_limits(spot)[0]) for spot in curve.spots), False]
    alone = {place for place in range(len(curve.spots)) if not (there[place] or there[place + 2])}
    for place, spot in enumerate(curve.spots):
        if there[place + 1] and (place in alone or not course.numeric):
            own = spot.estimate
            arms = [[own.value - own.low], [own.high - own.value]]
            axes.errorbar(course.at(spot.value), own.value, yerr=arms, color=stroke.colour, capsize=6)


def _limits(spot: Spot) -> tuple[float, float]:
    """Give the interval of a point; NaN where there is none, so that the band is interrupted."""
    own = spot.estimate
    return (own.low, own.high) if own.exists and own.has_interval else (nan, nan)


def missing(curve: Curve) -> list[Spot]:
    """Give the points of a curve that have no value."""
    return [spot for spot in curve.spots if not spot.estimate.exists]


def make_foot(axes: Axes, rows: int) -> None:
    """Make room below all values for rows of marks: a shaded strip, in which nothing is a value."""
    low, high = axes.get_ylim()
    share = ROW * rows + ROW / 2
    axes.set_ylim(low - (high - low) * share / (1 - share), high)


def draw_missing(axes: Axes, course: Course, curve: Curve, stroke: Stroke, row: float = 0) -> None:
    """Mark in the foot of the axes where a point failed (a cross) or has no value (a ring), each in words."""
    whose = f" ({shorten(str(curve.level))})" if course.across is not None else ""
    for marker, name, spots in (
        ("x", "failed", [spot for spot in missing(curve) if spot.why]),
        ("o", "no value", [spot for spot in missing(curve) if not spot.why]),
    ):
        if spots:
            places = [course.at(spot.value) for spot in spots]
            height = ROW * (row + 0.75)
            marks = _draw_marks(axes, places, height, marker, stroke.colour)
            marks.set_gid(name)
            beside: dict[str, Any] = {"xytext": (10, 0), "textcoords": "offset points", "va": "center"}
            at: dict[str, Any] = {"xycoords": axes.get_xaxis_transform(), "fontsize": 12, "parse_math": False}
            axes.annotate(name + whose, (places[-1], height), **at, **beside)


def shade_foot(axes: Axes, rows: int) -> None:
    """Shade the strip of marks."""
    from matplotlib.patches import Rectangle

    height = ROW * rows + ROW / 2
    look: dict[str, Any] = {"color": SHADE, "linewidth": 0, "zorder": 0.6, "transform": axes.transAxes}
    axes.add_patch(Rectangle((0, 0), 1, height, **look))


def _draw_marks(axes: Axes, places: list[float], height: float, marker: str, colour: str) -> Line2D:
    """Draw marks of one kind in one row."""
    look: dict[str, Any] = {"marker": marker, "linestyle": "none", "markersize": 10, "markeredgewidth": 2.5}
    look |= {"markeredgecolor": colour, "markerfacecolor": "#FFFFFF"}
    (marks,) = axes.plot(places, [height] * len(places), transform=axes.get_xaxis_transform(), **look)
    return marks


def dress_axis(axes: Axes, course: Course) -> None:
    """Give the axis of the factor its scale, or its words."""
    if not course.numeric:
        words = [str(value) for value in course.values]
        axes.set_xticks(range(len(words)), [shorten(word) for word in words])
        axes.set_xlim(-0.5, len(words) - 0.5)
    elif course.logarithmic:
        axes.set_xscale("log")
        style_log(axes.xaxis)
    elif all(isinstance(value, int) for value in course.values):
        _tick_whole(axes)


def axis_words(course: Course) -> str:
    """Say what stands along the axis; words have no unit."""
    return key_on_axis(course.along) if course.numeric else course.along


def style_log(axis: Axis) -> None:
    """Write the ticks of a logarithmic axis as plain numbers, at 1, 2 and 5 times each power of ten."""
    from matplotlib.ticker import FuncFormatter, LogLocator, NullFormatter

    axis.set_major_locator(LogLocator(subs=(1.0, 2.0, 5.0)))
    axis.set_major_formatter(FuncFormatter(lambda value, _: plain(value)))
    axis.set_minor_formatter(NullFormatter())


def plain(value: float) -> str:
    """Write a number of a logarithmic axis without a power of ten.

    Examples
    --------
    >>> plain(0.00002), plain(0.5), plain(20000.0)
    ('0.00002', '0.5', '20,000')
    """
    return number(value) if value >= 1.0 else f"{value:.12f}".rstrip("0")


def _tick_whole(axes: Axes) -> None:
    """Put ticks at whole numbers: half a sensor is none."""
    from matplotlib.ticker import MaxNLocator

    axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=8))


def about_points(course: Course) -> list[str]:
    """Say what a caption says of the points: n, what is not in the numbers, what failed and why."""
    spots = course.spots
    there = [spot for spot in spots if spot.estimate.exists]
    told = (
        [f"n is {counted(spot.estimate.n for spot in there)} at each point."]
        if there
        else ["No point has a value."]
    )
    if any(spot.estimate.has_interval for spot in there):
        told.append(
            "Bands: 95\N{NO-BREAK SPACE}% intervals."
            if course.numeric
            else "Whiskers: 95\N{NO-BREAK SPACE}% intervals."
        )
    told += _missed(course, there)
    without = sum(not spot.estimate.exists and not spot.why for spot in spots)
    if without:
        told.append(f"Rings: {without} without a value, for nothing was seen.")
    why = [spot.why for spot in spots if spot.why]
    if why:
        more = "" if len(set(why)) == 1 else " (the first of several reasons)"
        told.append(f"Crosses: {len(why)} of {len(spots)} points failed: {shorten(why[0], 120)}{more}.")
    return told


def _missed(course: Course, there: list[Spot]) -> list[str]:
    """Say how much is missing from a latency: only detected replications have one."""
    over_detected = course.quantity.measure.startswith(("latency", "budget", "margin"))
    shares = [spot.missed for spot in there if isfinite(spot.missed)]
    if not over_detected or not shares or max(shares) < NEAR_NONE:
        return []
    low, high = (f"{PER_CENT * share:.1f}\N{NO-BREAK SPACE}%" for share in (min(shares), max(shares)))
    share = low if low == high else f"{low} to {high}"
    return [f"Of the onsets, {share} were missed and are not in the numbers."]
