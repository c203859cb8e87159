"""Tables: every number comes back bit for bit, every name as it was; what is no such table is refused."""

from pathlib import Path

import numpy as np
import pytest

from sim.pieces import Words
from sim.saving import parquet, sheets

ODD = ("", 'the "far", far east', "two\nlines", "été", " spaces ")
VALUES = np.array([0.1 + 0.2, np.nan, -0.0, 5e-324, np.inf])
ROWS = len(ODD)
WRITERS = pytest.mark.parametrize("layout", [sheets, parquet], ids=["csv", "parquet"])


def piece() -> dict[str, object]:
    """Make a piece of the table of stages, with names and numbers that need care."""
    return {
        "scenario": Words(("tide",), np.zeros(ROWS, dtype=np.intp)),
        "seed": np.full(ROWS, 2**64 - 1, dtype=np.uint64),
        "replication": np.arange(10**15, 10**15 + ROWS),
        "centre": Words(ODD, np.arange(ROWS)),
        "stage": Words(("queue",), np.zeros(ROWS, dtype=np.intp)),
        "ticks": VALUES,
    }


@WRITERS
def test_what_is_written_is_read_back_bit_for_bit_piece_after_piece(layout, tmp_path: Path) -> None:
    file = tmp_path / "budgets"
    assert layout.write(file, "budgets", [piece(), piece()]) == 2 * ROWS
    found = layout.read(file, "budgets", 2 * ROWS, {"centre": ODD})
    assert set(found) == {"replication", "centre", "ticks"}
    assert found["ticks"].tobytes() == np.tile(VALUES, 2).tobytes()
    assert found["centre"].tolist() == [0, 1, 2, 3, 4] * 2
    assert found["replication"].tolist() == [*range(10**15, 10**15 + ROWS)] * 2


@WRITERS
def test_another_number_of_rows_and_unknown_names_are_refused(layout, tmp_path: Path) -> None:
    file = tmp_path / "budgets"
    layout.write(file, "budgets", [piece()])
    for rows in (ROWS - 1, ROWS + 1):
        with pytest.raises(ValueError, match=r"."):
            layout.read(file, "budgets", rows, {"centre": ODD})
    with pytest.raises((KeyError, ValueError)):
        layout.read(file, "budgets", ROWS, {"centre": ("harbour",)})


@WRITERS
def test_a_file_that_is_there_is_not_overwritten(layout, tmp_path: Path) -> None:
    file = tmp_path / "budgets"
    file.write_text("mine")
    with pytest.raises(FileExistsError):
        layout.write(file, "budgets", [piece()])
    assert file.read_text() == "mine"


def test_other_columns_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "budgets.csv"
    sheets.write(file, "budgets", [piece()])
    file.write_text(file.read_text(encoding="utf-8").replace("ticks", "tocks", 1), encoding="utf-8")
    with pytest.raises(ValueError, match="other columns"):
        sheets.read(file, "budgets", ROWS, {})


def test_numbers_that_do_not_exist_are_empty_and_truths_are_words(tmp_path: Path) -> None:
    assert sheets._numbers(np.array([1.5, np.nan])) == ["1.5", ""]
    assert sheets._numbers(np.array([True, False])) == ["true", "false"]
