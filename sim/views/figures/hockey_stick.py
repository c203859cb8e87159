"""The queue's hockey stick: flat where there is little to do, steep where servers are nearly always busy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sim.model.scenario import Scenario
from sim.model.wording import amount, listing
from sim.studies.swept import Sweep
from sim.views import style
from sim.views.figures.captions import counted
from sim.views.figures.queueing import Queue, read_queues
from sim.views.figures.strokes import STROKES, Stroke
from sim.views.figures.titles import write_title
from sim.views.figures.writing import PER_CENT

if TYPE_CHECKING:
    from matplotlib.axes import Axes

RIGHT = 102  # per cent: a little room beside points at full load


def hockey_stick(sweep: Sweep, scenario: Scenario, place: str | None = None, ax: Axes | None = None) -> Axes:
    """Draw the mean wait at a station against its load, for the points of a sweep, with theory beside them.

    Parameters
    ----------
    sweep
        What came out of a sweep over something that changes the load, such as a rate or a service.
    scenario
        What was swept: theory is worked out from it.
    place
        A station; the first one of the sweep where left out.
    ax
        Where to draw; a new figure of slide size where left out.

    Returns
    -------
    Axes
        What was drawn: the measured load in per cent along the axis, the wait in ticks, both with 95 %
        intervals. Theory is a line where the arrivals are Poisson and the queue is a known one
        (`sim.analysis.theory.stations`); where not, the caption says why.

    Raises
    ------
    ValueError
        If there is no such station, no point could be played, or there would be more than six courses.
    """
    station, queues = read_queues(sweep, scenario, place)
    if len(queues) > len(STROKES):
        raise ValueError(
            f"{len(queues)} courses cannot be told apart; at most {len(STROKES)} can: vary fewer values of "
            f"{', '.join(sweep.keys[1:])}"
        )
    with style.applied():
        axes = style.new_axes() if ax is None else ax
        for queue, stroke in zip(queues, STROKES, strict=False):
            _draw_theory(axes, queue, stroke)
            _draw_points(axes, queue, stroke)
        axes.grid(visible=True, axis="both")
        axes.set_xlim(0, RIGHT)
        axes.set_ylim(bottom=0)
        axes.set_xlabel("load: how much of its time a server is busy (%)")
        axes.set_ylabel("mean wait (ticks)")
        if axes.get_legend_handles_labels()[1]:
            axes.legend(loc="upper left")
        write_title(axes, f"{sweep.name}: the wait at {station} against its load")
        style.add_caption(axes, _caption(sweep, scenario, queues))
    return axes


def _draw_theory(axes: Axes, queue: Queue, stroke: Stroke) -> None:
    if queue.theory:
        loads = [PER_CENT * exact.load for exact in queue.theory]
        kinds = listing(list(dict.fromkeys(exact.queue for exact in queue.theory)))
        label = f"exact theory, {kinds}" + (f" ({queue.level})" if queue.level else "")
        waits = [exact.wait for exact in queue.theory]
        axes.plot(loads, waits, color=stroke.colour, linestyle=stroke.dash, linewidth=2.5, label=label)


def _draw_points(axes: Axes, queue: Queue, stroke: Stroke) -> None:
    """Draw what was simulated, each point with the intervals of its load and of its wait."""
    label = "simulated" + (f" ({queue.level})" if queue.level else "")
    for number, point in enumerate(queue.points):
        load, wait = point.load, point.wait
        axes.errorbar(
            PER_CENT * load.value,
            wait.value,
            xerr=_arms(PER_CENT * load.value, PER_CENT * load.low, PER_CENT * load.high),
            yerr=_arms(wait.value, wait.low, wait.high),
            color=stroke.colour,
            marker=stroke.marker,
            markersize=8,
            markerfacecolor="#FFFFFF",
            markeredgewidth=2,
            capsize=5,
            linestyle="none",
            label=label if number == 0 else None,
        )


def _arms(value: float, low: float, high: float) -> list[list[float]] | None:
    return [[value - low], [high - value]] if low <= value <= high else None


def _caption(sweep: Sweep, scenario: Scenario, queues: Sequence[Queue]) -> str:
    """Say what the points are, and where theory holds."""
    ns = [point.wait.n for queue in queues for point in queue.points]
    warmup, horizon = scenario.warmup, scenario.horizon
    parts = [f"Points: n = {counted(ns)} replications of seed {sweep.seed} each."]
    parts.append("Whiskers: 95\N{NO-BREAK SPACE}% intervals.")
    parts.append(f"Counted is what arrives from tick {warmup:g} on, up to the horizon at {horizon:g}.")
    if any(queue.theory for queue in queues):
        parts.append("Theory: the long run, in which nobody remembers that the queue began empty.")
    reasons = list(dict.fromkeys(reason for queue in queues for reason in queue.without))
    if reasons:
        where = "some points" if any(queue.theory for queue in queues) else "this queue"
        parts.append(f"No theory for {where}: {'; '.join(reasons)}.")
    failed = sum(row["status"] == "failed" for row in sweep.rows())
    if failed:
        parts.append(f"Not drawn: {amount(failed, 'point')} that failed.")
    return " ".join(parts)
