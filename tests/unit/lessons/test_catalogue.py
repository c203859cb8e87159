"""The lessons that come with the program: numbered, found by number or name, inside it or beside it."""

from pathlib import Path

import pytest

from sim.lessons import catalogue
from sim.lessons.catalogue import NoSuchLesson, find, folder, lessons

PAGE = "# {}. {}\n\n*After this lesson you can* count the\nlooks. You can also rest.\n"


@pytest.fixture
def invented(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with two invented lessons and pages that are none."""
    for name, title in (("02-rare-things", "Rare things"), ("01-many-looks", "Many looks")):
        text = PAGE.format(int(name[:2]), title)
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    for name in ("README.md", "first-light.md", "03-notes.txt", "3-short.md"):
        (tmp_path / name).write_text("# Other\n", encoding="utf-8")
    monkeypatch.setattr(catalogue, "folder", lambda: tmp_path)
    monkeypatch.setattr(catalogue, "lessons", lessons.__wrapped__)
    return tmp_path


@pytest.mark.usefixtures("invented")
def test_numbered_pages_are_lessons_in_their_order_and_no_others() -> None:
    found = [(one.number, one.title, one.name) for one in catalogue.lessons()]
    assert found == [(1, "Many looks", "01-many-looks"), (2, "Rare things", "02-rare-things")]


@pytest.mark.usefixtures("invented")
def test_the_objective_is_the_first_sentence_in_one_line() -> None:
    assert find(1).objective == "count the looks"


@pytest.mark.usefixtures("invented")
@pytest.mark.parametrize("wanted", [2, "2", "02", " 2 ", "02-rare-things", "rare-things", "Rare-Things"])
def test_a_lesson_is_found_by_its_number_or_its_name(wanted: str | int) -> None:
    assert find(wanted).number == 2


@pytest.mark.usefixtures("invented")
@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ("rare-thing", r"did you mean 2 \(rare-things\)\?"),
        ("rare", r"did you mean 2 \(rare-things\)\?"),
        (7, "the numbers are 1, 2"),
    ],
)
def test_a_lesson_that_is_not_there_gets_the_nearest_or_all_numbers(wanted: str | int, told: str) -> None:
    with pytest.raises(NoSuchLesson, match=told):
        find(wanted)


def test_in_a_clone_the_lessons_are_those_of_the_documentation_and_inside_a_wheel_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = tmp_path / "sim" / "lessons" / "catalogue.py"
    monkeypatch.setattr(catalogue, "__file__", str(module))
    assert folder() == tmp_path / "docs" / "lessons"
    (module.parent / "pages").mkdir(parents=True)
    assert folder() == module.parent / "pages"
