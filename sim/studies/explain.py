"""Explain: what to fix first. Each thing in turn is made 10 % better, and compared in pairs with what is."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from sim.analysis.contrasts import Sample, contrast
from sim.analysis.estimates import Estimate
from sim.analysis.measures import CentreMeasures, measure
from sim.analysis.several import each_level
from sim.model.fiction import FICTION
from sim.model.scenario import Scenario
from sim.studies.centres import centre_of
from sim.studies.plan import REPLICATIONS, Plan, Source, chosen
from sim.studies.priorities import PER_CENT, Saving, ranked, seen, sentences
from sim.studies.remedies import Remedy, remedies
from sim.studies.sheets import Sheet, around
from sim.studies.study import Study

HEAD = ("made better", "by", "mean saved", "p95 saved", "in time, %", "n")
LEVEL = 0.95


@frozen(eq=False)
class Explanation(Study):
    """What to fix first, for one centre of a scenario.

    Attributes
    ----------
    scenario : Scenario
        What was explained.
    centre : str
        Whose latency.
    measures : CentreMeasures
        Its measures, as the scenario is.
    savings : tuple of Saving
        What each remedy saves, ranked by the mean latency.
    seed, replications : int
        The common seed, and how many replications of each variant.
    confidence : float
        The level of each interval: such that, of any one measure, all hold at once with 0.95 (Bonferroni).
    """

    scenario: Scenario
    centre: str
    measures: CentreMeasures
    savings: tuple[Saving, ...]
    seed: int
    replications: int
    confidence: float

    @property
    def sentences(self) -> tuple[str, ...]:
        """Where the latency goes, and what saves most of it."""
        return tuple(sentences(self.measures.latency.mean, self.measures.budget, self.savings))

    @property
    def title(self) -> str:
        """What is explained."""
        return f"{self.scenario.title or self.scenario.name}: what to fix first at {self.centre}"

    @property
    def notes(self) -> tuple[str, ...]:
        """How it was played, and what the intervals are."""
        return (
            f"{self.replications:,} replications of seed {self.seed} of each variant, in pairs, with common "
            "random numbers.",
            "A whole number becomes one more, whatever its size; all else is made 10 % better, a probability "
            "at most 1. So savings of rows with different changes cannot be weighed against each other.",
            f"Intervals hold 95 % for the whole of a column ({100 * self.confidence:.4g} % each). * is seen: "
            "the interval leaves zero out. Latency is over the n replications detected in both. No change: "
            "none of these n pairs differs. Too few: too few pairs, or too few that differ, for an interval.",
        )

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The ranking, as a table of text."""
        rows = tuple(
            (
                one.remedy.words,
                one.remedy.size,
                "no change" if one.idle else _cell(one.mean),
                "no change" if one.idle else _cell(one.p95),
                _cell(one.in_time, PER_CENT),
                f"{one.mean.n:,}",
            )
            for one in self.savings
        )
        return (Sheet("What it saves (ticks)", HEAD, rows),) if rows else ()

    def rows(self) -> list[dict[str, Any]]:
        """Give one row for each remedy and measure: plain data, None where a number does not exist."""
        return [
            {"rank": rank, "key": one.remedy.key, "words": one.remedy.words}
            | {"change": one.remedy.size, "measure": name}
            | estimate.to_json("saved")
            | {"seen": seen(estimate), "latencies_changed": one.changed}
            for rank, one in enumerate(self.savings, 1)
            for name, estimate in (
                ("latency", one.mean),
                ("latency.p95", one.p95),
                ("in_time", one.in_time),
                ("detected", one.detected),
            )
        ]

    def to_json(self) -> dict[str, Any]:
        """Give all numbers as plain data for JSON."""
        return {
            "study": "explain",
            "scenario": self.scenario.name,
            "centre": self.centre,
            "seed": self.seed,
            "replications": self.replications,
            "confidence": self.confidence,
            "measures": self.measures.to_json(),
            "savings": self.rows(),
            "sentences": list(self.sentences),
            "fiction": FICTION,
        }


def explain(
    scenario: Source,
    *,
    centre: str | None = None,
    replications: int = REPLICATIONS,
    seed: int = 1,
    **asked: Any,
) -> Explanation:
    """Find out what to fix first: what each thing saves when it alone is made 10 % better.

    Parameters
    ----------
    scenario
        A scenario, a file, or the name of a shipped one.
    centre
        Whose latency; the first centre where left out.
    replications, seed
        How many replications of each variant, and the seed that all have in common.
    **asked
        Further fields of `sim.studies.plan.Plan`: engine, executor, progress (called with the variants done
        and their total), agreed.

    Returns
    -------
    Explanation
        It shows itself in a notebook. `sim.studies.remedies` says what "better" means for each kind of key.

    Raises
    ------
    ValueError
        If there is no such centre; the message names the nearest.
    ScenarioError
        If the scenario cannot be used.
    TooMuchWork
        If a run would take too long.

    Examples
    --------
    >>> found = explain("first_light", replications=200)
    >>> found.savings[0].remedy.words
    'One more lamp'
    """
    base = chosen(scenario)
    name = centre_of(base, centre)
    plan = Plan(replications, seed, **asked)
    tried = remedies(base)
    before = plan.sample(base)
    plan.tell(1, len(tried) + 1)
    confidence = each_level(max(len(tried), 1), LEVEL)
    savings = []
    for done, remedy in enumerate(tried, 2):
        savings.append(_saving(remedy, before, plan.sample(base.vary(remedy.changes)), name, confidence))
        plan.tell(done, len(tried) + 1)
    measures = measure(base, before.records).centres[name]
    return Explanation(base, name, measures, ranked(savings), seed, replications, confidence)


def _saving(remedy: Remedy, before: Sample, after: Sample, centre: str, confidence: float) -> Saving:
    """Compare one variant with what is."""
    found = {
        part.measure: part.difference
        for part in contrast(before, after, confidence=confidence)
        if (part.of, part.name) == ("centre", centre)
    }
    mean, tail = (_less(found[measure].estimate) for measure in ("latency", "latency.p95"))
    timely, caught = (found[measure].estimate for measure in ("in_time", "detected"))
    return Saving(remedy, mean, tail, timely, caught, found["latency"].changed)


def _less(apart: Estimate) -> Estimate:
    """Turn a difference into a saving."""
    return Estimate(-apart.value, -apart.high, -apart.low, apart.n)


def _cell(estimate: Estimate, scale: float = 1.0) -> str:
    """Write an estimate, and mark it where it is seen; a number without an interval is not shown."""
    if estimate.exists and not estimate.has_interval:
        return "too few"
    return around(estimate, scale) + (" *" if seen(estimate) else "")
