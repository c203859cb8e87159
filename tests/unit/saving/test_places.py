"""Which folders a result may be saved in, and which it may replace."""

import os
from pathlib import Path

import pytest
from saved import listed

import sim
from sim.saving.places import check_place
from sim.saving.problems import SavedResultError


@pytest.fixture(scope="module")
def result() -> sim.Result:
    return sim.run("first_light", replications=5, tables=["alerts"])


def refused(folder: str | Path, *, force: bool = True) -> str:
    with pytest.raises(SavedResultError) as caught:
        check_place(folder, force=force)
    assert len(str(caught.value).splitlines()) == 1
    return str(caught.value)


def test_a_new_folder_may_be_made(tmp_path: Path) -> None:
    assert check_place(tmp_path / "tides") == tmp_path.resolve() / "tides"
    assert listed(tmp_path) == []


@pytest.mark.parametrize("folder", [".", "..", "/", "tides/..", os.curdir + os.sep])
def test_folders_in_use_are_never_replaced(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert "in use, or is the root" in refused(folder)


def test_a_folder_needs_a_name() -> None:
    assert "a folder has a name" in refused("")


@pytest.mark.parametrize("force", [False, True])
def test_a_file_is_never_replaced(tmp_path: Path, force: bool) -> None:
    (tmp_path / "file").write_text("mine")
    assert "a file is there" in refused(tmp_path / "file", force=force)


@pytest.mark.parametrize("force", [False, True])
def test_the_folder_above_must_be_there(tmp_path: Path, force: bool) -> None:
    assert "is not there; make it first" in refused(tmp_path / "no" / "tides", force=force)
    (tmp_path / "file").write_text("mine")
    assert "is not there" in refused(tmp_path / "file" / "tides", force=force)


def test_a_saved_result_is_replaced_only_with_force(result: sim.Result, tmp_path: Path) -> None:
    folder = tmp_path / "tides"
    result.save(folder)
    assert "replace it with --force" in refused(folder, force=False)
    with pytest.raises(SavedResultError, match="is there already"):
        result.save(folder)
    result.save(folder, format="parquet", force=True)
    assert not list(folder.glob("*.csv"))
    assert listed(tmp_path) == ["tides"]


def test_what_is_not_a_saved_result_is_never_replaced(result: sim.Result, tmp_path: Path) -> None:
    folder = tmp_path / "tides"
    folder.mkdir()
    assert "is there already" in refused(folder, force=False)
    assert check_place(folder, force=True)  # empty
    (folder / "looks.csv").write_text("mine")
    assert "is no saved result" in refused(folder)
    (folder / "looks.csv").unlink()
    result.save(folder, force=True)
    (folder / "notes.txt").write_text("mine")
    assert "other files are in it (notes.txt)" in refused(folder)


def test_a_folder_that_cannot_be_written_is_told_before_anything_is_played(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def deny(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("sim.saving.folders.mkdtemp", deny)
    assert "cannot be written (Permission denied)" in refused(tmp_path / "tides")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="there is no such folder here")
def test_a_folder_that_nobody_can_write_is_told() -> None:
    assert "cannot be written" in refused("/proc/tides")


def test_impossible_names_are_told(tmp_path: Path) -> None:
    assert "cannot be written" in refused("a\0b")
    assert "cannot be written" in refused(tmp_path / ("a" * 300))


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_is_followed(result: sim.Result, tmp_path: Path) -> None:
    result.save(tmp_path / "tides")
    (tmp_path / "link").symlink_to("tides")
    result.save(tmp_path / "link", format="parquet", force=True)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "tides" / "looks.parquet").exists() is False
    assert (tmp_path / "tides" / "stations.parquet").exists()
