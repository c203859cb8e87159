"""A full disk while saving is told in one line, and nothing is left half-written."""

import errno
import os
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from saved import assert_same, listed

import sim
from sim.saving import folders, parquet, sheets, writing

FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


class FullDisk:
    """A file that takes some bytes, and no more."""

    def __init__(self, stream: BinaryIO, room: int) -> None:
        self.stream, self.room = stream, room

    def __enter__(self) -> "FullDisk":
        """Be open."""
        return self

    def __exit__(self, *_: object) -> None:
        """Be closed."""
        self.stream.close()

    def __getattr__(self, name: str) -> Any:
        """Be like the file in all else."""
        return getattr(self.stream, name)

    def write(self, data: bytes) -> int:
        self.room -= len(data)
        if self.room < 0:
            raise FULL
        return self.stream.write(data)


@pytest.mark.parametrize("replaces", [False, True])
@pytest.mark.parametrize("layout", ["csv", "parquet"])
@pytest.mark.parametrize("room", [0, 100, 3000])
def test_a_disk_that_fills_up_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, layout: str, room: int, replaces: bool
) -> None:
    folder = tmp_path / "tides"
    old, new = (sim.run("two_islands", replications=100, seed=seed, tables=["alerts"]) for seed in (1, 2))
    if replaces:
        old.save(folder)
    open_file = Path.open

    def open_full(path: Path, mode: str = "r", **options: Any) -> Any:
        stream = open_file(path, mode, **options)
        return FullDisk(stream, room) if mode == "xb" else stream

    monkeypatch.setattr(Path, "open", open_full)
    with pytest.raises(sim.SavedResultError, match=r"No space left on device\), and nothing was") as caught:
        new.save(folder, format=layout, force=replaces)
    monkeypatch.undo()
    assert len(str(caught.value).splitlines()) == 1
    assert listed(tmp_path) == (["tides"] if replaces else [])
    if replaces:
        assert_same(sim.open(folder), old)


@pytest.mark.parametrize("place", [(folders, "sync"), (writing, "as_toml"), (writing, "digest")])
def test_a_disk_that_fills_up_late_is_told_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: tuple[Any, str]
) -> None:
    def full(*_: object) -> None:
        raise FULL

    monkeypatch.setattr(*place, full)
    with pytest.raises(sim.SavedResultError, match="No space left on device"):
        sim.run("first_light", replications=5).save(tmp_path / "tides")
    assert listed(tmp_path) == []


@pytest.mark.parametrize("write", [sheets.write, parquet.write])
def test_a_table_never_overwrites_a_file(tmp_path: Path, write: Any) -> None:
    (tmp_path / "mine").write_text("mine")
    with pytest.raises(FileExistsError):
        write(tmp_path / "mine", "looks", [])
    assert (tmp_path / "mine").read_text() == "mine"
