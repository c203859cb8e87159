"""Readings: what the picture under the sliders shows of a result."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import numpy as np
from attrs import frozen

from sim.analysis.estimates import Estimate
from sim.analysis.measures import CentreMeasures
from sim.records import Column
from sim.results import Result

Values = np.ndarray[Any, np.dtype[Any]]
QUANTILES = ("p50", "p90", "p95", "p99")
SHARES = ("detected", "in_time", "first_alert_true")
STATIONS = ("wait", "utilisation")


@frozen(eq=False)
class Reading:
    """What is shown: one number with its interval, and where there are any the values behind it.

    Attributes
    ----------
    label : str
        What the number is, such as "mean latency".
    estimate : Estimate
        The number.
    unit : str
        Its unit: "ticks", "%" for a share, or another word.
    values : array of float, or None
        One value a replication, for a histogram.
    parts : mapping of str to Estimate
        Stages, for a bar that is made of them.
    """

    label: str
    estimate: Estimate
    unit: str = "ticks"
    values: Values | None = None
    parts: Mapping[str, Estimate] | None = None


Read = Callable[[Result], Reading]


def reader(measure: str | Read, centre: str | None) -> Read:
    """Give the function that reads a measure, by its name, off a result.

    Parameters
    ----------
    measure
        "latency" (its mean), "p50", "p90", "p95" or "p99" (its quantiles), "detected", "in_time",
        "first_alert_true", "false_alerts", "budget", "wait" or "utilisation" (of the centre's own
        queue); or a function from a result to a reading.
    centre
        The name of the centre; the first one where left out.

    Raises
    ------
    ValueError
        If there is no such measure.
    """
    if callable(measure):
        return measure
    if measure not in READERS:
        raise ValueError(f"measure: found {measure!r}; allowed are {', '.join(READERS)}, or a function")
    return partial(READERS[measure], measure, centre)


def needs_stations(measure: str | Read) -> bool:
    """Tell whether a measure needs replications that are played to the horizon."""
    return callable(measure) or measure in STATIONS


def latencies(result: Result, centre: str | None = None) -> Values:
    """Give the latency of every detected replication, in ticks: an array of shape (n,)."""
    name = centre or next(iter(result.records.centres))
    found: Column = result.records.centres[name].instant("delivered") - result.records.onset
    return found[~np.isnan(found)]


def _centre(result: Result, centre: str | None) -> CentreMeasures:
    measures = result.measures.centres
    return measures[centre or next(iter(measures))]


def _mean(_: str, centre: str | None, result: Result) -> Reading:
    estimate = _centre(result, centre).latency.mean
    return Reading("mean latency", estimate, values=latencies(result, centre))


def _quantile(name: str, centre: str | None, result: Result) -> Reading:
    estimate: Estimate = getattr(_centre(result, centre).latency, name)
    return Reading(f"{name[1:]} % are warned within", estimate, values=latencies(result, centre))


def _share(name: str, centre: str | None, result: Result) -> Reading:
    found: Estimate = getattr(_centre(result, centre), name)
    return Reading(name.replace("_", " "), _times(100, found), "%")


def _false_alerts(_: str, centre: str | None, result: Result) -> Reading:
    found = _centre(result, centre).false_alerts
    return Reading("false alerts", _times(1000, found), "in 1,000 ticks")


def _budget(_: str, centre: str | None, result: Result) -> Reading:
    measures = _centre(result, centre)
    lasting = {stage.replace("_", " "): part for stage, part in measures.budget.items() if part.value > 0}
    return Reading("mean latency", measures.latency.mean, parts=lasting)


def _station(name: str, centre: str | None, result: Result) -> Reading:
    stations = result.measures.stations
    found: Estimate = getattr(stations[centre or next(iter(result.measures.centres))], name)
    return Reading("mean wait", found) if name == "wait" else Reading("busy", _times(100, found), "%")


def _times(factor: float, found: Estimate) -> Estimate:
    return Estimate(factor * found.value, factor * found.low, factor * found.high, found.n)


READERS: Mapping[str, Callable[[str, str | None, Result], Reading]] = {
    "latency": _mean,
    **dict.fromkeys(QUANTILES, _quantile),
    **dict.fromkeys(SHARES, _share),
    "false_alerts": _false_alerts,
    "budget": _budget,
    **dict.fromkeys(STATIONS, _station),
}
