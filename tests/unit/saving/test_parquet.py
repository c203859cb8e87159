"""Parquet tables: units and meanings go with the columns, and a line says what to install."""

import sys
from pathlib import Path

import numpy as np
import pyarrow.parquet
import pytest

import sim
from sim.columns import COLUMNS
from sim.saving.parquet import need_parquet


def test_every_column_carries_its_unit_and_its_meaning(tmp_path: Path) -> None:
    sim.run("first_light", replications=3).save(tmp_path / "tides", format="parquet")
    schema = pyarrow.parquet.read_schema(tmp_path / "tides" / "replications.parquet")
    assert schema.names == [column.name for column in COLUMNS["replications"]]
    for column in COLUMNS["replications"]:
        told = schema.field(column.name).metadata
        assert told[b"unit"].decode() == column.unit
        assert told[b"meaning"].decode() == column.meaning
    assert schema.field("latency").type.to_pandas_dtype() is np.float64


def test_without_pyarrow_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ModuleNotFoundError, match=r"lanternwatch\[parquet\]") as caught:
        need_parquet()
    assert caught.value.name == "pyarrow"
