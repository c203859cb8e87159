"""The exercises of the lessons, a file a lesson: `lesson_01` holds those of lesson 1."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from sim.lessons.exercise import Exercise


@cache
def exercises_of(lesson: int) -> tuple[Exercise, ...]:
    """Give the exercises of a lesson, in order; none where there is no such lesson.

    Examples
    --------
    >>> [exercise.name for exercise in exercises_of(1)]
    ['1a', '1b', '1c']
    """
    name = f"lesson_{lesson:02d}"
    if name not in _modules():
        return ()
    found: tuple[Exercise, ...] = import_module(f"{__name__}.{name}").EXERCISES
    return found


@cache
def all_exercises() -> dict[str, Exercise]:
    """Give all exercises by name, in the order of the lessons."""
    numbers = sorted(int(name.removeprefix("lesson_")) for name in _modules())
    return {exercise.name: exercise for number in numbers for exercise in exercises_of(number)}


@cache
def _modules() -> frozenset[str]:
    """List the modules of this room that hold exercises."""
    return frozenset(module.name for module in iter_modules(__path__) if module.name.startswith("lesson_"))
