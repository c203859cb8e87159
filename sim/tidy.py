"""Tidy tables of a result: one row a thing, every row with scenario, seed and replication.

A table is a mapping of column names to columns of one length. pandas is needed only to make a frame of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isnan
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from sim.analysis.budget import STAGES, stages
from sim.analysis.measures import Measures
from sim.model.network import build_network
from sim.model.scenario import Scenario
from sim.records import TABLES, Records

if TYPE_CHECKING:
    import pandas as pd

Table = dict[str, Any]
ALWAYS = ("replications", "budgets", "stations", "measures")
KINDS = (*ALWAYS, *TABLES)


class Played(Protocol):
    """What is put into tables."""

    @property
    def scenario(self) -> Scenario:
        """What was played."""

    @property
    def seed(self) -> int:
        """The seed."""

    @property
    def records(self) -> Records:
        """What came out."""

    @property
    def measures(self) -> Measures:
        """What it means."""


def tidy(played: Played, kind: str) -> Table:
    """Give one tidy table.

    Parameters
    ----------
    played
        A result.
    kind
        "replications" (a row for each replication and centre), "budgets" (for each replication and centre
        with a true alert), "stations" (for each replication and station), "measures" (for each number of
        the result), or one of the tables that were kept: "looks", "reports", "visits", "alerts", "outages".

    Raises
    ------
    ValueError
        If there is no such table, or if it was not kept; the message says how to keep it.
    """
    makers = {
        "replications": _replications,
        "budgets": _budgets,
        "stations": _stations,
        "measures": _measures,
    }
    if kind in makers:
        return makers[kind](played)
    if kind not in TABLES:
        raise ValueError(f"a table: found {kind!r}; allowed are {', '.join(KINDS)}")
    if kind not in played.records.tables:
        raise ValueError(f"the table {kind!r} was not kept; ask for it: run(…, tables=[{kind!r}])")
    return _named(played, kind)


def to_frame(table: Mapping[str, Any]) -> pd.DataFrame:
    """Make a pandas frame of a table.

    Raises
    ------
    ModuleNotFoundError
        If pandas is not there; the message says in one line what to install.
    """
    try:
        import pandas
    except ModuleNotFoundError as error:
        message = 'tables need pandas: python -m pip install "lanternwatch[notebook]"'
        raise ModuleNotFoundError(message, name="pandas") from error
    return pandas.DataFrame(dict(table))


def _head(played: Played, replication: Any) -> Table:
    count = len(replication)
    return {
        "scenario": [played.scenario.name] * count,
        "seed": [played.seed] * count,
        "replication": replication,
    }


def _replications(played: Played) -> Table:
    """Make a row for each replication and centre."""
    records = played.records
    return _stacked(
        {
            **_head(played, records.replication),
            "centre": [name] * len(records),
            "onset": records.onset,
            "latency": columns.instant("delivered") - records.onset,
            "first_alert": columns.first_alert,
            "first_true": columns.first_true,
            "false_alerts": columns.false_alerts,
            "armed": columns.armed,
        }
        for name, columns in records.centres.items()
    )


def _budgets(played: Played) -> Table:
    """Make a row for each replication and centre with a true alert: its stages, and their sum."""
    records, parts = played.records, []
    for name, columns in records.centres.items():
        detected = ~np.isnan(columns.instant("delivered"))
        split = stages(columns, records.onset)[:, detected]
        latency = (columns.instant("delivered") - records.onset)[detected]
        head = _head(played, records.replication[detected])
        own = dict(zip(STAGES, split, strict=True))
        parts.append({**head, "centre": [name] * len(latency), **own, "latency": latency})
    return _stacked(parts)


def _stations(played: Played) -> Table:
    """Make a row for each replication and station; none where replications ended at the alert."""
    records = played.records
    return _stacked(
        {
            **_head(played, records.replication),
            "station": [name] * len(records),
            **{key: getattr(columns, key) for key in ("wait", "waited", "busy", "served", "longest_queue")},
        }
        for name, columns in records.stations.items()
    )


def _measures(played: Played) -> Table:
    """Make a row for each number of the result, with its interval and n."""
    rows: list[tuple[Any, ...]] = []
    for where, name, measure, leaf in _leaves(played.measures.to_json()):
        for key in leaf:
            if key == "n" or key.endswith("ci95"):
                continue
            low, high = leaf["ci95" if f"{key}_ci95" not in leaf else f"{key}_ci95"] or (np.nan, np.nan)
            value = np.nan if leaf[key] is None else leaf[key]
            rows.append((where, name, measure, key, value, low, high, leaf["n"]))
    names = ("of", "name", "measure", "number", "value", "low", "high", "n")
    columns = zip(*rows, strict=True) if rows else [()] * len(names)
    head = {"scenario": [played.scenario.name] * len(rows), "seed": [played.seed] * len(rows)}
    return {**head, **dict(zip(names, map(list, columns), strict=True))}


def _leaves(document: Mapping[str, Any]) -> Sequence[tuple[str, str, str, Mapping[str, Any]]]:
    """List every leaf with its place: centre or station, its name, the measure."""
    leaves: list[tuple[str, str, str, Mapping[str, Any]]] = []
    for kind, where in (("centres", "centre"), ("stations", "station")):
        for name, measures in document[kind].items():
            budget = measures.get("budget", {})
            leaves += [(where, name, key, leaf) for key, leaf in measures.items() if key != "budget"]
            leaves += [(where, name, f"budget.{stage}", leaf) for stage, leaf in budget.items()]
    return leaves


def _stacked(parts: Any) -> Table:
    """Put tables with the same columns one below another."""
    tables = list(parts)
    if not tables:
        return {}
    return {key: np.concatenate([np.asarray(table[key]) for table in tables]) for key in tables[0]}


def _named(played: Played, kind: str) -> Table:
    """Give a table that was kept, with names in place of ranks."""
    network, table = build_network(played.scenario), played.records.tables[kind]
    centres = [centre.name for centre in network.centres]
    names = {
        "source": [source.name for source in sorted(network.sources, key=lambda source: source.rank)],
        "station": [station.name for station in network.stations],
        "outage": [outage.name for outage in played.scenario.outages],
        "centre": centres,
        "giver": centres,
    }
    named = _head(played, table["replication"])
    for key, column in table.items():
        if key == "sensor":
            named[key] = ["" if isnan(rank) else network.sensors[int(rank)].name for rank in column.tolist()]
        elif key != "replication":
            named[key] = [names[key][rank] for rank in column.tolist()] if key in names else column
    return named
