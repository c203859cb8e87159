"""Parquet: written as a whole or not at all, and a line on what to install where pyarrow is not there."""

import sys

import pytest

import sim
from sim.studies.parquet import has_parquet


@pytest.fixture(scope="module")
def swept():
    return sim.sweep("first_light", {"sensors.lamp.count": [2, 4]}, replications=5)


def test_it_is_known_whether_pyarrow_is_there(monkeypatch):
    assert has_parquet()
    monkeypatch.setattr("sim.studies.parquet.find_spec", lambda _: None)
    assert not has_parquet()


def test_without_pyarrow_it_says_what_to_install(swept, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ModuleNotFoundError, match=r"lanternwatch\[parquet\]"):
        swept.to_parquet(tmp_path / "table.parquet")
    assert not list(tmp_path.iterdir())


def test_what_cannot_be_written_leaves_nothing(swept, tmp_path):
    (tmp_path / "table.parquet").mkdir()
    with pytest.raises(OSError, match=r"table\.parquet"):
        swept.to_parquet(tmp_path / "table.parquet")
    assert [one.name for one in tmp_path.iterdir()] == ["table.parquet"]
