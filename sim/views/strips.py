"""Strips: a study in a few lines of small columns, above its tables in the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import isfinite, nan
from typing import TYPE_CHECKING

import numpy as np

from sim.model.problems import printable
from sim.studies.compare import Comparison, Variant
from sim.studies.study import Study
from sim.studies.swept import Sweep
from sim.views.figures.curves import read_course
from sim.views.figures.titles import shorten
from sim.views.figures.warned import Warned
from sim.views.rows import written
from sim.views.signs import Columns, Trend
from sim.views.spread import FEWEST, counted, step_of

if TYPE_CHECKING:
    from rich.console import RenderableType

FEWEST_POINTS, MOST_POINTS = 3, 50
MOST_COLUMNS = 28
LABEL = 24


def strips(study: Study) -> Iterable[RenderableType]:
    """Show a sweep along one factor as a row of small columns, and a comparison as one row a variant."""
    if isinstance(study, Sweep):
        yield from _trends(study)
    if isinstance(study, Comparison):
        yield from _spreads(study)


def _trends(sweep: Sweep) -> Iterator[RenderableType]:
    """Show the mean latency along the one factor of a sweep, centre by centre."""
    if len(sweep.keys) != 1 or not FEWEST_POINTS <= sweep.points <= MOST_POINTS:
        return
    places = dict.fromkeys(row["place"] for row in sweep.rows() if row["of"] == "centre")
    for place in places:
        course = read_course(sweep, "latency.mean", place=place)
        values = tuple(spot.estimate.value if spot.estimate.exists else nan for spot in course.spots)
        if sum(map(isfinite, values)) < FEWEST_POINTS:
            continue
        yield Trend(f"Mean latency of {printable(place)}: ", values, "ticks")


def _spreads(comparison: Comparison) -> Iterator[RenderableType]:
    """Show how the latency of every variant is spread, all on one scale, centre by centre."""
    variants = [comparison.first, *comparison.others]
    shared = [name for name in comparison.first.latencies if all(name in one.latencies for one in variants)]
    for centre in shared:
        warned = [_warned(one, centre) for one in variants]
        if min(len(one.latencies) for one in warned) >= FEWEST:
            yield from _table(centre, variants, warned)


def _warned(variant: Variant, centre: str) -> Warned:
    own = variant.latencies[centre]
    return Warned(variant.measures.centres[centre].detected.n, np.sort(own[~np.isnan(own)]))


def _table(centre: str, variants: Sequence[Variant], warned: Sequence[Warned]) -> Iterator[RenderableType]:
    """Show a title and a table of rows of columns: one step, one end and one height for all."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    end = max(one.end for one in warned)
    step = step_of(min(len(one.latencies) for one in warned), end, MOST_COLUMNS)
    counts = [counted(one.latencies, step, end) for one in warned]
    highest = max(max(row) for row in counts)
    yield Text(f"\nSpread of the latency of {printable(centre)} (a sign is {written(step)} ticks)", "bold")
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), show_edge=False)
    table.add_column("")
    table.add_column(f"0 to {written(step * len(counts[0]))} ticks", no_wrap=True)
    table.add_column("missed", justify="right", no_wrap=True)
    for variant, row in zip(variants, counts, strict=True):
        missed = written(round(variant.measures.centres[centre].missed.value, 4), share=True)
        label = Text(shorten(printable(variant.label), LABEL))
        table.add_row(label, Columns("|", row, "|", highest, explained=False), missed)
    yield table
