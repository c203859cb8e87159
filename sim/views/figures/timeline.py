"""The timeline of one replication: a lane for each that does something, and the path behind the alert."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import inf, isfinite
from typing import TYPE_CHECKING, Any

from sim.model.network import build_network
from sim.model.wording import amount, listing
from sim.views import style
from sim.views.figures.titles import shorten, write_title
from sim.views.figures.tracks import Mark, Name, Span, Told, Tracks
from sim.views.figures.windows import Window, choose_window

if TYPE_CHECKING:
    from matplotlib.axes import Axes

BAR = 0.62  # how much of a lane its bars may fill
FADED = 0.45  # how much remains of the colour of what is not behind the alert
PATH = "#000000"
ONSET = style.PALETTE["green"]
GROUPS = {
    "sensor": 0,
    "links": 1,
    "queue": 2,
    "servers": 2,
    "centre": 3,
}  # a line stands between groups of lanes
COLOURS = {
    "processing": style.PALETTE["sky blue"],
    "travelling": style.PALETTE["sky blue"],
    "waiting": "#FFFFFF",
    "in service": style.PALETTE["yellow"],
    "deciding": style.PALETTE["vermilion"],
    "delivering": style.PALETTE["purple"],
}
SIGNS: dict[str, dict[str, Any]] = {
    "saw nothing": {"marker": "|", "color": "#888888", "markersize": 9},
    "not made": {"marker": "x", "color": "#888888", "markersize": 7},
    "fired at nothing": {"marker": "v", "color": style.PALETTE["orange"], "markersize": 10},
    "missed": {"marker": "o", "color": style.PALETTE["blue"], "markerfacecolor": "#FFFFFF", "markersize": 9},
    "fired": {"marker": "o", "color": style.PALETTE["blue"], "markersize": 9},
    "false alert": {"marker": "X", "color": style.PALETTE["orange"], "markersize": 13},
    "another alert": {"marker": "*", "color": PATH, "markerfacecolor": "#FFFFFF", "markersize": 16},
    "warned": {"marker": "*", "color": PATH, "markersize": 18},
}


def timeline(trace: Told, centre: str | None = None, ax: Axes | None = None) -> Axes:
    """Draw what happened in one replication around its alert.

    Parameters
    ----------
    trace
        What is told of one replication.
    centre
        The centre whose first true alert is followed; the first one of the file where left out.
    ax
        Where to draw; a new figure of slide size where left out.

    Returns
    -------
    Axes
        What was drawn, in ticks: a lane for each sensor, one for all links, two for each station (its queue,
        its servers) and one for each centre. What is behind the alert has a black edge, all else is pale.
        Without a true alert everything up to the horizon is shown. The caption says what was left out.

    Raises
    ------
    ValueError
        If there is no centre of that name.
    """
    network = build_network(trace.scenario)
    known = [one.name for one in network.centres]
    if centre is not None and centre not in known:
        raise ValueError(f"there is no centre {centre!r}; there is {', '.join(known)}")
    tracks = Tracks(network, trace.records, centre or known[0])
    marks, spans = list(tracks.marks()), list(tracks.spans())
    told = trace.events[-1].at if trace.events else 0.0
    window = choose_window(told, tracks, spans)
    with style.applied():
        axes = style.new_axes() if ax is None else ax
        _dress(axes, trace, tracks, window)
        begun = [span for span in spans if isfinite(span.start)]
        seen = [span for span in begun if window.holds(span.lane, span.start, span.end)]
        shown = [mark for mark in marks if window.holds(mark.lane, mark.at, mark.at)]
        _draw_path(axes, shown, seen, window)
        _draw_spans(axes, seen, window)
        _draw_marks(axes, shown, window)
        _add_legend(axes, shown, seen)
        style.add_caption(axes, _caption(trace, tracks, window, marks))
    return axes


def _dress(axes: Axes, trace: Told, tracks: Tracks, window: Window) -> None:
    """Give the axes their lanes and their ticks, and mark the onset."""
    labels = [_label(lane) for lane in window.lanes]
    axes.set_yticks(range(len(labels)), labels, fontsize=13, parse_math=False)
    axes.set_ylim(len(labels) - 0.4, -0.6)
    axes.set_xlim(window.start, window.end)
    axes.set_xlabel("ticks")
    for place, (lane, below) in enumerate(pairwise(window.lanes)):
        if GROUPS[lane[0]] != GROUPS[below[0]]:
            axes.axhline(place + 0.5, color="#BBBBBB", linewidth=1)
    if window.start <= tracks.onset <= window.end:
        axes.axvline(tracks.onset, color=style.PALETTE["green"], linewidth=2.5, linestyle="--", label="onset")
    write_title(
        axes, f"{trace.scenario.title}: replication {trace.replication}, and the alert of {tracks.centre}"
    )


def _label(lane: Name) -> str:
    kind, name = lane
    words = {"sensor": name, "links": "all links", "centre": f"{name} decides"}
    return shorten(words.get(kind, f"{name}: {kind}"))


def rows_of(spans: Sequence[Span]) -> list[int]:
    """Give each span of a lane a row, so that none lies on another.

    Examples
    --------
    >>> lane = ("links", "")
    >>> rows_of([Span(lane, a, b, "travelling") for a, b in ((0.0, 2.0), (1.0, 3.0), (2.0, 4.0))])
    [0, 1, 0]
    """
    ends: list[float] = []
    row_of: dict[int, int] = {}
    for number in sorted(range(len(spans)), key=lambda n: (spans[n].start, spans[n].end)):
        span = spans[number]
        row = next((row for row, end in enumerate(ends) if end <= span.start), len(ends))
        ends[row:] = [span.end, *ends[row + 1 :]]
        row_of[number] = row
    return [row_of[number] for number in range(len(spans))]


def _draw_spans(axes: Axes, spans: Sequence[Span], window: Window) -> None:
    for place, lane in enumerate(window.lanes):
        own = [span for span in spans if span.lane == lane and span.end > span.start]
        rows = rows_of(own)
        height = BAR / (max(rows, default=0) + 1)
        for span, row in zip(own, rows, strict=True):
            _draw_span(axes, span, place - BAR / 2 + (row + 0.5) * height, height)


def _draw_span(axes: Axes, span: Span, middle: float, height: float) -> None:
    """Draw one span as a bar; the end of one that is lost is crossed out."""
    end = 2 * axes.get_xlim()[1] + 1 if span.end == inf else span.end
    (bar,) = axes.barh(middle, end - span.start, 0.9 * height, left=span.start, color=COLOURS[span.kind])
    bar.set(edgecolor=PATH if span.path else "#777777", linewidth=2.5 if span.path else 0.8)
    bar.set(alpha=None if span.path else FADED, zorder=4 if span.path else 2)
    bar.set_gid(span.kind)
    if span.kind == "waiting":
        bar.set_hatch("////")
    if span.lost:
        axes.plot(end, middle, marker="x", color=style.PALETTE["vermilion"], markersize=9, markeredgewidth=2)


def _draw_path(axes: Axes, marks: Sequence[Mark], spans: Sequence[Span], window: Window) -> None:
    """Join what is behind the alert by a thin line, in the order in which it happened."""
    places = {lane: place for place, lane in enumerate(window.lanes)}
    lasting = sorted((s for s in spans if s.path and s.end > s.start), key=lambda span: span.start)
    stops = [(at, places[span.lane]) for span in lasting for at in (span.start, span.end)]
    ends = [(mark.at, places[mark.lane]) for mark in marks if mark.path]
    way = sorted([*ends[:1], *stops, *ends[1:]], key=lambda stop: stop[0])
    if way:
        (line,) = axes.plot(*zip(*way, strict=True), color=PATH, linewidth=1.2, zorder=3)
        line.set_gid("path")


def _draw_marks(axes: Axes, marks: Sequence[Mark], window: Window) -> None:
    places = {lane: place for place, lane in enumerate(window.lanes)}
    for kind, sign in SIGNS.items():
        own = [mark for mark in marks if mark.kind == kind]
        axes.plot(
            [mark.at for mark in own],
            [places[mark.lane] for mark in own],
            **{"linestyle": "none", "markeredgewidth": 2, "zorder": 5, **sign},
        )
    for mark in marks:
        if mark.path and mark.kind in ("fired", "missed"):
            (ring,) = axes.plot(mark.at, places[mark.lane], color=PATH, marker="o", markersize=17, zorder=6)
            ring.set(markerfacecolor="none", markeredgewidth=2.5)
            ring.set_gid("behind the alert")


def _add_legend(axes: Axes, marks: Sequence[Mark], spans: Sequence[Span]) -> None:
    """Say what the signs and bars are, just those that are there."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    kinds = {mark.kind for mark in marks}
    lines = [Line2D([], [], linestyle="none", label=kind, **SIGNS[kind]) for kind in SIGNS if kind in kinds]
    drawn = {span.kind for span in spans if span.end > span.start}
    bars = [_patch(Patch, kind) for kind in COLOURS if kind in drawn and kind != "processing"]
    onset = [line for line in axes.lines if line.get_label() == "onset"]
    handles = [*onset, *lines, *bars]
    axes.legend(handles=handles, loc="upper left", bbox_to_anchor=(1.0, 1.0), fontsize=12)


def _patch(make: Any, kind: str) -> Any:
    label = "on its way" if kind == "travelling" else kind
    hatch = "////" if kind == "waiting" else None
    return make(facecolor=COLOURS[kind], edgecolor="#777777", label=label, hatch=hatch)


def _caption(trace: Told, tracks: Tracks, window: Window, marks: Sequence[Mark]) -> str:
    """Say which replication it is, what the path is, and what is not shown."""
    parts = [f"One replication (n = 1, so no interval): number {trace.replication} of seed {trace.seed}."]
    delivered = tracks.instant("delivered")
    if window.start <= delivered <= window.end:
        latency = f"{delivered - tracks.onset:,.1f} ticks after the onset"
        parts.append(
            f"Black: the path behind the alert, delivered {latency}; slanting where evidence is awaited."
        )
    else:
        parts.append(f"No true alert of {tracks.centre} by tick {window.end:g}.")
    if left := _left_out(tracks, window, marks):
        parts.append(f"Left out: {listing(left)}.")
    return " ".join(parts)


def _left_out(tracks: Tracks, window: Window, marks: Sequence[Mark]) -> list[str]:
    """Count the looks, sensors and stations that are not shown."""
    looks = [mark for mark in marks if mark.lane[0] == "sensor"]
    shown = {lane[1] for lane in window.lanes}
    counts = {
        "look": sum(not window.holds(mark.lane, mark.at, mark.at) for mark in looks),
        "sensor": sum(sensor.name not in shown for sensor in tracks.network.sensors),
        "station": sum(one.name not in shown for one in tracks.network.stations),
    }
    return [amount(count, noun) for noun, count in counts.items() if count]
