"""How often the 95 % intervals cover the truth: `python -m benchmarks.coverage` writes it into its page.

Of 2,000 intervals of a true 95 % one, between 93.5 and 96.5 % cover with a probability above 99.7 %.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks.covered import SINGLE_CASES, Case
from benchmarks.covered_pairs import PAIRED_CASES

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "coverage.md"
TRIALS, SEED = 2000, 1
LEAST, MOST = 0.935, 0.965
TRIES = 10  # times as many samples at most, where some have no interval

CASES = (*SINGLE_CASES, *PAIRED_CASES)


class Row(NamedTuple):
    """How often an interval covered, and how often a sample had none."""

    interval: str
    sample: str
    n: str
    covered: float
    without: float

    @property
    def verdict(self) -> str:
        """Whether it holds what it says."""
        return "short" if self.covered < LEAST else "more than it says" if self.covered > MOST else "holds"

    @property
    def cells(self) -> tuple[str, ...]:
        """What the table says of it."""
        without = f"{100 * self.without:.1f} %" if self.without else ""
        return (self.interval, self.sample, self.n, f"{100 * self.covered:.2f} %", self.verdict, without)


def measured(cases: Iterable[Case] = CASES, trials: int = TRIALS, seed: int = SEED) -> Iterator[Row]:
    """Measure how often each interval covers; every row has random numbers of its own."""
    for case in cases:
        for n in case.sizes:
            covered, without = _shares(case, n, trials, seed)
            yield Row(case.interval, case.sample, f"{n:,}" if n else "as needed", covered, without)


def _shares(case: Case, n: int, trials: int, seed: int) -> tuple[float, float]:
    """Give how many of the intervals covered, and how many of the samples gave none."""
    generator = np.random.default_rng([seed, *f"{case.interval}/{case.sample}/{n}".encode()])
    held = given = tried = 0
    while given < trials and tried < TRIES * trials:
        estimate, truth = case.trial(generator, n)
        tried += 1
        if estimate.has_interval:
            given += 1
            held += estimate.low <= truth <= estimate.high
    return held / max(given, 1), 1 - given / tried


def table(rows: Iterable[Row]) -> str:
    """Write the rows in Markdown."""
    lines = [
        "| interval | of what | n | covered | | no interval |",
        "| --- | --- | ---: | ---: | --- | ---: |",
    ]
    return "\n".join(lines + [f"| {' | '.join(row.cells)} |" for row in rows])


def main() -> None:
    """Measure all, and write the table into its page."""
    rows = []
    for row in measured():
        rows.append(row)
        interval, sample, n, covered, verdict, without = row.cells
        sys.stdout.write(f"{interval:36} {sample:32} {n:>10} {covered:>9} {verdict:18} {without}\n")
        sys.stdout.flush()
    text = PAGE.read_text(encoding="utf-8")
    made = f"<!-- begin coverage -->\n\n{table(rows)}\n\n<!-- end coverage -->"
    text = re.sub(r"<!-- begin coverage -->.*<!-- end coverage -->", made, text, flags=re.DOTALL)
    PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
