"""The commands of the lessons: one is copied and opened, a course is made, and nothing is overwritten."""

import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest

from sim.cli.app import start
from sim.lessons import copies
from sim.lessons.catalogue import find, lessons

FIRST = find(1)
COPY = f"{FIRST.name}.ipynb"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def refused(capsys: Any, *words: str) -> str:
    """Call what must be refused, and give what was told."""
    assert start(list(words)) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "to do:" in told.err
    return str(told.err)


@pytest.mark.parametrize("words", [["lessons"], ["lessons", "list"]], ids=" ".join)
def test_every_lesson_is_listed_with_its_number_its_title_and_what_one_can_do_after_it(
    capsys: Any, words: list[str]
) -> None:
    assert start(words) == 0
    told = capsys.readouterr().out
    for lesson in lessons():
        assert f"{lesson.number:>2}  {lesson.title}\n" in told
        assert lesson.objective in " ".join(told.split())


@pytest.mark.parametrize("wanted", ["1", "01", FIRST.name, FIRST.name[3:]])
def test_a_lesson_is_copied_by_its_number_or_its_name(folder: Path, capsys: Any, wanted: str) -> None:
    assert start(["lessons", "open", wanted, "--only-copy"]) == 0
    assert [path.name for path in folder.iterdir()] == [COPY]
    assert f"{COPY} is yours now" in capsys.readouterr().out
    assert nbformat.read(folder / COPY, 4).cells[0].source.startswith("# 1. ")


def test_a_students_work_is_never_overwritten(folder: Path, capsys: Any) -> None:
    (folder / COPY).write_text("my own work", encoding="utf-8")
    assert start(["lessons", "open", "1", "--only-copy"]) == 0
    assert "is here already, and stays as it is" in capsys.readouterr().out
    assert (folder / COPY).read_text(encoding="utf-8") == "my own work"


def test_a_folder_with_the_name_of_the_copy_is_not_taken_for_a_students_work(
    folder: Path, capsys: Any
) -> None:
    (folder / COPY).mkdir()
    told = refused(capsys, "lessons", "open", "1", "--only-copy")
    assert "A folder has the name of the notebook; nothing was written." in told
    assert f"found:   {COPY}" in told
    assert not list((folder / COPY).iterdir())


def test_jupyterlab_is_started_with_the_copy_by_this_python(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[Any] = []

    monkeypatch.setattr(copies, "find_spec", lambda name: name)
    monkeypatch.setattr(
        copies.subprocess, "Popen", Started(lambda command, cwd: called.append((command, cwd.resolve())))
    )
    assert start(["lessons", "open", "1"]) == 0
    assert called == [([sys.executable, "-m", "jupyterlab", COPY], Path.cwd())]
    assert (folder / COPY).exists()


class Started:
    """Stands in for a started process: interrupted once while it is waited for, then it ends."""

    def __init__(self, note: Any, code: int = 0) -> None:
        self.note, self.code, self.interrupted = note, code, False

    def __call__(self, command: list[str], cwd: Path) -> "Started":
        self.note(command, cwd)
        return self

    def wait(self) -> int:
        if not self.interrupted:
            self.interrupted = True
            raise KeyboardInterrupt
        return self.code


def test_where_jupyterlab_fails_it_is_told(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    monkeypatch.setattr(copies, "find_spec", lambda name: name)
    monkeypatch.setattr(copies.subprocess, "Popen", Started(lambda command, cwd: None, code=1))
    assert start(["lessons", "open", "1"]) == 2
    assert "JupyterLab ended with an error" in capsys.readouterr().err


@pytest.mark.parametrize("words", [("lessons", "open", "1"), ("course", "mine")])
def test_what_is_not_installed_is_named_and_how_to_install_it_and_nothing_is_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any, words: tuple[str, ...]
) -> None:
    monkeypatch.setattr(copies, "find_spec", lambda name: None if name == "jupytext" else name)
    told = refused(capsys, *words)
    assert "no jupytext" in told
    assert "python -m pip install jupytext\n" in told
    assert not list(folder.iterdir())


def test_jupyterlab_is_not_needed_for_a_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "find_spec", lambda name: None if name == "jupyterlab" else name)
    assert start(["lessons", "open", "1", "--only-copy"]) == 0


@pytest.mark.parametrize("name", ["sim.py", "sim"])
def test_a_file_that_would_hide_the_program_is_named_and_nothing_is_written(
    folder: Path, capsys: Any, name: str
) -> None:
    (folder / name).mkdir() if name == "sim" else (folder / name).touch()
    told = refused(capsys, "lessons", "open", "1", "--only-copy")
    assert f"go to another folder, or give {name} another name" in told
    assert [path.name for path in folder.iterdir()] == [name]


def test_the_clone_itself_hides_nothing() -> None:
    assert copies.hidden_by(Path(copies.__file__).parents[2]) is None


def test_a_clone_hides_nothing_where_another_copy_is_installed(folder: Path) -> None:
    copied = folder / "sim" / "lessons" / "copies.py"
    copied.parent.mkdir(parents=True)
    copied.write_bytes(Path(copies.__file__).read_bytes())
    assert copies.hidden_by(folder) is None
    copied.unlink()
    assert copies.hidden_by(folder) == folder / "sim"


def test_a_lesson_that_is_not_there_gets_the_nearest(capsys: Any) -> None:
    assert "the numbers are 1" in refused(capsys, "lessons", "open", "99")
    assert "did you mean 1 (waiting-for-" in refused(capsys, "lessons", "open", "waiting-for-the-last-look")


def test_a_course_is_made_and_overwrites_nothing(folder: Path, capsys: Any) -> None:
    assert start(["course", "mine"]) == 0
    assert "mine/README.md says what to do" in capsys.readouterr().out
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert "something is there already" in refused(capsys, "course", "mine")
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    refused(capsys, "course", "nowhere/mine")


def test_a_course_may_be_made_in_an_empty_folder_however_it_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    (folder / "mine").mkdir()
    (folder / "link").symlink_to("mine")
    assert start(["course", "link/"]) == 0
    assert "link is a course now; link/README.md says" in capsys.readouterr().out
    assert (folder / "link").is_symlink()
    assert (folder / "mine" / "README.md").is_file()
    (folder / "here").mkdir()
    monkeypatch.chdir("here")
    assert start(["course", "."]) == 0
    assert "This folder is a course now; README.md says" in capsys.readouterr().out
    assert Path("README.md").is_file()
    assert sorted(path.name for path in folder.iterdir()) == ["here", "link", "mine"]


@pytest.mark.parametrize("name", ["", " "])
def test_a_course_needs_a_name(folder: Path, capsys: Any, name: str) -> None:
    assert "The name of the folder is empty; nothing was written." in refused(capsys, "course", name)
    assert not list(folder.iterdir())


def test_a_course_without_nbgrader_says_that_it_is_missing_and_how_to_install_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    note = "nbgrader is not installed yet: python -m pip install nbgrader (the extra course)\n"
    monkeypatch.setattr(copies, "find_spec", lambda name: None if name == "nbgrader" else name)
    assert start(["course", "mine"]) == 0
    assert note in capsys.readouterr().out
    monkeypatch.setattr(copies, "find_spec", lambda name: name)
    assert start(["course", "other"]) == 0
    assert "not installed" not in capsys.readouterr().out


def test_who_prints_a_game_is_told_where_its_rules_are(capsys: Any) -> None:
    assert start(["lessons", "print", "3"]) == 0
    page = capsys.readouterr().out.split("How it is played: ")[1].split(",")[0]
    assert "## The game" in (find(3).file.parents[2] / page).read_text(encoding="utf-8")


def test_a_game_without_sheets_is_said_to_need_none(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    monkeypatch.setattr("sim.lessons.games.sheets_of", lambda number: ())
    assert "needs no sheets" in refused(capsys, "lessons", "print", "1")


def test_the_sheets_of_a_game_are_printed_and_overwrite_nothing_unless_forced(
    folder: Path, capsys: Any
) -> None:
    assert start(["lessons", "print", "1"]) == 0
    file = folder / f"{FIRST.name}.pdf"
    assert [path.name for path in folder.iterdir()] == [file.name]
    assert file.read_bytes().startswith(b"%PDF")
    assert "page 1: The keeper by the clock" in capsys.readouterr().out
    file.write_text("mine")
    assert "add --force" in refused(capsys, "lessons", "print", "1")
    assert file.read_text() == "mine"
    assert start(["lessons", "print", "1", "--force"]) == 0
