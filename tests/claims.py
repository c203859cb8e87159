"""A claim: a scenario, what it measures, and what a closed form says it must measure.

A claim is judged by its z-score: how many standard errors lie between the measured and the expected value.
Seeds are fixed, so a verdict never changes by chance. A claim must also be sharp: its standard error is at
most a hundredth of the value, or agreement would mean little.
"""

from collections.abc import Callable
from functools import cache

from attrs import frozen

from sim.analysis.estimates import Estimate
from sim.analysis.measures import Measures, measure
from sim.model.loading import parse
from sim.running import ENGINES, play

__all__ = ["ENGINES", "Claim", "judge", "latency", "wait"]

STORY = 'story = "On the Lantern Isles, which do not exist, somebody waits for the glow-tide."\n'
FARTHEST = 3.5  # standard errors; one of about 2,000 true claims would lie farther away
SHARP_ENOUGH = 0.01  # the standard error as a share of the value
MORE = {"events": 1, "vector": 4}  # the vector engine is quick: so many times the replications
ERRORS_IN_HALF_WIDTH = 1.959964  # a 95 % interval reaches so many standard errors to either side


@frozen
class Claim:
    """One scenario and one closed form.

    Attributes
    ----------
    name : str
        What is claimed.
    text : str
        The scenario, without its story.
    expected : callable
        Gives what the closed form says.
    measured : callable
        Reads what was measured, with its interval.
    source : str
        Who found the closed form, and where.
    replications, seed : int
        How the SimPy engine plays it; the vector engine plays `MORE` replications.
    until_alert : bool
        Whether a replication ends at its alert.
    certain : bool
        Whether every replication must have a true alert, so that no mean leaves out the late ones.
    """

    name: str
    text: str
    expected: Callable[[], float]
    measured: Callable[[Measures], Estimate]
    source: str
    replications: int
    seed: int
    until_alert: bool = True
    certain: bool = True


def latency(measures: Measures) -> Estimate:
    """Read the mean latency of the harbour."""
    return measures.centres["harbour"].latency.mean


def wait(station: str) -> Callable[[Measures], Estimate]:
    """Give what reads the mean wait at a station."""
    return lambda measures: measures.stations[station].wait


def standard_error(estimate: Estimate) -> float:
    """Give the standard error behind a 95 % interval."""
    return (estimate.high - estimate.low) / 2 / ERRORS_IN_HALF_WIDTH


@cache
def played(text: str, replications: int, seed: int, until_alert: bool, engine: str) -> Measures:
    """Play a scenario and measure it, once for all claims that are made of it."""
    scenario = parse(STORY + text, name="claim")
    run = play(scenario, replications, seed, engine=engine, until_alert=until_alert)
    return measure(scenario, run.records)


def judge(claim: Claim, engine: str) -> None:
    """Play a claim, and fail where what was measured is too far from the closed form, or not sharp."""
    replications = MORE[engine] * claim.replications
    measures = played(claim.text, replications, claim.seed, claim.until_alert, engine)
    estimate, expected = claim.measured(measures), claim.expected()
    if claim.certain:
        assert measures.centres["harbour"].detected.value == 1.0, "the horizon cuts off late alerts"
    error = standard_error(estimate)
    z = (estimate.value - expected) / error
    verdict = (
        f"{claim.name}: expected {expected:.5f}, measured {estimate.value:.5f}, z {z:+.2f} ({claim.source})"
    )
    assert error <= SHARP_ENOUGH * abs(expected), f"not sharp, {error / abs(expected):.2%}: {verdict}"
    assert abs(z) < FARTHEST, verdict
