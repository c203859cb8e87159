"""Sweep: the same table in memory, on disk, resumed and by workers; what fails is told, the rest goes on."""

import errno
import json
from concurrent.futures import ThreadPoolExecutor

import pandas as pd
import pytest

import sim
from sim.model.fiction import FICTION
from sim.studies import folders
from sim.studies.folders import FolderRefused, Unfinished
from sim.studies.large import LargeSweep

VARY = {"sensors.lamp.count": [2, 3, 4], "centres.harbour.rule.k": [1, 3]}
FEW = {"replications": 30}


@pytest.fixture(scope="module")
def swept():
    return sim.sweep("first_light", VARY, **FEW)


def test_every_combination_is_a_row_and_one_that_fails_says_why(swept):
    rows = list(swept.rows())
    assert [(row["sensors.lamp.count"], row["centres.harbour.rule.k"], row["status"]) for row in rows] == [
        (2, 1, "done"), (2, 3, "failed"), (3, 1, "done"), (3, 3, "done"), (4, 1, "done"), (4, 3, "done"),
    ]  # fmt: skip
    assert "at most 2" in rows[1]["why"]
    assert rows[1]["latency.mean"] is None
    assert any("1 of them failed" in sentence for sentence in swept.sentences)


def test_points_share_their_random_numbers(swept):
    own = sim.run(sim.load("first_light").vary({"centres.harbour.rule.k": 1}), **FEW).measures
    row = next(row for row in swept.rows() if (row["point"], row["place"]) == (2, "harbour"))
    assert row["latency.mean"] == own.centres["harbour"].latency.mean.value


def test_the_table_on_disk_is_the_one_in_memory(swept, tmp_path):
    found = sim.sweep("first_light", VARY, out=tmp_path / "out", **FEW)
    assert found.file.read_text() == swept.text
    assert list(found.rows()) == list(swept.rows())


def test_workers_change_no_byte(swept):
    with ThreadPoolExecutor(3) as executor:
        assert sim.sweep("first_light", VARY, executor=executor, **FEW).text == swept.text


def test_many_points_share_a_chunk_and_the_table_stays_the_same(swept, tmp_path, monkeypatch):
    monkeypatch.setattr("sim.studies.sweep.MOST_CHUNKS", 4)
    found = sim.sweep("first_light", VARY, out=tmp_path / "out", **FEW)
    assert len(list((tmp_path / "out" / "chunks").iterdir())) == 3
    assert found.file.read_text() == swept.text


def test_a_finished_sweep_goes_on_without_playing_anything(tmp_path, monkeypatch):
    first = sim.sweep("first_light", VARY, out=tmp_path / "out", **FEW).file.read_bytes()
    monkeypatch.setattr("sim.studies.sweep.point_rows", lambda *_: pytest.fail("played again"))
    assert sim.sweep("first_light", VARY, out=tmp_path / "out", resume=True, **FEW).file.read_bytes() == first


def test_a_damaged_chunk_is_told_and_computed_again(swept, tmp_path):
    out = tmp_path / "out"
    sim.sweep("first_light", VARY, out=out, **FEW)
    chunk = out / "chunks" / "000003.csv"
    chunk.write_bytes(chunk.read_bytes()[:-20] + b"9" * 20)
    found = sim.sweep("first_light", VARY, out=out, resume=True, **FEW)
    assert found.notes == (f"{chunk} is damaged: computed again",)
    assert found.file.read_text() == swept.text


def test_the_folder_of_another_sweep_is_refused_with_what_differs(tmp_path):
    out = tmp_path / "out"
    sim.sweep("first_light", VARY, out=out, **FEW)
    for changes, told in (
        ({"seed": 2}, "seed: 1 there, 2 here"),
        ({"replications": 31}, "replications: 30 there, 31 here"),
    ):
        with pytest.raises(FolderRefused, match=told):
            sim.sweep("first_light", VARY, out=out, resume=True, **(FEW | changes))
    other = sim.load("first_light").vary({"warmup": 1})
    with pytest.raises(FolderRefused, match="scenario differs in warmup"):
        sim.sweep(other, VARY, out=out, resume=True, **FEW)
    with pytest.raises(FolderRefused, match="order differs"):
        sim.sweep("first_light", dict(reversed(VARY.items())), out=out, resume=True, **FEW)


def test_a_disk_that_fills_up_keeps_what_is_complete(swept, tmp_path, monkeypatch):
    out, real = tmp_path / "out", folders.write_whole

    def full(file, write):
        if str(file).endswith("000004.csv"):
            raise OSError(errno.ENOSPC, "No space left on device")
        real(file, write)

    monkeypatch.setattr(folders, "write_whole", full)
    with pytest.raises(Unfinished, match="No space left on device; 4 of 6 points are complete and kept"):
        sim.sweep("first_light", VARY, out=out, **FEW)
    monkeypatch.setattr(folders, "write_whole", real)
    assert len(list((out / "chunks").iterdir())) == 4
    assert sim.sweep("first_light", VARY, out=out, resume=True, **FEW).file.read_text() == swept.text


def test_a_disk_that_is_full_at_the_very_start_is_told_in_the_same_way(tmp_path, monkeypatch):
    def full(file, write):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(folders, "write_whole", full)
    with pytest.raises(Unfinished, match="No space left on device; 0 of 6 points are complete and kept"):
        sim.sweep("first_light", VARY, out=tmp_path / "out", **FEW)


def test_a_chunk_that_vanishes_while_it_runs_is_told_and_not_left_out(tmp_path, monkeypatch):
    out, real = tmp_path / "out", folders.Folder.finish

    def finish(folder, head, chunks):
        (out / "chunks" / "000002.csv").unlink()
        return real(folder, head, chunks)

    monkeypatch.setattr(folders.Folder, "finish", finish)
    with pytest.raises(Unfinished, match=r"000002.csv was taken away; 5 of 6 points are complete and kept"):
        sim.sweep("first_light", VARY, out=out, **FEW)
    assert not (out / "table.csv").exists()


def test_there_is_no_going_on_without_a_folder():
    with pytest.raises(ValueError, match="resume: there is no folder to go on in"):
        sim.sweep("first_light", VARY, resume=True, **FEW)


def test_failed_points_are_counted(swept):
    assert swept.failed == 1
    none = sim.sweep("first_light", {"centres.harbour.rule.k": [8, 9]}, **FEW)
    assert none.failed == none.points == 2
    assert none.sentences[-1] == "All of them failed; their rows say why."


def test_a_large_grid_is_asked_about_before_anything_is_played(tmp_path):
    million = {"sensors.lamp.count": range(1, 1001), "horizon": range(100, 1100)}
    with pytest.raises(
        LargeSweep, match=r"1,000,000 points of 30 replications each: about .* looks .*, and about \S+ \w+ on"
    ):
        sim.sweep("first_light", million, out=tmp_path / "out", **FEW)
    assert not (tmp_path / "out").exists()
    with pytest.raises(LargeSweep):
        sim.sweep("first_light", VARY, replications=10**9)


def test_progress_is_told_and_counts_what_was_there(tmp_path):
    out, told = tmp_path / "out", []
    sim.sweep("first_light", VARY, out=out, **FEW)
    (out / "chunks" / "000002.csv").unlink()
    sim.sweep("first_light", VARY, out=out, resume=True, progress=lambda *parts: told.append(parts), **FEW)
    assert told == [(6, 6)]


def test_it_shows_itself_and_becomes_tables(swept, tmp_path):
    html = swept._repr_html_()
    for text in ("6 points", "1 of them failed; its row says why", "at most 2", FICTION):
        assert text in html
    assert swept.to_pandas()["latency.mean"].count() == 5
    swept.to_parquet(tmp_path / "table.parquet")
    swept.to_csv(tmp_path / "table.csv")
    parquet = pd.read_parquet(tmp_path / "table.parquet")
    assert parquet["latency.mean"].tolist() == pytest.approx(
        swept.to_pandas()["latency.mean"].tolist(), nan_ok=True
    )
    assert (tmp_path / "table.csv").read_text() == swept.text
    assert sorted(one.name for one in tmp_path.iterdir()) == ["table.csv", "table.parquet"]
    assert len(json.loads(json.dumps(swept.to_json(), allow_nan=False))["rows"]) == 6


def test_names_are_escaped():
    named = sim.load("first_light").vary({"title": "<b>tide</b>"})
    assert "<b>" not in sim.sweep(named, {"horizon": [60]}, replications=3)._repr_html_()
