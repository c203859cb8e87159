"""The delay law that picks one of a few given delays."""

from functools import cached_property
from typing import Any

import attrs
import numpy as np
from attrs import frozen

from sim.model.arrays import Array
from sim.model.quantities import Duration, Weight


def _as_floats(values: Any) -> tuple[float, ...]:
    return tuple(float(value) for value in values)


@frozen
class Choice:
    """One of a few given delays, each with its weight.

    Attributes
    ----------
    values : tuple of float
        The delays, in ticks; at least one.
    weights : tuple of float
        How likely each is, relative to the others; equal where left out.

    Examples
    --------
    >>> Choice((1.0, 5.0), (3.0, 1.0)).ppf(np.array([0.7, 0.8]))
    array([1., 5.])
    """

    values: tuple[Duration, ...] = attrs.field(converter=_as_floats)
    weights: tuple[Weight, ...] = attrs.field(
        converter=_as_floats,
        default=attrs.Factory(lambda self: (1.0,) * len(self.values), takes_self=True),
    )

    @values.validator
    def _some(self, _attribute: object, value: tuple[float, ...]) -> None:
        if not value:
            raise ValueError("at least one value")

    @weights.validator
    def _weighed(self, _attribute: object, value: tuple[float, ...]) -> None:
        if len(value) != len(self.values):
            raise ValueError(f"as many weights as values (found {len(value)} and {len(self.values)})")
        if not any(value):
            raise ValueError("at least one weight above 0")

    @cached_property
    def _table(self) -> tuple[Array, Array]:
        """The values that can occur, in rising order, and the probability up to each."""
        likely = sorted(pair for pair in zip(self.values, self.weights, strict=True) if pair[1] > 0)
        values, weights = np.array(likely).T
        share = weights / weights.max()  # no overflow in the sum
        return values, np.cumsum(share) / share.sum()

    @property
    def mean(self) -> float:
        """The mean, in ticks."""
        values, reached = self._table
        return float(np.sum(values * np.diff(reached, prepend=0.0)))

    @property
    def variance(self) -> float:
        """The variance, in ticks squared."""
        values, reached = self._table
        return float(np.sum((values - self.mean) ** 2 * np.diff(reached, prepend=0.0)))

    def ppf(self, uniform: Array) -> Array:
        """Turn uniform numbers in [0, 1) into delays in ticks, of the same shape."""
        values, reached = self._table
        chosen = np.searchsorted(reached, uniform, side="right")
        return values[np.minimum(chosen, len(values) - 1)]
