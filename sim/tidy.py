"""Tidy tables of a result: one row a thing, every row with scenario, seed and replication.

A table is a mapping of column names to columns of one length. pandas is needed only to make a frame of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from sim.analysis.measures import Measures
from sim.columns import columns_of
from sim.pieces import Piece, Recorded, Words, pieces
from sim.records import TABLES, Column

if TYPE_CHECKING:
    import pandas as pd

Table = dict[str, Any]
ALWAYS = ("replications", "budgets", "stations", "measures")
KINDS = (*ALWAYS, *TABLES)


class Played(Recorded, Protocol):
    """What is put into tables."""

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
        "replications" (a row for each replication and centre), "budgets" (for each stage of each
        replication's first-delivered true alert at a centre), "stations" (for each replication and station),
        "measures" (for each number of the result), or one of the tables that were kept: "looks", "reports",
        "visits", "alerts", "outages".

    Raises
    ------
    ValueError
        If there is no such table, or if it was not kept; the message says how to keep it.
    """
    if kind == "measures":
        return _measures(played)
    if kind not in KINDS:
        raise ValueError(f"a table: found {kind!r}; allowed are {', '.join(KINDS)}")
    if kind not in (*ALWAYS, *played.records.tables):
        raise ValueError(f"the table {kind!r} was not kept; ask for it: run(…, tables=[{kind!r}])")
    return _stacked(kind, pieces(played, kind))


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


def _stacked(kind: str, parts: Iterable[Piece]) -> Table:
    """Put pieces of a table one below another, each name on its row."""
    columns: dict[str, list[Column]] = {name: [] for name in columns_of(kind)}
    for part in parts:
        for name, column in part.items():
            spelled = np.array(column.names)[column.places] if isinstance(column, Words) else column
            columns[name].append(spelled)
    return {name: np.concatenate(some) if some else np.empty(0) for name, some in columns.items()}
