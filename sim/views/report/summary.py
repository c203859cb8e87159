"""The summary: the few numbers of a centre that one looks at first."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from sim.analysis.estimates import Estimate
from sim.analysis.measures import CentreMeasures
from sim.model.scenario import Scenario
from sim.model.wording import amount
from sim.views.reading import read
from sim.views.rows import Row


@frozen
class Fact:
    """A number that stands out.

    Attributes
    ----------
    what : str
        What it is.
    value : str
        The number, with its unit.
    interval : str
        Its interval, or why there is none.
    n : int
        How many replications stand behind it.
    """

    what: str
    value: str
    interval: str
    n: int


def facts(centre: CentreMeasures, scenario: Scenario) -> Iterator[Fact]:
    """Give what stands out: how many were warned, how soon, whether in time, and how often for nothing.

    Parameters
    ----------
    centre
        The measures of a centre.
    scenario
        What was played.

    Examples
    --------
    >>> from sim.results import run
    >>> result = run("first_light", replications=50)
    >>> [fact.what for fact in facts(result.measures.centres["harbour"], result.scenario)]
    ['onsets detected', 'mean latency', '95 of 100 warned within', 'false alerts']
    """
    yield _fact("onsets detected", Row("", centre.detected, "", share=True), "no onset came")
    yield _fact("mean latency", Row("", centre.latency.mean, ""), "never warned", " ticks")
    if scenario.onset is not None and scenario.onset.deadline is not None:
        due = amount(scenario.onset.deadline, "tick")
        yield _fact(f"in time, within {due}", Row("", centre.in_time, "", share=True), "no onset came")
    yield _fact("95 of 100 warned within", Row("", centre.latency.p95, ""), "never warned", " ticks")
    yield _false_alerts(centre.false_alerts)


def _fact(what: str, row: Row, without: str, unit: str = "") -> Fact:
    if not row.estimate.exists:
        return Fact(what, "none", without, row.estimate.n)
    value, limits = read(row)
    return Fact(
        what, f"{value}{unit}", limits if row.estimate.has_interval else "no interval", row.estimate.n
    )


def _false_alerts(rate: Estimate) -> Fact:
    """Say how rare false alerts are: one in so many ticks, between so many and so many."""
    if not rate.exists:
        return Fact("false alerts", "none", "no rule was ever armed", rate.n)
    value = f"1 in {_every(rate.value)} ticks" if rate.value > 0.0 else "none seen"
    if not rate.has_interval:
        limits = "no interval"
    elif rate.low > 0.0:
        limits = f"{_every(rate.high)} to {_every(rate.low)} ticks"
    else:
        limits = f"{_every(rate.high)} ticks or more"
    return Fact("false alerts", value, limits, rate.n)


def _every(rate: float) -> str:
    """Write after how many ticks there is one, with two digits that count."""
    return f"{float(f'{1 / rate:.2g}'):,.10g}"
