"""Answers: what a student hands in, read as one number, or a word that helps where it is none."""

from __future__ import annotations

import math
import re
from typing import Any

DECIMAL_COMMA = re.compile(r"\s*[-+]?\d+,\d+\s*")


class Unreadable(Exception):
    """An answer that is no number; its text says what to do."""


def number(answer: Any) -> float:
    """Read an answer as a number; an estimate counts as its value.

    Raises
    ------
    Unreadable
        If it is none; the text says what to do.

    Examples
    --------
    >>> number(7), number(0.5)
    (7.0, 0.5)
    >>> number("7,5")
    Traceback (most recent call last):
    sim.lessons.answers.Unreadable: Write 7.5, with a point and without quotation marks.
    """
    if isinstance(answer, str):
        raise Unreadable(_about_text(answer))
    if answer is None or answer is Ellipsis:
        raise Unreadable("There is no answer yet: put yours in place of None.")
    if isinstance(answer, bool) or type(answer).__name__ == "bool":
        raise Unreadable("Yes or no is not enough here: one number is wanted.")
    return _finite(_plain(answer))


def _about_text(answer: str) -> str:
    if DECIMAL_COMMA.fullmatch(answer):
        return f"Write {answer.strip().replace(',', '.')}, with a point and without quotation marks."
    try:
        float(answer)
    except ValueError:
        return "This is a text: one number is wanted, without quotation marks and without the unit."
    return f"Write {answer.strip()} without quotation marks: it is a number then."


def _plain(answer: Any) -> float:
    """Take the number out of what holds one."""
    if hasattr(answer, "measures"):
        raise Unreadable(
            "This is a whole result: take one number of it, such as result.measures.centres[…].latency.mean."
        )
    if hasattr(answer, "value") and hasattr(answer, "low"):
        answer = answer.value
    if isinstance(answer, tuple) and len(answer) == 1:
        raise Unreadable("There is a comma behind the number: take it away.")
    if isinstance(answer, tuple | list) and len(answer) > 1:
        raise Unreadable("These are several numbers. Is there a comma where a decimal point should be?")
    if callable(answer):
        raise Unreadable("This is a function: call it, with brackets behind its name.")
    if isinstance(answer, complex):
        raise Unreadable("This number has an imaginary part: an ordinary one is wanted.")
    try:
        return float(answer)
    except (TypeError, ValueError, OverflowError):
        raise Unreadable(f"One number is wanted; this is of the type {type(answer).__name__}.") from None


def _finite(value: float) -> float:
    if math.isnan(value):
        raise Unreadable("This is NaN, “no number”: something was missing when it was worked out.")
    if math.isinf(value):
        raise Unreadable("This is infinite: was something divided by 0?")
    return value
