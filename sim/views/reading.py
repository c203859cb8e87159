"""Numbers made to be read: a value and its limits with the same decimals, and notes on what they mean."""

from collections.abc import Sequence
from math import floor, log10

from attrs import evolve

from sim.analysis.measures import CentreMeasures
from sim.model.scenario import Scenario
from sim.views.rows import Row, centre_rows

MOST_DECIMALS = 8  # a number with more is written with its power of ten
LARGEST = 1e9  # and so is a larger one
LONG = 3  # a zero is not written with more decimals
RARE = 0.01  # what happens less often a tick is told as one in so many ticks, too
QUANTILES = ("latency, p50", "latency, p90", "latency, p95", "latency, p99")
NEEDS_DEADLINE = ("in time", "margin (ticks)")
IN_WORDS = {
    "p95": "95 of 100 true alerts come within this many ticks; p50: half of them",
    "margin": "the deadline less the latency: ticks left; below 0 where it was late",
    "utilisation": "the share of its time that a server is busy",
}
BELOW_0 = "A limit below 0 is to be read as 0: none of these can be below it."


def read(row: Row) -> tuple[str, str]:
    """Write the value of a row and its interval with the same decimals: two digits of half the interval.

    Examples
    --------
    >>> from sim.analysis.estimates import Estimate
    >>> read(Row("latency", Estimate(11.8, 11.4, 12.2083, 1000), "detected"))
    ('11.80', '11.40 to 12.21')
    """
    estimate, factor = row.estimate, 100.0 if row.share else 1.0
    half = factor * (estimate.high - estimate.low) / 2 if estimate.has_interval else 0.0
    decimals = max(0, 1 - floor(log10(half))) if half > 0.0 else 0
    if not half > 0.0 or decimals > MOST_DECIMALS or factor * abs(estimate.high) >= LARGEST:
        return row.value, row.interval
    value, low, high = (
        _plain(factor * bound, decimals) for bound in (estimate.value, estimate.low, estimate.high)
    )
    end = " %" if row.share else ""
    return f"{value}{end}", f"{low} to {high}{end}"


def _plain(value: float, decimals: int) -> str:
    return "0" if value == 0.0 and decimals > LONG else f"{value:,.{decimals}f}"


def read_centre(scenario: Scenario, centre: CentreMeasures) -> list[Row]:
    """Give the measures of a centre without those that cannot be, for there is no deadline."""
    without = () if scenario.onset is not None and scenario.onset.deadline is not None else NEEDS_DEADLINE
    rows = [row for row in centre_rows(centre) if row.label not in without]
    return [evolve(row, label=f"{row.label} (ticks)") if row.label in QUANTILES else row for row in rows]


def notes(centre: CentreMeasures) -> list[str]:
    """Say below a table what is missing in it and why, and how rare false alerts are."""
    told = []
    if centre.detected.n == 0:
        told.append("In no replication was there an onset by the horizon: there was nothing to detect.")
    elif centre.latency.mean.n == 0:
        told.append("In no replication was there a true alert by the horizon: there is no latency.")
    rate = centre.false_alerts.value
    if 0.0 < rate < RARE:
        told.append(f"False alerts: about 1 in {float(f'{1 / rate:.2g}'):,.0f} ticks.")
    return [*told, *below_0(centre_rows(centre))]


def below_0(rows: Sequence[Row]) -> list[str]:
    """Say how to read a limit below 0 of what cannot be below 0; a margin can."""
    limits = (row.estimate for row in rows if not row.label.startswith("margin"))
    return [BELOW_0] if any(limit.low < 0.0 <= limit.value for limit in limits) else []


def in_words(scenario: Scenario) -> dict[str, str]:
    """Say what the words of the tables mean."""
    timed = scenario.onset is not None and scenario.onset.deadline is not None
    return {word: meaning for word, meaning in IN_WORDS.items() if timed or word != "margin"}
