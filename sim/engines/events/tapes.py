"""Tapes: drawn numbers, ready to be read one by one. A tape knows the k-th value of every replication."""

from typing import Protocol

from sim.draws import Draws
from sim.engines.purposes import Purpose, Way
from sim.model.arrays import Array

FIRST_COLUMNS = 16


class Drawn(Protocol):
    """Something that gives columns of values: a purpose, or a way."""

    def columns(self, draws: Draws, first: int, last: int) -> Array:
        """Give the values first … last − 1 for every replication."""


class Tape:
    """The values of one purpose: `read(replication, index)` gives one; the tape is longer whenever needed.

    Parameters
    ----------
    draws
        Where the random numbers come from.
    drawn
        What is drawn.
    columns
        How many values a replication will probably need.
    """

    def __init__(self, draws: Draws, drawn: Drawn, columns: int = FIRST_COLUMNS) -> None:
        self._draws, self._drawn, self._ready = draws, drawn, columns
        self._rows: list[list[float]] = []

    def read(self, replication: int, index: int) -> float:
        """Give the value with this index."""
        try:
            return self._rows[replication][index]
        except IndexError:
            self._extend(index)
            return self._rows[replication][index]

    def _extend(self, index: int) -> None:
        known = len(self._rows[0]) if self._rows else 0
        wanted = max(self._ready, index + 1, 2 * known)
        columns = self._drawn.columns(self._draws, known, wanted)
        values = columns.T.tolist()
        if not self._rows:
            self._rows = values
            return
        for row, more in zip(self._rows, values, strict=True):
            row.extend(more)


class ConstantTape(Tape):
    """A tape on which every value is the same; nothing is drawn."""

    def __init__(self, value: float) -> None:
        self._value = value

    def read(self, replication: int, index: int) -> float:
        """Give the value."""
        return self._value


def record(draws: Draws, purpose: Purpose | Way, columns: int = FIRST_COLUMNS) -> Tape:
    """Make the tape of a purpose, or of the ticks on a way (infinity for what is lost)."""
    if isinstance(purpose, Purpose) and purpose.constant is not None:
        return ConstantTape(purpose.constant)
    if isinstance(purpose, Way) and purpose.link.loss == 0.0 and purpose.delay.constant is not None:
        return ConstantTape(purpose.delay.constant)
    return Tape(draws, purpose, columns)
