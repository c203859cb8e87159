"""How often the 95 % intervals cover the truth: `python -m benchmarks.coverage` writes it into its page.

Of 2,000 intervals of a true 95 % one, between 93.5 and 96.5 % cover with a probability above 99.7 %.
"""

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.special import ndtri

from sim.analysis.estimates import Estimate
from sim.analysis.intervals import mean, proportion, quantile, rate, ratio
from sim.analysis.paired import difference
from sim.analysis.paired_counts import proportion_difference
from sim.analysis.paired_quantiles import quantile_difference
from sim.analysis.precision import RunningMean, reached
from sim.analysis.several import each_level
from sim.draws import BATCH

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "coverage.md"
TRIALS, SEED = 2000, 1
LEAST, MOST = 0.935, 0.965

Generator = np.random.Generator
Trial = Callable[[Generator, int], tuple[Estimate, float]]


class Case(NamedTuple):
    """One kind of interval on one kind of sample, for several numbers of replications."""

    interval: str
    sample: str
    sizes: tuple[int, ...]
    trial: Trial


class Row(NamedTuple):
    """How often an interval covered."""

    interval: str
    sample: str
    n: str
    covered: float

    @property
    def verdict(self) -> str:
        """Whether it holds what it says."""
        return "short" if self.covered < LEAST else "more than it says" if self.covered > MOST else "holds"


def lognormal(generator: Generator, count: int, cv: float = 2.0) -> np.ndarray:
    """Draw lognormal values with mean 1: a heavy tail at cv 2."""
    spread = np.sqrt(np.log1p(cv * cv))
    return np.exp(spread * generator.standard_normal(count) - spread**2 / 2)


def lognormal_quantile(q: float, cv: float = 2.0) -> float:
    """Give the true quantile of these."""
    spread = np.sqrt(np.log1p(cv * cv))
    return float(np.exp(spread * ndtri(q) - spread**2 / 2))


def to_precision(share: float, batch: int = BATCH) -> Trial:
    """Give a trial that adds batches until the mean is as precise as asked for."""

    def trial(generator: Generator, _: int) -> tuple[Estimate, float]:
        running = RunningMean()
        while reached(running.estimate()) > share:
            running.add(lognormal(generator, batch))
        return running.estimate(), 1.0

    return trial


def paired(generator: Generator, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Draw two variants that have most in common, the second with twice the mean."""
    common = lognormal(generator, n)
    return common * generator.exponential(1.0, n), 2 * common * generator.exponential(1.0, n)


def two_shares(generator: Generator, n: int) -> tuple[Estimate, float]:
    """Compare two shares that have most in common."""
    first, second = 0.5, 0.6
    uniform = generator.random(n)
    return proportion_difference(uniform < first, uniform < second).estimate, second - first


def two_quantiles(generator: Generator, n: int) -> tuple[Estimate, float]:
    """Compare the p90 of two variants, half of whose replications have all in common."""
    before, other = generator.exponential(1.0, (2, n))
    after = 2 * np.where(np.arange(n) % 2 == 0, before, other)
    return quantile_difference(before, after, 0.9).estimate, float(np.log(10))


def five_at_once(generator: Generator, n: int) -> tuple[Estimate, float]:
    """Compare five variants with one first; give an interval around 0 that covers if all five do."""
    first = generator.exponential(1.0, n)
    level = each_level(5)
    ends = [difference(first, first + generator.normal(0, 1, n), confidence=level).estimate for _ in range(5)]
    return Estimate(0.0, max(one.low for one in ends), min(one.high for one in ends), n), 0.0


def counts(generator: Generator, n: int, expected: float) -> np.ndarray:
    """Draw how many events there were in each of n replications, of so many expected in all."""
    return generator.poisson(expected / n, n)


def reports(generator: Generator, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Draw sums of waits, and of how many reports, that hang together."""
    many = generator.poisson(5.0, n)
    return many * generator.gamma(2.0, 1.0, n), many


CASES = (
    Case("mean", "normal", (10, 1000), lambda g, n: (mean(g.normal(3, 1, n)), 3.0)),
    Case("mean", "exponential", (20, 50, 100, 1000), lambda g, n: (mean(g.exponential(1, n)), 1.0)),
    Case(
        "mean", "lognormal, cv 2", (100, 300, 1000, 3000, 10_000), lambda g, n: (mean(lognormal(g, n)), 1.0)
    ),
    Case("proportion", "p = 0.5", (50, 1000), lambda g, n: (proportion(g.binomial(n, 0.5), n), 0.5)),
    Case("proportion", "p = 0.1", (50, 1000), lambda g, n: (proportion(g.binomial(n, 0.1), n), 0.1)),
    Case(
        "proportion",
        "p = 0.99",
        (100, 300, 1000, 3000),
        lambda g, n: (proportion(g.binomial(n, 0.99), n), 0.99),
    ),
    Case(
        "proportion",
        "p = 0.999",
        (1000, 3000, 10_000),
        lambda g, n: (proportion(g.binomial(n, 0.999), n), 0.999),
    ),
    *(
        Case(
            f"quantile p{100 * q:g}",
            "lognormal, cv 2",
            sizes,
            lambda g, n, q=q: (quantile(lognormal(g, n), q), lognormal_quantile(q)),
        )
        for q, sizes in ((0.5, (10, 30, 100, 1000)), (0.9, (50, 200, 1000)), (0.95, (100, 300, 1000)))
    ),
    Case(
        "quantile p99",
        "lognormal, cv 2",
        (400, 1000, 10_000),
        lambda g, n: (quantile(lognormal(g, n), 0.99), lognormal_quantile(0.99)),
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
        for share in (0.1, 0.05, 0.03, 0.02)
    ),
    Case(
        "paired difference of means",
        "lognormal, cv 2, in common",
        (100, 1000, 10_000),
        lambda g, n: (difference(*paired(g, n)).estimate, 1.0),
    ),
    Case("paired difference of proportions", "0.5 and 0.6, in common", (100, 300, 1000), two_shares),
    Case("paired difference of p90", "exponential; twice and once", (400, 1000, 10_000), two_quantiles),
    Case("five paired differences at once", "normal differences", (100, 1000), five_at_once),
)


def measured(cases: Iterable[Case] = CASES, trials: int = TRIALS, seed: int = SEED) -> Iterator[Row]:
    """Measure how often each interval covers; every row has random numbers of its own."""
    for case in cases:
        for n in case.sizes:
            name = f"{case.interval}/{case.sample}/{n}"
            generator = np.random.default_rng([seed, *name.encode()])
            held = 0
            for _ in range(trials):
                estimate, truth = case.trial(generator, n)
                held += estimate.low <= truth <= estimate.high
            yield Row(case.interval, case.sample, f"{n:,}" if n else "as needed", held / trials)


def table(rows: Iterable[Row]) -> str:
    """Write the rows in Markdown."""
    lines = ["| interval | of what | n | covered | |", "| --- | --- | ---: | ---: | --- |"]
    lines += [
        f"| {row.interval} | {row.sample} | {row.n} | {100 * row.covered:.2f} % | {row.verdict} |"
        for row in rows
    ]
    return "\n".join(lines)


def main() -> None:
    """Measure all, and write the table into its page."""
    rows = []
    for row in measured():
        rows.append(row)
        sys.stdout.write(f"{row.interval:34} {row.sample:32} {row.n:>10} {row.covered:7.2%} {row.verdict}\n")
        sys.stdout.flush()
    text = PAGE.read_text(encoding="utf-8")
    made = f"<!-- begin coverage -->\n\n{table(rows)}\n\n<!-- end coverage -->"
    text = re.sub(r"<!-- begin coverage -->.*<!-- end coverage -->", made, text, flags=re.DOTALL)
    PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
