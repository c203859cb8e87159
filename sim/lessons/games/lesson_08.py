"""The sheets of lesson 8: a relay race of four runners, each with twenty times on cards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import product
from random import Random

from sim.lessons.games.paper import MARGIN, Paper
from sim.lessons.games.sheets import TOP, Card, Cards, Drawn, Form, numbered

TIMES = (1, 1, 1, 2, 2, 3, 4, 5, 6, 6, 7, 9, 10, 11, 13, 15, 18, 21, 26, 39)  # ticks, one a race
RACES = len(TIMES)
RUNNERS = ("look", "post", "harbour", "bell")
PAIR, TEAM = 2, len(RUNNERS)
STEP, LAST = 5, 130  # ticks of a column on the sheet of races, and where its last column ends
DEEP = 11  # boxes in a column
CELL = 10.4  # millimetres of a box, either way


def chances(runners: int) -> dict[int, float]:
    """Give how likely each time of a relay is, in ticks, where every runner draws one of the cards.

    Examples
    --------
    >>> round(sum(time * chance for time, chance in chances(2).items()), 6)
    20.0
    """
    found = {0: 1.0}
    for _ in range(runners):
        longer: defaultdict[int, float] = defaultdict(float)
        for (before, chance), time in product(found.items(), TIMES):
            longer[before + time] += chance / len(TIMES)
        found = dict(longer)
    return found


def slower(runners: int, limit: float) -> float:
    """Give the chance that a relay takes longer than a limit in ticks.

    Examples
    --------
    >>> round(slower(1, 26), 6)
    0.05
    """
    return sum(chance for time, chance in chances(runners).items() if time > limit)


def promise(runners: int) -> int:
    """Give the shortest time, in ticks, that at most one race in twenty exceeds: the p95 of a relay.

    Examples
    --------
    >>> promise(1), promise(2)
    (26, 46)
    """
    return next(time for time in sorted(chances(runners)) if slower(runners, time) < 0.05 + 1e-9)


def second_slowest(runners: int, groups: int, seed: int = 1) -> list[int]:
    """Play the game: give the second slowest of its races that each of some groups finds, in ticks.

    Examples
    --------
    >>> second_slowest(1, 2)
    [26, 26]
    """
    return [sorted(races)[-2] for races in _played(runners, groups, seed)]


def group_means(runners: int, groups: int, seed: int = 1) -> list[float]:
    """Play the game: give the mean time of its races that each of some groups finds, in ticks.

    Examples
    --------
    >>> group_means(4, 2)
    [40.0, 40.0]
    """
    return [sum(races) / RACES for races in _played(runners, groups, seed)]


def _played(runners: int, groups: int, seed: int) -> Iterator[list[int]]:
    """Let each group shuffle all its decks, and draw one card from each for every race."""
    luck = Random(seed)
    for _ in range(groups):
        decks = [luck.sample(TIMES, RACES) for _ in range(runners)]
        yield [sum(cards) for cards in zip(*decks, strict=True)]


def _deck(runner: str) -> Cards:
    return Cards(
        title=f"The runner: {runner}",
        how="Cut out and shuffle. A card is the time of one race, in ticks. One set a group.",
        cards=tuple(Card(head=str(time), foot=runner, wide=46.5, tall=32) for time in TIMES),
    )


def _columns(paper: Paper) -> None:
    """Draw an axis of ticks, with a column of boxes above every few of them."""
    bottom = TOP + DEEP * CELL
    for column in range(LAST // STEP):
        x = MARGIN + column * CELL
        for row in range(DEEP):
            paper.box((x, TOP + row * CELL), CELL, CELL, linewidth=0.5)
        paper.text(x + CELL / 2, bottom + 5, str(column * STEP + 1), 8, ha="center")
        paper.text(x + CELL / 2, bottom + 9, f"–{(column + 1) * STEP}", 8, ha="center")
    paper.text(MARGIN, bottom + 17, "ticks of a whole race", 11)


SHEETS = (
    *map(_deck, RUNNERS),
    Form(
        title="Twenty relay races",
        how="Write down each runner's time, then that of the first two together, and of all. One a group.",
        heads=("race", *RUNNERS, "first two", "all four"),
        rows=(*numbered(1, RACES), "together", "mean", "2nd slowest"),
    ),
    Drawn(
        title="The races in a picture",
        how="For each race, look up the time of all four below, and fill the lowest free box above it. "
        "One a group.",
        lying=True,
        picture=_columns,
    ),
)
