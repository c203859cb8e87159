"""Breakages: ten places of the program, each of which can be broken for as long as a test lasts."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from sim.engines import purposes
from sim.engines.events.stations import Station
from sim.engines.vector import flow, looks, outages, queueing
from sim.engines.vector.warning import issue_own
from sim.model.arrays import Array, Places
from sim.model.detectors import Linear
from sim.model.distributions import Constant
from sim.model.links import Link
from sim.model.rules import Cusum, KOfN
from sim.model.tails import Lognormal

Patch = pytest.MonkeyPatch


def break_scan_phase(patch: Patch) -> None:
    """Let staggered sensors stand a little too near to each other."""
    real = purposes.first_look

    def first_look(sensor: Any) -> Any:
        purpose = real(sensor)
        if sensor.group.scan.phase != "staggered":
            return purpose
        step, every = sensor.number / (sensor.group.count + 1), sensor.group.scan.every
        return purposes.Purpose(purpose.stream, lambda u: np.mod(u + step, 1.0) * every)

    patch.setattr(purposes, "first_look", first_look)


def break_retry(patch: Patch) -> None:
    """Let the last try wait for one more interval than there was."""
    real = Link.failed_tries
    patch.setattr(Link, "failed_tries", lambda link, u: np.where(real(link, u) > 0, real(link, u) + 1, 0))


def break_queue_order(patch: Patch) -> None:
    """Serve the report that came last, in both engines: the mean wait stays as it is."""
    real = queueing._serve

    def serve(station: Any) -> None:
        while station.free and station.queue:
            station.free -= 1
            station.begin(station.queue.pop())

    def serve_all(arrived: Array, service: Array, servers: int) -> tuple[Array, Array, Array]:
        begun, ended, free = real(arrived, service, servers)
        if not service.any():
            return begun, ended, free  # nobody waits
        last = last_first(arrived, begun)
        return np.take_along_axis(begun, last, 0), np.take_along_axis(ended, last, 0), free

    patch.setattr(Station, "serve", serve)
    patch.setattr(queueing, "_serve", serve_all)


def last_first(arrived: Array, begun: Array) -> Places:
    """Say which service each report gets if whoever came last is served first: all of shape (R, C)."""
    rows, width = arrived.shape
    columns, depth = np.arange(width), np.zeros(width, dtype=int)
    stack, gets = np.zeros((rows + 1, width), dtype=int), np.empty((rows, width), dtype=int)
    for row in np.argsort(np.concatenate([arrived, begun]), axis=0, kind="stable"):
        comes = row < rows
        stack[depth[comes], columns[comes]] = row[comes]
        depth += np.where(comes, 1, -1)
        goes = columns[~comes]
        gets[stack[depth[goes], goes], goes] = row[goes] - rows
    return gets


def break_window_edge(patch: Patch) -> None:
    """Count reports that fall on the early edge of the window."""
    real = KOfN.span.fget
    assert real is not None
    patch.setattr(KOfN, "span", property(lambda rule: np.nextafter(real(rule), np.inf)))


def break_cusum_reset(patch: Patch) -> None:
    """Let the sum fall below 0."""

    def advance(rule: Cusum, memories: Any, rank: int, *heard: Any) -> Any:
        memories.level += heard[-1] - rule.drift
        memories.since[memories.level <= 0.0] = rank
        return memories.level >= rule.limit

    patch.setattr(Cusum, "advance", advance)


def break_share_lag(patch: Patch) -> None:
    """Let copies of reports arrive at once."""
    real = purposes.share_link

    def share_link(share: Any, source: Any) -> Any:
        way = real(share, source)
        return purposes.Way(way.link, way.failed, purposes.delay(way.delay.stream, Constant(0.0)))

    patch.setattr(purposes, "share_link", share_link)


def break_growth(patch: Patch) -> None:
    """Let what grows evenly grow a little faster."""
    patch.setattr(Linear, "strength", lambda growth, age: np.minimum(1.0, 1.25 * age / growth.over))


def break_outage(patch: Patch) -> None:
    """Let a sensor be up while it should be down, and the other way about."""
    real, single = outages.is_down, outages.is_down_at
    patch.setattr(looks, "is_down", lambda course, at: ~real(course, at))
    patch.setattr(looks, "is_down_at", lambda course, at, column: ~single(course, at, column))


def break_variance(patch: Patch) -> None:
    """Let a lognormal law vary by a tenth more than it says."""
    real = Lognormal.ppf
    patch.setattr(Lognormal, "ppf", lambda law, u: real(Lognormal(law.mean, 1.1 * law.cv), u))


def break_decision(patch: Patch) -> None:
    """Count the decision delay twice."""

    def issue(batch: Any, centre: Any, alerts: Any) -> Any:
        issued = issue_own(batch, centre, alerts)
        issued.delivered += issued.decided - alerts.met
        return issued

    patch.setattr(flow, "issue_own", issue)


BREAKAGES: dict[str, tuple[Callable[[Patch], None], str]] = {
    "a scan phase": (break_scan_phase, "first of 5 staggered"),
    "a retry": (break_retry, "travelled for its delay"),
    "the order of a queue": (break_queue_order, "first come, first served"),
    "the edge of a window": (break_window_edge, "3 reports within 4 looks"),
    "the reset of a CUSUM": (break_cusum_reset, "a weak shift"),
    "the lag of a share": (break_share_lag, "shared reports"),
    "a growth curve": (break_growth, "grows evenly"),
    "an outage": (break_outage, "exponential times down"),
    "the variance of a delay law": (break_variance, "lognormal"),
    "a decision counted twice": (break_decision, "the means add up"),
}
"""What is broken, and what stands in the name of a claim that must fail then."""
