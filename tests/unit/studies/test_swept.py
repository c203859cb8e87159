"""What came out of a sweep: cells are read as what they were, and only the first rows are shown."""

from pathlib import Path

import pytest

import sim
from sim.studies import swept
from sim.studies.swept import Sweep


@pytest.fixture(scope="module")
def found() -> Sweep:
    vary = {"centres.harbour.decision": [0.5, None], "centres.harbour.rule.k": [1, 9]}
    return sim.sweep("first_light", vary, replications=20)


def test_cells_are_read_as_numbers_words_or_nothing(found: Sweep) -> None:
    first, failed, default, _ = found.rows()
    assert (first["centres.harbour.decision"], first["centres.harbour.rule.k"]) == (0.5, 1)
    assert isinstance(first["latency.mean"], float)
    assert isinstance(first["latency.mean.n"], int)
    assert default["centres.harbour.decision"] == "none"
    assert failed["latency.mean"] is None
    assert "at most 3" in failed["why"]


def test_a_row_that_failed_says_so_where_the_numbers_would_stand(found: Sweep) -> None:
    (sheet,) = found.sheets
    assert sheet.head == ("decision", "k", "at", "latency", "detected, %", "in time, %")
    assert sheet.rows[0][:3] == ("0.5", "1", "harbour")
    assert sheet.rows[1][2] == "failed"
    assert all(len(row) == len(sheet.head) for row in sheet.rows)


def test_only_the_first_rows_are_shown_and_the_table_has_them_all(
    found: Sweep, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swept, "SHOWN", 3)
    (sheet,) = found.sheets
    assert len(sheet.rows) == 3
    assert sheet.title == "Points (the first 3 of 4 rows)"
    assert len(found.to_json()["rows"]) == 4


def test_the_table_is_written_as_a_whole_over_what_was_there(found: Sweep, tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text("old")
    found.to_csv(file)
    assert file.read_text(encoding="utf-8") == found.text
    assert [one.name for one in tmp_path.iterdir()] == ["table.csv"]
