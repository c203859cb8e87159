"""An axis: numbers to places on the paper, and where its round numbers stand."""

from __future__ import annotations

import math

from attrs import frozen

ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)
MOST_TICKS = 8


@frozen
class Axis:
    """A horizontal axis from 0 to `end`, drawn from `left` to `right` in points of the picture."""

    end: float
    left: float
    right: float

    def at(self, value: float) -> float:
        """Give the place of a number; what lies beyond an end is put at that end."""
        share = min(max(value / self.end, 0.0), 1.0)
        return self.left + share * (self.right - self.left)

    def ticks(self) -> list[float]:
        """List the round numbers that are written, from 0.

        Examples
        --------
        >>> Axis(40, 0, 100).ticks()
        [0.0, 5.0, 10.0, 15.0, 20.0, 25.0, 30.0, 35.0, 40.0]
        """
        step = round_up(self.end / MOST_TICKS)
        return [place * step for place in range(int(self.end / step * (1 + 1e-9)) + 1)]


def round_up(value: float) -> float:
    """Give the next round number: 1, 2, 2.5 or 5 times a power of ten.

    Examples
    --------
    >>> round_up(23), round_up(0.3), round_up(100)
    (25.0, 0.5, 100.0)
    """
    power = 10.0 ** math.floor(math.log10(value))
    return next(factor * power for factor in ROUND if factor * power >= value * (1 - 1e-9))
