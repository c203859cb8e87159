"""Differences in words: what a comparison of two variants means, in a sentence and as tables of text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isnan

from attrs import frozen

from sim.analysis.contrasts import Contrast
from sim.analysis.paired import Difference
from sim.analysis.sparse import FEW
from sim.model.wording import listing
from sim.studies.sheets import Sheet, around, number, places, span, ticks

PER_CENT = 100.0
SHARES = frozenset({"detected", "in_time", "first_alert_true", "without_alert", "utilisation"})
UNITS = {"false_alerts": "per tick", "served": "reports"} | dict.fromkeys(SHARES, "%")
UNITS |= dict.fromkeys(("latency", "margin", "time_to_first_alert", "wait"), "ticks")
HEAD = ("", "difference", "95 % interval", "n", "gain")


@frozen
class _Headline:
    """A measure that a sentence speaks of: how it is said where it rose, and where it fell."""

    measure: str
    rose: str
    fell: str
    scale: float = 1.0


HEADLINES = (
    _Headline("latency", "the mean latency is {} longer", "the mean latency is {} shorter"),
    _Headline(
        "detected",
        "{} more of every 100 onsets are detected",
        "{} fewer of every 100 onsets are detected",
        PER_CENT,
    ),
    _Headline(
        "in_time",
        "{} more of every 100 onsets are met in time",
        "{} fewer of every 100 onsets are met in time",
        PER_CENT,
    ),
    _Headline(
        "false_alerts", "there are {} more false alerts a tick", "there are {} fewer false alerts a tick"
    ),
)
UNSEEN = {
    "latency": "the mean latency",
    "detected": "what is detected",
    "in_time": "what is in time",
    "false_alerts": "false alerts",
}


def meaning(before: str, after: str, contrasts: Sequence[Contrast]) -> str:
    """Say in one sentence what a comparison means; "no difference seen" where that is so.

    It speaks of the latency, of what is detected and in time, and of false alerts, centre by centre. A
    difference is seen where its interval leaves zero out; that none is seen does not say that there is none,
    so the sentence adds how large one may still be, or in how few pairs there is one.
    """
    centres = list(dict.fromkeys(part.name for part in contrasts if part.of == "centre"))
    told = [_centre(name, _by_measure(contrasts, name), alone=len(centres) == 1) for name in centres]
    return f"{after} beside {before}: {'; '.join(told)}."


def _centre(name: str, found: Mapping[str, Difference], *, alone: bool) -> str:
    where = "" if alone else f"at {name}, "
    seen = [_seen(line, found) for line in HEADLINES if found[line.measure].seen]
    unseen = [line.measure for line in HEADLINES if _judged(found[line.measure])]
    if not seen:
        return f"{where}no difference seen{_bound(found['latency'])}"
    rest = f"; no difference seen in {listing([UNSEEN[key] for key in unseen])}" if unseen else ""
    return f"{where}{listing(seen)}{rest}"


def _judged(apart: Difference) -> bool:
    """Tell whether there are pairs to judge by, and no difference is seen."""
    return apart.estimate.n > 1 and not apart.seen


def _seen(line: _Headline, found: Mapping[str, Difference]) -> str:
    estimate = found[line.measure].estimate
    sentence, sign = (line.rose, 1.0) if estimate.value > 0 else (line.fell, -1.0)
    shown = around(estimate, sign * line.scale)
    if line.measure == "latency":
        return sentence.format(ticks(shown)) + _stage(found)
    return sentence.format(shown)


def _stage(found: Mapping[str, Difference]) -> str:
    """Name the stage that changed most, in the direction in which the latency did."""
    sign = 1.0 if found["latency"].estimate.value > 0 else -1.0
    stages = {key: apart for key, apart in found.items() if key.startswith("budget.") and apart.seen}
    if not stages:
        return ""
    most = max(stages, key=lambda key: sign * stages[key].estimate.value)
    change = stages[most].estimate
    if sign * change.value <= 0.0:
        return ""
    plus = "+" if change.value > 0 else ""
    return f" (most of all in {most.partition('.')[2].replace('_', ' ')}: {plus}{around(change)})"


def _bound(apart: Difference) -> str:
    """Say how large a difference of the latency may still be; where nobody knows, how many pairs differ."""
    estimate = apart.estimate
    if estimate.n <= 1:
        return ", for too little was detected"
    if apart.same:
        return f": no pair of {estimate.n:,} differs in latency"
    if not estimate.has_interval:
        return f": in latency {_few(apart)}, too few for an interval"
    largest = max(abs(estimate.low), abs(estimate.high))
    return f"; the mean latencies differ by at most {ticks(number(largest))} (with 95 % confidence)"


def _few(apart: Difference) -> str:
    """Say how many of the pairs differ."""
    return f"{apart.changed:,} of {apart.estimate.n:,} pairs differ{'s' if apart.changed == 1 else ''}"


def signed(value: float, scale: float = 1.0, digits: int | None = None) -> str:
    """Write a number with its sign; with so many digits after the point, if they are given.

    Examples
    --------
    >>> signed(0.25), signed(-0.25, 100.0), signed(0.0), signed(-1.2345, digits=2)
    ('+0.25', '−25', '0', '−1.23')
    """
    scaled = scale * value if digits is None else round(scale * value, digits)
    sign = "+" if scaled > 0 else "−" if scaled < 0 else ""
    return sign + (number(abs(scaled)) if digits is None or not value else f"{abs(scaled):,.{digits}f}")


def contrast_sheets(label: str, contrasts: Sequence[Contrast]) -> list[Sheet]:
    """Show differences as tables of text, one a centre or station; those that do not exist are left out."""
    places = list(dict.fromkeys((part.of, part.name) for part in contrasts))
    sheets = []
    for of, name in places:
        parts = [part for part in contrasts if (part.of, part.name) == (of, name)]
        rows = tuple(_row(part) for part in parts if _shown(part))
        if rows:
            sheets.append(Sheet(f"{label}: {name} ({of})", HEAD, rows))
    return sheets


def _shown(part: Contrast) -> bool:
    """Leave out what does not exist, and stages that take no time on either side or always the same."""
    apart = part.difference
    fixed = apart.estimate.value == 0.0 and apart.reduction != apart.reduction
    return apart.estimate.exists and not (fixed and part.measure.startswith("budget."))


def _row(part: Contrast) -> tuple[str, ...]:
    estimate, scale = part.difference.estimate, PER_CENT if part.measure in SHARES else 1.0
    known = estimate.has_interval or part.difference.same  # a number without an interval is not shown
    reduction = part.difference.reduction
    mark = " *" if part.difference.seen else ""
    return (
        _label(part.measure),
        signed(estimate.value, scale, places(estimate, scale)) + mark if known else "",
        _limits(part.difference, scale),
        f"{estimate.n:,}",
        "" if isnan(reduction) else number(reduction, 2),
    )


def _label(measure: str) -> str:
    """Name a measure, with its unit; quantiles stand below the latency."""
    unit = f" ({UNITS[measure]})" if measure in UNITS else ""
    return measure.replace("_", " ").replace("budget.", "stage: ").replace("latency.", "  ") + unit


def _limits(apart: Difference, scale: float) -> str:
    """Write the interval of a difference, or why it has none."""
    if apart.estimate.has_interval:
        return span(apart.estimate, scale)
    return "no pair differs" if apart.same else "too few differ" if apart.changed < FEW else "too few pairs"


def _by_measure(contrasts: Sequence[Contrast], centre: str) -> dict[str, Difference]:
    return {p.measure: p.difference for p in contrasts if (p.of, p.name) == ("centre", centre)}
