"""What is printed for the games of the lessons, a file a lesson: `lesson_01` holds the sheets of lesson 1."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from sim.lessons.games.sheets import Sheet


@cache
def sheets_of(lesson: int) -> tuple[Sheet, ...]:
    """Give the sheets that the game of a lesson needs, in the order in which they are printed; none if none.

    Examples
    --------
    >>> sheets_of(1)[0].title
    'The keeper by the clock'
    """
    name = f"lesson_{lesson:02d}"
    if name not in {module.name for module in iter_modules(__path__)}:
        return ()
    found: tuple[Sheet, ...] = import_module(f"{__name__}.{name}").SHEETS
    return found
