"""Verify sees a program that is broken: ten breakages, each in one place of one engine.

Each breakage is played on the claims that it affects, and must be so far off that it would be called wrong
among all claims as well.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from sim.engines import purposes
from sim.engines.events.stations import Station
from sim.engines.vector import flow, looks, outages
from sim.engines.vector.warning import issue_own
from sim.model.detectors import Linear
from sim.model.distributions import Constant
from sim.model.links import Link
from sim.model.rules import Cusum, KOfN
from sim.model.tails import Lognormal
from sim.running import ENGINES
from sim.studies.claims import CLAIMS
from sim.studies.verify import MAY_BE_WRONG, Verification, verify

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
    """Serve the report that came last: the mean wait stays as it is."""

    def serve(station: Any) -> None:
        while station.free and station.queue:
            station.free -= 1
            station.begin(station.queue.pop())

    patch.setattr(Station, "serve", serve)


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


BREAKAGES: dict[str, tuple[Callable[[Patch], None], str, str]] = {
    "a scan phase": (break_scan_phase, "vector", "first of 5 staggered"),
    "a retry": (break_retry, "vector", "travelled for its delay"),
    "the order of a queue": (break_queue_order, "events", "first come, first served"),
    "the edge of a window": (break_window_edge, "vector", "3 reports within 4 looks"),
    "the reset of a CUSUM": (break_cusum_reset, "vector", "a weak shift"),
    "the lag of a share": (break_share_lag, "vector", "shared reports"),
    "a growth curve": (break_growth, "vector", "grows evenly"),
    "an outage": (break_outage, "vector", "exponential times down"),
    "the variance of a delay law": (break_variance, "vector", "lognormal"),
    "a decision counted twice": (break_decision, "vector", "the means add up"),
}


def judged(engine: str, words: str) -> Verification:
    """Play the claims with these words in their names."""
    claims = [claim for claim in CLAIMS if words in claim.name]
    assert len(claims) == 1
    return verify(claims, engine=engine, quick=True)


@pytest.mark.parametrize("place", BREAKAGES)
def test_what_is_broken_is_caught(place: str, monkeypatch: Patch) -> None:
    breaks, engine, words = BREAKAGES[place]
    breaks(monkeypatch)
    found = judged(engine, words)
    assert not found.passed
    assert len(found.wrong) == 1
    among_all = found.verdicts[0].chance * len(CLAIMS) * len(ENGINES)
    assert among_all < MAY_BE_WRONG / 2, "it would be lost among all claims"


@pytest.mark.parametrize("place", BREAKAGES)
def test_the_same_claims_agree_where_nothing_is_broken(place: str) -> None:
    _, engine, words = BREAKAGES[place]
    assert judged(engine, words).passed
