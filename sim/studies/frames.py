"""Frames: rows of a study as a pandas table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd


def frame(rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """Make a pandas table of rows; an interval `ci95` becomes the columns `low` and `high`.

    Raises
    ------
    ModuleNotFoundError
        If pandas is not there; the message says in one line what to install.

    Examples
    --------
    >>> frame([{"value": 2.0, "ci95": [1.0, 3.0], "n": 9}]).to_dict("list")
    {'value': [2.0], 'n': [9], 'low': [1.0], 'high': [3.0]}
    """
    try:
        import pandas
    except ModuleNotFoundError as error:
        message = 'tables need pandas: python -m pip install "lanternwatch[notebook]"'
        raise ModuleNotFoundError(message, name="pandas") from error
    return pandas.DataFrame([_flat(row) for row in rows])


def _flat(row: Mapping[str, Any]) -> dict[str, Any]:
    flat = {key: value for key, value in row.items() if key != "ci95"}
    if "ci95" in row:
        flat["low"], flat["high"] = row["ci95"] or (None, None)
    return flat
