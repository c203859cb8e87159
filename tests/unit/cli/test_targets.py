"""Files that a command is to write are checked before anything is played."""

import os

import pytest

from sim.cli.mistakes import Mistake
from sim.cli.targets import check_target, write_target

ENDINGS = (".html", ".htm")


@pytest.mark.parametrize("name", ["new.html", "NEW.HTM"])
def test_a_new_file_in_a_folder_that_is_there_is_fine(tmp_path, name):
    check_target("--out", str(tmp_path / name), ENDINGS, force=False)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("tide.toml", "a name that ends in .html or .htm"),
        ("tide", "a name that ends in .html or .htm"),
        ("nowhere/tide.html", "There is no such folder"),
        ("folder.html", "A folder has this name"),
        ("there.html", "add --force"),
        ("no\0name/tide.html", "There is no such folder"),
    ],
)
def test_what_cannot_be_written_is_refused_in_words(tmp_path, name, told):
    (tmp_path / "folder.html").mkdir()
    (tmp_path / "there.html").write_text("mine")
    with pytest.raises(Mistake) as refused:
        check_target("--out", os.path.join(tmp_path, name), ENDINGS, force=False)
    assert told in " ".join(str(refused.value).split())
    assert "where:   --out" in str(refused.value)


def test_a_file_that_is_there_may_be_forced_but_never_a_folder(tmp_path):
    (tmp_path / "there.html").write_text("mine")
    (tmp_path / "folder.html").mkdir()
    check_target("--out", str(tmp_path / "there.html"), ENDINGS, force=True)
    with pytest.raises(Mistake):
        check_target("--out", str(tmp_path / "folder.html"), ENDINGS, force=True)


def test_any_ending_will_do_where_none_is_asked_for(tmp_path):
    check_target("--csv", str(tmp_path / "table"), (), force=False)


def test_a_disk_that_refuses_is_told_in_words():
    def full():
        raise OSError(28, "No space left on device")

    with pytest.raises(Mistake, match="cannot be written") as refused:
        write_target("--out", "tide.html", full)
    assert "No space left on device" in str(refused.value)
