"""Operating points: settings of a rule with their delays and false alerts; and curves of them in words."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import Any

from attrs import frozen

from sim.analysis.estimates import Estimate
from sim.studies.sheets import Sheet, around, number, ticks

HEAD = ("rule, and its settings", "mean delay", "missed, %", "false alerts a tick", "ticks between them")

DIGITS = 3  # that count: of numbers with limits that lie unevenly, so that a row fits into a line


@frozen
class Operating:
    """One setting of a rule.

    Attributes
    ----------
    centre, curve, setting : str
        At which centre, which rule, and which setting of it.
    delay : Estimate
        The mean latency, in ticks, over detected replications.
    missed : Estimate
        The share of onsets that were not detected.
    false_alerts : Estimate
        False alerts per tick in which the rule was armed.
    why : str
        Why it could not be played; empty if it was.
    """

    centre: str
    curve: str
    setting: str
    delay: Estimate
    missed: Estimate
    false_alerts: Estimate
    why: str = ""

    @classmethod
    def failed(cls, label: tuple[str, str, str], why: str) -> Operating:
        """Give a setting that could not be played."""
        return cls(*label, Estimate.none(), Estimate.none(), Estimate.none(), why)

    @property
    def between(self) -> Estimate:
        """The mean time between false alerts, in ticks: one over their rate.

        Its upper limit may be infinite; and so is the value, where no false alert was seen.

        Examples
        --------
        >>> one = Operating("bay", "k", "2", *[Estimate.none()] * 2, Estimate(0.02, 0.01, 0.04, 9))
        >>> one.between
        Estimate(value=50.0, low=25.0, high=100.0, n=9)
        """
        rate = self.false_alerts
        value, low, high = (1.0 / part if part > 0.0 else inf for part in (rate.value, rate.high, rate.low))
        return Estimate(value, low, high, rate.n) if rate.exists else Estimate.none()

    def row(self) -> dict[str, Any]:
        """Give the setting as one row of plain data, None where a number does not exist."""
        parts = {"delay": self.delay, "missed": self.missed, "false_alerts": self.false_alerts}
        row: dict[str, Any] = {"centre": self.centre, "rule": self.curve, "setting": self.setting}
        for name, estimate in {**parts, "between": self.between}.items():
            row[name] = estimate.value if estimate.exists else None
            row[f"{name}.low"] = estimate.low if abs(estimate.low) < inf else None
            row[f"{name}.high"] = estimate.high if abs(estimate.high) < inf else None
            row[f"{name}.n"] = estimate.n
        return {**row, "why": self.why or None}


def sheet(points: Sequence[Operating]) -> Sheet:
    """Show settings as a table of text: a row that names the rule, and a row for each of its settings."""
    rows: list[tuple[str, ...]] = []
    for curve in dict.fromkeys(point.curve for point in points):
        rows.append((_spoken(curve), *[""] * (len(HEAD) - 1)))
        rows += [_cells(point) for point in points if point.curve == curve]
    return Sheet("Operating curves", HEAD, tuple(rows))


def _cells(point: Operating) -> tuple[str, ...]:
    if point.why:
        return (f"  {point.setting}", f"failed: {point.why}", "", "", "")
    return (
        f"  {point.setting}",
        around(point.delay),
        _spread(point.missed, 100.0),
        around(point.false_alerts),
        _spread(point.between),
    )


def _spoken(curve: str) -> str:
    """Write a key as words, which a narrow column can break: without its section and its points."""
    return (curve.partition(".")[2] or curve).replace(".", " ")


def _spread(estimate: Estimate, scale: float = 1.0) -> str:
    """Write a number with its limits, which need not lie evenly around it."""
    if not estimate.n:
        return "none"
    if estimate.value == inf:
        return f"more than {number(scale * estimate.low, DIGITS)}"
    low, high = (number(scale * limit, DIGITS) for limit in (estimate.low, estimate.high))
    return f"{number(scale * estimate.value, DIGITS)} ({low} to {high})"


def curve_sentence(curve: str, points: Sequence[Operating]) -> str:
    """Say what a curve trades, from its first setting to its last.

    Examples
    --------
    >>> def at(setting, delay, rate):
    ...     exactly = [Estimate(value, value, value, 99) for value in (delay, 0.0, rate)]
    ...     return Operating("bay", "k", setting, *exactly)
    >>> print(curve_sentence("k", [at("1", 5.0, 0.1), at("3", 12.0, 0.01)]))
    From k = 1 to 3 the mean delay rises from 5 ± 0 to 12 ± 0 ticks, and the time between false alerts from
    10 (10 to 10) to 100 (100 to 100).
    """
    told = [point for point in points if point.delay.exists]
    if not told:
        return f"Along {curve} there is no setting at which anything was detected."
    first, last = told[0], told[-1]
    if first is last:
        return f"At {curve} = {first.setting} the mean delay is {ticks(around(first.delay))}."
    course = _course(first.delay, last.delay)
    begun = f"From {curve} = {first.setting} to {last.setting} {course} ticks"
    if not (first.between.n and last.between.n):
        return f"{begun}."
    times = f"from {_spread(first.between)} to {_spread(last.between)}"
    return f"{begun}, and the time between false alerts {times}."


def _course(first: Estimate, last: Estimate) -> str:
    """Say that the mean delay rises or falls, as far as the intervals can tell."""
    apart = last.low > first.high or last.high < first.low
    if not apart and first.has_interval and last.has_interval:
        return f"no change of the mean delay is seen, {around(first)} and {around(last)}"
    verb = "rises" if last.value > first.value else "falls"
    return f"the mean delay {verb} from {around(first)} to {around(last)}"
