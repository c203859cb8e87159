"""Files are written as a whole or not at all."""

import pytest

from sim.files import write_whole


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
