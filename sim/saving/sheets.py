"""Tables as CSV: one line a row, commas between, UTF-8.

Numbers are written so that they are read back bit for bit; one that does not exist is an empty cell.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from sim.columns import COLUMNS, TYPES, Kind, columns_of
from sim.pieces import Piece, Words
from sim.records import Column

AT_ONCE = 2_000  # lines that are read at once
TRUTHS = {"true": True, "false": False}
SPECIAL = frozenset(',"\r\n')


def write(file: Path, kind: str, parts: Iterable[Piece]) -> int:
    """Write a table into a new file, and give the number of its rows.

    Raises
    ------
    OSError
        If it cannot be written.
    """
    names, rows = columns_of(kind), 0
    with file.open("xb") as stream:
        stream.write((",".join(names) + "\n").encode())
        for part in parts:
            lines = list(map(",".join, zip(*_cells(part, names), strict=True)))
            stream.write(("\n".join(lines) + "\n").encode())
            rows += len(lines)
    return rows


def _cells(part: Piece, names: Iterable[str]) -> list[list[str]]:
    """Write all columns as text; one that is the same as another before it is written once."""
    written: dict[bytes, list[str]] = {}
    cells = []
    for name in names:
        column = part[name]
        if isinstance(column, Words):
            cells.append(_named(column))
            continue
        key = column.dtype.char.encode() + column.tobytes()
        if key not in written:
            written[key] = _numbers(column)
        cells.append(written[key])
    return cells


def _named(column: Words) -> list[str]:
    quoted = [quote(name) for name in column.names]
    if len(quoted) == 1:
        return quoted * len(column)
    return [quoted[place] for place in column.places.tolist()]


def _numbers(column: Column) -> list[str]:
    values = column.tolist()
    if column.dtype == np.bool_:
        return ["true" if value else "false" for value in values]
    if column.dtype.kind == "f" and np.isnan(column).any():
        return ["" if value != value else repr(value) for value in values]  # noqa: PLR0124 (NaN is not itself)
    return list(map(repr, values))


def quote(name: str) -> str:
    """Write a name as a cell: in quotes where it needs them.

    Examples
    --------
    >>> quote("harbour"), quote('the "far", far east')
    ('harbour', '"the ""far"", far east"')
    """
    return '"' + name.replace('"', '""') + '"' if SPECIAL & set(name) else name


def read(file: Path, kind: str, rows: int, names: Mapping[str, tuple[str, ...]]) -> dict[str, Column]:
    """Read a table back: every column but scenario and seed, with places of names in `names` as names.

    Columns of names that `names` does not have are left out.

    Raises
    ------
    OSError
        If it cannot be read.
    ValueError, KeyError
        If it is not such a table.
    """
    wanted = [
        (at, column.name, column.kind)
        for at, column in enumerate(COLUMNS[kind])
        if column.name not in ("scenario", "seed") and (column.kind != "name" or column.name in names)
    ]
    found: dict[str, Column] = {name: np.empty(rows, TYPES[what]) for _, name, what in wanted}
    places = {name: {word: place for place, word in enumerate(words)} for name, words in names.items()}
    done = 0
    with file.open(encoding="utf-8", newline="") as stream:
        lines = csv.reader(stream, strict=True)
        if next(lines, None) != list(columns_of(kind)):
            raise ValueError("other columns")
        for some in _some(lines):
            columns = list(zip(*some, strict=True))
            for at, name, what in wanted:
                found[name][done : done + len(some)] = _values(columns[at], what, places.get(name))
            done += len(some)
    if done != rows:
        raise ValueError("another number of rows")
    return found


def _some(lines: Iterator[list[str]]) -> Iterator[list[list[str]]]:
    while some := list(islice(lines, AT_ONCE)):
        yield some


def _values(cells: tuple[str, ...], what: Kind, places: Mapping[str, int] | None) -> list[Any]:
    if places is not None:
        return [places[cell] for cell in cells]
    reader: dict[Kind, Callable[[str], Any]] = {"number": float, "truth": TRUTHS.__getitem__}
    read_one = reader.get(what, int)
    if what == "number" and "" in cells:
        return [float(cell) if cell else np.nan for cell in cells]
    return list(map(read_one, cells))
