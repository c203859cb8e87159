"""The spread of the latency in the terminal: one line of small columns, and who is not in it."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil, floor, log10
from typing import TYPE_CHECKING

import numpy as np

from sim.analysis.estimates import Estimate
from sim.model.problems import printable
from sim.records import Column
from sim.views.figures.warned import read_warned
from sim.views.played import Recorded
from sim.views.reading import read
from sim.views.rows import Row, written
from sim.views.signs import Columns

if TYPE_CHECKING:
    from rich.console import RenderableType

FEWEST = 2  # of fewer latencies there is nothing to be seen
FEWEST_COLUMNS, MOST_COLUMNS = 10, 40
STEPS = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)


def spread(played: Recorded, centre: str) -> Iterable[RenderableType]:
    """Show how the latency of a centre is spread; nothing where there are not two latencies.

    A line below says which onsets are not in the columns: those that were missed, and those with a latency
    far longer than most.
    """
    from rich.text import Text

    warned = read_warned(played.records, centre)
    n = len(warned.latencies)
    if n < FEWEST:
        return
    step = step_of(n, warned.end)
    counts = counted(warned.latencies, step, warned.end)
    wide = f"a sign is {written(step)} {'tick' if step == 1.0 else 'ticks'}"
    yield Text(f"Spread of the latency of {printable(centre)} (n = {n:,}; {wide})", "bold")
    yield Columns("  0 |", counts, f"| {written(step * len(counts))} ticks")
    yield Text(f"  {_outside(played.measures.centres[centre].missed, n - round(sum(counts)))}")


def step_of(n: int, end: float, most: int = MOST_COLUMNS) -> float:
    """Choose a round width of steps, as many as so many latencies bear, up to an end or just beyond.

    Examples
    --------
    >>> step_of(1000, 38.0), step_of(4, 38.0)
    (1.0, 4.0)
    """
    wanted = min(most, max(FEWEST_COLUMNS, round(1.25 * n**0.5)))
    power = 10.0 ** floor(log10(end / wanted))
    return next(power * one for one in STEPS if power * one * wanted >= end)


def counted(latencies: Column, step: float, end: float) -> tuple[float, ...]:
    """Count how many latencies fall into each step from 0 to an end or just beyond, all in ticks.

    Examples
    --------
    >>> counted(np.array([0.5, 1.5, 1.7, 4.0]), 1.0, 3.0)
    (1.0, 2.0, 0.0)
    """
    edges = step * np.arange(ceil(end / step) + 1)
    return tuple(map(float, np.histogram(latencies, edges)[0]))


def _outside(missed: Estimate, longer: int) -> str:
    """Say what the columns do not show: the onsets that were missed, and the latencies that are longer."""
    value, limits = read(Row("missed", missed, "onset", share=True))
    told = f"Missed, so not shown: {value} of the onsets ({limits})."
    return f"{told} Beyond: {longer:,}." if longer else told
