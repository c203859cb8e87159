"""The figures of studies by name; matplotlib is imported when one is drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from attrs import frozen

from sim.studies.compare import Comparison
from sim.studies.explain import Explanation
from sim.studies.swept import Sweep
from sim.studies.tradeoff import Tradeoff

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from sim.model.scenario import Scenario


@frozen
class ComparisonPlot:
    """The figures of a comparison: `comparison.plot.differences()`."""

    study: Comparison

    def differences(
        self,
        measures: Sequence[str] | None = None,
        ax: Axes | None = None,
        *,
        place: str | None = None,
        variants: Sequence[str] | None = None,
    ) -> Axes:
        """Draw how variants differ from the first one; `sim.views.figures.compared` says what it takes."""
        from sim.views.figures.compared import differences

        return differences(self.study, measures, ax, place=place, variants=variants)


@frozen
class SweepPlot:
    """The figures of a sweep: `sweep.plot.curves()`."""

    study: Sweep

    def curves(
        self,
        measure: str = "latency.mean",
        ax: Axes | None = None,
        *,
        place: str | None = None,
        along: str | None = None,
        at: Mapping[str, Any] | None = None,
    ) -> Axes:
        """Draw a measure along one factor, with a band; `sim.views.figures.swept` says what it takes."""
        from sim.views.figures.swept import curves

        return curves(self.study, measure, ax, place=place, along=along, at=at)

    def panels(
        self,
        measure: str = "latency.mean",
        *,
        place: str | None = None,
        along: str | None = None,
        at: Mapping[str, Any] | None = None,
    ) -> tuple[Axes, ...]:
        """Draw a panel for each level of a second factor; `sim.views.figures.panels` says what it takes."""
        from sim.views.figures.panels import panels

        return panels(self.study, measure, place=place, along=along, at=at)

    def queue(self, scenario: Scenario, ax: Axes | None = None, *, place: str | None = None) -> Axes:
        """Draw the wait at a station against its load, beside the exact theory of what was swept."""
        from sim.views.figures.hockey_stick import hockey_stick

        return hockey_stick(self.study, scenario, place, ax)


@frozen
class TradeoffPlot:
    """The figures of a trade-off: `tradeoff.plot.operating()`."""

    study: Tradeoff

    def operating(self, ax: Axes | None = None, *, against: str = "between") -> Axes:
        """Draw operating curves, against the time "between" false alerts, or their "rate"."""
        from sim.views.figures.operating import operating

        return operating(self.study, ax, against=against)


@frozen
class ExplanationPlot:
    """The figures of an explanation: `explanation.plot.priorities()`."""

    study: Explanation

    def priorities(self, aim: str = "mean", ax: Axes | None = None) -> Axes:
        """Draw what each remedy saves, ranked by "mean", "p95", "in_time" or "detected"."""
        from sim.views.figures.priorities import priorities

        return priorities(self.study, aim, ax)
