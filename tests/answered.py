"""Studies with numbers that were made up, so that figures of them stay the same whatever is simulated."""

import csv
from io import StringIO
from types import SimpleNamespace
from typing import Any

from sim.analysis.contrasts import Contrast
from sim.analysis.estimates import Estimate
from sim.analysis.paired import Difference
from sim.answers import Comparison, Explanation, Sweep, Tradeoff
from sim.model.scenario import Scenario
from sim.studies.compare import Variant
from sim.studies.operating import Operating
from sim.studies.points import columns
from sim.studies.priorities import Saving
from sim.studies.remedies import Remedy

NONE = Estimate.none()
SCENARIO = Scenario(story="", horizon=100.0, title="Trial", name="trial")


def around(value: float, half: float, n: int = 90) -> Estimate:
    return Estimate(value, value - half, value + half, n)


def failed(values: dict[str, Any], why: str) -> dict[str, Any]:
    return {**values, "status": "failed", "why": why, "of": "", "place": ""}


def point(values: dict[str, Any], place: str = "harbour", **measures: Estimate) -> dict[str, Any]:
    """Give a row of a sweep; a dot in the name of a measure is written as two underscores."""
    row = {**values, "status": "done", "why": "", "of": "centre", "place": place}
    for name, estimate in measures.items():
        key = name.replace("__", ".")
        row |= {key: estimate.value, f"{key}.n": estimate.n} if estimate.exists else {f"{key}.n": estimate.n}
        if estimate.has_interval:
            row |= {f"{key}.low": estimate.low, f"{key}.high": estimate.high}
    return row


def sweep(*rows: dict[str, Any], keys: tuple[str, ...]) -> Sweep:
    text = StringIO()
    writer = csv.DictWriter(text, columns(keys), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return Sweep("Trial", keys, len(rows), 100, 7, text.getvalue(), None, ())


def setting(curve: str, name: str, delay: Estimate, rate: Estimate, missed: float = 0.0) -> Operating:
    return Operating("harbour", curve, name, delay, around(missed, 0.001), rate)


def tradeoff(*points: Operating) -> Tradeoff:
    return Tradeoff(SCENARIO, points, 7, 100)


def saving(words: str, mean: Estimate, *, pairs: int | None = None, **others: Estimate) -> Saving:
    told = {"p95": NONE, "in_time": NONE, "detected": NONE, **others}
    return Saving(Remedy(words, words, {}), mean, **told, changed=mean.n if pairs is None else pairs)


def explanation(*savings: Saving) -> Explanation:
    measures: Any = SimpleNamespace(latency=None, budget={})
    return Explanation(SCENARIO, "harbour", measures, savings, 7, 100, 0.99)


def changed(
    measure: str, estimate: Estimate, of: str = "centre", name: str = "harbour", pairs: int | None = None
) -> Contrast:
    """Give a difference of so many pairs; of all of them where left out."""
    return Contrast(of, name, measure, Difference(estimate, 2.0, estimate.n if pairs is None else pairs))


def comparison(*variants: tuple[str, tuple[Contrast, ...]]) -> Comparison:
    measures: Any = None
    first = Variant("first", SCENARIO, measures, ())
    others = tuple(Variant(label, SCENARIO, measures, parts) for label, parts in variants)
    return Comparison(first, others, 7, 100, 0.95)
