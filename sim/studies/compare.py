"""Compare: scenarios or variants, replication by replication on common random numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from sim.analysis.contrasts import Contrast, Sample, contrast
from sim.analysis.measures import Measures, measure
from sim.analysis.several import each_level
from sim.model.fiction import FICTION
from sim.model.scenario import Scenario
from sim.model.writing import toml
from sim.records import Column
from sim.studies.differences import contrast_sheets, meaning
from sim.studies.plan import Changes, Plan, Source, chosen
from sim.studies.sheets import Sheet
from sim.studies.study import Study

LEVEL = 0.95


@frozen(eq=False)
class Variant:
    """One variant beside the first one.

    Attributes
    ----------
    label : str
        What it is called.
    scenario : Scenario
        What was played.
    measures : Measures
        Its own measures, each with a 95 % interval.
    contrasts : tuple of Contrast
        How it differs from the first; empty for the first itself.
    latencies : mapping of str to array of float
        The latency of each replication at each centre, in ticks; NaN where no true alert was delivered.
    """

    label: str
    scenario: Scenario
    measures: Measures
    contrasts: tuple[Contrast, ...]
    latencies: Mapping[str, Column] = field(factory=dict, repr=False)


@frozen(eq=False)
class Comparison(Study):
    """A paired comparison of variants with the first of them.

    Attributes
    ----------
    first : Variant
        What all others are compared with.
    others : tuple of Variant
        The others, each with its differences.
    seed, replications : int
        The common seed, and how many replications of each.
    confidence : float
        The level of each interval of a difference: 0.95 for one variant; for several so much more that, for
        any one measure, the intervals of all variants cover at once with 0.95 (Bonferroni).
    """

    first: Variant
    others: tuple[Variant, ...]
    seed: int
    replications: int
    confidence: float

    @property
    def sentences(self) -> tuple[str, ...]:
        """What it means: one sentence for each variant."""
        return tuple(meaning(self.first.label, one.label, one.contrasts) for one in self.others)

    @property
    def title(self) -> str:
        """What is compared."""
        return f"{self.first.label} compared with {', '.join(one.label for one in self.others)}"

    @property
    def notes(self) -> tuple[str, ...]:
        """How it was played, and what the intervals are."""
        several = f", {100 * self.confidence:.4g} % each, so that all variants hold at once"
        return (
            f"{self.replications:,} replications of seed {self.seed} of each, with common random numbers.",
            f"Intervals hold 95 %{several if len(self.others) > 1 else ''}. Of many measures without any "
            "difference, about 1 of 20 seems to have one.",
            "Latency and budget are over the replications detected in both. Gain is the variance reduction:"
            " so many times more replications would be needed without pairing.",
        )

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The differences, as tables of text."""
        return tuple(sheet for one in self.others for sheet in contrast_sheets(one.label, one.contrasts))

    def rows(self) -> list[dict[str, Any]]:
        """Give one row for each difference: plain data, None where a number does not exist."""
        return [
            {"variant": one.label, "against": self.first.label, "of": part.of, "name": part.name}
            | {"measure": part.measure, **part.difference.estimate.to_json("difference")}
            | {"changed": part.difference.changed, "seen": part.difference.seen}
            | {"variance_reduction": _finite(part.difference.reduction)}
            for one in self.others
            for part in one.contrasts
        ]

    def to_json(self) -> dict[str, Any]:
        """Give all numbers as plain data for JSON."""
        variants = [self.first, *self.others]
        return {
            "study": "compare",
            "seed": self.seed,
            "replications": self.replications,
            "confidence": self.confidence,
            "variants": [{"label": one.label, **one.measures.to_json()} for one in variants],
            "differences": self.rows(),
            "sentences": list(self.sentences),
            "fiction": FICTION,
        }


def compare(
    first: Source,
    *others: Source | Changes,
    labels: tuple[str, ...] = (),
    replications: int = Plan().replications,
    seed: int = 1,
    **asked: Any,
) -> Comparison:
    """Compare scenarios with the first one, in pairs of replications on common random numbers.

    Parameters
    ----------
    first
        A scenario, a file, or the name of a shipped one.
    *others
        What to compare it with: further scenarios, or mappings of keys to values, each of which makes a
        variant of the first, as `Scenario.vary` does.
    labels
        What to call them all, the first one included; made from names and changes where left out.
    replications, seed
        How many replications of each, and the seed that all have in common.
    **asked
        Further fields of `sim.studies.plan.Plan`: engine, executor, progress (called with the variants done
        and their total), agreed.

    Returns
    -------
    Comparison
        It shows itself in a notebook.

    Raises
    ------
    ValueError
        If there is nothing to compare with, or no centre is common to both.
    ScenarioError
        If a scenario or a change is not allowed.
    TooMuchWork
        If a run would take too long.

    Examples
    --------
    >>> found = compare("first_light", {"centres.harbour.decision": 1}, replications=100)
    >>> found.sentences[0][:67]
    'centres.harbour.decision=1 beside first_light: the mean latency is '
    """
    if not others:
        raise ValueError("compare needs something to compare with: another scenario, or changes of the first")
    plan = Plan(replications, seed, **asked)
    base = chosen(first)
    scenarios = [base, *(base.vary(one) if isinstance(one, Mapping) else chosen(one) for one in others)]
    names = _distinct(list(labels) or [base.name, *map(_label, others, scenarios[1:])])
    confidence = each_level(len(others), LEVEL)
    samples: list[Sample] = []
    for scenario in scenarios:
        samples.append(plan.sample(scenario))
        plan.tell(len(samples), len(scenarios))
    made = [
        Variant(
            name,
            sample.scenario,
            measure(sample.scenario, sample.records),
            contrast(samples[0], sample, confidence=confidence) if place else (),
            {centre: sample.records.latency(centre) for centre in sample.records.centres},
        )
        for place, (name, sample) in enumerate(zip(names, samples, strict=True))
    ]
    return Comparison(made[0], tuple(made[1:]), seed, replications, confidence)


def _label(other: Source | Changes, scenario: Scenario) -> str:
    """Name a variant by what is said differently, another scenario by its name."""
    if isinstance(other, Mapping):
        return "; ".join(f"{key}={_written(value)}" for key, value in other.items())
    return scenario.name


def _written(value: Any) -> str:
    return "none" if value is None else toml(value)


def _distinct(names: list[str]) -> list[str]:
    """Add numbers to names that would else be the same."""
    return [
        name if names.count(name) == 1 else f"{name} ({names[: place + 1].count(name)})"
        for place, name in enumerate(names)
    ]


def _finite(value: float) -> float | None:
    return value if abs(value) < float("inf") else None
