"""Curves: lines that are worked out, and points that were simulated, in one picture that needs no library.

What goes to the right is drawn to a logarithmic scale: from 10 to 100 is as far as from 100 to 1,000.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from html import escape

from attrs import frozen

from sim.analysis.estimates import Estimate
from sim.lessons.sliders.axis import Axis
from sim.lessons.sliders.drawing import short
from sim.model.fiction import FICTION
from sim.views.style import PALETTE

WIDTH, LEFT, RIGHT = 720, 62, 690
TOP, BASE = 16, 330
ROW = 24
GREY, LIGHT = "#444444", "#DDDDDD"
ROUND = (1, 2, 5)  # times a power of ten: what is written along the logarithmic scale
CIRCLE = "m-6 0a6 6 0 1 0 12 0a6 6 0 1 0 -12 0z"
SQUARE = "m-5.5 -5.5h11v11h-11z"
TRIANGLE = "m0 -7l7 12h-14z"
LOOKS = (  # of the first line, the second one and so on: colour, dashes, sign at its points
    (PALETTE["blue"], "", CIRCLE),
    (PALETTE["vermilion"], "10 5", SQUARE),
    (PALETTE["green"], "12 4 3 4", TRIANGLE),
    (PALETTE["black"], "2 5", ""),
)


@frozen
class Line:
    """One line of the picture.

    Attributes
    ----------
    name : str
        What it is called.
    worked_out : sequence of (float, float)
        Places on the line: how far to the right (above 0), how far up.
    simulated : sequence of (Estimate, Estimate)
        Points that were simulated: the same two, with their intervals.
    """

    name: str
    worked_out: Sequence[tuple[float, float]]
    simulated: Sequence[tuple[Estimate, Estimate]] = ()


@frozen
class Scale:
    """A logarithmic scale: numbers from `low` to `high` to places from `left` to `right`."""

    low: float
    high: float
    left: float
    right: float

    def at(self, value: float) -> float:
        """Give the place of a number."""
        share = math.log(value / self.low) / math.log(self.high / self.low)
        return self.left + share * (self.right - self.left)

    def ticks(self) -> list[float]:
        """List the round numbers that are written.

        Examples
        --------
        >>> Scale(10, 300, 0, 100).ticks()
        [10.0, 20.0, 50.0, 100.0, 200.0]
        """
        powers = range(math.floor(math.log10(self.low)), math.ceil(math.log10(self.high)) + 1)
        numbers = [factor * 10.0**power for power in powers for factor in ROUND]
        return [number for number in numbers if self.low <= number * (1 + 1e-9) and number <= self.high]


@frozen(eq=False, repr=False)
class Curves:
    """Up to four lines in one picture; a notebook shows it by itself.

    Attributes
    ----------
    lines : sequence of Line
        What is drawn; what lies above the end of the upright axis is cut off.
    across, up : str
        What the axes say.
    end : float
        Where the upright axis ends; it begins at 0.

    Examples
    --------
    >>> Curves([Line("straight", [(1, 1), (100, 3)])], "run length", "delay", end=5)
    Curves of delay against run length: straight.
    """

    lines: Sequence[Line]
    across: str
    up: str
    end: float

    def draw(self) -> str:
        """Draw it as SVG."""
        places = [x for line in self.lines for x, _ in line.worked_out]
        across, up = Scale(min(places), max(places), LEFT, RIGHT), Axis(self.end, BASE, TOP)
        height = BASE + 66 + ROW * len(self.lines) + 20
        drawn = [*self._grid(across, up)]
        for line, look in zip(self.lines, LOOKS, strict=False):
            drawn += [*_line(line, look, across, up), *_points(line, look, across, up)]
        drawn += [*_rows(self.lines), _text(LEFT, height - 8, FICTION, size=12)]
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="100%" role="img" '
            f'style="max-width:{WIDTH}px" aria-label="{escape(repr(self))}" font-family="sans-serif">'
            f'<rect width="{WIDTH}" height="{height}" fill="#FFFFFF"/>{"".join(drawn)}</svg>'
        )

    def _grid(self, across: Scale, up: Axis) -> Iterator[str]:
        for tick in up.ticks():
            yield _path(f"M{LEFT} {up.at(tick):.1f}H{RIGHT}", LIGHT, wide=1)
            yield _text(LEFT - 8, up.at(tick) + 5, f"{tick:g}", anchor="end")
        for tick in across.ticks():
            yield _path(f"M{across.at(tick):.1f} {BASE}v6", GREY, wide=1)
            yield _text(across.at(tick), BASE + 22, f"{tick:,g}", anchor="middle")
        yield _path(f"M{LEFT} {TOP}V{BASE}H{RIGHT}", GREY, wide=1)
        yield _text((LEFT + RIGHT) / 2, BASE + 42, self.across, anchor="middle")
        middle = (TOP + BASE) / 2
        yield _text(16, middle, self.up, anchor="middle", turned=True)

    def __repr__(self) -> str:
        """Say what the picture shows: the lines by their names, and each simulated point."""
        told = f"Curves of {self.up} against {self.across}: {', '.join(line.name for line in self.lines)}."
        for line in self.lines:
            for x, y in line.simulated:
                told += f" {line.name}, simulated: {short(y.value)} at {short(x.value)}."
        return told

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        return {"text/plain": repr(self), "text/html": self.draw()}


Look = tuple[str, str, str]


def _line(line: Line, look: Look, across: Scale, up: Axis) -> Iterator[str]:
    """Draw the line as far as it lies within the picture."""
    inside: list[tuple[float, float]] = []
    for (x, y), (before_x, before_y) in zip(
        line.worked_out, [line.worked_out[0], *line.worked_out], strict=False
    ):
        if y <= up.end:
            inside.append((across.at(x), up.at(y)))
        elif before_y < up.end:
            share = (up.end - before_y) / (y - before_y)
            left, right = across.at(before_x), across.at(x)
            inside.append((left + share * (right - left), up.at(up.end)))
    if inside:
        yield _path("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in inside), look[0], dashes=look[1])


def _points(line: Line, look: Look, across: Scale, up: Axis) -> Iterator[str]:
    """Draw each simulated point, with its intervals both ways as thin bars."""
    for x, y in line.simulated:
        column, height = across.at(x.value), up.at(y.value)
        yield _path(f"M{across.at(x.low):.1f} {height:.1f}H{across.at(x.high):.1f}", look[0], wide=2)
        yield _path(f"M{column:.1f} {up.at(y.low):.1f}V{up.at(y.high):.1f}", look[0], wide=2)
        yield f'<path d="M{column:.1f} {height:.1f}{look[2]}" fill="{look[0]}"/>'


def _rows(lines: Sequence[Line]) -> Iterator[str]:
    """Say below the picture which line is which."""
    for place, (line, (colour, dashes, sign)) in enumerate(zip(lines, LOOKS, strict=False)):
        y = BASE + 68 + ROW * place
        yield _path(f"M{LEFT} {y - 5}h54", colour, dashes=dashes)
        if line.simulated:
            yield f'<path d="M{LEFT + 27} {y - 5}{sign}" fill="{colour}"/>'
        yield _text(LEFT + 66, y, line.name, size=16)


def _path(drawn: str, colour: str, *, wide: float = 3, dashes: str = "") -> str:
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<path d="{drawn}" stroke="{colour}" stroke-width="{wide:g}" fill="none"{dashed}/>'


def _text(
    x: float, y: float, text: str, *, anchor: str = "start", size: int = 14, turned: bool = False
) -> str:
    turn = f' transform="rotate(-90 {x:.1f} {y:.1f})"' if turned else ""
    where = f'x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}"'
    return f'<text {where}{turn} fill="#222222">{escape(text)}</text>'
