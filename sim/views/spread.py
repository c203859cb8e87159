"""The spread of the latency in the terminal: one line of small columns, and who is not in it."""

from __future__ import annotations

from collections.abc import Iterable
from math import floor, log10
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
    counts, step = counted(warned.latencies, warned.end)
    wide = f"a sign is {written(step)} {'tick' if step == 1.0 else 'ticks'}"
    yield Text(f"Spread of the latency of {printable(centre)} (n = {n:,}; {wide})", "bold")
    yield Columns("  0 |", counts, f"| {written(step * len(counts))} ticks")
    yield Text(f"  {_outside(played.measures.centres[centre].missed, n - round(sum(counts)))}")


def counted(latencies: Column, end: float) -> tuple[tuple[float, ...], float]:
    """Count latencies in steps of one round width, as many as the sample bears, up to an end or just beyond.

    Parameters
    ----------
    latencies
        In ticks, an array of one dimension.
    end
        Where the steps may end, in ticks, over 0.

    Returns
    -------
    tuple
        How many latencies fall into each step, the first from 0, and the width of a step in ticks.

    Examples
    --------
    >>> counted(np.array([0.5, 1.5, 1.7, 9.0]), 10.0)
    ((1.0, 2.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0), 1.0)
    """
    wanted = min(MOST_COLUMNS, max(FEWEST_COLUMNS, round(1.25 * len(latencies) ** 0.5)))
    power = 10.0 ** floor(log10(end / wanted))
    step = next(power * one for one in STEPS if power * one * wanted >= end)
    edges = step * np.arange(int(np.ceil(end / step)) + 1)
    return tuple(map(float, np.histogram(latencies, edges)[0])), step


def _outside(missed: Estimate, longer: int) -> str:
    """Say what the columns do not show: the onsets that were missed, and the latencies that are longer."""
    value, limits = read(Row("missed", missed, "onset", share=True))
    told = f"Missed, so not shown: {value} of the onsets ({limits})."
    return f"{told} Beyond the end: {longer:,}." if longer else told
