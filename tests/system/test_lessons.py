"""Every lesson runs from its first cell to its last; its parts are there, and every number it tells is so."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import jupytext
import pytest
from notebooks import LESSONS, cells, notebooks, played
from prose import EVALUATED, check_number, claims_of, numbers_of, unmarked, unmarked_formulas

from docs.making import lessons as making
from docs.making.pages import made
from sim.lessons.catalogue import lessons
from sim.lessons.sliders.explorer import Explorer
from sim.model.fiction import FICTION

PARTS = [
    "Predict",
    "Run",
    "Explain",
    "What many believe",
    "What changes in the tail",
    "Exercises",
    "Where to go on",
]
NUMBERED = [lesson.file for lesson in lessons()]


def stem(path: Path) -> str:
    return path.stem


def test_there_are_ten_lessons_and_a_first_tour() -> None:
    assert [lesson.number for lesson in lessons()] == [*range(1, 11)]
    assert [path.name for path in notebooks()] == [*(path.name for path in NUMBERED), "first-light.md"]


@pytest.mark.parametrize("path", notebooks(), ids=stem)
def test_a_lesson_is_a_notebook_with_a_kernel_and_the_line_of_fiction(path: Path) -> None:
    assert jupytext.read(path).metadata["kernelspec"]["language"] == "python"
    assert any(FICTION in source for source in cells(path, "markdown"))


@pytest.mark.parametrize("path", notebooks(), ids=stem)
def test_a_lesson_runs_from_its_first_cell_to_its_last(path: Path) -> None:
    played(path)


@pytest.mark.parametrize("path", NUMBERED, ids=stem)
def test_the_parts_of_a_lesson_come_in_their_order(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    heads = re.findall(r"^## (.+)$", text, re.MULTILINE)
    begun = [next((place for place, head in enumerate(heads) if head.startswith(part)), -1) for part in PARTS]
    assert -1 not in begun, f"the parts are {PARTS}; found {heads}"
    assert begun == sorted(begun)
    assert re.search(rf"^# {int(path.stem[:2])}\. ", text, re.MULTILINE)
    assert "*After this lesson you can*" in text


@pytest.mark.parametrize("path", NUMBERED, ids=stem)
def test_a_prediction_is_asked_for_before_anything_runs(path: Path) -> None:
    first, *others = cells(path, "code")
    assert all(re.fullmatch(r"guess\w* = None(  # .*)?", line) for line in first.splitlines()), first
    assert any("guess" in source for source in others), "the guess is never shown beside what came out"


@pytest.mark.parametrize("path", NUMBERED, ids=stem)
def test_the_exercises_of_a_lesson_are_those_of_its_file(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == made(path, making.PARTS), (
        "make them again: python -m docs.making"
    )


@pytest.mark.parametrize("path", NUMBERED, ids=stem)
def test_every_number_in_the_prose_of_a_lesson_is_computed(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not unmarked(text)
    assert not unmarked_formulas(text)
    names: dict[str, Any] = {**EVALUATED, **played(path).names}
    told = [check_number(written, code, names) for written, code in numbers_of(text)]
    assert told, "a lesson without a number"
    assert not [problem for problem in told if problem]
    assert not [claim for claim in claims_of(text) if not eval(claim, dict(names))]


@pytest.mark.parametrize("path", NUMBERED, ids=stem)
def test_what_a_lesson_shows_reads_as_a_page_that_computes_nothing(path: Path) -> None:
    shown = [one._repr_mimebundle_() for one in played(path).shown if hasattr(one, "_repr_mimebundle_")]
    pictures = [bundle["text/html"] for bundle in shown if "<svg" in bundle.get("text/html", "")]
    assert pictures
    assert all(FICTION in picture for picture in pictures)


@pytest.mark.parametrize("path", NUMBERED, ids=stem)
def test_the_closed_form_of_a_picture_is_inside_the_interval_as_the_picture_starts(path: Path) -> None:
    """A bound, or an approximation, has another name; it need not be."""
    pictures = [one for one in played(path).shown if isinstance(one, Explorer)]
    exact = [one for one in pictures if one.theory_name == "closed form" and one.scene().theory is not None]
    assert exact, "a lesson without a picture that has a closed form"
    assert not [repr(one) for one in exact if "inside the interval" not in repr(one)]


def test_first_light_says_how_to_run_a_cell_before_it_tells_those_who_only_read_it_what_to_install() -> None:
    told = cells(LESSONS / "first-light.md", "markdown")[0]
    assert told.index("Shift and Enter") < told.index("Where you only read it") < told.index("pip install")


def test_first_light_says_what_its_simulation_shows() -> None:
    """Twice the lamps: more than half the latency, the decision as long as before and a larger part of it."""
    lesson = played(LESSONS / "first-light.md")
    before, after = lesson.names["before"], lesson.names["after"]
    assert list(before) == list(after) == ["scan_wait", "missed_looks", "confirmation", "decision", "latency"]
    assert (
        0.5
        < after["latency"].low / before["latency"].high
        < after["latency"].high / before["latency"].low
        < 0.7
    )
    assert after["scan_wait"].high < before["scan_wait"].low
    assert after["confirmation"].high < before["confirmation"].low
    assert after["decision"].value == before["decision"].value == pytest.approx(2.0)
    assert lesson.names["part_after"] > lesson.names["part_before"]
    assert f"simulated:  {before['latency'].value:.1f} ticks" in lesson.printed
