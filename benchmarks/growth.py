"""Growth: how the time of a run grows with its replications, sensors, horizon, servers and load."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from attrs import frozen

import sim
from benchmarks.timing import Contender, Race, race
from sim.model.loading import from_document

LOAD = 0.5  # of the centre, where the load is not what varies
GROWING = {"replications": 1000, "sensors": 4, "horizon": 200.0, "servers": 2, "load": LOAD}
BUSY = {"sensors": 16, "horizon": 1000.0}  # where servers or load grow: some 500 reports a replication
FALSE_ALARM = 0.02  # false alarms a look
SEES = 0.6


@frozen
class Axis:
    """One thing that grows.

    Attributes
    ----------
    name : str
        Which: a key of `GROWING`.
    values : sequence of float
        From small to large.
    slow_to : float
        The largest value that the SimPy engine is timed with.
    """

    name: str
    values: Sequence[float]
    slow_to: float


NORMAL = (
    Axis("replications", (100, 1_000, 10_000, 100_000, 1_000_000), 1_000),
    Axis("sensors", (1, 4, 16, 64, 256), 16),
    Axis("horizon", (200, 600, 2_000, 6_000, 20_000), 2_000),
    Axis("servers", (1, 2, 4, 8, 16, 32, 64), 64),
    Axis("load", (0.1, 0.3, 0.5, 0.7, 0.9, 1.2), 1.2),
)
QUICK = (
    Axis("replications", (100, 1_000, 10_000), 100),
    Axis("sensors", (1, 16), 1),
    Axis("horizon", (200, 600), 200),
    Axis("servers", (1, 64), 1),
    Axis("load", (0.1, 0.9), 0.1),
)


def scenario(sensors: float, horizon: float, servers: float, load: float) -> sim.Scenario:
    """Make a bench of posts and one keep whose service is so long that the load is as asked."""
    posts = int(sensors)
    reports = posts * (SEES + FALSE_ALARM) / 2.0 / 10.0  # a tick, about: half of the time the tide is there
    keep = {"name": "keep", "servers": int(servers), "rule": {"k": min(3, posts)}}
    service = {"dist": "exponential", "mean": load * servers / reports}
    document: dict[str, Any] = {
        "story": "An invented bench on the invented Lantern Isles.",
        "horizon": horizon,
        "onset": {"at": horizon / 2.0},
        "sensors": [
            {
                "name": "post",
                "count": posts,
                "scan": {"every": 10.0},
                "detector": {"p": SEES, "false_alarm": FALSE_ALARM},
                "link": {"delay": {"dist": "lognormal", "mean": 2.0, "cv": 0.5}},
            }
        ],
        "centres": [{**keep, "service": service}],
    }
    return from_document(document, name="bench")


def lap(axis: Axis, value: float, engine: str) -> Contender:
    """Make a contender of one point of an axis; its "replications" are 1, so that the whole run is timed."""
    base = GROWING | BUSY if axis.name in ("servers", "load") else GROWING
    chosen = {**base, axis.name: value}
    count = int(chosen.pop("replications"))
    if engine == "events" and axis.name != "replications":
        count = 20
    played = scenario(**chosen)

    def run(turn: int) -> object:
        return sim.run(played, replications=count, seed=turn, engine=engine, agreed=True).measures

    return Contender(f"{engine} {value:g}", count if axis.name != "replications" else 1, run)


def timed_axis(axis: Axis, rounds: int) -> Race:
    """Time all points of an axis in turn."""
    points = [lap(axis, value, "vector") for value in axis.values]
    points += [lap(axis, value, "events") for value in axis.values if value <= axis.slow_to]
    return race(points, rounds)


def measured(axes: Sequence[Axis], rounds: int) -> dict[str, Race]:
    """Time all axes, by name."""
    return {axis.name: timed_axis(axis, rounds) for axis in axes}


def line(axis: Axis, done: Race, engine: str) -> tuple[list[float], list[float]]:
    """Give the values of an axis that an engine was timed with, and the median seconds of each."""
    values = [value for value in axis.values if f"{engine} {value:g}" in done.seconds]
    return values, [float(np.median(done.seconds[f"{engine} {value:g}"])) for value in values]


def slope(axis: Axis, done: Race) -> float:
    """Give the exponent with which the time of the vector engine grows over the upper half of the axis."""
    values, seconds = line(axis, done, "vector")
    half = max(1, len(values) // 2)
    growth = np.log(seconds[-1] / seconds[-1 - half]) / np.log(values[-1] / values[-1 - half])
    return float(growth)
