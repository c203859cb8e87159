"""The sheets of lesson 9: two isles that may share what they see, and fogs that may be common."""

from __future__ import annotations

from itertools import product
from random import Random

from sim.lessons.games.sheets import Card, Cards, Form, copies, numbered

LOOKS = (0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 13, 15, 17, 20, 23, 28, 34, 43, 70)  # ticks, one a tide
TIDES = len(LOOKS)
BOAT = 4  # ticks from one isle to the other
QUIET, BUSY = 1, 10  # sheets on each desk that are read before a report; one tick each
FOGGY = 4  # of the tides, at each isle
ISLES = ("west", "east")
WRITTEN = ("look", "first", "fog")  # of each isle, on the form


def first(own: int, other: int) -> int:
    """Give when an isle has the first report, its own or a copy of the other's, in ticks.

    Examples
    --------
    >>> first(10, 3), first(10, 8)
    (7, 10)
    """
    return min(own, other + BOAT)


def mean_first() -> float:
    """Give the mean of that for two isles whose looks know nothing of each other, in ticks.

    Examples
    --------
    >>> round(mean_first(), 1)
    9.4
    """
    pairs = list(product(LOOKS, LOOKS))
    return sum(first(own, other) for own, other in pairs) / len(pairs)


def alone(pile: int) -> float:
    """Give after how many ticks an isle by itself is warned, on average, with a pile on its desk.

    Examples
    --------
    >>> alone(QUIET), alone(BUSY)
    (17.0, 26.0)
    """
    return sum(LOOKS) / TIDES + pile


def shared(pile: int) -> float:
    """Give the same for an isle that shares reports, and so reads the piles of both.

    Examples
    --------
    >>> round(shared(QUIET), 1), round(shared(BUSY), 1)
    (11.4, 29.4)
    """
    return mean_first() + 2 * pile


def group_firsts(groups: int, seed: int = 1) -> list[float]:
    """Play the game: give the mean of the first report that the west of each of some groups finds, in ticks.

    Examples
    --------
    >>> group_firsts(2) == group_firsts(2)
    True
    """
    luck = Random(seed)
    played = (zip(luck.sample(LOOKS, TIDES), luck.sample(LOOKS, TIDES), strict=True) for _ in range(groups))
    return [sum(first(own, other) for own, other in tides) / TIDES for tides in played]


def group_fogs(groups: int, seed: int = 1) -> list[int]:
    """Play the game: give in how many of its tides each of some groups finds both isles in fogs of their own.

    Examples
    --------
    >>> max(group_fogs(1000)) <= FOGGY
    True
    """
    luck = Random(seed)
    drawn = (tuple(set(luck.sample(range(TIDES), FOGGY)) for _ in ISLES) for _ in range(groups))
    return [len(west & east) for west, east in drawn]


def _looks(isle: str) -> Cards:
    return Cards(
        title=f"The keeper of the {isle}",
        how="Cut out and shuffle. A card is when this keeper sees a tide, in ticks. One set a group.",
        cards=tuple(Card(head=str(look), foot=isle, wide=46.5, tall=32) for look in LOOKS),
    )


def _fogs(isle: str) -> Cards:
    fog, clear = (Card(head=head, foot=isle, wide=46.5, tall=32) for head in ("fog", "clear"))
    return Cards(
        title=f"The weather of the {isle}",
        how="Cut out and shuffle. A card is the weather of one tide. One set a group.",
        cards=(*copies(fog, FOGGY), *copies(clear, TIDES - FOGGY)),
    )


SHEETS = (
    *map(_looks, ISLES),
    *map(_fogs, ISLES),
    Form(
        title="Twenty tides of two isles",
        how="Turn over a card of each keeper, then of each weather. First: your own look, or the other's and "
        f"{BOAT}, whichever is smaller. One a group.",
        heads=(
            "tide",
            *(f"{what} {isle}" for what in ("look", "first", "fog") for isle in ISLES),
            "both fog",
        ),
        rows=(*numbered(1, TIDES), "together", "mean"),
        row=6.2,
        lying=True,
    ),
)
