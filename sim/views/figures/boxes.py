"""Boxes of a network diagram: a name, what stands below it, and how much of its time a station is busy."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite
from typing import TYPE_CHECKING

from attrs import frozen

from sim.analysis.estimates import Estimate
from sim.analysis.measures import StationMeasures
from sim.model.scenario import Scenario
from sim.model.wording import amount
from sim.views.figures.layout import Key
from sim.views.figures.titles import shorten
from sim.views.figures.writing import PER_CENT
from sim.views.style import PALETTE

if TYPE_CHECKING:
    from matplotlib.axes import Axes

EDGES = {"group": PALETTE["blue"], "relay": PALETTE["green"], "centre": PALETTE["vermilion"]}
CALLED = {"group": "sensors", "relay": "relay", "centre": "centre"}
BUSY = PALETTE["yellow"]
LETTER = 0.62  # how wide a letter is, in heights; a little more than most are
POINTS = 0.72  # points in a pixel of a slide
SHORT = 10  # a line of more letters may be broken
LINE = 1.35  # how far apart lines are, in heights of a letter
LARGEST, SMALLEST = 14.0, 5.0
ROOM = 0.92  # how much of a box its letters may take
GAUGE = 0.09  # how high the gauge of a station is, as a share of its box


@frozen
class Box:
    """A box of the diagram.

    Attributes
    ----------
    kind : str
        "group", "relay" or "centre".
    name : str
        What it is called.
    lines : tuple of str
        What stands below the name.
    busy : float
        The share of its time that a server is busy; NaN where it is not known, or there is none.
    """

    kind: str
    name: str
    lines: tuple[str, ...]
    busy: float = float("nan")


@frozen
class Frame:
    """Where a box is drawn, in units of the axes and in pixels."""

    left: float
    top: float
    width: float
    height: float
    pixels: tuple[float, float]


def box_of(scenario: Scenario, key: Key, stations: dict[str, StationMeasures]) -> Box:
    """Say what stands in a box."""
    kind, name = key
    if kind == "group":
        group = next(one for one in scenario.sensors if one.name == name)
        fogs = [outage.name for outage in scenario.outages if name in outage.affects]
        return Box(kind, name, (amount(group.count, "sensor"), *(f"goes down: {fog}" for fog in fogs)))
    own = stations.get(name, StationMeasures.none())
    if not own.utilisation.exists:
        return Box(kind, name, (CALLED[kind],))
    busy = f"{_short(own.utilisation, PER_CENT)} % busy"
    return Box(kind, name, (CALLED[kind], busy, f"{_short(own.served)} reports"), own.utilisation.value)


def _short(estimate: Estimate, scale: float = 1.0) -> str:
    """Write a number with half of its interval, with one digit of that half, or more where it is above 1.

    Examples
    --------
    >>> _short(Estimate(0.1234, 0.1192, 0.1276, 99), 100.0)
    '12.3 ± 0.4'
    """
    value, half = scale * estimate.value, scale * (estimate.high - estimate.low) / 2
    if not half > 0:
        return f"{value:.3g}"
    digits = max(0, min(4, -_power(half)))
    return f"{value:,.{digits}f} ± {half:.{digits}f}"


def _power(value: float) -> int:
    """Give the power of ten of the first digit of a number."""
    return int(f"{value:e}".partition("e")[2])


def typeset(box: Box, frame: Frame) -> tuple[tuple[str, ...], float]:
    """Choose the lines of a box, and the size of their letters in points at 100 pixels an inch.

    Long lines are broken where letters can then be larger; what does not fit even so is cut off, which shows.

    Examples
    --------
    >>> typeset(Box("relay", "pier", ("24.80 ± 0.05 reports",)), Frame(0, 0, 1, 1, (120.0, 150.0)))
    (('pier', '24.80 ± 0.05', 'reports'), 10.6...)
    """
    whole = (box.name, *box.lines)
    broken = (box.name, *(part for line in box.lines for part in _parts(line)))
    lines, size = max(
        ((lines, _letters(lines, frame)) for lines in (whole, broken)), key=lambda pair: pair[1]
    )
    most = max(4, int(ROOM * frame.pixels[0] / (LETTER * size / POINTS)))
    return tuple(shorten(line, most) for line in lines), size


def _letters(lines: Sequence[str], frame: Frame) -> float:
    wide, high = frame.pixels
    by_width = ROOM * wide / (LETTER * max(map(len, lines)))
    by_height = ROOM * (1 - GAUGE) * high / (LINE * len(lines))
    return max(SMALLEST, min(LARGEST, POINTS * by_width, POINTS * by_height))


def _parts(line: str) -> list[str]:
    return [part for part in line.rpartition(" ")[::2] if part] if len(line) > SHORT else [line]


def draw_box(axes: Axes, box: Box, frame: Frame) -> None:
    """Draw a box with its words, and the gauge of a station at its foot."""
    from matplotlib.patches import Rectangle

    outline = Rectangle((frame.left, frame.top), frame.width, frame.height, facecolor="#FFFFFF", zorder=3)
    outline.set(edgecolor=EDGES[box.kind], linewidth=3)
    outline.set_gid(f"box {box.name}")
    axes.add_patch(outline)
    if isfinite(box.busy):
        _draw_gauge(axes, box, frame)
    _write(axes, box, frame)


def _write(axes: Axes, box: Box, frame: Frame) -> None:
    """Write the lines of a box in its middle, the name bold."""
    lines, size = typeset(box, frame)
    room = frame.height * (1 - GAUGE * isfinite(box.busy))
    step = min(LINE * size / POINTS / frame.pixels[1] * frame.height, room / len(lines))
    first = frame.top + room / 2 - step * (len(lines) - 1) / 2
    for number, line in enumerate(lines):
        place = (frame.left + frame.width / 2, first + number * step)
        text = axes.text(*place, line, ha="center", va="center", fontsize=size, zorder=5, parse_math=False)
        text.set_fontweight("bold" if number == 0 else "normal")


def _draw_gauge(axes: Axes, box: Box, frame: Frame) -> None:
    """Draw how much of its time a station is busy: as much of the foot of its box is filled."""
    from matplotlib.patches import Rectangle

    top, height = frame.top + frame.height * (1 - GAUGE), frame.height * GAUGE
    for share, colour, name in ((1.0, "#FFFFFF", "gauge"), (min(box.busy, 1.0), BUSY, f"busy {box.name}")):
        part = Rectangle((frame.left, top), share * frame.width, height, facecolor=colour, zorder=4)
        part.set(edgecolor="#333333", linewidth=1)
        part.set_gid(name)
        axes.add_patch(part)
