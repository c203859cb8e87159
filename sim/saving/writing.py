"""Saving: a result becomes a folder of tidy tables, with a file about them."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import evolve

from sim.columns import ALWAYS, ON_REQUEST
from sim.pieces import pieces
from sim.running import play
from sim.saving import parquet, sheets
from sim.saving.about import about, as_toml
from sim.saving.folders import whole_folder
from sim.saving.places import ABOUT, FORMATS, SCENARIO, check_place
from sim.saving.problems import SavedResultError, reason

if TYPE_CHECKING:
    from sim.results import Result

WRITERS = {"csv": sheets.write, "parquet": parquet.write}


def check_format(layout: str) -> None:
    """Check that tables can be written in a format.

    Raises
    ------
    ValueError
        If there is no such format.
    ModuleNotFoundError
        If what writes it is not installed; the message says in one line what to install.
    """
    if layout not in FORMATS:
        raise ValueError(f"format: found {layout!r}; allowed are {', '.join(FORMATS)}")
    if layout == "parquet":
        parquet.need_parquet()


def save(
    result: Result,
    folder: str | Path,
    *,
    layout: str = "csv",
    force: bool = False,
) -> None:
    """Save a result with all tables that it kept; `Result.save` says more.

    Raises
    ------
    SavedResultError
        If the folder cannot be made.
    ValueError, ModuleNotFoundError
        If the format is not known, or cannot be written here.
    """
    check_format(layout)
    place = check_place(folder, force=force)
    try:
        with whole_folder(place, replace=force) as new:
            _write(result, new, layout)
    except (OSError, MemoryError) as error:
        what = f"cannot be saved ({reason(error)}), and nothing was"
        raise SavedResultError(folder, what, "make room, or choose another place") from error


def with_alerts(result: Result) -> Result:
    """Give a result with the table of alerts; where it was not kept, they are played again."""
    if "alerts" in result.records.tables:
        return result
    again = play(
        result.scenario,
        result.replications,
        result.seed,
        engine=result.engine,
        until_alert=result.until == "alert",
        tables=("alerts",),
        agreed=True,
    )
    tables = {**result.records.tables, **again.records.tables}
    return evolve(result, records=evolve(result.records, tables=tables))


def _write(result: Result, new: Path, layout: str) -> None:
    """Write all files into a new folder, the one about them last."""
    kinds = [*ALWAYS, *(table for table in ON_REQUEST if table in result.records.tables)]
    tables: dict[str, Any] = {}
    for kind in kinds:
        file = new / f"{kind}.{layout}"
        rows = WRITERS[layout](file, kind, pieces(result, kind))
        tables[kind] = {"rows": rows, "sha256": digest(file)}
    told = about(result, layout, tables)
    (new / SCENARIO).write_text(as_toml(told["scenario"]["says"]), encoding="utf-8")
    text = json.dumps(told, indent=2, ensure_ascii=True, allow_nan=False)
    (new / ABOUT).write_text(f"{text}\n", encoding="utf-8")


def digest(file: Path) -> str:
    """Give the SHA-256 of a file, by which a change of it shows."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
