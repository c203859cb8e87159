"""Opening: a saved folder becomes the result again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from sim.columns import COLUMNS
from sim.model.loading import from_document
from sim.model.problems import ScenarioError
from sim.model.scenario import Scenario
from sim.pieces import DOINGS, NAMED, SUMS, names_of
from sim.records import PATH, TABLES, CentreColumns, Column, Records, StationColumns
from sim.results import Result
from sim.saving import parquet, sheets
from sim.saving.about import FORMAT, WHAT
from sim.saving.folders import find
from sim.saving.places import ABOUT, real_place
from sim.saving.problems import SavedResultError, reason
from sim.saving.writing import digest

READERS = {"csv": sheets.read, "parquet": parquet.read}
AGAIN = "run and save it again"
Table = Mapping[str, Column]


def open(folder: str | Path) -> Result:
    """Open a saved result: the same result again, with the same measures bit for bit.

    Parameters
    ----------
    folder
        What `Result.save` or `lanternwatch run --save` made.

    Raises
    ------
    SavedResultError
        If it is no saved result, or a damaged one; says in one line what is wrong.
    ModuleNotFoundError
        If its tables are Parquet, and the extra `parquet` is not installed.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from sim.results import run
    >>> result = run("first_light", replications=20)
    >>> with TemporaryDirectory() as folder:
    ...     result.save(f"{folder}/tides")
    ...     again = open(f"{folder}/tides")
    >>> again.to_json() == result.to_json()
    True
    """
    place = find(real_place(folder))
    told = _about(folder, place)
    if told["layout"] == "parquet":
        parquet.need_parquet()
    for kind, table in told["tables"].items():
        _check_whole(folder, place / f"{kind}.{told['layout']}", table["sha256"])
    try:
        return _result(place, told)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, ScenarioError, MemoryError) as error:
        what = f"cannot be read ({type(error).__name__}: {reason(error)})"
        raise SavedResultError(folder, what, "open it with the version that saved it, or " + AGAIN) from error


def _about(folder: str | Path, place: Path) -> dict[str, Any]:
    """Read and check what is told about the result."""
    if not place.is_dir():
        found = "is a file" if place.exists() else "is not there"
        raise SavedResultError(folder, found, "give the folder that --save or Result.save made")
    try:
        told = json.loads((place / ABOUT).read_text(encoding="utf-8"))
    except FileNotFoundError:
        remedy = "give the folder that --save or Result.save made"
        raise SavedResultError(folder, f"is no saved result: it has no {ABOUT}", remedy) from None
    except (OSError, ValueError, RecursionError) as error:
        what = f"its {ABOUT} cannot be read ({reason(error)})"
        raise SavedResultError(folder, what, AGAIN) from error
    if not isinstance(told, dict) or told.get("what") != WHAT:
        raise SavedResultError(folder, f"is no saved result: its {ABOUT} is of something else", AGAIN)
    if told.get("format") != FORMAT:
        what = f"found format {told.get('format')!r} of saved results; this version reads {FORMAT}"
        raise SavedResultError(folder, what, "open it with the version that saved it")
    if not _is_sound(told):
        raise SavedResultError(folder, f"its {ABOUT} was changed or is damaged", AGAIN)
    return told


def _is_sound(told: Mapping[str, Any]) -> bool:
    """Tell whether all that is needed is told, and of the right kind."""
    counts, tables = (told.get("seed"), told.get("replications")), told.get("tables")
    return (
        all(type(count) is int and count >= 0 for count in counts)
        and told.get("layout") in READERS
        and isinstance(tables, dict)
        and set(COLUMNS) >= set(tables) >= {"replications", "stations"}
        and all(isinstance(table, dict) and {"rows", "sha256"} <= set(table) for table in tables.values())
    )


def _check_whole(folder: str | Path, file: Path, expected: str) -> None:
    try:
        found = digest(file)
    except OSError as error:
        raise SavedResultError(folder, f"{file.name} cannot be read ({reason(error)})", AGAIN) from error
    if found != expected:
        raise SavedResultError(folder, f"{file.name} was changed or damaged since it was saved", AGAIN)


def _result(place: Path, told: Mapping[str, Any]) -> Result:
    scenario = from_document(told["scenario"]["says"], name=told["scenario"]["name"])

    def table(kind: str) -> Table:
        return _read(place, told, kind, scenario)

    kept = [kind for kind in told["tables"] if kind in TABLES]
    records = _records(scenario, int(told["replications"]), table("replications"), table("stations"))
    return Result(
        scenario=scenario,
        seed=told["seed"],
        replications=told["replications"],
        engine=told["engine"],
        why=told["why"],
        until=told["until"],
        records=Records(**records, tables={kind: _ranked(kind, table(kind)) for kind in kept}),
        started=told["started"],
        seconds=told["seconds"],
        command=told["command"],
        stopped=told.get("stopped"),
    )


def _read(place: Path, told: Mapping[str, Any], kind: str, scenario: Scenario) -> Table:
    names = {one.name: names_of(scenario, one.name) for one in COLUMNS[kind] if one.name in NAMED}
    layout = told["layout"]
    return READERS[layout](place / f"{kind}.{layout}", kind, told["tables"][kind]["rows"], names)


def _records(scenario: Scenario, count: int, rows: Table, sums: Table) -> dict[str, Any]:
    """Take the rows of replications and stations apart again: all of the first name, then of the next."""
    centres, stations = names_of(scenario, "centre")[1:], names_of(scenario, "station")[1:]
    rows = {name: column.reshape(len(centres), count) for name, column in rows.items()}
    if len(sums["replication"]) == 0:
        stations = ()
    sums = {name: column.reshape(len(stations), count) for name, column in sums.items() if stations}
    return {
        "replication": rows["replication"][0],
        "onset": rows["onset"][0],
        "zone": np.maximum(rows["zone"][0] - 1, 0),
        "centres": {name: _centre(rows, place) for place, name in enumerate(centres)},
        "stations": {
            name: StationColumns(**{key: sums[key][place] for key in SUMS})
            for place, name in enumerate(stations)
        },
    }


def _centre(rows: Table, place: int) -> CentreColumns:
    path = np.array([rows[instant][place] for instant in PATH])
    return CentreColumns(path=path, **{doing: rows[doing][place] for doing in DOINGS})


def _ranked(kind: str, read: Table) -> dict[str, Column]:
    """Put ranks in place of names in a table that was kept."""
    table = {}
    for name in TABLES[kind]:
        column = read[name] - 1 if name in NAMED else read[name]
        table[name] = np.where(column < 0, np.nan, column) if name == "sensor" else column
    return table
