"""The wait in a queue against its load: simulated points with their intervals, beside exact theory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from attrs import frozen

from sim.analysis.estimates import Estimate
from sim.analysis.theory.stations import ExactWait, NoTheory, exact_wait
from sim.model.problems import ScenarioError
from sim.model.scenario import Scenario
from sim.studies.swept import Sweep

Row = Mapping[str, Any]
BETWEEN = 60  # values between the least and the greatest at which the curve of theory is worked out


@frozen
class Point:
    """One point of a sweep, at one station.

    Attributes
    ----------
    load : Estimate
        The share of its time that a server was busy.
    wait : Estimate
        The mean wait, in ticks.
    """

    load: Estimate
    wait: Estimate


@frozen
class Queue:
    """One course of a station's wait, along one key that was varied.

    Attributes
    ----------
    level : str
        What was held: the values of the other keys; empty where there are none.
    points : tuple of Point
        What was simulated, by growing load.
    theory : tuple of ExactWait
        What theory says there and in between, by growing load; empty where there is none.
    without : tuple of str
        Why theory says nothing of some of the points, each reason once.
    """

    level: str
    points: tuple[Point, ...]
    theory: tuple[ExactWait, ...]
    without: tuple[str, ...]


def read_queues(sweep: Sweep, scenario: Scenario, place: str | None = None) -> tuple[str, tuple[Queue, ...]]:
    """Read the waits of one station from a sweep, and work out what theory says of them.

    Parameters
    ----------
    sweep
        What came out of a sweep.
    scenario
        What was swept: theory is worked out from it.
    place
        A station; the first one of the sweep where left out.

    Returns
    -------
    str, tuple of Queue
        The station, and a course for each level of the keys beside the first.

    Raises
    ------
    ValueError
        If there is no such station, or no point could be played.
    """
    done = [row for row in sweep.rows() if row["status"] != "failed"]
    known = list(dict.fromkeys(str(row["place"]) for row in done))
    if not known:
        raise ValueError("no point of the sweep could be played")
    station = known[0] if place is None else place
    if station not in known:
        raise ValueError(f"there is no station {place!r}; there is {', '.join(known)}")
    own = [row for row in done if row["place"] == station]
    first, *others = sweep.keys
    levels = dict.fromkeys(tuple(row[key] for key in others) for row in own)
    return station, tuple(
        _queue(scenario, station, first, dict(zip(others, level, strict=True)), own) for level in levels
    )


def _queue(scenario: Scenario, station: str, key: str, held: Mapping[str, Any], own: Sequence[Row]) -> Queue:
    """Follow one key, others held."""
    rows = [row for row in own if all(row[other] == value for other, value in held.items())]
    points = [Point(_estimate(row, "utilisation"), _estimate(row, "wait")) for row in rows]
    seen = [point for point in points if point.load.exists and point.wait.exists]
    base = scenario.vary(dict(held)) if held else scenario
    values = [row[key] for row in rows]
    reasons: dict[str, None] = {}
    there = list(_worked_out(base, station, key, values, reasons))
    between = list(_worked_out(base, station, key, _between(values), {})) if there else []
    return Queue(
        ", ".join(f"{other} = {value}" for other, value in held.items()),
        tuple(sorted(seen, key=lambda point: point.load.value)),
        tuple(sorted(there + between, key=lambda exact: exact.load)),
        tuple(reasons),
    )


def _estimate(row: Row, name: str) -> Estimate:
    value, low, high = (row[f"{name}{part}"] for part in ("", ".low", ".high"))
    if value is None:
        return Estimate.none()
    return Estimate(value, np.nan if low is None else low, np.nan if high is None else high, row[f"{name}.n"])


def _between(values: Sequence[Any]) -> list[float]:
    """Give values between the least and the greatest, where they are numbers that are not counts."""
    if not any(isinstance(value, float) for value in values) or not all(
        isinstance(value, int | float) for value in values
    ):
        return []
    return [float(value) for value in np.linspace(min(values), max(values), BETWEEN)[1:-1]]


def _worked_out(
    base: Scenario, station: str, key: str, values: Sequence[Any], reasons: dict[str, None]
) -> Iterator[ExactWait]:
    """Work theory out at each value; where it says nothing, note why."""
    for value in values:
        try:
            yield exact_wait(base.vary({key: value}), station)
        except NoTheory as reason:
            reasons[str(reason)] = None
        except ScenarioError:
            continue
