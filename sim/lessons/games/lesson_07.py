"""The sheets of lesson 7: two desks side by side, and one card of twenty that makes the difference."""

from __future__ import annotations

import math
from random import Random
from statistics import fmean

from sim.lessons.games.sheets import Card, Cards, Form, copies, numbered

DECK = 20  # cards; one is drawn in each tick, and put back
QUIET, BUSY = 8, 9  # cards of the deck on which two reports come, for each desk
TICKS = 20  # that a group plays
CLASS = 8  # groups


def load_of(twos: int) -> float:
    """Give the load of a desk: two reports with each such card, and one is read in a tick.

    Examples
    --------
    >>> load_of(QUIET), load_of(BUSY)
    (0.8, 0.9)
    """
    return 2 * twos / DECK


def mean_pile(twos: int) -> float:
    """Give the mean number of reports left on a desk after a tick, in the long run.

    The pile grows by one with probability p, else it falls by one, and never below 0. So it has n reports
    with probability (1 - x) x^n, where x = p / (1 - p), and x / (1 - x) on average (Feller 1968, vol. I,
    section XV.7).

    Examples
    --------
    >>> round(mean_pile(QUIET), 9), round(mean_pile(BUSY), 9)
    (2.0, 4.5)
    """
    grows = _growth(twos)
    return grows / (1 - grows)


def first_pile(twos: int, place: int) -> int:
    """Give the pile on the first cards: 20 cards in all, as often as each pile is there in the long run.

    Examples
    --------
    >>> [first_pile(QUIET, place) for place in (0, 10, 19)]
    [0, 1, 9]
    """
    above = 1 - (place + 0.5) / DECK  # the chance of a higher pile
    return math.ceil(math.log(above) / math.log(_growth(twos))) - 1


def group_means(seed: int) -> tuple[float, float]:
    """Play the game in one group: give the mean pile on the quiet desk and on the busy one.

    Examples
    --------
    >>> quiet, busy = group_means(seed=1)
    >>> busy >= quiet
    True
    """
    luck = Random(seed)
    first = luck.randrange(DECK)
    drawn = [luck.randrange(DECK) for _ in range(TICKS)]
    return _played(QUIET, first, drawn), _played(BUSY, first, drawn)


def class_means(classes: int) -> list[tuple[float, float]]:
    """Give the mean piles that each of some classes finds, on the quiet desk and on the busy one.

    Examples
    --------
    >>> len(class_means(3))
    3
    """
    groups = [[group_means(CLASS * one + group) for group in range(CLASS)] for one in range(classes)]
    return [(fmean(quiet for quiet, _ in one), fmean(busy for _, busy in one)) for one in groups]


def _played(twos: int, first: int, drawn: list[int]) -> float:
    pile, left = first_pile(twos, first), []
    for card in drawn:
        pile = max(0, pile + (2 if card < twos else 0) - 1)
        left.append(pile)
    return fmean(left)


def _growth(twos: int) -> float:
    """Give the chance that a pile grows, as a part of the chance that it falls."""
    return twos / (DECK - twos)


def _arrivals(quiet: int, busy: int) -> Card:
    return Card(head=f"{quiet}  |  {busy}", foot="reports come: quiet | busy", wide=46.5, tall=32)


def _begin(place: int) -> Card:
    piles = f"{first_pile(QUIET, place)}  |  {first_pile(BUSY, place)}"
    return Card(head=piles, foot="at first: quiet | busy", wide=46.5, tall=32)


SHEETS = (
    Cards(
        title="What comes in a tick",
        how="Cut out and shuffle. Draw one card in each tick, put it back, shuffle again. One set a group.",
        cards=(
            *copies(_arrivals(2, 2), QUIET),
            *copies(_arrivals(0, 2), BUSY - QUIET),
            *copies(_arrivals(0, 0), DECK - BUSY),
        ),
    ),
    Cards(
        title="What lies there at first",
        how="Cut out. Each group draws one card, and lays so many sheets on its desks. One set a class.",
        cards=tuple(_begin(place) for place in range(DECK)),
    ),
    Form(
        title="How many reports are left",
        how="After each tick write down how many reports are left on each desk. One a group.",
        heads=("tick", "came: quiet", "left: quiet", "came: busy", "left: busy"),
        rows=("at first", *numbered(1, TICKS), "left, together", "mean of 20"),
    ),
)
