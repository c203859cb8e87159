"""Tables as Parquet, by pyarrow: the extra `parquet`. A number that does not exist is NaN."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from sim.columns import COLUMNS, TYPES
from sim.pieces import Piece, Words
from sim.records import Column

MISSING = 'Parquet needs the extra "parquet": python -m pip install "lanternwatch[parquet]"'
AT_ONCE = 100_000  # rows that are read at once


def need_parquet() -> Any:
    """Import pyarrow.

    Raises
    ------
    ModuleNotFoundError
        If it is not there; the message says in one line what to install.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(MISSING, name="pyarrow") from error
    return pyarrow


def write(file: Path, kind: str, parts: Iterable[Piece]) -> int:
    """Write a table into a new file, and give the number of its rows.

    Raises
    ------
    OSError
        If it cannot be written.
    """
    arrow = need_parquet()
    schema, rows = _schema(arrow, kind), 0
    with file.open("xb") as stream, arrow.parquet.ParquetWriter(stream, schema) as writer:
        for part in parts:
            arrays = [_array(arrow, part[name]) for name in schema.names]
            writer.write_table(arrow.Table.from_arrays(arrays, schema=schema))
            rows += len(arrays[0])
    return rows


def _schema(arrow: Any, kind: str) -> Any:
    """Make the schema of a table; units and meanings go with the columns."""
    names = arrow.dictionary(arrow.int32(), arrow.string())
    return arrow.schema(
        arrow.field(
            column.name,
            names if column.kind == "name" else arrow.from_numpy_dtype(np.dtype(TYPES[column.kind])),
            metadata={"unit": column.unit, "meaning": column.meaning},
        )
        for column in COLUMNS[kind]
    )


def _array(arrow: Any, column: Column | Words) -> Any:
    if not isinstance(column, Words):
        return arrow.array(column)
    places = arrow.array(column.places.astype(np.int32))
    return arrow.DictionaryArray.from_arrays(places, arrow.array(column.names, arrow.string()))


def read(file: Path, kind: str, rows: int, names: Mapping[str, tuple[str, ...]]) -> dict[str, Column]:
    """Read a table back, as `sim.saving.sheets.read` does.

    Raises
    ------
    OSError
        If it cannot be read.
    ValueError, KeyError
        If it is not such a table.
    """
    arrow = need_parquet()
    wanted = [
        column
        for column in COLUMNS[kind]
        if column.name not in ("scenario", "seed") and (column.kind != "name" or column.name in names)
    ]
    found: dict[str, Column] = {column.name: np.empty(rows, TYPES[column.kind]) for column in wanted}
    done = 0
    with arrow.parquet.ParquetFile(file, read_dictionary=list(names)) as stream:
        for some in stream.iter_batches(AT_ONCE, columns=[column.name for column in wanted]):
            for name, column in found.items():
                column[done : done + len(some)] = _values(some.column(name), names.get(name))
            done += len(some)
    if done != rows:
        raise ValueError("another number of rows")
    return found


def _values(array: Any, names: tuple[str, ...] | None) -> Column:
    if names is None:
        values: Column = array.to_numpy(zero_copy_only=False)
        return values
    places = np.array([names.index(word) for word in array.dictionary.to_pylist()], dtype=np.intp)
    read: Column = places[array.indices.to_numpy(zero_copy_only=False)]
    return read
