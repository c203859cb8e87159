"""Answers: what studies give to those who ask, with figures.

The studies themselves stand below the views and know of no picture. Here each gets its `plot`, as a result of
a run has one; the numbers, and all else, are those of `sim.studies`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from attrs import asdict, frozen

from sim.studies import compare as comparing
from sim.studies import explain as explaining
from sim.studies import sweep as sweeping
from sim.studies import swept
from sim.studies import tradeoff as trading
from sim.views.studied import ComparisonPlot, ExplanationPlot, SweepPlot, TradeoffPlot

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


@frozen(eq=False)
class Comparison(comparing.Comparison):
    """A paired comparison, with figures."""

    @property
    def plot(self) -> ComparisonPlot:
        """The figures of this comparison: `comparison.plot.differences()`."""
        return ComparisonPlot(self)


@frozen(eq=False)
class Sweep(swept.Sweep):
    """A sweep, with figures."""

    @property
    def plot(self) -> SweepPlot:
        """The figures of this sweep: `sweep.plot.curves()`."""
        return SweepPlot(self)


@frozen(eq=False)
class Tradeoff(trading.Tradeoff):
    """Operating curves, with figures."""

    @property
    def plot(self) -> TradeoffPlot:
        """The figures of this trade-off: `tradeoff.plot.operating()`."""
        return TradeoffPlot(self)


@frozen(eq=False)
class Explanation(explaining.Explanation):
    """What to fix first, with figures."""

    @property
    def plot(self) -> ExplanationPlot:
        """The figures of this explanation: `explanation.plot.priorities()`."""
        return ExplanationPlot(self)


def _answered(study: Callable[Asked, Any], answer: Callable[..., Answer]) -> Callable[Asked, Answer]:
    """Let a study give its answer with figures."""

    @wraps(study)
    def asked(*args: Asked.args, **kwargs: Asked.kwargs) -> Answer:
        found = study(*args, **kwargs)
        return answer(**asdict(found, recurse=False))

    return asked


compare = _answered(comparing.compare, Comparison)
explain = _answered(explaining.explain, Explanation)
sweep = _answered(sweeping.sweep, Sweep)
tradeoff = _answered(trading.tradeoff, Tradeoff)
