"""Points of a sweep: each is played, measured, and becomes rows of a table; one that fails says why."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from io import StringIO
from math import isfinite
from typing import Any

from attrs import frozen

from sim.analysis.budget import STAGES
from sim.analysis.estimates import Estimate
from sim.analysis.measures import CentreMeasures, StationMeasures, measure
from sim.model.problems import ScenarioError
from sim.model.scenario import Scenario
from sim.running import TooMuchWork, UnsupportedScenario, play
from sim.studies.grid import cell
from sim.studies.plan import Changes

HEAD, STATUS = ("point",), ("seed", "replications", "status", "why", "engine", "of", "place")
LATENCY = ("mean", "p50", "p90", "p95", "p99")
CENTRE = (
    "detected",
    "in_time",
    "margin",
    "false_alerts",
    "time_to_first_alert",
    "without_alert",
    "first_alert_true",
)
STATION = ("wait", "utilisation", "served")
NUMBERS = (
    *(f"latency.{name}" for name in LATENCY),
    *CENTRE,
    *(f"budget.{stage}" for stage in STAGES),
    *STATION,
)
Row = dict[str, Any]


@frozen
class Played:
    """How each point of a sweep is played."""

    replications: int
    seed: int
    engine: str = "auto"
    agreed: bool = False


def columns(keys: Iterable[str]) -> list[str]:
    """List the columns of the table of a sweep over some keys.

    A number has four columns: itself, and with `.low`, `.high` and `.n` its interval and its n.
    """
    numbers = [f"{name}{part}" for name in NUMBERS for part in ("", ".low", ".high", ".n")]
    return [*HEAD, *keys, *STATUS, *numbers]


def point_rows(scenario: Scenario, point: Changes, number: int, how: Played) -> list[Row]:
    """Play one point, and give a row for each of its centres and relays; if it fails, one that says why."""
    head: Row = {"point": number, **{key: cell(value) for key, value in point.items()}}
    head |= {"seed": how.seed, "replications": how.replications}
    try:
        varied = scenario.vary(point)
        run = play(varied, how.replications, how.seed, engine=how.engine, agreed=how.agreed)
    except (ScenarioError, TooMuchWork, UnsupportedScenario) as error:
        return [{**head, "status": "failed", "why": _reason(error)}]
    except (ArithmeticError, MemoryError) as error:
        return [{**head, "status": "failed", "why": f"{type(error).__name__}: {error}"}]
    measures = measure(varied, run.records)
    done = {**head, "status": "done", "why": "", "engine": run.engine}
    rows = [
        {**done, "of": "centre", "place": name, **_centre(centre), **_station(measures.stations[name])}
        for name, centre in measures.centres.items()
    ]
    relays = [name for name in measures.stations if name not in measures.centres]
    return rows + [
        {**done, "of": "relay", "place": name, **_station(measures.stations[name])} for name in relays
    ]


def _reason(error: Exception) -> str:
    """Say in one line why a point failed."""
    if isinstance(error, ScenarioError):
        return "; ".join(map(str, error.problems))
    return str(error)


def _centre(centre: CentreMeasures) -> Row:
    row: Row = {}
    for name in LATENCY:
        row |= _four(f"latency.{name}", getattr(centre.latency, name))
    for name in CENTRE:
        row |= _four(name, getattr(centre, name))
    for stage, estimate in centre.budget.items():
        row |= _four(f"budget.{stage}", estimate)
    return row


def _station(station: StationMeasures) -> Row:
    row: Row = {}
    for name in STATION:
        row |= _four(name, getattr(station, name))
    return row


def _four(name: str, estimate: Estimate) -> Row:
    return {
        name: estimate.value,
        f"{name}.low": estimate.low,
        f"{name}.high": estimate.high,
        f"{name}.n": estimate.n,
    }


def as_csv(rows: Iterable[Mapping[str, Any]], names: list[str]) -> str:
    r"""Write rows as CSV without a head; what does not exist is empty.

    Examples
    --------
    >>> as_csv([{"point": 0, "why": "a, b", "wait": float("nan")}], ["point", "why", "wait"])
    '0,"a, b",\n'
    """
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([_cell(row.get(name)) for name in names] for row in rows)
    return text.getvalue()


def _cell(value: Any) -> Any:
    """Write one cell; what does not exist is empty."""
    if value is None or (isinstance(value, float) and not isfinite(value)):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value
