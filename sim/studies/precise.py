"""Running to a stated precision: batches are added until every centre's mean latency is known well enough."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
from attrs import evolve, frozen

from sim.analysis.estimates import Estimate
from sim.analysis.precision import FEWEST, RunningMean, reached, still_needed
from sim.draws import BATCH
from sim.model.scenario import Scenario
from sim.records import Records, join_records
from sim.running import Progress, Run, play

LIMIT = 1_000_000
AT_ONCE = 0.5  # of what is probably still needed: so that a precision is hardly ever overshot


@frozen(eq=False)
class Precise:
    """A run to a stated precision.

    Attributes
    ----------
    run : Run
        All that was played.
    share : float
        The precision that was asked for: half of the interval as a share of the mean.
    means : mapping of str to Estimate
        The mean latency of each centre.
    """

    run: Run
    share: float
    means: Mapping[str, Estimate]

    @property
    def reached(self) -> bool:
        """Whether all centres are as precise as asked for."""
        return all(reached(estimate) <= self.share for estimate in self.means.values())

    @property
    def reason(self) -> str:
        """Why the run stopped, in a sentence."""
        count = f"{self.run.replications:,} replications"
        if self.reached:
            return (
                f"Stopped after {count}: every mean latency is known to within {self.share:.3g} of itself "
                f"(the worst: {max(map(reached, self.means.values())):.2g})."
            )
        short = {name: mean for name, mean in self.means.items() if reached(mean) > self.share}
        lacks = "; ".join(_missing(name, estimate) for name, estimate in short.items())
        return (
            f"Stopped at the limit of {count}, before the precision of {self.share:.3g} was reached: {lacks}."
        )


def play_to_precision(
    scenario: Scenario,
    share: float,
    seed: int = 1,
    *,
    replications: int = 1,
    limit: int = LIMIT,
    progress: Progress | None = None,
    **options: Any,
) -> Precise:
    """Play whole batches until the interval of every centre's mean latency is narrow enough.

    After each round it is asked how many replications are probably still needed, and about half of them are
    played, at least one batch. So the number depends on the seed alone, not on the machine.

    Parameters
    ----------
    scenario
        What to play.
    share
        The precision: half of the 95 % interval as a share of the mean, above 0 and below 1.
    seed
        The seed.
    replications
        How many at least; a started batch is filled up.
    limit
        How many at most; this one is kept to the letter.
    progress
        Called with the replications done, and how many it will probably be.
    options
        What `sim.running.play` takes besides.

    Raises
    ------
    ValueError
        If the precision or the limit is out of its range, or the scenario has no onset, so no latency either.

    References
    ----------
    Law, A. M. (2015), Simulation Modeling and Analysis, 5th edition, section 9.4.1 (a relative error for
    independent replications, with sequential sampling). `sim.analysis.precision` says what stopping costs.

    Examples
    --------
    >>> from sim.model.loading import load
    >>> play_to_precision(load("first_light"), 0.05).run.replications
    2000
    """
    if not 0 < share < 1:
        raise ValueError(f"precision: found {share}; allowed is a number above 0 and below 1, such as 0.01")
    if limit < 1:
        raise ValueError(f"limit: found {limit}; allowed is a whole number of at least 1")
    if scenario.onset is None:
        raise ValueError("precision: this scenario has no onset, so it has no latency to be precise about")
    means = {centre.name: RunningMean() for centre in scenario.centres}
    parts: list[Records] = []
    done, wanted = 0, min(limit, _whole(max(replications, FEWEST)))
    while True:
        run = play(scenario, wanted - done, seed, first=done, **options)
        parts.append(run.records)
        done = wanted
        _add(means, run.records)
        estimates = {name: mean.estimate() for name, mean in means.items()}
        needed = max(still_needed(estimate, share) for estimate in estimates.values())
        _tell(progress, done, needed, limit)
        if needed <= 0 or done >= limit:
            whole = evolve(run, replications=done, records=join_records(parts))
            return Precise(whole, share, estimates)
        wanted = min(limit, done + _whole(AT_ONCE * min(needed, done)))


def play_as_asked(
    scenario: Scenario,
    replications: int,
    seed: int,
    *,
    precision: float | None,
    limit: int,
    **options: Any,
) -> tuple[Run, str | None]:
    """Play a number of replications, or to a precision where one is asked for; then say why it stopped."""
    if precision is None:
        return play(scenario, replications, seed, **options), None
    found = play_to_precision(scenario, precision, seed, replications=replications, limit=limit, **options)
    return found.run, found.reason


def _whole(replications: float) -> int:
    """Fill up to whole batches, at least one."""
    return max(1, math.ceil(replications / BATCH)) * BATCH


def _add(means: Mapping[str, RunningMean], records: Records) -> None:
    for name, mean in means.items():
        latency = records.centres[name].instant("delivered") - records.onset
        mean.add(latency[~np.isnan(latency)])


def _tell(progress: Progress | None, done: int, needed: float, limit: int) -> None:
    if progress is not None:
        progress(done, max(done, int(min(limit, done + max(0.0, needed)))))


def _missing(name: str, estimate: Estimate) -> str:
    """Say what a centre lacks."""
    if estimate.n < FEWEST:
        return f"{name} has {estimate.n:,} true alerts, and fewer than {FEWEST:,} say too little"
    return f"{name} is at {reached(estimate):.2g}"
