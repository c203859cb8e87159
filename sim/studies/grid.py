"""Grids: keys with lists of values, and every combination of them, numbered and made one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import isfinite, prod
from typing import Any

import numpy as np
from attrs import frozen

from sim.model.addresses import Astray, follow
from sim.model.complaints import UNKNOWN_KEY
from sim.model.problems import ScenarioError
from sim.model.scenario import Scenario
from sim.model.writing import toml, written
from sim.studies.plan import Changes

MOST_VALUES, MOST_POINTS = 1_000_000, 10**12


@frozen
class Axis:
    """A key and the values that it takes in turn."""

    key: str
    values: tuple[Any, ...]


@frozen
class Grid:
    """All combinations of the values of some axes: the last axis turns fastest.

    Attributes
    ----------
    axes : tuple of Axis
        The axes, in order.

    Examples
    --------
    >>> grid = Grid.of({"sensors.lamp.count": [1, 2], "horizon": [50, 60, 70]})
    >>> len(grid), grid.point(4)
    (6, {'sensors.lamp.count': 2, 'horizon': 60})
    """

    axes: tuple[Axis, ...]

    @classmethod
    def of(cls, vary: Mapping[str, Sequence[Any]]) -> Grid:
        """Make a grid of keys and their values.

        Raises
        ------
        ValueError
            If there is no key, or a key has no value, has one twice, or is given a value that is no list of
            them; or if there are over 10¹² points.
        """
        if not vary:
            raise ValueError("there is nothing to vary; give at least one key with its values")
        axes = tuple(Axis(key, _values(key, values)) for key, values in vary.items())
        points = prod(len(axis.values) for axis in axes)
        if points > MOST_POINTS:
            raise ValueError(f"found {points:.1e} points; allowed are at most {MOST_POINTS:.0e}")
        return cls(axes)

    def __len__(self) -> int:
        """Count the points."""
        return prod(len(axis.values) for axis in self.axes)

    def point(self, number: int) -> dict[str, Any]:
        """Give one point by its number, from 0: each key with its value there."""
        chosen = {}
        for axis in reversed(self.axes):
            number, place = divmod(number, len(axis.values))
            chosen[axis.key] = axis.values[place]
        return {axis.key: chosen[axis.key] for axis in self.axes}

    def points(self) -> Iterator[dict[str, Any]]:
        """Give all points in order, one at a time."""
        return map(self.point, range(len(self)))

    def check_keys(self, scenario: Scenario) -> None:
        """Refuse keys that the scenario does not have, whatever the other keys say.

        A value that is not allowed is not refused here: its point fails, and says why.

        Raises
        ------
        ScenarioError
            If there is no such key; it names the nearest.
        """
        errors = [_unknown(scenario, self.point(number)) for number in (0, len(self) - 1)]
        if all(errors) and errors[0] is not None:
            raise errors[0]


def _values(key: str, values: Sequence[Any]) -> tuple[Any, ...]:
    """Check the values of a key."""
    if isinstance(values, str | Mapping) or not hasattr(values, "__len__"):
        raise ValueError(f"{key}: found {values!r}; allowed is a list of values")
    plain = values.tolist() if hasattr(values, "tolist") else values
    if not len(plain):
        raise ValueError(f"{key}: its range is empty; give at least one value")
    if len(plain) > MOST_VALUES:
        raise ValueError(f"{key}: found {len(plain):,} values; allowed are at most {MOST_VALUES:,}")
    axis = tuple(one.item() if isinstance(one, np.generic) else one for one in plain)
    _refuse_twice(key, axis)
    return axis


def _refuse_twice(key: str, values: Iterable[Any]) -> None:
    """Refuse a value that is there twice: its points would be the same."""
    there = set()
    for value in values:
        mark = (isinstance(value, bool), value is None, cell(value))
        if mark in there:
            raise ValueError(f"{key}: the value {cell(value)} is there twice; give each value once")
        there.add(mark)


def _unknown(scenario: Scenario, point: Changes) -> ScenarioError | None:
    """Give the error of a point if it has a key that there is not; None if it is well, or badly otherwise."""
    try:
        scenario.vary(point)
    except ScenarioError as error:
        unknown = any(problem.found == str(UNKNOWN_KEY) for problem in error.problems)
        return error if unknown or any(_astray(scenario, key) for key in point) else None
    return None


def _astray(scenario: Scenario, key: str) -> bool:
    try:
        follow(scenario.document or written(scenario), key)
    except Astray:
        return True
    return False


def evenly(low: float, high: float, count: int) -> list[float | int]:
    """Spread values evenly from one to another, both included; whole ones stay whole where all are.

    Raises
    ------
    ValueError
        If the range is empty: the ends are the wrong way round, or there is not at least one value.

    Examples
    --------
    >>> evenly(1, 5, 3), evenly(0, 1, 3)
    ([1, 3, 5], [0.0, 0.5, 1.0])
    """
    if not (isfinite(low) and isfinite(high)) or high < low:
        raise ValueError(f"the range from {low} to {high} is empty; give the lower end first")
    if not 1 <= count <= MOST_VALUES or (count == 1 and low != high):
        raise ValueError(f"{count} values from {low} to {high}: allowed are from 2 to {MOST_VALUES:,}")
    steps = max(count - 1, 1)
    values = [low + (high - low) * step / steps for step in range(count)]
    whole = isinstance(low, int) and isinstance(high, int) and (high - low) % steps == 0
    return [round(value) for value in values] if whole else [float(value) for value in values]


def cell(value: Any) -> Any:
    """Write a value of an axis for a cell of a table: a list or a table as TOML, None as "none"."""
    if value is None:
        return "none"
    return toml(value) if isinstance(value, Mapping | list | tuple) else value
