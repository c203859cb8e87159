"""Files are written as a whole or not at all."""

from pathlib import Path

import pytest

from sim.files import fill_folder, write_whole


def two_parts(folder: Path) -> None:
    (folder / "a.txt").write_text("glow")
    (folder / "b").mkdir()
    (folder / "b" / "c.txt").write_text("tide")


def test_a_file_is_there_when_it_was_written(tmp_path):
    write_whole(tmp_path / "tide.csv", lambda text: text.write("glow\r\n"))
    assert (tmp_path / "tide.csv").read_bytes() == b"glow\r\n"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_failure_leaves_what_was_there_and_nothing_beside(tmp_path):
    (tmp_path / "tide.csv").write_text("old")

    def fail(text):
        text.write("half")
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="the disk is full"):
        write_whole(tmp_path / "tide.csv", fail)
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("tide.csv", "old")]


def test_a_folder_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "nowhere" / "tide.csv", lambda text: None)


@pytest.mark.parametrize("name", ["new", "empty", "link", "."])
def test_a_new_folder_and_an_empty_one_are_filled(tmp_path, monkeypatch, name):
    room = tmp_path if name == "." else tmp_path / "room"
    room.mkdir(exist_ok=True)
    monkeypatch.chdir(room)
    if name in ("empty", "link"):
        Path("empty").mkdir()
    if name == "link":
        Path("link").symlink_to("empty")
    fill_folder(name, two_parts)
    assert sorted(path.name for path in Path(name).iterdir()) == ["a.txt", "b"]
    assert (Path(name) / "b" / "c.txt").read_text() == "tide"
    assert Path("link").is_symlink() == (name == "link")
    assert not [path.name for path in room.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize("name", ["new", "empty"])
def test_where_a_folder_cannot_be_filled_it_stays_as_it_was(tmp_path, name):
    (tmp_path / "empty").mkdir()

    def fail(folder):
        two_parts(folder)
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="the disk is full"):
        fill_folder(tmp_path / name, fail)
    assert [path.name for path in tmp_path.rglob("*")] == ["empty"]


def test_where_a_part_cannot_be_moved_none_is(tmp_path, monkeypatch):
    move = Path.rename

    def fail(path, target):
        if path.name == "b":
            raise OSError("the disk is full")
        return move(path, target)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(OSError, match="the disk is full"):
        fill_folder(tmp_path, two_parts)
    assert not list(tmp_path.iterdir())


def test_what_somebody_else_puts_into_a_folder_meanwhile_stays_as_it_is(tmp_path):
    def meanwhile(folder):
        two_parts(folder)
        (tmp_path / "a.txt").write_text("not mine")

    with pytest.raises(FileExistsError):
        fill_folder(tmp_path, meanwhile)
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a.txt", "not mine")]


def test_a_folder_with_something_in_it_a_file_and_a_link_that_turns_in_a_circle_are_refused(tmp_path):
    (tmp_path / "full" / "own").mkdir(parents=True)
    (tmp_path / "file").touch()
    (tmp_path / "circle").symlink_to("circle")
    for name in ("full", "file", "circle", "file/in", "nowhere/in"):
        with pytest.raises(OSError, match=r"."):
            fill_folder(tmp_path / name, two_parts)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["circle", "file", "full", "own"]
