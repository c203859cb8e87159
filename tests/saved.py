"""What tests of saved results share."""

from pathlib import Path

import numpy as np
from attrs import fields

import sim
from sim.records import CentreColumns, StationColumns

EVERY = ("alerts", "looks", "reports", "visits", "outages")


def assert_same(one: sim.Result, other: sim.Result) -> None:
    """Check that two results are the same, bit for bit, types included."""
    for name in (
        "scenario",
        "seed",
        "replications",
        "engine",
        "why",
        "until",
        "started",
        "seconds",
        "stopped",
    ):
        assert getattr(one, name) == getattr(other, name), name
    assert one.scenario.document == other.scenario.document
    for name in ("replication", "onset", "zone"):
        assert_column(getattr(one.records, name), getattr(other.records, name), name)
    for kind, place in ((CentreColumns, "centres"), (StationColumns, "stations")):
        mine, yours = getattr(one.records, place), getattr(other.records, place)
        assert list(mine) == list(yours)
        for name in mine:
            for each in fields(kind):
                assert_column(getattr(mine[name], each.name), getattr(yours[name], each.name), each.name)
    assert one.to_json() == other.to_json()


def assert_tables(one: sim.Result, other: sim.Result) -> None:
    """Check that two results kept the same tables, bit for bit."""
    assert set(one.records.tables) == set(other.records.tables)
    for kind, table in one.records.tables.items():
        for name, column in table.items():
            assert_column(column, other.records.tables[kind][name], f"{kind}.{name}")


def assert_column(mine: np.ndarray, yours: np.ndarray, name: str) -> None:
    assert mine.dtype == yours.dtype, name
    assert mine.shape == yours.shape, name
    assert mine.tobytes() == yours.tobytes(), name


def listed(folder: Path) -> list[str]:
    """List the names of what is in a folder."""
    return sorted(path.name for path in folder.iterdir())
