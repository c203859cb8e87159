"""Arrows of a diagram: ways between columns of boxes, and arcs beside one column."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from attrs import frozen

from sim.views.style import PALETTE

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.path import Path

Point = tuple[float, float]
LINE = "#333333"


@frozen
class Kind:
    """A kind of arrow: what it is called in the legend, and how it is drawn."""

    label: str
    colour: str
    dash: str


REPORTS = Kind("reports", LINE, "-")
COPIES = Kind("copies of reports", PALETTE["blue"], "--")
ALERTS = Kind("alerts", PALETTE["vermilion"], "-.")
CUES = Kind("cues", PALETTE["green"], ":")
KINDS = (REPORTS, COPIES, ALERTS, CUES)


@frozen
class Arc:
    """An arc beside a column of boxes.

    Attributes
    ----------
    start, end : float
        The heights that it joins.
    kind : Kind
        What it stands for.
    both : bool
        Whether it has a head at either end.
    """

    start: float
    end: float
    kind: Kind
    both: bool = False

    @property
    def span(self) -> tuple[float, float]:
        """The heights between which it lies."""
        return min(self.start, self.end), max(self.start, self.end)


def lanes(arcs: Sequence[Arc]) -> list[int]:
    """Give each arc a lane, the shortest nearest to the column: no two that overlap share one.

    Examples
    --------
    >>> lanes([Arc(0.1, 0.9, ALERTS), Arc(0.1, 0.3, ALERTS), Arc(0.5, 0.7, ALERTS)])
    [1, 0, 0]
    """
    taken: list[list[tuple[float, float]]] = []
    lane_of: dict[int, int] = {}
    for number in sorted(range(len(arcs)), key=lambda n: arcs[n].span[1] - arcs[n].span[0]):
        low, high = arcs[number].span
        free = (n for n, others in enumerate(taken) if all(high <= a or b <= low for a, b in others))
        lane = next(free, len(taken))
        if lane == len(taken):
            taken.append([])
        taken[lane].append((low, high))
        lane_of[number] = lane
    return [lane_of[number] for number in range(len(arcs))]


def draw_way(axes: Axes, points: Sequence[Point], kind: Kind) -> None:
    """Draw an arrow through points, level at each: every second stretch passes a column, straight."""
    from matplotlib.path import Path

    codes, corners = [Path.MOVETO], [points[0]]
    for number, ((left, top), (right, foot)) in enumerate(pairwise(points)):
        if number % 2:
            codes.append(Path.LINETO)
            corners.append((right, foot))
        else:
            middle = (left + right) / 2
            codes += [Path.CURVE4] * 3
            corners += [(middle, top), (middle, foot), (right, foot)]
    _draw(axes, Path(corners, codes), kind, "-|>")


def draw_arc(axes: Axes, arc: Arc, edge: float, bulge: float) -> None:
    """Draw an arc that leaves the edge of a column by so much; below 0 to the left."""
    from matplotlib.path import Path

    corners = [(edge, arc.start), (edge + bulge, arc.start), (edge + bulge, arc.end), (edge, arc.end)]
    path = Path(corners, [Path.MOVETO, *[Path.CURVE4] * 3])
    _draw(axes, path, arc.kind, "<|-|>" if arc.both else "-|>")


def _draw(axes: Axes, path: Path, kind: Kind, heads: str) -> None:
    from matplotlib.patches import FancyArrowPatch

    arrow = FancyArrowPatch(
        path=path,
        arrowstyle=heads,
        mutation_scale=18,
        color=kind.colour,
        linestyle=kind.dash,
        linewidth=2,
        shrinkA=0,
        shrinkB=0,
    )
    arrow.set_gid(kind.label)
    axes.add_patch(arrow)


def add_legend(axes: Axes, kinds: Sequence[Kind]) -> None:
    """Say below a diagram what its arrows stand for."""
    from matplotlib.lines import Line2D

    looks: list[dict[str, Any]] = [{"color": kind.colour, "linestyle": kind.dash} for kind in kinds]
    lines = [
        Line2D([], [], linewidth=2, label=kind.label, **look) for kind, look in zip(kinds, looks, strict=True)
    ]
    axes.legend(handles=lines, loc="lower center", ncols=len(lines), borderpad=0)
