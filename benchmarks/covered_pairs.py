"""Paired intervals whose coverage is measured: differences of two variants that have most in common."""

import numpy as np
from scipy.optimize import brentq

from benchmarks.covered import Case, Generator, Trial, lognormal, reports
from sim.analysis.estimates import Estimate
from sim.analysis.paired import difference, ratio_difference
from sim.analysis.paired_counts import proportion_difference, rate_difference
from sim.analysis.paired_quantiles import quantile_difference
from sim.analysis.several import each_level

PAIRS = 1000
HALF = 0.5
COMMON = 0.3  # events a replication that both sides have


def two_means(generator: Generator, n: int) -> tuple[Estimate, float]:
    """Compare two means; the second is twice the first."""
    common = lognormal(generator, n)
    before, after = common * generator.exponential(1.0, n), 2 * common * generator.exponential(1.0, n)
    return difference(before, after).estimate, 1.0


def two_shares(generator: Generator, n: int) -> tuple[Estimate, float]:
    """Compare two shares that have most in common."""
    first, second = HALF, 0.6
    uniform = generator.random(n)
    return proportion_difference(uniform < first, uniform < second).estimate, second - first


def two_ratios(generator: Generator, n: int) -> tuple[Estimate, float]:
    """Compare the mean waits of reports of which every one waits longer, by as much on average again."""
    waits, many = reports(generator, n)
    return ratio_difference((waits, many), (waits + many * generator.exponential(2.0, n), many)).estimate, 2.0


def two_quantiles(q: float) -> Trial:
    """Give a trial that compares a quantile of values with one of values twice as large, half in common."""

    def trial(generator: Generator, n: int) -> tuple[Estimate, float]:
        before, other = generator.exponential(1.0, (2, n))
        after = 2 * np.where(np.arange(n) % 2 == 0, before, other)
        return quantile_difference(before, after, q).estimate, -float(np.log(1 - q))

    return trial


def sparse_quantiles(q: float, share: float = 0.1) -> Trial:
    """Give a trial that compares a quantile where a share of the pairs changes, and no others."""

    def above(x: float, part: float) -> float:
        return float(np.exp(-x) * (1 + part * x) - (1 - q))

    truth = brentq(above, 0, 50, (share,)) - brentq(above, 0, 50, (0.0,))

    def trial(generator: Generator, n: int) -> tuple[Estimate, float]:
        before, more = generator.exponential(1.0, (2, n))
        after = before + np.where(generator.random(n) < share, more, 0.0)
        return quantile_difference(before, after, q).estimate, truth

    return trial


def few_means(expected: int, *, either_way: bool) -> Trial:
    """Give a trial in which few pairs change: each by an exponential time, longer only or either way."""

    def trial(generator: Generator, n: int) -> tuple[Estimate, float]:
        before, apart = lognormal(generator, n), generator.exponential(1.0, n)
        changed = generator.random(n) < expected / n
        signs = generator.choice((-1, 1), n) if either_way else 1
        found = difference(before, before + np.where(changed, signs * apart, 0.0)).estimate
        return found, 0.0 if either_way else expected / n

    return trial


def few_ratios(expected: int) -> Trial:
    """Give a trial in which the reports of few replications wait longer."""

    def trial(generator: Generator, n: int) -> tuple[Estimate, float]:
        waits, many = reports(generator, n)
        longer = np.where(generator.random(n) < expected / n, many * generator.exponential(2.0, n), 0.0)
        return ratio_difference((waits, many), (waits + longer, many)).estimate, 2.0 * expected / n

    return trial


def few_shares(expected: int) -> Trial:
    """Give a trial in which few pairs go from no to yes, and none back."""

    def trial(generator: Generator, n: int) -> tuple[Estimate, float]:
        uniform = generator.random(n)
        before, after = HALF, HALF + expected / n
        return proportion_difference(uniform < before, uniform < after).estimate, after - before

    return trial


def few_events(expected: int, *, either_way: bool) -> Trial:
    """Give a trial in which few events differ: more only, or as many more as fewer; most are in common."""

    def trial(generator: Generator, n: int) -> tuple[Estimate, float]:
        ticks, common = generator.uniform(5.0, 15.0, n), generator.poisson(COMMON, n)
        gained = generator.poisson((HALF if either_way else 1.0) * expected / n, n)
        lost = generator.poisson(HALF * expected / n, n) if either_way else 0
        truth = 0.0 if either_way else expected / n / 10.0
        return rate_difference((common + lost, ticks), (common + gained, ticks)).estimate, truth

    return trial


def five_at_once(generator: Generator, n: int) -> tuple[Estimate, float]:
    """Compare five variants with one first; give an interval around 0 that covers if all five do."""
    first = generator.exponential(1.0, n)
    level = each_level(5)
    ends = [difference(first, first + generator.normal(0, 1, n), confidence=level).estimate for _ in range(5)]
    return Estimate(0.0, max(one.low for one in ends), min(one.high for one in ends), n), 0.0


PAIRED_CASES = (
    Case("paired difference of means", "lognormal, cv 2, in common", (100, 1000, 10_000), two_means),
    *(
        Case(
            "paired difference of means",
            f"{m} pairs change, longer",
            (PAIRS,),
            few_means(m, either_way=False),
        )
        for m in (20, 30, 50, 100, 300)
    ),
    *(
        Case(
            "paired difference of means",
            f"{m} pairs change, either way",
            (PAIRS,),
            few_means(m, either_way=True),
        )
        for m in (20, 50, 100)
    ),
    Case("paired difference of proportions", "0.5 and 0.6, in common", (100, 300, 1000), two_shares),
    *(
        Case("paired difference of proportions", f"{m} pairs change", (PAIRS,), few_shares(m))
        for m in (5, 10, 20, 100)
    ),
    *(
        Case(
            "paired difference of rates",
            f"{m} events differ, more",
            (PAIRS,),
            few_events(m, either_way=False),
        )
        for m in (5, 10, 20, 100)
    ),
    *(
        Case(
            "paired difference of rates",
            f"{m} events differ, either way",
            (PAIRS,),
            few_events(m, either_way=True),
        )
        for m in (5, 10, 20, 100)
    ),
    Case("paired difference of ratios (wait)", "every report waits longer", (50, 100, 1000), two_ratios),
    *(
        Case("paired difference of ratios (wait)", f"{m} pairs change, longer", (PAIRS,), few_ratios(m))
        for m in (20, 50, 100, 300)
    ),
    *(
        Case(f"paired difference of p{100 * q:g}", "exponential; twice and once", sizes, two_quantiles(q))
        for q, sizes in (
            (0.5, (50, 100, 300, 1000, 10_000)),
            (0.9, (250, 500, 1000, 10_000)),
            (0.95, (500, 1000, 3000, 10_000)),
            (0.99, (2500, 5000, 10_000)),
        )
    ),
    *(
        Case(f"paired difference of p{100 * q:g}", "a tenth of the pairs changes", sizes, sparse_quantiles(q))
        for q, sizes in ((0.5, (300, 1000, 10_000)), (0.95, (1000, 3000, 10_000)))
    ),
    Case("five paired differences at once", "normal differences", (100, 1000), five_at_once),
)
