"""Intervals whose coverage is measured: samples of laws whose true mean, share, quantile or rate is known."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from scipy.special import ndtri

from sim.analysis.estimates import Estimate
from sim.analysis.intervals import mean, proportion, quantile, rate, ratio
from sim.analysis.precision import RunningMean, reached
from sim.draws import BATCH
from sim.model.loading import load
from sim.model.scenario import Scenario
from sim.studies.precise import play_to_precision

Generator = np.random.Generator
Trial = Callable[[Generator, int], tuple[Estimate, float]]


class Case(NamedTuple):
    """One kind of interval on one kind of sample, for several numbers of replications."""

    interval: str
    sample: str
    sizes: tuple[int, ...]
    trial: Trial


def lognormal(generator: Generator, count: int, cv: float = 2.0) -> np.ndarray:
    """Draw lognormal values with mean 1: a heavy tail at cv 2."""
    spread = np.sqrt(np.log1p(cv * cv))
    return np.exp(spread * generator.standard_normal(count) - spread**2 / 2)


def lognormal_quantile(q: float, cv: float = 2.0) -> float:
    """Give the true quantile of these."""
    spread = np.sqrt(np.log1p(cv * cv))
    return float(np.exp(spread * ndtri(q) - spread**2 / 2))


def to_precision(share: float, batch: int = BATCH) -> Trial:
    """Give a trial that adds batches, one by one, until the mean is as precise as asked for."""

    def trial(generator: Generator, _: int) -> tuple[Estimate, float]:
        running = RunningMean()
        while reached(running.estimate()) > share:
            running.add(lognormal(generator, batch))
        return running.estimate(), 1.0

    return trial


def played(scenario: Scenario, share: float, truth: float) -> Trial:
    """Give a trial that plays a scenario to a precision, as `run --precision` does, with its own seed."""

    def trial(generator: Generator, _: int) -> tuple[Estimate, float]:
        seed = int(generator.integers(2**31))
        (estimate,) = play_to_precision(scenario, share, seed, until_alert=True).means.values()
        return estimate, truth

    return trial


def counts(generator: Generator, n: int, expected: float) -> np.ndarray:
    """Draw how many events there were in each of n replications, of so many expected in all."""
    return generator.poisson(expected / n, n)


def reports(generator: Generator, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Draw sums of waits, and of how many reports, that hang together; a report waits 2 ticks on average."""
    many = generator.poisson(5.0, n)
    return many * generator.gamma(2.0, 1.0, n), many


# Every look sees it: of three lamps with random phases the second look counts, after 5 ticks on average.
SMALL = load("first_light").vary({"sensors.lamp.detector.p": 1.0})
HEAVY = SMALL.vary({"horizon": 4000, "centres.harbour.decision": {"dist": "lognormal", "mean": 5, "cv": 2}})

SINGLE_CASES = (
    Case("mean", "normal", (10, 1000), lambda g, n: (mean(g.normal(3, 1, n)), 3.0)),
    Case("mean", "exponential", (20, 50, 100, 1000), lambda g, n: (mean(g.exponential(1, n)), 1.0)),
    Case(
        "mean", "lognormal, cv 2", (100, 300, 1000, 3000, 10_000), lambda g, n: (mean(lognormal(g, n)), 1.0)
    ),
    *(
        Case("proportion", f"p = {p:g}", sizes, lambda g, n, p=p: (proportion(g.binomial(n, p), n), p))
        for p, sizes in (
            (0.5, (50, 1000)),
            (0.1, (50, 1000)),
            (0.99, (100, 300, 1000, 3000)),
            (0.999, (1000, 3000, 10_000)),
        )
    ),
    *(
        Case(
            f"quantile p{100 * q:g}",
            "lognormal, cv 2",
            sizes,
            lambda g, n, q=q: (quantile(lognormal(g, n), q), lognormal_quantile(q)),
        )
        for q, sizes in (
            (0.5, (10, 30, 100, 1000)),
            (0.9, (50, 200, 1000)),
            (0.95, (100, 300, 1000)),
            (0.99, (400, 1000, 10_000)),
        )
    ),
    *(
        Case(
            "rate",
            f"{expected} events expected in all",
            (1000,),
            lambda g, n, e=expected: (rate(counts(g, n, e), np.ones(n)), e / n),
        )
        for expected in (1, 5, 15, 30, 100)
    ),
    Case(
        "ratio (wait)",
        "reports that hang together",
        (20, 50, 100, 1000),
        lambda g, n: (ratio(*reports(g, n)), 2.0),
    ),
    *(
        Case("mean, run to a precision", f"lognormal, cv 2, to {share:.0%}", (0,), to_precision(share))
        for share in (0.1, 0.05, 0.03, 0.02, 0.01)
    ),
    Case("mean, run to a precision", "a small scenario, to 1%", (0,), played(SMALL, 0.01, 7.0)),
    Case("mean, run to a precision", "one with a heavy tail, to 3%", (0,), played(HEAVY, 0.03, 10.0)),
)
