"""An estimate: a number, its interval, and how many replications stand behind it."""

from __future__ import annotations

import math

from attrs import field, frozen

Leaf = dict[str, float | int | list[float] | None]


def _plain(number: float) -> float:
    """Give a number as a float, zero without a sign."""
    return float(number) + 0.0


@frozen
class Estimate:
    """A number with its interval and the number of replications behind it; zero never has a sign.

    Attributes
    ----------
    value : float
        The number; NaN where it does not exist.
    low, high : float
        The limits of its interval; both NaN where there is no interval.
    n : int
        How many replications stand behind it.

    Examples
    --------
    >>> Estimate(12.5, 11.0, 14.0, 1000).to_json("mean")
    {'mean': 12.5, 'ci95': [11.0, 14.0], 'n': 1000}
    >>> Estimate.none().to_json("mean")
    {'mean': None, 'ci95': None, 'n': 0}
    """

    value: float = field(converter=_plain)
    low: float = field(converter=_plain)
    high: float = field(converter=_plain)
    n: int

    @classmethod
    def none(cls) -> Estimate:
        """Give the estimate of something that does not exist, or that nothing was seen of."""
        return cls(math.nan, math.nan, math.nan, 0)

    @classmethod
    def around(cls, value: float, half: float, n: int) -> Estimate:
        """Give an estimate whose interval is the half-width to either side; none if that is not finite."""
        half = half if math.isfinite(half) else math.nan
        return cls(value, value - half, value + half, n)

    @property
    def exists(self) -> bool:
        """Whether there is a number at all."""
        return math.isfinite(self.value)

    @property
    def has_interval(self) -> bool:
        """Whether the number has an interval."""
        return math.isfinite(self.low) and math.isfinite(self.high)

    @property
    def complement(self) -> Estimate:
        """One minus a share: the share of all the others, with the same replications behind it."""
        return Estimate(1 - self.value, 1 - self.high, 1 - self.low, self.n)

    def to_json(self, key: str) -> Leaf:
        """Give the leaf of the JSON of a run, the number under `key`; what does not exist is None."""
        interval = [self.low, self.high] if self.has_interval else None
        return {key: self.value if self.exists else None, "ci95": interval, "n": self.n}
