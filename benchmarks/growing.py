"""The figure of growth: five panels, one for each thing that grows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.growth import Axis, line, slope
from benchmarks.page import table
from benchmarks.timing import Race, short
from sim.model.fiction import FICTION
from sim.views.style import PALETTE, SLIDE, applied

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PICTURE = Path(__file__).parents[1] / "docs" / "pictures" / "growth.png"
LABELS = {
    "replications": "replications",
    "sensors": "sensors",
    "horizon": "horizon, ticks",
    "servers": "servers, at the same load",
    "load": "load of the servers",
}
PROPORTIONAL = ("replications", "sensors", "horizon")
LOOKS = {"vector": ("blue", "o", "-", "vector engine"), "events": ("vermilion", "s", "--", "SimPy engine")}


def panel(axes: Axes, axis: Axis, done: Race) -> None:
    """Draw one axis: seconds a run where replications grow, else milliseconds a replication."""
    whole = axis.name == "replications"
    scale = 1.0 if whole else 1000.0
    for engine, (colour, marker, style, label) in LOOKS.items():
        values, seconds = line(axis, done, engine)
        heights = [second * scale for second in seconds]
        axes.plot(values, heights, style, marker=marker, color=PALETTE[colour], label=label, linewidth=2)
        if engine == "vector" and axis.name in PROPORTIONAL:
            straight = [heights[-1] * value / values[-1] for value in values]
            axes.plot(values, straight, ":", color="#666666", label="proportional", zorder=1)
    axes.set(yscale="log", xscale="linear" if axis.name == "load" else "log")
    axes.set_xlabel(LABELS[axis.name])
    axes.set_ylabel("seconds a run" if whole else "ms a replication")
    axes.grid(axis="y", color="#DDDDDD")
    plain_ticks(axes, axis)


def plain_ticks(axes: Axes, axis: Axis) -> None:
    """Write plain numbers at the ticks; those of the horizontal axis are the values that were timed."""
    from matplotlib.ticker import FuncFormatter, NullFormatter

    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    axes.yaxis.set_minor_formatter(NullFormatter())
    if axis.name == "replications":
        labels = [f"10{'⁰¹²³⁴⁵⁶'[len(str(value)) - 1]}" for value in map(int, axis.values)]
    else:
        labels = [f"{value:,}" for value in axis.values]
    axes.set_xticks(axis.values, labels)
    axes.xaxis.set_minor_formatter(NullFormatter())


def draw(axes: Sequence[Axis], done: Mapping[str, Race], picture: Path = PICTURE) -> None:
    """Draw all axes into one picture."""
    from matplotlib import pyplot as plt

    with applied():
        plt.rcParams.update({"font.size": 13})
        figure, grid = plt.subplots(2, 3, figsize=SLIDE, layout="constrained")
        for place, axis in zip(grid.flat, axes, strict=False):
            panel(place, axis, done[axis.name])
        last = grid.flat[-1]
        last.set_axis_off()
        last.legend(*grid.flat[0].get_legend_handles_labels(), loc="center", fontsize=15)
        figure.suptitle("How the time of a run grows", x=0.01, ha="left", fontsize=20)
        figure.supxlabel(FICTION, x=0.01, ha="left", fontsize=12, color="#333333")
        figure.savefig(picture, metadata={"Software": "benchmarks/growing.py"})
        plt.close(figure)


def written(axes: Sequence[Axis], done: Mapping[str, Race]) -> dict[str, str]:
    """Give the table of growth by the name of its marker."""
    rows = []
    for axis in axes:
        values, seconds = line(axis, done[axis.name], "vector")
        if axis.name == "replications":
            ends = [f"{short(seconds[0])} s a run", f"{short(seconds[-1])} s a run"]
        else:
            ends = [f"{short(1e6 * second)} µs a replication" for second in (seconds[0], seconds[-1])]
        grown = f"{slope(axis, done[axis.name]):.2f}"
        rows.append([LABELS[axis.name], f"{values[0]:,} … {values[-1]:,}", *ends, grown])
    header = ["what grows", "from … to", "at the first", "at the last", "exponent over the upper half"]
    return {"growth": table(header, rows)}
