"""A result is saved as tidy tables with a file about them."""

import csv
import json
import sys
from importlib.metadata import version
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from saved import EVERY, listed

import sim
from sim.columns import COLUMNS
from sim.model.fiction import FICTION

ALWAYS = ["alerts", "budgets", "replications", "stations"]


@pytest.fixture(scope="module")
def result() -> sim.Result:
    return sim.run("two_islands", replications=30, seed=3, tables=EVERY)


@pytest.mark.parametrize("layout", ["csv", "parquet"])
def test_four_tables_are_always_there_and_the_others_where_kept(layout: str, tmp_path: Path) -> None:
    plain, full = (sim.run("first_light", replications=5, tables=kept) for kept in ((), ("looks", "visits")))
    plain.save(tmp_path / "plain", format=layout)
    full.save(tmp_path / "full", format=layout)
    about = ["result.json", "scenario.toml"]
    assert listed(tmp_path / "plain") == sorted([f"{name}.{layout}" for name in ALWAYS] + about)
    assert listed(tmp_path / "full") == sorted(
        [f"{name}.{layout}" for name in (*ALWAYS, "looks", "visits")] + about
    )


@pytest.mark.parametrize("until", [None, "alert"])
def test_alerts_that_were_not_kept_are_those_of_the_same_run(until: str | None, tmp_path: Path) -> None:
    for name, kept in (("without", ()), ("with", ("alerts",))):
        sim.run("two_islands", replications=30, seed=3, until=until, tables=kept).save(tmp_path / name)
    assert (tmp_path / "without/alerts.csv").read_bytes() == (tmp_path / "with/alerts.csv").read_bytes()


@pytest.mark.parametrize("kind", COLUMNS)
def test_a_table_has_the_columns_of_the_reference_and_the_values_of_the_frame(
    result: sim.Result, kind: str, tmp_path: Path
) -> None:
    frame = result.to_pandas(kind)
    result.save(tmp_path / "csv")
    result.save(tmp_path / "parquet", format="parquet")
    read = [pd.read_csv(tmp_path / f"csv/{kind}.csv"), pd.read_parquet(tmp_path / f"parquet/{kind}.parquet")]
    assert len(frame) > 0
    for other in read:
        assert list(other.columns) == list(frame.columns) == [column.name for column in COLUMNS[kind]]
        for column in COLUMNS[kind]:
            mine, yours = frame[column.name], other[column.name]
            if column.kind == "name":
                assert mine.tolist() == yours.astype(object).fillna("").tolist()
            else:
                np.testing.assert_array_equal(mine.to_numpy(), yours.to_numpy(), err_msg=column.name)
    assert set(read[0]["scenario"]) == {"two_islands"}
    assert set(read[0]["seed"]) == {3}
    assert set(read[0]["replication"]) <= set(range(30))


def test_numbers_that_do_not_exist_are_empty_cells(tmp_path: Path) -> None:
    sim.run("first_light", replications=2).save(tmp_path / "tides")
    rows = list(csv.DictReader((tmp_path / "tides/replications.csv").read_text().splitlines()))
    assert rows[0]["adopted"] == ""
    assert float(rows[0]["latency"]) > 0


def test_the_file_about_it_tells_how_it_came_about(tmp_path: Path) -> None:
    sim.run("first_light", replications=7, seed=9, engine="events", until="alert").save(tmp_path / "tides")
    about = json.loads((tmp_path / "tides/result.json").read_text())
    assert FICTION in about["what"]
    assert about["format"] == 1
    assert about["scenario"] == {"name": "first_light", "says": sim.load("first_light").document}
    assert (about["seed"], about["replications"], about["until"], about["engine"]) == (
        9,
        7,
        "alert",
        "events",
    )
    assert "SimPy" in about["why"]
    assert about["started"].endswith("+00:00")
    assert about["seconds"] >= 0
    assert about["versions"]["lanternwatch"] == sim.__version__
    assert about["versions"]["python"] == ".".join(map(str, sys.version_info[:3]))
    for library in ("numpy", "scipy", "simpy"):
        assert about["versions"][library] == version(library)
    assert about["command"] == (
        "lanternwatch run first_light --replications 7 --seed 9 --engine events --until alert"
    )
    assert about["tables"]["replications"]["rows"] == 7
    assert about["tables"]["stations"]["rows"] == 0


def test_a_scenario_of_ones_own_is_repeated_from_the_folder(tmp_path: Path) -> None:
    own = sim.load("first_light").vary({"horizon": 150})
    sim.run(own, replications=5).save(tmp_path / "tides")
    about = json.loads((tmp_path / "tides/result.json").read_text())
    assert about["command"].startswith("lanternwatch run scenario.toml --replications 5 --seed 1")


def test_a_format_that_is_not_known_is_refused(result: sim.Result, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="format: found 'xlsx'; allowed are csv, parquet"):
        result.save(tmp_path / "tides", format="xlsx")
    assert listed(tmp_path) == []


def test_without_pyarrow_a_line_says_what_to_install(
    result: sim.Result, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result.save(tmp_path / "tides", format="parquet")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ModuleNotFoundError, match=r'pip install "lanternwatch\[parquet\]"'):
        result.save(tmp_path / "more", format="parquet")
    with pytest.raises(ModuleNotFoundError, match=r'pip install "lanternwatch\[parquet\]"'):
        sim.open(tmp_path / "tides")
    assert listed(tmp_path) == ["tides"]
