"""Curves read from the table of a sweep: one measure along one factor, a curve for each level of another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import log, nan
from typing import Any

from attrs import frozen

from sim.analysis.estimates import Estimate
from sim.studies.swept import Sweep
from sim.views.figures.quantities import Quantity, quantity

MOST_FACTORS = 2
WIDE = 30.0  # a factor whose values span more, times over, may be drawn on a logarithmic axis
Row = Mapping[str, Any]


@frozen
class Spot:
    """One point of a curve.

    Attributes
    ----------
    value : Any
        The value of the factor: a number, or a word.
    estimate : Estimate
        The measure there, in the unit in which it is drawn; it does not exist where the point failed or
        nothing was seen.
    missed : float
        The share of onsets that were not detected, from 0 to 1; NaN where that is unknown.
    why : str
        Why the point failed; empty if it did not.
    """

    value: Any
    estimate: Estimate
    missed: float
    why: str = ""


@frozen
class Curve:
    """A measure along one factor; `level` is the value of the other factor, None where there is none."""

    level: Any
    spots: tuple[Spot, ...]


@frozen
class Course:
    """What is drawn of a sweep.

    Attributes
    ----------
    quantity : Quantity
        The measure.
    place : str
        Of which centre or relay.
    along : str
        The key of the factor along the axis.
    across : str or None
        The key of the other factor, where there is one.
    fixed : mapping of str to Any
        The keys that were held at one value.
    curves : tuple of Curve
        One for each level of the other factor.
    """

    quantity: Quantity
    place: str
    along: str
    across: str | None
    fixed: Mapping[str, Any]
    curves: tuple[Curve, ...]

    @property
    def spots(self) -> list[Spot]:
        """The points of all curves."""
        return [spot for curve in self.curves for spot in curve.spots]

    @property
    def values(self) -> list[Any]:
        """The values of the factor along the axis, in order; each once."""
        return list(dict.fromkeys(spot.value for spot in self.spots))

    @property
    def numeric(self) -> bool:
        """Whether the factor along the axis is a number throughout."""
        return _numeric(self.values)

    @property
    def logarithmic(self) -> bool:
        """Whether the values lie more evenly on a logarithmic axis, and reach far enough for one."""
        if not self.numeric or min(self.values) <= 0 or max(self.values) < WIDE * min(self.values):
            return False
        return _uneven([log(value) for value in self.values]) < _uneven(self.values)

    def at(self, value: Any) -> float:
        """Say where a value stands on the axis: a number at itself, a word at its place in the row."""
        return float(value) if self.numeric else float(self.values.index(value))


def _uneven(values: Sequence[float]) -> float:
    """Give the largest gap between neighbours as a share of the whole span."""
    row = sorted(values)
    return max(b - a for a, b in pairwise(row)) / (row[-1] - row[0])


def _numeric(values: Sequence[Any]) -> bool:
    return all(isinstance(value, int | float) for value in values)


def read_course(
    sweep: Sweep,
    measure: str,
    *,
    place: str | None = None,
    along: str | None = None,
    at: Mapping[str, Any] | None = None,
) -> Course:
    """Read from a sweep what is to be drawn.

    Parameters
    ----------
    sweep
        What came out of a sweep.
    measure
        The name of a number of its table, such as "latency.mean", "latency.p95", "in_time" or "wait".
    place
        A centre or a relay; the first centre where left out.
    along
        The key along the axis; where left out, the first whose values are numbers.
    at
        Keys that are held at one of their values: all but two must be, at least.

    Raises
    ------
    ValueError
        If there is no such measure, place, key or value, or more than two keys are left; the message says
        what there is.
    """
    wanted, held = quantity("latency.mean" if measure == "latency" else measure), dict(at or {})
    rows = list(sweep.rows())
    _check_held(rows, sweep.keys, held)
    rows = [row for row in rows if all(row[key] == value for key, value in held.items())]
    free = [key for key in sweep.keys if key not in held]
    where = _place(rows, place)
    axis, across = _factors(rows, free, along)
    own = [row for row in rows if row["status"] == "failed" or row["place"] == where]
    levels = [None] if across is None else list(dict.fromkeys(row[across] for row in own))
    curves = tuple(Curve(level, tuple(_spots(own, axis, across, level, wanted))) for level in levels)
    return Course(wanted, where, axis, across, held, curves)


def _check_held(rows: Sequence[Row], keys: Sequence[str], held: Mapping[str, Any]) -> None:
    """Refuse keys and values that the sweep does not have."""
    for key, value in held.items():
        if key not in keys:
            raise ValueError(f"{key!r} was not varied; varied were {', '.join(keys)}")
        known = list(dict.fromkeys(row[key] for row in rows))
        if value not in known:
            raise ValueError(f"{key}: found {value!r}; the sweep has {', '.join(map(str, known))}")


def _place(rows: Sequence[Row], place: str | None) -> str:
    """Choose a centre or relay."""
    known = list(dict.fromkeys(row["place"] for row in rows if row["status"] != "failed"))
    if place is None:
        return str(known[0]) if known else ""
    if place not in known:
        raise ValueError(f"there is no centre or relay {place!r}; there is {', '.join(known)}")
    return place


def _factors(rows: Sequence[Row], free: Sequence[str], along: str | None) -> tuple[str, str | None]:
    """Choose the factor along the axis, and the other one."""
    if not 1 <= len(free) <= MOST_FACTORS:
        raise ValueError(
            f"{len(free)} keys are left to be drawn ({', '.join(free)}); at most {MOST_FACTORS} can be,"
            " and one at least: hold others at one value, such as at={'KEY': VALUE}"
        )
    if along is not None and along not in free:
        raise ValueError(f"along: found {along!r}; allowed is {' or '.join(free)}")
    numbers = [key for key in free if _numeric([row[key] for row in rows])]
    axis = along or (numbers or list(free))[0]
    others = [key for key in free if key != axis]
    return axis, (others[0] if others else None)


def _spots(
    rows: Sequence[Row], axis: str, across: str | None, level: Any, wanted: Quantity
) -> Iterator[Spot]:
    """Give the points of one curve; those along numbers in the order of the numbers."""
    own = [row for row in rows if across is None or row[across] == level]
    if _numeric([row[axis] for row in own]):
        own = sorted(own, key=lambda row: float(row[axis]))
    for row in own:
        detected = row["detected"]
        missed = nan if detected is None else 1.0 - detected
        yield Spot(row[axis], _estimate(row, wanted), missed, row["why"])


def _estimate(row: Row, wanted: Quantity) -> Estimate:
    """Read a number with its interval, in the unit in which it is drawn."""
    value, low, high = (row[f"{wanted.measure}{part}"] for part in ("", ".low", ".high"))
    if value is None:
        return Estimate.none()
    value, low, high = (nan if one is None else wanted.scale * one for one in (value, low, high))
    return Estimate(value, low, high, row[f"{wanted.measure}.n"])
