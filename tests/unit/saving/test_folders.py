"""A folder is there as a whole or not at all, whatever happens while it is written."""

import os
import sys
from pathlib import Path

import pytest
from saved import listed

from sim.saving.folders import find, tidy_up, whole_folder

UNIX = pytest.mark.skipif(sys.platform == "win32", reason="locks are of Unix")


def fill(target: Path, text: str, *, replace: bool = False) -> None:
    with whole_folder(target, replace=replace) as new:
        (new / "glow").write_text(text)


def test_a_folder_is_there_when_it_was_written_and_nothing_beside(tmp_path: Path) -> None:
    fill(tmp_path / "tides", "one")
    assert listed(tmp_path) == ["tides"]
    assert (tmp_path / "tides" / "glow").read_text() == "one"


def test_it_takes_the_place_of_another_only_if_asked(tmp_path: Path) -> None:
    fill(tmp_path / "tides", "one")
    with pytest.raises(OSError):  # noqa: PT011 (the words differ from system to system)
        fill(tmp_path / "tides", "two")
    assert (tmp_path / "tides" / "glow").read_text() == "one"
    fill(tmp_path / "tides", "three", replace=True)
    assert listed(tmp_path) == ["tides"]
    assert (tmp_path / "tides" / "glow").read_text() == "three"


@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt])
def test_a_failure_while_writing_leaves_what_was_there(tmp_path: Path, error: type[BaseException]) -> None:
    fill(tmp_path / "tides", "one")

    def fail(new: Path) -> None:
        (new / "glow").write_text("half")
        raise error

    with pytest.raises(error), whole_folder(tmp_path / "tides", replace=True) as new:
        fail(new)
    assert listed(tmp_path) == ["tides"]
    assert (tmp_path / "tides" / "glow").read_text() == "one"


@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt])
def test_a_failure_between_the_two_renames_puts_the_old_one_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    fill(tmp_path / "tides", "one")
    rename, count = Path.rename, []

    def second_fails(path: Path, target: Path) -> Path:
        count.append(path)
        if len(count) == 2:
            raise error
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", second_fails)
    with pytest.raises(error):
        fill(tmp_path / "tides", "two", replace=True)
    assert listed(tmp_path) == ["tides"]
    assert (tmp_path / "tides" / "glow").read_text() == "one"


def killed_between_renames(tmp_path: Path) -> Path:
    """Leave what a save leaves that is killed when the old folder was moved away."""
    work = tmp_path / ".tides.x1.saving"
    for part in ("old", "new"):
        (work / part).mkdir(parents=True)
        (work / part / "glow").write_text(part)
    return tmp_path / "tides"


def test_a_folder_that_was_moved_away_is_found(tmp_path: Path) -> None:
    target = killed_between_renames(tmp_path)
    assert (find(target) / "glow").read_text() == "old"
    assert find(tmp_path / "tide") == tmp_path / "tide"
    fill(target, "there")
    assert find(target) == target


@UNIX
def test_a_folder_that_was_moved_away_is_put_back(tmp_path: Path) -> None:
    target = killed_between_renames(tmp_path)
    tidy_up(target)
    assert listed(tmp_path) == ["tides"]
    assert (target / "glow").read_text() == "old"


@UNIX
def test_what_a_killed_save_left_is_removed_but_not_what_belongs_to_others(tmp_path: Path) -> None:
    target = killed_between_renames(tmp_path)
    fill(target, "there")
    others = [".tide.x1.saving", ".tides.more.x1.saving", ".tides.empty.saving"]
    for name in others:
        (tmp_path / name / ("new" if "empty" not in name else "")).mkdir(parents=True)
    (tmp_path / ".tides.empty.saving" / "new").mkdir()
    tidy_up(target)
    assert listed(tmp_path) == [".tide.x1.saving", ".tides.more.x1.saving", "tides"]
    assert (target / "glow").read_text() == "there"


@UNIX
def test_a_save_that_is_still_at_work_is_left_alone(tmp_path: Path) -> None:
    import fcntl

    target = killed_between_renames(tmp_path)
    work = os.open(tmp_path / ".tides.x1.saving", os.O_RDONLY)
    fcntl.flock(work, fcntl.LOCK_EX)
    tidy_up(target)
    assert listed(tmp_path) == [".tides.x1.saving"]
    os.close(work)


@UNIX
def test_a_save_holds_its_lock_while_it_writes(tmp_path: Path) -> None:
    target = tmp_path / "tides"
    with whole_folder(target) as new:
        (new / "glow").write_text("one")
        tidy_up(target)
        assert (new / "glow").exists()
    assert listed(tmp_path) == ["tides"]


def test_all_is_handed_to_the_disk_before_it_is_renamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    rename = Path.rename
    monkeypatch.setattr("sim.saving.folders.sync", lambda path: done.append(f"sync {path.name}"))
    monkeypatch.setattr(
        Path, "rename", lambda path, to: (done.append(f"rename {path.name}"), rename(path, to))[1]
    )
    fill(tmp_path / "tides", "one")
    assert done[:2] == ["sync glow", "sync new"]
    assert done[-2:] == ["rename new", f"sync {tmp_path.name}"]
