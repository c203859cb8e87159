"""The teacher's pages: each lesson has one, its parts are there, its numbers are so, its sheets printed."""

import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from notebooks import LESSONS, played
from prose import EVALUATED, check_number, claims_of, numbers_of, unmarked, unmarked_formulas

from docs.making import lessons as making
from docs.making.pages import made
from sim.lessons.catalogue import Lesson, lessons
from sim.lessons.exercises import exercises_of
from sim.lessons.games import sheets_of
from sim.model.fiction import FICTION

ROOM = LESSONS / "teachers"
PARTS = ["Plan", "The game", "Common answers", "Solutions", "Variations", "For everyone"]
FREE = re.compile(  # minutes, ages, names of exercises and of the rules of a game
    r"\d+ minutes|\(\d+ to \d+\)(?=\.\*\*)|\b\d+[abc]\b|\b[Rr]ule \d\b"
)
MINUTES = re.compile(r"^\| (\d+) \|", re.MULTILINE)  # of the plan
ALL = pytest.mark.parametrize("lesson", lessons(), ids=lambda lesson: lesson.name)


def page(lesson: Lesson) -> Path:
    return ROOM / f"{lesson.name}.md"


def text(lesson: Lesson) -> str:
    return page(lesson).read_text(encoding="utf-8")


@ALL
def test_a_teachers_page_has_its_parts_in_order_and_the_line_of_fiction(lesson: Lesson) -> None:
    assert re.findall(r"^## (.+)$", text(lesson), re.MULTILINE) == PARTS
    assert FICTION in text(lesson)
    assert f"# For the teacher: {lesson.number}. {lesson.title}\n" in text(lesson)


@ALL
def test_the_plan_is_for_45_minutes(lesson: Lesson) -> None:
    plan = text(lesson).split("## Plan")[1].split("## The game")[0]
    minutes = [int(found) for found in MINUTES.findall(plan)]
    assert len(minutes) >= 5
    assert sum(minutes) == 45


@ALL
def test_the_solutions_are_those_of_the_exercises(lesson: Lesson) -> None:
    assert text(lesson) == made(page(lesson), making.PARTS), "make them again: python -m docs.making"
    assert all(f"### {one.name}: {one.title}" in text(lesson) for one in exercises_of(lesson.number))


@ALL
def test_the_numbers_that_are_marked_are_what_lesson_and_game_give(lesson: Lesson) -> None:
    game = vars(import_module(f"sim.lessons.games.lesson_{lesson.number:02d}"))
    names: dict[str, Any] = {**EVALUATED, **played(lesson.file).names, **game}
    told = [check_number(written, code, names) for written, code in numbers_of(text(lesson))]
    assert told, "what comes out of the game has numbers"
    assert not [problem for problem in told if problem]
    assert not [claim for claim in claims_of(text(lesson)) if not eval(claim, dict(names))]


@ALL
def test_no_number_of_a_teachers_page_is_without_a_mark_apart_from_minutes_ages_and_names(
    lesson: Lesson,
) -> None:
    plan, game, others = text(lesson).partition("## The game")
    counted = FREE.sub(" ", MINUTES.sub("| |", plan) + game + others)
    assert not unmarked(counted)
    assert not unmarked_formulas(counted)


@ALL
def test_the_sheets_of_the_game_are_printed_as_they_are_now_and_linked(lesson: Lesson) -> None:
    assert sheets_of(lesson.number)
    assert making.is_drawn(lesson), "draw them again: python -m docs.making"
    assert f"](printed/{lesson.name}.pdf)" in text(lesson)


def test_the_list_for_teachers_has_every_lesson() -> None:
    listed = (ROOM / "README.md").read_text(encoding="utf-8")
    assert listed == made(ROOM / "README.md", making.PARTS)
    assert all(f"]({lesson.name}.md)" in listed for lesson in lessons())


def test_nothing_that_is_printed_is_left_over() -> None:
    assert {path.stem for path in (ROOM / "printed").iterdir()} == {lesson.name for lesson in lessons()}
