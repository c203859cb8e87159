"""Values: how single values of a document are read, by their type, and what each type allows in words."""

from collections.abc import Mapping
from math import isfinite
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import numpy as np

from sim.model.complaints import Refused
from sim.model.distributions import Constant, Distribution
from sim.model.kinds import SCANS, one_of
from sim.model.names import Naming
from sim.model.quantities import Limits, check_number
from sim.model.sensors import Scan

DELAY = 'a number of at least 0, or a table such as { dist = "exponential", mean = 2.0 }'
LIKELY = np.array([0.0, 0.5, 1.0 - 2.0**-53])  # the smallest, a middling and the largest uniform number


def is_union(kind: Any) -> bool:
    """Tell whether a type is a union of others."""
    return get_origin(kind) in (Union, UnionType)


def as_table(value: Any) -> Mapping[str, Any]:
    """Give back a table."""
    if not isinstance(value, dict):
        raise Refused("a table, written { … } or [ … ]")
    return value


def read_word(value: Any, kind: Any) -> Any:
    """Read one of a few words (or the one whole number) that a type lists."""
    words = get_args(kind)
    if isinstance(value, bool) or not isinstance(value, str | int | float) or value not in words:
        raise Refused(one_of(words), [word for word in words if isinstance(word, str)])
    return words[words.index(value)]


def read_text(value: Any, _kind: Any) -> str:
    """Read a free text."""
    if not isinstance(value, str):
        raise Refused(wanted(str))
    try:
        value.encode()
    except UnicodeEncodeError:
        raise Refused(f"{wanted(str)}, of whole Unicode characters") from None
    return value


def read_switch(value: Any, _kind: Any) -> bool:
    """Read true or false."""
    if not isinstance(value, bool):
        raise Refused(wanted(bool))
    return value


def read_quantity(value: Any, kind: Any) -> Any:
    """Read a number within limits, or a name."""
    rule = get_args(kind)[1]
    if isinstance(rule, Naming):
        if not isinstance(value, str) or not rule.accepts(value):
            raise Refused(str(rule))
        return value
    return read_number(value, rule)


def read_number(value: Any, limits: Limits) -> float | int:
    """Read a number within limits."""
    try:
        return check_number(value, limits)
    except ValueError as error:
        raise Refused(str(error)) from None


def read_constant(value: Any) -> Constant:
    """Read a delay law that is a plain number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Refused(DELAY)
    return Constant(float(read_number(value, Limits(least=0))))


def check_delays(law: Any) -> Any:
    """Give back a delay law if all that is worked out from it stays finite.

    Raises
    ------
    Refused
        If its mean, its variance or a delay that it can draw is beyond the range of a float.
    """
    try:
        with np.errstate(all="ignore"):
            facts = [law.mean, law.variance, *law.ppf(LIKELY)]
    except (OverflowError, ZeroDivisionError):
        facts = [np.inf]
    if not all(map(isfinite, facts)):
        raise Refused(
            "delays with a finite mean and a finite variance (these go beyond the range of a float)"
        )
    return law


def wanted(kind: Any) -> str:
    """Say in words what a type allows.

    Examples
    --------
    >>> wanted(bool)
    'true or false'
    """
    origin = get_origin(kind)
    if kind is str:
        return "a text in quotes"
    if kind is bool:
        return "true or false"
    if kind is Distribution:
        return DELAY
    if kind == Scan:
        return f"a table with exactly one of {', '.join(SCANS)}"
    return {Annotated: _limits, Literal: _words, tuple: _list}.get(origin, _table)(kind)


def _limits(kind: Any) -> str:
    return str(get_args(kind)[1])


def _words(kind: Any) -> str:
    return one_of(get_args(kind))


def _list(_kind: Any) -> str:
    return "a list"


def _table(_kind: Any) -> str:
    return "a table"
