"""Windows: what part of a replication a timeline shows, and in which lanes."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from sim.views.figures.tracks import LINKS, Name, Span, Tracks

MOST_SENSORS, MOST_STATIONS = 8, 3
BEFORE, AFTER = 0.2, 0.12  # room beside the latency, as shares of it


@frozen
class Window:
    """What part of a replication is shown, in ticks, and in which lanes from top to bottom."""

    start: float
    end: float
    lanes: tuple[Name, ...]

    def holds(self, lane: Name, start: float, end: float) -> bool:
        """Tell whether something is seen, at least in part."""
        return lane in self.lanes and start <= self.end and end >= self.start


def choose_window(told: float, tracks: Tracks, spans: Sequence[Span]) -> Window:
    """Choose what is shown: from a little before the onset to a little after the alert, or all that is told.

    Parameters
    ----------
    told
        Up to which tick the replication is told.
    tracks
        The replication.
    spans
        All that takes time in it: a lane of links or of a station in which nothing does is left out.
    """
    onset, delivered = tracks.onset, tracks.instant("delivered")
    start, end = 0.0, told or 1.0
    if delivered <= told:
        latency = delivered - onset or 1.0
        start, end = (
            max(0.0, onset - BEFORE * latency),
            min(delivered + AFTER * latency, max(told, delivered)),
        )
    busy = {span.lane for span in spans if span.start < span.end and span.start <= end and span.end >= start}
    lanes = (lane for lane in _lanes(tracks) if lane in busy or lane[0] in ("sensor", "centre"))
    return Window(start, end, tuple(lanes))


def _lanes(tracks: Tracks) -> tuple[Name, ...]:
    """Choose the lanes: those behind the alert first, then others in file order, as many as can be read."""
    network, behind = tracks.network, tracks.behind
    first = () if behind is None else (behind[0].sensor.name,)
    sensors = sorted(network.sensors, key=lambda sensor: (sensor.name not in first, sensor.rank))
    kept = {sensor.name for sensor in sensors[:MOST_SENSORS]}
    way = set() if behind is None else set(behind[0].sensor.path)
    stations = sorted(network.stations, key=lambda one: one.name not in way | {tracks.centre})
    chosen = {station.name for station in stations[:MOST_STATIONS]} | {tracks.centre}
    lanes = [("sensor", sensor.name) for sensor in network.sensors if sensor.name in kept]
    lanes.append(LINKS)
    for station in network.stations:
        if station.name in chosen:
            lanes += [("queue", station.name), ("servers", station.name)]
    return (*lanes, *(("centre", one.name) for one in network.centres if one.name in chosen))
