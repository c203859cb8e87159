"""Convergence: how the mean latency settles as replications are added, and when it is known how well."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sim.analysis.convergence import Convergence, converge
from sim.records import Column
from sim.views import style
from sim.views.figures.bands import style_log
from sim.views.figures.titles import write_title
from sim.views.figures.writing import PER_CENT, bracketed, decimals
from sim.views.played import Recorded, chosen_centre

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PRECISIONS = ((0.05, "s", style.PALETTE["vermilion"]), (0.01, "D", style.PALETTE["black"]))
FIRST = 10  # with fewer values an interval is so wide that nothing else could be seen
MOST_POINTS = 1000
CURVE = style.PALETTE["blue"]


def convergence(result: Recorded, centre: str | None = None, ax: Axes | None = None) -> Axes:
    """Draw the mean latency of the first n true alerts for growing n, with a band of its 95 % intervals.

    Parameters
    ----------
    result
        What came out of a run.
    centre
        The name of the centre; the first one of the file where left out.
    ax
        Where to draw; a new figure of slide size where left out.

    Returns
    -------
    Axes
        What was drawn: replications with a true alert along a logarithmic axis, the mean in ticks. Marks
        stand where half of the interval stays within 5 % and 1 % of the mean; the caption says how many
        replications it takes where that is not reached.

    Raises
    ------
    ValueError
        If there is no centre of that name.
    """
    name = chosen_centre(result, centre)
    latencies = result.records.centres[name].instant("delivered") - result.records.onset
    grown = converge(latencies[~np.isnan(latencies)])
    with style.applied():
        axes = style.new_axes() if ax is None else ax
        if len(grown.mean) >= FIRST:
            _draw(axes, grown)
        axes.grid(visible=True, axis="both")
        axes.set_xlabel("replications with a true alert")
        axes.set_ylabel("mean latency (ticks)")
        write_title(axes, f"{result.scenario.title}: how the mean latency of {name} settles")
        style.add_caption(axes, _caption(result, name, grown))
    return axes


def chosen_counts(count: int) -> Column:
    """Choose the numbers of values at which a curve is drawn: all, or a thousand evenly on a log axis.

    Examples
    --------
    >>> chosen_counts(12).tolist(), len(chosen_counts(10**6)) <= 1000
    ([10, 11, 12], True)
    """
    if count - FIRST < MOST_POINTS:
        return np.arange(FIRST, count + 1)
    return np.unique(np.geomspace(FIRST, count, MOST_POINTS).round().astype(int))


def _draw(axes: Axes, grown: Convergence) -> None:
    counts = chosen_counts(len(grown.mean))
    mean, half = grown.mean[counts - 1], grown.half[counts - 1]
    axes.fill_between(
        counts, mean - half, mean + half, color=CURVE, alpha=0.25, linewidth=0, label="95 % interval"
    )
    axes.plot(counts, mean, color=CURVE, linewidth=2.5, label="mean")
    axes.axhline(mean[-1], color="#333333", linewidth=1, linestyle=":")
    axes.set_xscale("log")
    axes.set_xlim(FIRST, max(len(grown.mean), FIRST + 1))
    style_log(axes.xaxis)
    for share, marker, colour in PRECISIONS:
        _mark(axes, grown, share, marker=marker, colour=colour)
    axes.legend(loc="upper right")


def _mark(axes: Axes, grown: Convergence, share: float, *, marker: str, colour: str) -> None:
    """Mark where a precision is reached, if it is."""
    count = grown.settled(share)
    if count is None:
        return
    label = f"±{PER_CENT * share:g} % from n = {count:,} on"
    ends = [grown.mean[count - 1] + side * grown.half[count - 1] for side in (-1, 1)]
    axes.plot([count] * 2, ends, color=colour, marker=marker, markersize=10, linewidth=2.5, label=label)


def _caption(result: Recorded, name: str, grown: Convergence) -> str:
    """Say what the mean is, over how many, and what each precision takes."""
    estimate = result.measures.centres[name].latency.mean
    played = f"{result.replications:,} replications (seed {result.seed})"
    if not estimate.n:
        return f"No true alert was delivered in {played}."
    written = bracketed(estimate, decimals(estimate.value))
    parts = [f"n = {estimate.n:,} true alerts in {played}: mean {written} ticks."]
    parts.append("Band and brackets: 95\N{NO-BREAK SPACE}% intervals, each n by itself.")
    for share, _, _ in PRECISIONS:
        needed = grown.needed(share)
        if grown.settled(share) is None and np.isfinite(needed):
            about = f"{float(f'{needed:.2g}'):,.0f}"
            parts.append(f"±{PER_CENT * share:g}\N{NO-BREAK SPACE}% probably takes about {about}.")
    return " ".join(parts)
