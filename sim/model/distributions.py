"""Delay laws: how long a thing takes. Each is sampled by inversion, one uniform number for one delay.

Inversion makes a delay grow with its uniform number. So two variants of a scenario that share their
uniform numbers stay comparable, draw by draw.
"""

from typing import Any, Protocol

import attrs
import numpy as np
from attrs import frozen

from sim.model.arrays import Array
from sim.model.choice import Choice
from sim.model.quantities import Duration
from sim.model.tails import Gamma, Lognormal, Weibull


class Distribution(Protocol):
    """What every delay law offers: its quantile function, its mean and its variance."""

    @property
    def mean(self) -> float:
        """The mean, in ticks."""

    @property
    def variance(self) -> float:
        """The variance, in ticks squared."""

    def ppf(self, uniform: Array) -> Array:
        """Turn uniform numbers in [0, 1) into delays in ticks, of the same shape."""


@frozen
class Constant:
    """Always the same delay; written as a plain number.

    Attributes
    ----------
    value : float
        The delay, in ticks.

    Examples
    --------
    >>> Constant(2.0).ppf(np.array([0.1, 0.9]))
    array([2., 2.])
    """

    value: Duration

    @property
    def mean(self) -> float:
        """The mean, in ticks."""
        return self.value

    @property
    def variance(self) -> float:
        """The variance, in ticks squared."""
        return 0.0

    def ppf(self, uniform: Array) -> Array:
        """Turn uniform numbers in [0, 1) into delays in ticks, of the same shape."""
        return np.full(np.shape(uniform), self.value)


@frozen
class Exponential:
    """Memoryless delays: short ones are common, long ones happen.

    Attributes
    ----------
    mean : float
        The mean, in ticks.

    Examples
    --------
    >>> Exponential(2.0).ppf(np.array([0.0, 0.5])).round(4)
    array([0. , 1.3863])
    """

    mean: Duration

    @property
    def variance(self) -> float:
        """The variance, in ticks squared."""
        return self.mean**2

    def ppf(self, uniform: Array) -> Array:
        """Turn uniform numbers in [0, 1) into delays in ticks, of the same shape."""
        if np.ndim(uniform) == 0:
            return -self.mean * np.log1p(-uniform)
        ticks: Array = np.negative(uniform)  # and on in place: what is large is slow to write down anew
        np.log1p(ticks, out=ticks)
        ticks *= -self.mean
        return ticks


@frozen
class Uniform:
    """Every delay from low to high is equally likely.

    Attributes
    ----------
    low : float
        The shortest delay, in ticks.
    high : float
        The longest delay, in ticks; not below low.

    Examples
    --------
    >>> Uniform(1.0, 3.0).ppf(np.array([0.25]))
    array([1.5])
    """

    low: Duration
    high: Duration = attrs.field()

    @high.validator
    def _ordered(self, _attribute: object, value: float) -> None:
        if value < self.low:
            raise ValueError(f"low <= high (found low {self.low:g}, high {value:g})")

    @property
    def mean(self) -> float:
        """The mean, in ticks."""
        return self.low + (self.high - self.low) / 2

    @property
    def variance(self) -> float:
        """The variance, in ticks squared."""
        return (self.high - self.low) ** 2 / 12

    def ppf(self, uniform: Array) -> Array:
        """Turn uniform numbers in [0, 1) into delays in ticks, of the same shape."""
        return self.low + (self.high - self.low) * uniform


@frozen
class Triangular:
    """Delays between low and high, most often near the mode.

    Attributes
    ----------
    low : float
        The shortest delay, in ticks.
    mode : float
        The most likely delay, in ticks; from low to high.
    high : float
        The longest delay, in ticks.

    Examples
    --------
    >>> Triangular(1.0, 2.0, 4.0).ppf(np.array([0.0, 1 / 3])).round(6)
    array([1., 2.])
    """

    low: Duration
    mode: Duration
    high: Duration = attrs.field()

    @high.validator
    def _ordered(self, _attribute: object, value: float) -> None:
        if not self.low <= self.mode <= value:
            found = f"found low {self.low:g}, mode {self.mode:g}, high {value:g}"
            raise ValueError(f"low <= mode <= high ({found})")

    @property
    def mean(self) -> float:
        """The mean, in ticks."""
        return self.low / 3 + self.mode / 3 + self.high / 3

    @property
    def variance(self) -> float:
        """The variance, in ticks squared."""
        left, right, span = self.mode - self.low, self.high - self.mode, self.high - self.low
        return (left * left + right * right + span * span) / 36

    def ppf(self, uniform: Array) -> Array:
        """Turn uniform numbers in [0, 1) into delays in ticks, of the same shape."""
        left, span = self.mode - self.low, self.high - self.low
        rising = self.low + np.sqrt(uniform * (span * left))
        falling = self.high - np.sqrt((1.0 - uniform) * (span * (span - left)))
        return np.where(uniform * span < left, rising, falling)


LAWS: dict[str, type[Any]] = {
    "exponential": Exponential,
    "uniform": Uniform,
    "triangular": Triangular,
    "lognormal": Lognormal,
    "gamma": Gamma,
    "weibull": Weibull,
    "choice": Choice,
}
