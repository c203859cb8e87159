"""The command sweep: large ones are asked about, and what goes wrong is told with what to do."""

from pathlib import Path

import pytest

import sim
from sim.cli import sweeps
from sim.cli.mistakes import Mistake
from sim.studies.folders import FolderRefused, Unfinished
from sim.studies.large import LargeSweep

LARGE = LargeSweep(20_000, 1000, 1e11, 7200.0)


def _work(error):
    def work(agreed):
        if agreed:
            return "swept"
        raise error

    return work


def _mistake(error, *, kept=False):
    with pytest.raises(Mistake) as caught:
        sweeps._with_consent(_work(error), yes=False, kept=kept)
    return caught.value.parts


def test_a_large_sweep_that_is_agreed_to_is_done(monkeypatch):
    assert sweeps._with_consent(_work(LARGE), yes=True, kept=False) == "swept"
    monkeypatch.setattr(sweeps, "_agree", lambda error, *, kept: True)
    assert sweeps._with_consent(_work(LARGE), yes=False, kept=False) == "swept"


def test_where_nobody_can_be_asked_size_time_and_folder_are_told():
    told = _mistake(LARGE)
    assert "20,000 points" in told["found"]
    assert "about 2 hours on one worker" in told["found"]
    assert "--yes" in told["remedy"]
    assert "--out DIR" in told["remedy"]


@pytest.mark.parametrize("kept", [True, False])
def test_who_is_asked_hears_that_nothing_is_kept_without_a_folder(monkeypatch, kept):
    asked = []
    monkeypatch.setattr(sweeps.sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sweeps.sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sweeps.typer, "confirm", lambda question, err: asked.append(question) or True)
    assert sweeps._agree(LARGE, kept=kept)
    assert ("Without --out DIR nothing is kept" in asked[0]) == (not kept)


def test_other_folders_full_disks_and_what_is_no_study_are_told():
    assert _mistake(FolderRefused("there", "move it"))["remedy"] == "move it"
    assert "--resume" in _mistake(FolderRefused("there"))["remedy"]
    told = _mistake(Unfinished(3, 9, Path("out"), "No space left on device"))
    assert told["found"] == "out: No space left on device; 3 of 9 points are complete and kept"
    assert _mistake(ValueError("there is nothing to vary"))["found"] == "there is nothing to vary"


def test_a_table_that_cannot_be_written_as_parquet_is_there_as_csv(tmp_path, capsys):
    found = sim.sweep("first_light", {"horizon": [90]}, replications=3, out=tmp_path / "out")
    (tmp_path / "out" / "table.parquet").mkdir()
    sweeps._keep_parquet(found)
    assert "table.csv; beside it as Parquet it cannot be written" in capsys.readouterr().err
    (tmp_path / "out" / "table.parquet").rmdir()
    sweeps._keep_parquet(found)
    assert (tmp_path / "out" / "table.parquet").is_file()
    assert "and beside it as Parquet." in capsys.readouterr().err
