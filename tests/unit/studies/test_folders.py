"""Folders of studies: only the very same study goes on in one, and what is damaged is found out."""

import json

import pytest

from sim.studies.folders import ABOUT, CHUNKS, Folder, FolderRefused

SAID = {"study": "sweep", "version": "1", "seed": 1, "vary": {"horizon": [1, 2]}, "scenario": {"horizon": 9}}


@pytest.fixture
def folder(tmp_path):
    made = Folder(tmp_path / "out", SAID)
    made.prepare(resume=False)
    return made


def test_a_new_folder_says_what_is_played_in_it(folder):
    assert json.loads((folder.path / ABOUT).read_text()) == SAID


def test_a_study_that_is_there_is_left_alone_unless_it_goes_on(folder):
    with pytest.raises(FolderRefused, match="a study is there already"):
        folder.prepare(resume=False)
    folder.prepare(resume=True)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"seed": 2}, "seed: 1 there, 2 here"),
        ({"version": "2"}, "version: '1' there, '2' here"),
        ({"scenario": {"horizon": 9, "warmup": 1}}, "scenario differs in warmup"),
        ({"vary": {"horizon": [1, 3]}}, "vary differs in horizon"),
    ],
)
def test_the_folder_of_another_study_is_refused_with_what_differs(folder, changed, told):
    with pytest.raises(FolderRefused, match=told):
        Folder(folder.path, {**SAID, **changed}).prepare(resume=True)


def test_a_folder_with_something_else_in_it_is_refused_and_not_touched(tmp_path):
    (tmp_path / "letter.txt").write_text("dear lamp")
    with pytest.raises(FolderRefused, match=r"something else is there: letter\.txt"):
        Folder(tmp_path, SAID).prepare(resume=True)
    assert [one.name for one in tmp_path.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize("text", ["{", "[]", ""])
def test_a_folder_whose_description_cannot_be_read_is_refused(folder, text):
    (folder.path / ABOUT).write_text(text)
    with pytest.raises(FolderRefused, match="is damaged") as caught:
        folder.prepare(resume=True)
    assert "begin anew in another folder" in caught.value.remedy


def test_rows_are_read_as_they_were_written(folder):
    assert folder.read(3) is None
    folder.write(3, "a,ü\nb,2\n")
    assert folder.read(3) == "a,ü\nb,2\n"


@pytest.mark.parametrize(
    "damage", [lambda b: b[:-1], lambda b: b.replace(b"b", b"c"), lambda b: b"", lambda b: b"\xff"]
)
def test_a_damaged_chunk_is_found_out(folder, damage):
    folder.write(0, "a,b\n")
    file = folder.path / CHUNKS / "000000.csv"
    file.write_bytes(damage(file.read_bytes()))
    with pytest.raises(ValueError, match=r"000000\.csv is damaged"):
        folder.read(0)


def test_a_chunk_in_the_place_of_another_or_of_another_study_is_found_out(folder, tmp_path):
    other = Folder(tmp_path / "other", {**SAID, "seed": 2})
    other.prepare(resume=False)
    for one in (folder, other):
        one.write(0, "a,b\n")
    chunks = folder.path / CHUNKS
    (chunks / "000001.csv").write_bytes((chunks / "000000.csv").read_bytes())
    (chunks / "000000.csv").write_bytes((other.path / CHUNKS / "000000.csv").read_bytes())
    for number in (0, 1):
        with pytest.raises(ValueError, match=rf"00000{number}\.csv is damaged"):
            folder.read(number)


def test_what_a_killed_writer_left_is_cleared_away(folder):
    (folder.path / CHUNKS / ".000001.csv.x.part").write_text("half")
    folder.prepare(resume=True)
    assert not list(folder.path.rglob("*.part"))


def test_a_writer_killed_before_the_description_leaves_a_new_folder(tmp_path):
    (tmp_path / f".{ABOUT}.x.part").write_text("{")
    Folder(tmp_path, SAID).prepare(resume=False)
    assert not list(tmp_path.glob("*.part"))


def test_the_table_is_all_chunks_in_order(folder):
    for number in (1, 0):
        folder.write(number, f"{number}\n")
    assert folder.finish("head\n", 2).read_text() == "head\n0\n1\n"


def test_the_table_is_not_joined_of_chunks_that_are_gone_or_damaged(folder):
    folder.write(0, "0\n")
    with pytest.raises(OSError, match=r"000001\.csv was taken away"):
        folder.finish("head\n", 2)
    folder.write(1, "1\n")
    (folder.path / CHUNKS / "000000.csv").write_text("broken")
    with pytest.raises(OSError, match=r"000000\.csv is damaged since it was written"):
        folder.finish("head\n", 2)
    assert [one.name for one in folder.path.iterdir() if one.suffix == ".csv"] == []
