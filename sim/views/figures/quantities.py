"""Quantities: how a measure and a varied key are written on an axis, with the unit."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from sim.analysis.budget import STAGES
from sim.analysis.catalogue import ENTRIES, QUANTILES
from sim.model.complaints import nearest
from sim.views.figures.writing import PER_CENT

TICKS = (
    "horizon", "warmup", "at", "low", "high", "mode", "mean", "values", "lasts", "deadline", "over",
    "every", "phase", "gap", "processing", "delay", "retry_after", "up", "down", "service",
    "window", "decision", "delivery", "after",
)  # fmt: skip
UNITS: Mapping[str, str] = {
    **dict.fromkeys(TICKS, "ticks"),
    **dict.fromkeys(("p", "false_alarm", "loss", "chance"), "probability"),
    "rate": "looks per tick",
    "count": "sensors",
    "servers": "servers",
    "k": "reports or sensors",
    "max_tries": "tries",
    **dict.fromkeys(("shift", "threshold", "drift", "limit"), "score"),
}
"""The unit of a key by its last part; ratios and weights have none."""


@frozen
class Quantity:
    """A measure as it is drawn.

    Attributes
    ----------
    measure : str
        Its name in tables: "latency", "latency.p95", "budget.queue", "detected".
    words : str
        What it is called.
    unit : str
        Its unit on an axis.
    scale : float
        What numbers are multiplied by to be drawn in that unit: 100 for shares.
    """

    measure: str
    words: str
    unit: str
    scale: float = 1.0

    @property
    def axis(self) -> str:
        """What stands at an axis: words and unit."""
        return f"{self.words} ({self.unit})"


def quantity(measure: str) -> Quantity:
    """Give a measure as it is drawn.

    Raises
    ------
    ValueError
        If there is no such measure; the message names the nearest.

    Examples
    --------
    >>> quantity("latency.p95").axis, quantity("in_time").axis, quantity("budget.queue").axis
    ('p95 of the latency (ticks)', 'in time (%)', 'queue, a stage of the budget (ticks)')
    """
    if measure not in QUANTITIES:
        near = nearest(measure, QUANTITIES)
        hint = f"; did you mean {near!r}?" if near else ""
        raise ValueError(f"there is no measure {measure!r}{hint} There are {', '.join(QUANTITIES)}")
    return QUANTITIES[measure]


def _quantities() -> dict[str, Quantity]:
    """List everything that studies measure."""
    found = {"latency": Quantity("latency", "mean latency", "ticks")}
    found["latency.mean"] = Quantity("latency.mean", "mean latency", "ticks")
    for name in QUANTILES:
        found[f"latency.{name}"] = Quantity(f"latency.{name}", f"{name} of the latency", "ticks")
    for name, entry in ENTRIES.items():
        if name in ("latency", "budget", "missed"):
            continue
        share = entry.value == "fraction" or not entry.unit
        mean = "mean " * (entry.value == "mean" and not share)
        scale = PER_CENT if share else 1.0
        found[name] = Quantity(name, mean + entry.label, "%" if share else entry.unit, scale)
    for stage in STAGES:
        words = f"{stage.replace('_', ' ')}, a stage of the budget"
        found[f"budget.{stage}"] = Quantity(f"budget.{stage}", words, "ticks")
    return found


QUANTITIES: Mapping[str, Quantity] = _quantities()
"""Every measure of a study by its name."""


def key_on_axis(key: str) -> str:
    """Write a varied key with its unit, as it stands at an axis.

    Examples
    --------
    >>> key_on_axis("sensors.lamp.scan.every"), key_on_axis("centres.harbour.service.cv")
    ('sensors.lamp.scan.every (ticks)', 'centres.harbour.service.cv')
    """
    unit = UNITS.get(key.rpartition(".")[2], "")
    return f"{key} ({unit})" if unit else key
