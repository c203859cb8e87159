"""Verify: every claim beside its closed form, and whether more of them disagree than chance allows.

Both engines read the same draws for the same seed. So here the SimPy engine plays other seeds than the vector
engine, and all errors are independent; that both give the same numbers for one seed is tested elsewhere.

Of many true claims some lie far away by chance. So they are judged together, by two tests that catch
different things: Holm's method finds a claim that is far off, the sum of all squared z-scores finds many that
are a little off. Each calls a true program wrong with a probability of at most half of `MAY_BE_WRONG`.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

from attrs import frozen
from scipy.special import chdtrc, ndtr, ndtri

from sim.analysis.estimates import Estimate
from sim.analysis.measures import measure
from sim.analysis.several import holm
from sim.model.loading import parse
from sim.running import ENGINES, play
from sim.studies.claims import CLAIMS
from sim.studies.claims.claim import STORY, Claim, Observed, standard_error, z_score

MAY_BE_WRONG = 0.01
"""How often, at most, a true program is called wrong: for any seed, over all claims and both tests."""
SHARES = {"events": {False: 1.0, True: 0.25}, "vector": {False: 4.0, True: 1.0}}
"""How many of a claim's replications an engine plays, in full and quickly."""
OWN_SEEDS = {"events": 100_000, "vector": 0}
"""What is added to a claim's seed, so that no engine sees the draws of the other."""

Progress = Callable[[int, int], None]


@frozen
class Verdict:
    """One claim, played by one engine.

    Attributes
    ----------
    claim : Claim
        What was claimed.
    engine : str
        Who played.
    expected : float
        What the closed form says.
    estimate : Estimate
        What was simulated, with its 95 % interval.
    z : float
        How many standard errors lie between; infinite where there is no interval, or alerts were cut off.
    adjusted : float
        How probable as much is by chance, by Holm's method for all claims that were judged together.
    """

    claim: Claim
    engine: str
    expected: float
    estimate: Estimate
    z: float
    adjusted: float = math.nan

    @property
    def chance(self) -> float:
        """How probable it is that a true claim lies at least as far away: to both sides, or above a bound."""
        tail = float(ndtr(-abs(self.z)))
        return tail if self.claim.form == "upper bound" else 2 * tail

    @property
    def agrees(self) -> bool:
        """Whether it is near enough, all claims considered."""
        return self.adjusted >= MAY_BE_WRONG / 2

    @property
    def word(self) -> str:
        """The verdict in a word."""
        return ("within" if self.claim.form == "upper bound" else "agrees") if self.agrees else "DISAGREES"

    def to_json(self) -> dict[str, Any]:
        """Give it as plain data; None for what is not a number."""
        leaf = self.estimate.to_json("simulated")
        z = self.z if math.isfinite(self.z) else None
        told = {"claim": self.claim.name, "engine": self.engine, "form": self.claim.form}
        return {**told, "expected": self.expected, **leaf, "z": z, "verdict": self.word}


@frozen
class Verification:
    """All claims, judged together.

    Attributes
    ----------
    verdicts : tuple of Verdict
        Claim by claim, each by one engine or both.
    quick : bool
        Whether only a part of the replications was played.
    seed : int
        What was added to the claims' own seeds.
    """

    verdicts: tuple[Verdict, ...]
    quick: bool
    seed: int

    @property
    def wrong(self) -> tuple[Verdict, ...]:
        """Those that are too far away, by Holm's method."""
        return tuple(verdict for verdict in self.verdicts if not verdict.agrees)

    @cached_property
    def squares(self) -> tuple[float, int]:
        """The sum of the squared z-scores of all exact claims, and their number."""
        exact = [verdict.z for verdict in self.verdicts if verdict.claim.form == "exact"]
        return math.fsum(z * z for z in exact), len(exact)

    @property
    def chance_of_squares(self) -> float:
        """How probable so large a sum is by chance, from the chi-square distribution."""
        total, count = self.squares
        return float(chdtrc(count, total)) if count else 1.0

    @property
    def visible(self) -> tuple[float, ...]:
        """How large an error of each exact claim is called wrong as often as not, as a share of its value.

        By Holm's method, among so many claims of which all others are right. Smaller errors can hide.
        """
        exact = [verdict for verdict in self.verdicts if verdict.claim.form == "exact" and verdict.expected]
        far = -float(ndtri(MAY_BE_WRONG / 4 / len(self.verdicts))) if exact else math.nan
        return tuple(far * standard_error(one.estimate) / abs(one.expected) for one in exact)

    @property
    def passed(self) -> bool:
        """Whether no more disagree than chance allows."""
        return not self.wrong and self.chance_of_squares >= MAY_BE_WRONG / 2

    def to_json(self) -> dict[str, Any]:
        """Give it as plain data for JSON."""
        total, count = self.squares
        return {
            "passed": self.passed,
            "quick": self.quick,
            "seed": self.seed,
            "chi_square": {"sum": total if math.isfinite(total) else None, "n": count},
            "claims": [verdict.to_json() for verdict in self.verdicts],
        }


def verify(
    claims: Sequence[Claim] = CLAIMS,
    *,
    engine: str = "both",
    quick: bool = False,
    seed: int = 0,
    progress: Progress | None = None,
) -> Verification:
    """Play claims and judge them.

    Parameters
    ----------
    claims
        Which claims; all where left out.
    engine
        "events", "vector", or "both".
    quick
        Whether a quarter of the replications is enough.
    seed
        Added to the seed of every claim: other seeds are other evidence.
    progress
        Called with how many claims were played and their total.

    Raises
    ------
    ValueError
        If there is no such engine.

    Examples
    --------
    >>> verify(CLAIMS[:3], engine="vector", quick=True).passed
    True
    """
    if engine not in ("both", *ENGINES):
        raise ValueError(f"engine: found {engine!r}; allowed are both, {', '.join(ENGINES)}")
    engines = ENGINES if engine == "both" else (engine,)
    found = []
    for verdict in _played(claims, engines, quick=quick, seed=seed):
        found.append(verdict)
        if progress is not None:
            progress(len(found), len(claims) * len(engines))
    return Verification(tuple(judged(found)), quick, seed)


def judged(verdicts: Sequence[Verdict]) -> Iterator[Verdict]:
    """Judge claims together: give each its adjusted chance."""
    adjusted = holm([verdict.chance for verdict in verdicts]).tolist()
    for verdict, chance in zip(verdicts, adjusted, strict=True):
        yield Verdict(verdict.claim, verdict.engine, verdict.expected, verdict.estimate, verdict.z, chance)


def _played(claims: Iterable[Claim], engines: Sequence[str], *, quick: bool, seed: int) -> Iterator[Verdict]:
    for claim in claims:
        for engine in engines:
            replications = max(2, round(claim.replications * SHARES[engine][quick]))
            yield play_claim(claim, engine, replications, claim.seed + OWN_SEEDS[engine] + seed)


def play_claim(claim: Claim, engine: str, replications: int, seed: int) -> Verdict:
    """Play one claim and say how far it is from its closed form."""
    scenario = parse(STORY + claim.text, name="claim")
    run = play(
        scenario, replications, seed, engine=engine, until_alert=claim.until_alert, tables=claim.tables
    )
    observed = Observed(scenario, run.records, measure(scenario, run.records))
    expected, estimate = claim.expected(), claim.measured(observed)
    z = z_score(claim, estimate, expected)
    if claim.certain and observed.measures.centres["harbour"].detected.value != 1.0:
        z = math.inf  # late alerts are missing from the mean
    return Verdict(claim, engine, expected, estimate, z)
