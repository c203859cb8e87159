"""The latency as a distribution: how often which, the quantiles, and who is not warned yet.

Onsets without a true alert have no latency. They are shown, too: the curve of those not warned yet ends at
their share, not at 0.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sim.analysis.catalogue import QUANTILES
from sim.analysis.estimates import Estimate
from sim.analysis.measures import CentreMeasures
from sim.model.wording import amount
from sim.views import style
from sim.views.figures.titles import write_title
from sim.views.figures.warned import Warned, read_warned
from sim.views.figures.writing import PER_CENT, bracketed, decimals, per_cent
from sim.views.played import Recorded, chosen_centre

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MARGIN = 1.02  # how far an axis goes beyond its last bar
RIGHT_HALF = 0.55  # where along the axis numbers stand left of what they belong to
BAR = style.PALETTE["sky blue"]
CURVE = style.PALETTE["blue"]
DEADLINE = style.PALETTE["vermilion"]
AXIS = "ticks after the onset"


def latency(
    result: Recorded, centre: str | None = None, figure: Figure | None = None
) -> tuple[Axes, Axes, Axes]:
    """Draw the distribution of a centre's latency, from three sides.

    Parameters
    ----------
    result
        What came out of a run.
    centre
        The name of the centre; the first one of the file where left out.
    figure
        Where to draw; a new one of slide size where left out.

    Returns
    -------
    tuple of Axes
        A histogram, the quantiles with their 95 % intervals, and the share of onsets not warned yet, above
        one another, all along the same ticks after the onset. The deadline, where there is one, is a line
        through all.

    Raises
    ------
    ValueError
        If there is no centre of that name.
    """
    name = chosen_centre(result, centre)
    with style.applied():
        whole = style.new_figure() if figure is None else figure
        top, middle, bottom = whole.subplots(3, 1, sharex=True, height_ratios=(3, 2, 3))
        histogram(result, name, ax=top)
        quantiles(result, name, ax=middle)
        survival(result, name, ax=bottom)
        for axes in (top, middle):
            axes.set_xlabel("")
        for axes in (middle, bottom):
            axes.set_title("")
        style.add_caption(bottom, _caption(result, name))
        whole.align_ylabels()
    return top, middle, bottom


def histogram(result: Recorded, centre: str | None = None, ax: Axes | None = None) -> Axes:
    """Draw how many of the onsets were warned of after how long: bars of equal width, in per cent of onsets.

    Parameters
    ----------
    result, centre, ax
        As of `sim.views.figures.waterfall.budget`.
    """
    name = chosen_centre(result, centre)
    with style.applied():
        axes = style.new_axes() if ax is None else ax
        warned = read_warned(result.records, name)
        edges = warned.edges
        counts, _ = np.histogram(warned.latencies, edges)
        shares = PER_CENT * counts / max(warned.came, 1)
        axes.bar(edges[:-1], shares, np.diff(edges), align="edge", color=BAR, edgecolor="#333333")
        _dress(axes, result, name, warned)
        axes.set_ylabel(f"% of onsets,\neach {edges[1] - edges[0]:g} ticks")
        if axes.get_legend_handles_labels()[1]:
            axes.legend(loc="upper right")
    return axes


def quantiles(result: Recorded, centre: str | None = None, ax: Axes | None = None) -> Axes:
    """Draw the quantiles of the latency over the detected replications, with their 95 % intervals.

    Parameters
    ----------
    result, centre, ax
        As of `sim.views.figures.waterfall.budget`.
    """
    name = chosen_centre(result, centre)
    own = result.measures.centres[name].latency
    with style.applied():
        axes = style.new_axes() if ax is None else ax
        warned = read_warned(result.records, name)
        _dress(axes, result, name, warned)
        for place, level in enumerate(QUANTILES):
            _draw_quantile(axes, place, getattr(own, level), decimals(warned.end))
        axes.set_yticks(range(len(QUANTILES)), list(QUANTILES))
        axes.set_ylim(len(QUANTILES) - 0.4, -0.6)
        axes.set_ylabel("quantile")
    return axes


def survival(result: Recorded, centre: str | None = None, ax: Axes | None = None) -> Axes:
    """Draw the share of onsets without a true alert yet, with a band of its 95 % intervals.

    Parameters
    ----------
    result, centre, ax
        As of `sim.views.figures.waterfall.budget`.
    """
    name = chosen_centre(result, centre)
    with style.applied():
        axes = style.new_axes() if ax is None else ax
        warned = read_warned(result.records, name)
        _dress(axes, result, name, warned)
        axes.set_ylabel("% of onsets\nnot warned yet")
        axes.set_ylim(0, 1.05 * PER_CENT)
        axes.grid(visible=True, axis="both")
        if warned.came:
            _draw_survival(axes, warned)
            _draw_missed(axes, warned, result.measures.centres[name])
    return axes


def _dress(axes: Axes, result: Recorded, name: str, warned: Warned) -> None:
    """Give axes what is the same in all three: their ticks, the deadline, a title."""
    onset = result.scenario.onset
    deadline = None if onset is None else onset.deadline
    axes.set_xlim(0, MARGIN * max(float(warned.edges[-1]), deadline or 0.0))
    axes.set_xlabel(AXIS)
    write_title(axes, f"{result.scenario.title}: the latency of {name}")
    if deadline is not None:
        in_time = per_cent(result.measures.centres[name].in_time)
        label = f"deadline, {deadline:g} ticks: {in_time} in time"
        axes.axvline(deadline, color=DEADLINE, linestyle="--", linewidth=2.5, label=label)


def _draw_quantile(axes: Axes, place: int, level: Estimate, places: int) -> None:
    if not level.exists:
        return
    arms = [[level.value - level.low], [level.high - level.value]] if level.has_interval else None
    axes.errorbar(level.value, place, xerr=arms, color="#000000", marker="o", capsize=6, linewidth=2)
    end = axes.get_xlim()[1]
    left = level.value > RIGHT_HALF * end
    tip = (level.low if left else level.high) if level.has_interval else level.value
    label = axes.annotate(
        bracketed(level, places),
        (tip, place),
        xytext=(-12 if left else 12, 0),
        textcoords="offset points",
        ha="right" if left else "left",
        va="center",
        bbox={"facecolor": "#FFFFFF", "edgecolor": "none", "pad": 1.0},
    )
    label.set_fontsize(14)


def _draw_survival(axes: Axes, warned: Warned) -> None:
    """Draw the curve as steps, from the onset to the end of the axis."""
    times = [0.0, *(time for time in warned.steps.tolist() if time > 0.0), axes.get_xlim()[1]]
    shares = [warned.unwarned(time) for time in times]
    lows, highs = ([PER_CENT * getattr(share, side) for share in shares] for side in ("low", "high"))
    axes.fill_between(times, lows, highs, step="post", color=CURVE, alpha=0.25, linewidth=0)
    values = [PER_CENT * share.value for share in shares]
    axes.step(times, values, where="post", color=CURVE, linewidth=2.5)


def _draw_missed(axes: Axes, warned: Warned, measures: CentreMeasures) -> None:
    """Hatch the share that is never warned, and write it down."""
    missed = measures.missed
    if missed.value > 0:
        axes.axhspan(
            0, PER_CENT * missed.value, facecolor="none", edgecolor="#999999", hatch="//", linewidth=0
        )
    axes.annotate(
        f"never warned: {per_cent(missed)}",
        (1, PER_CENT * missed.high),
        xycoords=axes.get_yaxis_transform(),
        xytext=(-8, 8),
        textcoords="offset points",
        ha="right",
        fontsize=14,
    )


def _caption(result: Recorded, name: str) -> str:
    """Say over what the shares and quantiles are taken, and what is not seen."""
    warned, n = read_warned(result.records, name), result.measures.centres[name].latency.mean.n
    if not warned.came:
        return f"No onset came in {result.replications:,} replications (seed {result.seed})."
    parts = [f"n = {warned.came:,} onsets in {result.replications:,} replications (seed {result.seed})."]
    parts.append(f"Quantiles: over the {n:,} with a true alert by the horizon.")
    parts.append(
        "Whiskers, brackets and band: 95\N{NO-BREAK SPACE}% intervals, the band at each tick by itself."
    )
    if warned.beyond:
        farther = amount(warned.beyond, "true alert")
        parts.append(f"Beyond the right end: {farther}, the last after {warned.latencies[-1]:,.1f} ticks.")
    return " ".join(parts)
