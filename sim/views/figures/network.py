"""The network as a diagram: who sends reports to whom, what is shared, and how busy every station is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from sim.model.scenario import Scenario
from sim.model.stations import Share
from sim.views import style
from sim.views.figures.arrows import (
    ALERTS,
    COPIES,
    CUES,
    KINDS,
    REPORTS,
    Arc,
    Kind,
    Point,
    add_legend,
    draw_arc,
    draw_way,
    lanes,
)
from sim.views.figures.boxes import Frame, box_of, draw_box
from sim.views.figures.layout import Layout, Place, lay_out
from sim.views.figures.titles import write_title
from sim.views.played import Played

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDE, HIGH = 1250.0, 500.0  # pixels of the part of a slide that boxes may take
BOX = (230.0, 150.0)  # the largest box, in pixels
WIDTH, HEIGHT = 0.66, 0.8  # the largest box, as a share of its column and of its slot
FOOT = 1.09  # where the axes end: below the boxes is room for the legend
PORT = 0.25  # how far from the middle of a box an arc begins, in heights of the box


def network(result: Played, ax: Axes | None = None) -> Axes:
    """Draw the network of a scenario, from those who look on the left to those who decide on the right.

    Parameters
    ----------
    result
        What came out of a run.
    ax
        Where to draw; a new figure of slide size where left out.

    Returns
    -------
    Axes
        What was drawn: a box for each group of sensors, relay and centre. A gauge at the foot of a station is
        filled by the share of its time that a server is busy. Arrows are reports, copies of reports, alerts
        and cues.
    """
    scenario = result.scenario
    with style.applied():
        axes = style.new_axes() if ax is None else ax
        sketch = Sketch(axes, lay_out(scenario))
        sketch.draw(result)
        write_title(axes, f"{scenario.title}: the network and its load")
        style.add_caption(axes, _caption(result))
    return axes


def _caption(result: Played) -> str:
    """Say what the numbers are, if there are any."""
    stations = result.measures.stations.values()
    played = f"{result.replications:,} replications (seed {result.seed})"
    if not any(own.utilisation.exists for own in stations):
        return f"{played}; the load of stations was not measured: replications ended at their alerts."
    warmup, horizon = result.scenario.warmup, result.scenario.horizon
    return (
        f"Means over n = {played} ± half of their 95\N{NO-BREAK SPACE}% intervals, from tick {warmup:g} to "
        f"{horizon:g}: how much of its time a server is busy (also the gauge at the foot of a box), and how "
        "many reports are served in a replication."
    )


@frozen(eq=False)
class Sketch:
    """A diagram in the making: places become points of the axes."""

    axes: Axes
    layout: Layout

    @property
    def half_width(self) -> float:
        """Half of the width of a box, in columns."""
        return min(WIDTH, BOX[0] * self.layout.columns / WIDE) / 2

    @property
    def half_height(self) -> float:
        """Half of the height of a box, as a share of the axes."""
        return min(HEIGHT / self.layout.slots, BOX[1] / HIGH) / 2

    def draw(self, result: Played) -> None:
        """Draw everything, and make the axes bare."""
        self.axes.set_xlim(0, self.layout.columns)
        self.axes.set_ylim(FOOT, 0)
        self.axes.set_xticks([])
        self.axes.set_yticks([])
        self.axes.spines[:].set_visible(False)
        stations = dict(result.measures.stations)
        for key, place in self.layout.nodes.items():
            draw_box(self.axes, box_of(result.scenario, key, stations), self._frame(place))
        for way in self.layout.ways.values():
            draw_way(self.axes, list(self._points(way)), REPORTS)
        used = {REPORTS, *self._draw_shares(result.scenario), *self._draw_cues(result.scenario)}
        add_legend(self.axes, [kind for kind in KINDS if kind in used])

    def _frame(self, place: Place) -> Frame:
        left, top = place.column + 0.5 - self.half_width, place.height - self.half_height
        width, height = 2 * self.half_width, 2 * self.half_height
        return Frame(left, top, width, height, (width * WIDE / self.layout.columns, height * HIGH))

    def _points(self, way: tuple[Place, ...]) -> Iterator[Point]:
        """Give the points of a way: from the right edge of a box, past those between, to the left edge."""
        for number, place in enumerate(way):
            if number:
                yield place.column + 0.5 - self.half_width, place.height
            if number < len(way) - 1:
                yield place.column + 0.5 + self.half_width, place.height

    def _draw_shares(self, scenario: Scenario) -> Iterator[Kind]:
        """Draw what centres give to one another: beside their column, or from one column to the other."""
        beside: dict[int, list[Arc]] = {}
        for share in scenario.shares:
            kind = COPIES if share.what == "reports" else ALERTS
            giver, taker = (self.layout.nodes["centre", name] for name in (share.from_, share.to))
            mutual = _answers(scenario, share)
            if giver.column != taker.column:
                draw_way(self.axes, self._across(giver, taker), kind)
            elif not mutual or scenario.shares.index(share) < scenario.shares.index(mutual):
                beside.setdefault(giver.column, []).append(self._arc(giver, taker, kind, both=bool(mutual)))
            yield kind
        for column, arcs in beside.items():
            self._draw_arcs(arcs, column + 0.5 + self.half_width, 1.0)

    def _across(self, giver: Place, taker: Place) -> list[Point]:
        """Give the ends of an arrow between centres of two columns."""
        side = self.half_width if taker.column > giver.column else -self.half_width
        shift = 0.0 if taker.column > giver.column else PORT * self.half_height
        return [
            (giver.column + 0.5 + side, giver.height + shift),
            (taker.column + 0.5 - side, taker.height + shift),
        ]

    def _draw_cues(self, scenario: Scenario) -> Iterator[Kind]:
        """Draw who makes whom look, at the left of the sensors."""
        places = {name: place for (kind, name), place in self.layout.nodes.items() if kind == "group"}
        arcs = [self._arc(places[cue.from_], places[cue.to], CUES, both=False) for cue in scenario.cues]
        self._draw_arcs(arcs, 0.5 - self.half_width, -1.0)
        return iter([CUES] * bool(arcs))

    def _arc(self, start: Place, end: Place, kind: Kind, *, both: bool) -> Arc:
        """Give an arc that leaves a box on the side of the other one."""
        shift = 2 * PORT * self.half_height * (1 if end.height > start.height else -1)
        return Arc(start.height + shift, end.height - shift, kind, both)

    def _draw_arcs(self, arcs: list[Arc], edge: float, side: float) -> None:
        """Draw arcs beside one another in the gap beside a column."""
        if not arcs:
            return
        lane_of = lanes(arcs)
        gap = 1.2 * (0.5 - self.half_width) / (max(lane_of) + 1)
        for arc, lane in zip(arcs, lane_of, strict=True):
            draw_arc(self.axes, arc, edge, side * min(gap, 0.2) * (lane + 1))


def _answers(scenario: Scenario, share: Share) -> Share | None:
    """Find the share of the same kind that goes the other way."""
    found = (
        other
        for other in scenario.shares
        if (other.from_, other.to, other.what) == (share.to, share.from_, share.what)
    )
    return next(found, None)
