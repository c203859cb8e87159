"""Rows: the numbers of a result with their names, as tables in the terminal and in notebooks show them."""

from collections.abc import Mapping

from attrs import frozen

from sim.analysis.estimates import Estimate
from sim.analysis.measures import CentreMeasures, StationMeasures

CONDITIONS: Mapping[str, str] = {
    "detected": "replications with a true alert delivered by the horizon",
    "onset": "replications whose onset came by the horizon",
    "alert": "replications with an alert of any kind",
    "armed": "all replications, from the warmup to the first own true alert",
    "all": "all replications",
}


@frozen
class Row:
    """One number of a result.

    Attributes
    ----------
    label : str
        What it is called.
    estimate : Estimate
        The number, its interval and n.
    over : str
        What it is taken over, a key of `CONDITIONS`.
    share : bool
        Whether it is shown in per cent.
    """

    label: str
    estimate: Estimate
    over: str
    share: bool = False

    @property
    def value(self) -> str:
        """The number, written out; "none" where there is none."""
        return written(self.estimate.value, share=self.share) if self.estimate.exists else "none"

    @property
    def interval(self) -> str:
        """The interval, written out."""
        if not self.estimate.has_interval:
            return "none"
        low, high = (written(bound, share=self.share) for bound in (self.estimate.low, self.estimate.high))
        return f"{low.removesuffix(' %')} to {high}"


def written(value: float, *, share: bool = False) -> str:
    """Write a number with four digits that count, a share in per cent.

    Examples
    --------
    >>> written(13.24561), written(12345.6), written(0.9984, share=True)
    ('13.25', '12,346', '99.84 %')
    """
    if share:
        return f"{100 * value:.4g} %"
    return f"{value:,.0f}" if 1e3 <= abs(value) < 1e9 else f"{value:.4g}"  # noqa: PLR2004


def centre_rows(centre: CentreMeasures) -> list[Row]:
    """Give the measures of a centre, the missed share beside the latency."""
    latency = centre.latency
    quantiles = {"p50": latency.p50, "p90": latency.p90, "p95": latency.p95, "p99": latency.p99}
    return [
        Row("latency, mean (ticks)", latency.mean, "detected"),
        Row("  missed", centre.missed, "onset", share=True),
        *(Row(f"latency, {name}", estimate, "detected") for name, estimate in quantiles.items()),
        Row("detected", centre.detected, "onset", share=True),
        Row("in time", centre.in_time, "onset", share=True),
        Row("margin (ticks)", centre.margin, "detected"),
        Row("false alerts per tick", centre.false_alerts, "armed"),
        Row("time to first alert (ticks)", centre.time_to_first_alert, "alert"),
        Row("  without any alert", centre.without_alert, "all", share=True),
        Row("first alert true", centre.first_alert_true, "alert", share=True),
    ]


def budget_rows(centre: CentreMeasures) -> list[Row]:
    """Give the mean stages of a centre's budget."""
    return [Row(stage.replace("_", " "), part, "detected") for stage, part in centre.budget.items()]


def station_rows(station: StationMeasures) -> list[Row]:
    """Give the measures of a station."""
    return [
        Row("wait (ticks)", station.wait, "all"),
        Row("utilisation", station.utilisation, "all", share=True),
        Row("served (reports)", station.served, "all"),
    ]
