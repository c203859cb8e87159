"""Timing: contenders run in turn, round after round, so that a noisy machine disturbs all of them alike."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping, Sequence
from time import perf_counter
from typing import Any

import numpy as np
from attrs import frozen

Seconds = np.ndarray[Any, np.dtype[np.float64]]


@frozen
class Contender:
    """Something to be timed.

    Attributes
    ----------
    name : str
        What it is called in the tables.
    replications : int
        How many replications one lap plays.
    lap : callable
        Plays so many replications; called with the number of the round, to be used as a seed.
    """

    name: str
    replications: int
    lap: Callable[[int], object]


@frozen
class Spread:
    """A median and the quartiles around it."""

    middle: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Seconds) -> Spread:
        """Summarise some values."""
        low, middle, high = np.quantile(values, (0.25, 0.5, 0.75)).tolist()
        return cls(middle, low, high)

    def written(self, unit: str = "") -> str:
        """Write the median, and the quartiles in brackets: "212 × (205–220)"."""
        return f"{short(self.middle)}{unit} ({short(self.low)}–{short(self.high)})"


@frozen
class Race:
    """The laps of all contenders.

    Attributes
    ----------
    seconds : mapping of str to array
        Seconds a replication, one value a round, by the name of the contender.
    """

    seconds: Mapping[str, Seconds]

    def rate(self, name: str) -> Spread:
        """Give replications a second."""
        return Spread.of(1.0 / self.seconds[name])

    def faster(self, name: str, base: str) -> Spread:
        """Say how many times as fast one is as another: a ratio for each round, then their median."""
        return Spread.of(self.seconds[base] / self.seconds[name])


def race(contenders: Sequence[Contender], rounds: int) -> Race:
    """Run all contenders in turn: once to warm up, and then so many rounds.

    The order turns by one place each round, so that nobody always runs behind the same neighbour.
    """
    laps: dict[str, list[float]] = {contender.name: [] for contender in contenders}
    for turn in range(rounds + 1):
        shift = turn % len(contenders)
        for contender in [*contenders[shift:], *contenders[:shift]]:
            seconds = timed(contender.lap, turn)
            if turn:
                laps[contender.name].append(seconds / contender.replications)
    return Race({name: np.array(values) for name, values in laps.items()})


def timed(work: Callable[[int], object], turn: int) -> float:
    """Give the seconds that a piece of work takes.

    What ran before is not on its bill: its rubbish is collected first, and what it keeps, the libraries of
    all contenders among it, is left out of the collections that the work itself sets off.
    """
    gc.collect()
    gc.freeze()
    try:
        begun = perf_counter()
        work(turn)
        return perf_counter() - begun
    finally:
        gc.unfreeze()


def short(value: float) -> str:
    """Write a number with three figures at least: 0.123, 12.3, 123, 12,300."""
    if value == 0.0:
        return "0"
    digits = max(0, 2 - int(np.floor(np.log10(abs(value)))))
    return f"{round(value, 2 - int(np.floor(np.log10(abs(value))))):,.{digits}f}"
