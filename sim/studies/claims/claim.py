"""A claim: a scenario, what it measures, and what a closed form says it must measure.

A claim is judged by its z-score: how many standard errors lie between the measured and the expected value.
Some forms are only near the truth, or bound it: then the distance counts from the end of what they allow.
"""

import math
from collections.abc import Callable
from typing import Literal

from attrs import frozen
from scipy.special import ndtri, stdtr, stdtrit

from sim.analysis.estimates import Estimate
from sim.analysis.measures import Measures
from sim.model.scenario import Scenario
from sim.records import Records

STORY = 'story = "On the Lantern Isles, which do not exist, somebody waits for the glow-tide."\n'
ROUNDING = 1e-9  # of the value: a measured value without any spread may differ by so much
Form = Literal["exact", "approximate", "upper bound"]


@frozen(eq=False)
class Observed:
    """What was seen of a claim's scenario: the scenario, its records and its measures."""

    scenario: Scenario
    records: Records
    measures: Measures


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
        Reads what was measured, with its interval, from what was observed.
    source : str
        Who found the closed form, and where.
    replications, seed : int
        How the SimPy engine plays it. No two claims have the same seed, so their errors are independent.
    until_alert : bool
        Whether a replication ends at its alert.
    certain : bool
        Whether every replication must have a true alert, so that no mean leaves out the late ones.
    form : "exact", "approximate" or "upper bound"
        What the closed form is to the truth.
    error : float
        How far an approximation may be from the truth, as a share of it, by its source or by our own check.
    tables : tuple of str
        Which tables the reading needs.
    """

    name: str
    text: str
    expected: Callable[[], float]
    measured: Callable[[Observed], Estimate]
    source: str
    replications: int
    seed: int
    until_alert: bool = True
    certain: bool = True
    form: Form = "exact"
    error: float = 0.0
    tables: tuple[str, ...] = ()

    def distance(self, value: float, expected: float) -> float:
        """Give how far a value lies from what the form allows; 0 within it, and in its own sign."""
        apart = value - expected
        if self.form == "upper bound":
            return max(0.0, apart)
        return math.copysign(max(0.0, abs(apart) - self.error * abs(expected)), apart)


def standard_error(estimate: Estimate) -> float:
    """Give the standard error behind a 95 % interval of Student's."""
    return (estimate.high - estimate.low) / 2 / float(stdtrit(max(estimate.n - 1, 1), 0.975))


def z_score(claim: Claim, estimate: Estimate, expected: float) -> float:
    """Say how far a measured value is from its closed form, in standard errors.

    For few replications Student's distribution is exchanged for the normal one of the same probability. A
    value without an interval, or one that must be exact and is not, is infinitely far away.

    Examples
    --------
    >>> from sim.studies.claims import CLAIMS
    >>> round(z_score(CLAIMS[0], Estimate(5.0, 4.9, 5.1, 10**6), 4.9), 2)
    1.96
    """
    if not estimate.has_interval:
        return math.inf
    distance, error = claim.distance(estimate.value, expected), standard_error(estimate)
    if error == 0:
        return 0.0 if abs(distance) <= ROUNDING * abs(expected) else math.inf
    tail = float(stdtr(max(estimate.n - 1, 1), -abs(distance) / error))
    return math.copysign(-float(ndtri(max(tail, 1e-300))), distance) if tail < 0.5 else 0.0  # noqa: PLR2004
