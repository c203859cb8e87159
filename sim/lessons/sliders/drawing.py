"""Drawing: a reading as an SVG picture, with its interval, the closed form and the student's guess.

The same drawing is shown in a live notebook and on a page that cannot compute. No library is needed.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from html import escape

import numpy as np
from attrs import frozen

from sim.lessons.sliders.axis import Axis, round_up
from sim.lessons.sliders.readings import Reading, Values
from sim.model.fiction import FICTION
from sim.views.style import PALETTE

WIDTH, LEFT, RIGHT = 720, 30, 690
TOP, BASE = 14, 220
BINS = 48
ROW = 24
STAGES = ("blue", "sky blue", "yellow", "vermilion", "purple", "green", "orange")
STAGE_COLOURS = [PALETTE[name] for name in STAGES]
GREY = "#444444"
DIGITS = 3  # that one reads


@frozen
class Mark:
    """A number that is marked in the picture, and told in the rows below it."""

    text: str
    value: float
    colour: str
    dashes: str = ""


@frozen
class Scene:
    """All that one picture shows.

    Attributes
    ----------
    reading : Reading
        The number, its interval, and what stands behind it.
    theory : float or None
        What the closed form says, in the unit of the reading.
    theory_name : str
        What that is called: "closed form", or "bound" where it is one.
    guess : float or None
        What the student guessed.
    end : float
        Where the horizontal axis ends.
    """

    reading: Reading
    theory: float | None
    theory_name: str
    guess: float | None
    end: float


def end_of_axis(reading: Reading) -> float:
    """Choose where the axis ends: at a round number that nearly all of the values lie below."""
    if reading.unit == "%":
        return 100.0
    if reading.values is not None and len(reading.values):
        return round_up(max(float(np.quantile(reading.values, 0.995)), 1e-9))
    return round_up(max(1.5 * reading.estimate.value, 1e-9)) if reading.estimate.exists else 1.0


def draw(scene: Scene) -> str:
    """Draw a scene as SVG."""
    axis = Axis(scene.end, LEFT, RIGHT)
    marks = list(_marks(scene))
    rows = [*_stage_rows(scene.reading), *((_dashed(mark), mark.text) for mark in marks)]
    height = BASE + 56 + ROW * len(rows) + 26
    drawn = [*_body(scene, axis), *_axis(axis, scene.reading.unit), *_interval(scene.reading, axis)]
    drawn += [part for mark in marks for part in _mark(mark, axis)]
    drawn += _rows(rows)
    drawn.append(_text(LEFT, height - 10, FICTION, size=12))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="100%" role="img" '
        f'style="max-width:{WIDTH}px" aria-label="{escape(sentence(scene))}" font-family="sans-serif">'
        f'<rect width="{WIDTH}" height="{height}" fill="#FFFFFF"/>{"".join(drawn)}</svg>'
    )


def sentence(scene: Scene) -> str:
    """Say in words what the picture shows: for those who hear the page, and below the sliders."""
    found = scene.reading.estimate
    if not found.exists:
        return f"Nothing was seen of it: {scene.reading.label}, in {found.n:,} replications."
    told = f"Simulated: {scene.reading.label} {amount(found.value, scene.reading.unit)}"
    if found.has_interval:
        told += f", 95 % interval {short(found.low)} to {short(found.high)}"
    told += f", from {found.n:,} replications."
    if scene.theory is None:
        return told
    inside = "inside" if found.low <= scene.theory <= found.high else "outside"
    return f"{told} {scene.theory_name.capitalize()}: {short(scene.theory)}, {inside} the interval."


def short(value: float) -> str:
    """Write a number with as many decimals as one reads: 0.123, 4.99, 23.4, 120.

    Examples
    --------
    >>> short(0.1234), short(4.987), short(23.44), short(120.4), short(-0.2)
    ('0.123', '4.99', '23.4', '120', '−0.200')
    """
    before = math.floor(math.log10(abs(value))) if abs(value) >= 1 else -1
    decimals = max(DIGITS - 1 - before, 0)
    return f"{value:,.{decimals}f}".replace("-", "−")


def amount(value: float, unit: str) -> str:
    """Write a number with its unit."""
    return f"{short(value)} {unit}".strip()


def _marks(scene: Scene) -> Iterator[Mark]:
    """Give the marks: what was simulated, the closed form, the guess."""
    found = scene.reading.estimate
    if found.exists:
        limits = f" [{short(found.low)}, {short(found.high)}]" if found.has_interval else ""
        told = f"{scene.reading.label}: {amount(found.value, scene.reading.unit)}{limits}, n = {found.n:,}"
        yield Mark(f"simulated {told}", found.value, PALETTE["black"])
    if scene.theory is not None:
        told = f"{scene.theory_name}: {amount(scene.theory, scene.reading.unit)}"
        yield Mark(told, scene.theory, PALETTE["vermilion"], "7 4")
    if scene.guess is not None:
        yield Mark(
            f"your guess: {amount(scene.guess, scene.reading.unit)}", scene.guess, PALETTE["green"], "2 4"
        )


def _body(scene: Scene, axis: Axis) -> Iterator[str]:
    reading = scene.reading
    if reading.parts is not None:
        yield from _stages(reading, axis)
    elif reading.values is not None:
        yield from _histogram(reading.values, axis)
    elif reading.estimate.exists:
        wide = axis.at(reading.estimate.value) - axis.left
        yield _box(axis.left, BASE - 90, wide, 50, PALETTE["sky blue"])


def _histogram(values: Values, axis: Axis) -> Iterator[str]:
    counts, _ = np.histogram(values, bins=BINS, range=(0.0, axis.end))
    wide, most = (axis.right - axis.left) / BINS, max(int(counts.max(initial=0)), 1)
    for place, count in enumerate(counts.tolist()):
        tall = (BASE - TOP - 40) * count / most
        if count:
            yield _box(axis.left + place * wide, BASE - tall, wide - 1, tall, PALETTE["sky blue"])
    beyond = int(np.count_nonzero(values > axis.end))
    if beyond:
        yield _text(axis.right, TOP + 14, f"{100 * beyond / len(values):.1f} % lie beyond →", anchor="end")


def _stages(reading: Reading, axis: Axis) -> Iterator[str]:
    begun = 0.0
    for (_, part), colour in zip((reading.parts or {}).items(), STAGE_COLOURS * 2, strict=False):
        left, right = axis.at(begun), axis.at(begun + part.value)
        yield _box(left, BASE - 100, right - left, 60, colour)
        begun += part.value


def _stage_rows(reading: Reading) -> list[tuple[str, str]]:
    stages = (reading.parts or {}).items()
    return [
        (_box(0, -11, 22, 11, colour), f"{name}: {short(part.value)} [{short(part.low)}, {short(part.high)}]")
        for (name, part), colour in zip(stages, STAGE_COLOURS * 2, strict=False)
    ]


def _interval(reading: Reading, axis: Axis) -> Iterator[str]:
    """Draw the interval as a band on the axis."""
    if reading.estimate.exists and reading.estimate.has_interval:
        left, right = axis.at(reading.estimate.low), axis.at(reading.estimate.high)
        yield _box(left, BASE - 6, max(right - left, 1.0), 12, PALETTE["black"])


def _mark(mark: Mark, axis: Axis) -> Iterator[str]:
    yield _stroke(f"M{axis.at(mark.value):.1f} {TOP}V{BASE}", mark)


def _dashed(mark: Mark) -> str:
    """Draw the piece of a mark's line that stands before its words, with the same dashes."""
    return _stroke("M0 -5H26", mark)


def _stroke(path: str, mark: Mark) -> str:
    dashes = f' stroke-dasharray="{mark.dashes}"' if mark.dashes else ""
    return f'<path d="{path}" stroke="{mark.colour}" stroke-width="3"{dashes}/>'


def _axis(axis: Axis, unit: str) -> Iterator[str]:
    yield f'<path d="M{axis.left} {BASE}H{axis.right}" stroke="{GREY}"/>'
    for tick in axis.ticks():
        yield f'<path d="M{axis.at(tick):.1f} {BASE}v6" stroke="{GREY}"/>'
        yield _text(axis.at(tick), BASE + 22, f"{tick:g}", anchor="middle")
    yield _text((axis.left + axis.right) / 2, BASE + 42, unit, anchor="middle")


def _rows(rows: list[tuple[str, str]]) -> Iterator[str]:
    """Write the words below the picture, each behind a piece of what it tells of."""
    for place, (piece, text) in enumerate(rows):
        y = BASE + 66 + ROW * place
        yield f'<g transform="translate({LEFT} {y})">{piece}</g>'
        yield _text(LEFT + 32, y, text, size=16)


def _box(x: float, y: float, wide: float, tall: float, colour: str) -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{tall:.1f}" fill="{colour}"/>'


def _text(x: float, y: float, text: str, *, anchor: str = "start", size: int = 14) -> str:
    where = f'x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}"'
    return f'<text {where} fill="#222222">{escape(text)}</text>'
