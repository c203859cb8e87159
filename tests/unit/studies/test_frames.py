"""Frames: rows as a pandas table, and a line on what to install where pandas is not there."""

import sys

import pytest

from sim.studies.frames import frame


def test_an_interval_becomes_two_columns():
    table = frame([{"saved": 1.0, "ci95": [0.5, 1.5]}, {"saved": None, "ci95": None}])
    assert table.columns.tolist() == ["saved", "low", "high"]
    assert table["low"].tolist()[0] == 0.5
    assert table["high"].isna().tolist() == [False, True]


def test_without_pandas_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ModuleNotFoundError, match=r"lanternwatch\[notebook\]"):
        frame([])
