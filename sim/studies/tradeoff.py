"""Trade-off: the operating curve of a rule, mean delay against false alerts; several rules in one table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from sim.analysis.measures import measure
from sim.model.fiction import FICTION
from sim.model.problems import ScenarioError
from sim.model.scenario import Scenario
from sim.running import TooMuchWork, UnsupportedScenario
from sim.studies.centres import centre_behind, centre_of
from sim.studies.grid import Grid, cell
from sim.studies.operating import Operating, curve_sentence, sheet
from sim.studies.plan import REPLICATIONS, Changes, Plan, Source, chosen
from sim.studies.sheets import Sheet
from sim.studies.study import Study

Label = tuple[str, str, str]  # centre, curve, setting


@frozen(eq=False)
class Tradeoff(Study):
    """Operating curves: what each setting of each rule costs in delay, and in false alerts.

    Attributes
    ----------
    scenario : Scenario
        What was varied.
    points : tuple of Operating
        The settings, curve by curve.
    seed, replications : int
        The common seed, and how many replications of each.
    """

    scenario: Scenario
    points: tuple[Operating, ...]
    seed: int
    replications: int

    @property
    def curves(self) -> dict[str, list[Operating]]:
        """The points of each curve."""
        curves: dict[str, list[Operating]] = {}
        for point in self.points:
            curves.setdefault(point.curve, []).append(point)
        return curves

    @property
    def sentences(self) -> tuple[str, ...]:
        """What each curve trades: one sentence each."""
        return tuple(curve_sentence(curve, points) for curve, points in self.curves.items())

    @property
    def title(self) -> str:
        """What is traded."""
        return f"{self.scenario.title or self.scenario.name}: delay against false alerts"

    @property
    def notes(self) -> tuple[str, ...]:
        """How it was played, and what the numbers are."""
        return (
            f"{self.replications:,} replications of seed {self.seed} of each, with common random numbers.",
            "The delay is over the detected replications; the missed share stands beside it. False alerts are"
            " the centre's own, per tick in which its rule was armed. Intervals hold 95 %.",
        )

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """All curves in one table."""
        return (sheet(self.points),)

    def rows(self) -> list[dict[str, Any]]:
        """Give one row for each setting: plain data, None where a number does not exist."""
        return [point.row() for point in self.points]

    def to_json(self) -> dict[str, Any]:
        """Give all numbers as plain data for JSON."""
        return {
            "study": "tradeoff",
            "scenario": self.scenario.name,
            "seed": self.seed,
            "replications": self.replications,
            "points": self.rows(),
            "sentences": list(self.sentences),
            "fiction": FICTION,
        }


def tradeoff(
    scenario: Source,
    *curves: Changes,
    centre: str | None = None,
    replications: int = REPLICATIONS,
    seed: int = 1,
    **asked: Any,
) -> Tradeoff:
    """Find the operating curve of a rule, or of several: mean delay against false alerts.

    Parameters
    ----------
    scenario
        A scenario, a file, or the name of a shipped one.
    *curves
        One mapping for each rule. A list of values is run through; any other value is said differently for
        the whole curve, such as another kind of rule.
    centre
        Whose rule; where left out, the one that the keys of a curve are about.
    replications, seed
        How many replications of each setting, and the seed that all have in common.
    **asked
        Further fields of `sim.studies.plan.Plan`: engine, executor, progress (called with the settings done
        and their total), agreed.

    Returns
    -------
    Tradeoff
        It shows itself in a notebook. A setting that fails is a point that says why.

    Raises
    ------
    ValueError
        If there is no curve, a range is empty, or there is no such centre.
    ScenarioError
        If the scenario cannot be used, or has no such key; it names the nearest.

    Examples
    --------
    >>> found = tradeoff("two_of_three", {"centres.hasty.rule.k": [1, 2]}, replications=200)
    >>> one, two = found.points
    >>> one.delay.value < two.delay.value, one.false_alerts.value > two.false_alerts.value
    (True, True)
    """
    if not curves:
        raise ValueError("there is nothing to vary; give at least one key with its values")
    base, plan = chosen(scenario), Plan(replications, seed, **asked)
    planned = [one for curve in curves for one in _settings(base, curve, centre)]
    points = []
    for label, changes in planned:
        points.append(_play(label, base, changes, plan))
        plan.tell(len(points), len(planned))
    return Tradeoff(base, tuple(points), seed, replications)


def _settings(base: Scenario, curve: Changes, centre: str | None) -> Iterator[tuple[Label, Changes]]:
    """List the settings of a curve: its centre, what it and the setting are called, what is changed."""
    lists = {key: value for key, value in curve.items() if _is_list(value)}
    fixed = {key: value for key, value in curve.items() if key not in lists}
    grid = Grid.of(lists)
    grid.check_keys(base.vary(fixed))
    where = centre_of(base, centre or centre_behind(base, tuple(lists)))
    beside = "".join(f"; {key}={cell(value)}" for key, value in fixed.items())
    for point in grid.points():
        setting = ", ".join(str(cell(value)) for value in point.values())
        yield (where, ", ".join(lists) + beside, setting), {**fixed, **point}


def _is_list(value: Any) -> bool:
    return hasattr(value, "__len__") and not isinstance(value, str | Mapping)


def _play(label: Label, base: Scenario, changes: Changes, plan: Plan) -> Operating:
    """Play one setting; one that cannot be played says why."""
    try:
        sample = plan.sample(base.vary(changes))
    except ScenarioError as error:
        return Operating.failed(label, "; ".join(map(str, error.problems)))
    except (TooMuchWork, UnsupportedScenario) as error:
        return Operating.failed(label, str(error))
    measures = measure(sample.scenario, sample.records).centres[label[0]]
    return Operating(*label, measures.latency.mean, measures.missed, measures.false_alerts)
