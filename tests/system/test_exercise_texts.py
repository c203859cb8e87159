"""The texts of the exercises: every number is computed, every claim is so, and nobody sees the marks."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest
from notebooks import played
from prose import EVALUATED, claims_of, numbers_of, problems_of

import sim
from sim.lessons.asking import as_markdown
from sim.lessons.catalogue import Lesson, lessons
from sim.lessons.exercise import Argue, Exercise, Numeric, in_one_line
from sim.lessons.exercises import all_exercises, exercises_of

SAID = ("title", "question", "hint", "because", "solution", "asks")  # in this order
ALL = pytest.mark.parametrize("lesson", lessons(), ids=lambda lesson: lesson.name)


def module_of(lesson: Lesson) -> ModuleType:
    return import_module(f"sim.lessons.exercises.lesson_{lesson.number:02d}")


def written(module: ModuleType) -> list[str]:
    """List the texts of the exercises of a module as they stand in its source, with their marks."""
    calls = [node for node in ast.walk(ast.parse(inspect.getsource(module))) if isinstance(node, ast.Call)]
    return [text for call in calls for text in texts_in(call)]


def texts_in(call: ast.Call) -> Iterator[str]:
    """Give the texts that are handed to an exercise or a slip."""
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    if name not in ("Compute", "Run", "Argue", "Slip"):
        return
    code = () if name == "Argue" else ("solution",)  # that of a number is code, and a test runs it
    for keyword in call.keywords:
        if keyword.arg in SAID and keyword.arg not in code:
            found = ast.literal_eval(keyword.value)
            yield from [found] if isinstance(found, str) else found


def seen(exercise: Exercise) -> list[str]:
    """List the texts of an exercise, as students and teachers see them."""
    texts = [exercise.title, exercise.question]
    if isinstance(exercise, Argue):
        return [*texts, exercise.solution, *exercise.asks]
    assert isinstance(exercise, Numeric)
    return [*texts, exercise.hint, exercise.because, *(slip.hint for slip in exercise.slips)]


@ALL
def test_every_number_in_the_texts_of_the_exercises_is_computed_and_every_claim_is_so(lesson: Lesson) -> None:
    module = module_of(lesson)
    names: dict[str, Any] = {**EVALUATED, **played(lesson.file).names, **vars(module)}
    assert not [problem for text in written(module) for problem in problems_of(text, names)]


@ALL
def test_the_texts_that_are_read_are_those_of_the_exercises_without_their_marks(lesson: Lesson) -> None:
    texts = written(module_of(lesson))
    told = [in_one_line(text) for exercise in exercises_of(lesson.number) for text in seen(exercise)]
    assert sorted(map(in_one_line, texts)) == sorted(told)
    assert sum(len(numbers_of(text)) for text in texts) > 5
    assert sum(len(claims_of(text)) for text in texts) > 2


@pytest.mark.parametrize("exercise", all_exercises().values(), ids=lambda exercise: exercise.name)
def test_nobody_sees_a_mark(exercise: Exercise) -> None:
    shown = [*seen(exercise), repr(exercise), as_markdown((exercise,)), sim.check(exercise.name, None).text]
    shown += map(repr, exercise.slips) if isinstance(exercise, Numeric) else []
    assert not [text for text in shown if "<!--" in text or "-->" in text]
