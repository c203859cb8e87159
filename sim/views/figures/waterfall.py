"""The budget as a waterfall: each stage begins where the one before ends; together they are the latency."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from sim.analysis.estimates import Estimate
from sim.analysis.measures import CentreMeasures
from sim.views import style
from sim.views.figures.titles import write_title
from sim.views.figures.writing import bracketed, decimals, per_cent
from sim.views.played import Played, chosen_centre

if TYPE_CHECKING:
    from matplotlib.axes import Axes

FAMILIES = {
    "looking": ("scan_wait", "missed_looks", "unused_reports"),
    "carrying": ("processing", "link", "relays", "sharing"),
    "reading": ("queue", "service"),
    "deciding": ("confirmation", "decision", "delivery"),
}

COLOURS = {
    "looking": style.PALETTE["blue"],
    "carrying": style.PALETTE["sky blue"],
    "reading": style.PALETTE["yellow"],
    "deciding": style.PALETTE["vermilion"],
    "latency": "#FFFFFF",
}


@frozen
class Bar:
    """One bar of the waterfall.

    Attributes
    ----------
    label : str
        What stands beside it.
    family : str
        What gives it its colour: a key of `COLOURS`.
    start : float
        Where it begins, in ticks after the onset.
    length : Estimate
        How long it is, in ticks.
    """

    label: str
    family: str
    start: float
    length: Estimate

    @property
    def end(self) -> float:
        """Where it ends, in ticks after the onset."""
        return self.start + self.length.value


def bars(stages: Mapping[str, Estimate]) -> list[Bar]:
    """Put the stages that took time one behind another.

    Parameters
    ----------
    stages
        The mean of every stage, in order, in ticks.

    Examples
    --------
    >>> took = {"scan_wait": Estimate(3.0, 2.5, 3.5, 9), "link": Estimate(0.0, 0.0, 0.0, 9)}
    >>> [(bar.label, bar.start, bar.end) for bar in bars(took)]
    [('scan wait', 0.0, 3.0)]
    """
    family_of = {stage: family for family, members in FAMILIES.items() for stage in members}
    row: list[Bar] = []
    for stage, length in stages.items():
        if _took_time(length):
            start = row[-1].end if row else 0.0
            row.append(Bar(stage.replace("_", " "), family_of[stage], start, length))
    return row


def budget(result: Played, centre: str | None = None, ax: Axes | None = None) -> Axes:
    """Draw the mean budget of a centre's first-delivered true alerts as a waterfall.

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
        What was drawn: stages from top to bottom, in ticks after the onset, the latency last. Whiskers are
        95 % intervals of the means. Stages that took no time in any replication are left out, and the caption
        names them.

    Raises
    ------
    ValueError
        If there is no centre of that name.
    """
    name = chosen_centre(result, centre)
    measures = result.measures.centres[name]
    with style.applied():
        axes = style.new_axes() if ax is None else ax
        if measures.latency.mean.exists:
            _draw(axes, [*bars(measures.budget), Bar("latency", "latency", 0.0, measures.latency.mean)])
        else:
            axes.set_yticks([])
        axes.set_xlabel("ticks after the onset")
        write_title(axes, f"{result.scenario.title}: the latency of {name}, stage by stage")
        style.add_caption(axes, _caption(result, measures))
    return axes


def _took_time(length: Estimate) -> bool:
    """Tell whether a stage took time in any replication: no stage is ever negative, so its mean tells."""
    return length.exists and length.value > 0


def _draw(axes: Axes, row: list[Bar]) -> None:
    """Draw bars from top to bottom, each with its whisker and its numbers."""
    digits = decimals(row[-1].length.value)
    for place, bar in enumerate(row):
        axes.barh(place, bar.length.value, left=bar.start, color=COLOURS[bar.family], edgecolor="#333333")
        _draw_interval(axes, place, bar, bracketed(bar.length, digits))
    _draw_steps(axes, row)
    axes.set_yticks(range(len(row)), [bar.label for bar in row])
    axes.invert_yaxis()
    axes.set_xlim(0, 1.35 * row[-1].end or 1)
    _add_legend(axes, row)


def _draw_interval(axes: Axes, place: int, bar: Bar, numbers: str) -> None:
    length = bar.length
    tip = bar.end
    if length.has_interval:
        arms = [[length.value - length.low], [length.high - length.value]]
        axes.errorbar(bar.end, place, xerr=arms, color="#000000", capsize=6, linewidth=2)
        tip = bar.start + length.high
    label = axes.annotate(numbers, (tip, place), xytext=(8, 0), textcoords="offset points", va="center")
    label.set_fontsize(14)


def _draw_steps(axes: Axes, row: list[Bar]) -> None:
    """Join the end of each bar to the begin of the next by a thin line."""
    for place, bar in enumerate(row[:-1]):
        axes.plot([bar.end, bar.end], [place, place + 1], color="#333333", linewidth=1, linestyle=":")


def _add_legend(axes: Axes, row: list[Bar]) -> None:
    from matplotlib.patches import Patch

    present = [family for family in FAMILIES if any(bar.family == family for bar in row)]
    patches = [Patch(facecolor=COLOURS[family], edgecolor="#333333", label=family) for family in present]
    axes.legend(handles=patches, loc="upper right")


def _caption(result: Played, measures: CentreMeasures) -> str:
    """Say what the bars are means of, what is missing from them, and what was left out."""
    n = measures.latency.mean.n
    if not n:
        return f"No true alert was delivered in {result.replications:,} replications (seed {result.seed})."
    played = f"{n:,} of {result.replications:,} replications"
    parts = [f"Means over the {played} with a true alert (seed {result.seed})."]
    parts.append(f"Of the onsets, {per_cent(measures.missed)} were missed and are not in the means.")
    parts.append("Whiskers and brackets: 95\N{NO-BREAK SPACE}% intervals.")
    idle = [stage.replace("_", " ") for stage, length in measures.budget.items() if not _took_time(length)]
    if idle:
        parts.append(f"Left out, since they took no time: {', '.join(idle)}.")
    return " ".join(parts)
