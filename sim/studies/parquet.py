"""Parquet: the table of a sweep for those who have pyarrow."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.studies.swept import Sweep


def has_parquet() -> bool:
    """Tell whether pyarrow is there."""
    return find_spec("pyarrow") is not None


def write_parquet(swept: Sweep, file: Path) -> None:
    """Write the table of a sweep, as a whole or not at all.

    Raises
    ------
    ModuleNotFoundError
        If pyarrow is not there; the message says in one line what to install.
    OSError
        If the file cannot be written.
    """
    try:
        from pyarrow import BufferReader, csv, parquet
    except ModuleNotFoundError as error:
        message = 'Parquet needs pyarrow: python -m pip install "lanternwatch[parquet]"'
        raise ModuleNotFoundError(message, name="pyarrow") from error
    source = swept.file if swept.file is not None else BufferReader((swept.text or "").encode())
    options = csv.ConvertOptions(null_values=[""], strings_can_be_null=True)
    table = csv.read_csv(source, convert_options=options)
    beside = file.with_name(f".{file.name}.part")
    try:
        parquet.write_table(table, beside)
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
