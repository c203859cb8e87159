"""The sheets of lesson 10: an auction, and twenty tides that show what was worth its price."""

from __future__ import annotations

from itertools import product
from random import Random

from sim.lessons.games.sheets import Card, Cards, Form, copies, numbered

LOOKS = (0, 2, 2, 2, 4, 6, 6, 8, 8, 10, 12, 14, 16, 18, 20, 24, 28, 34, 42, 64)  # ticks, one a tide
POSTS = (0, 0, 1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 5, 6, 7, 8, 11, 16)
TIDES = len(LOOKS)
COUNCIL, BELL = 16, 4  # ticks, always
LATE, EARLY = 50, 28  # the deadlines of the two auctions, in ticks
PURSE = 10  # shells that each group has
GROUPS = 8  # at most, in a class
LOTS = ("nothing", "keeper", "drum")

Tide = tuple[int, int]  # ticks of its look and of its post


def ticks(lot: str, tide: Tide) -> float:
    """Give how long a warning takes, in ticks, with what was bought.

    Examples
    --------
    >>> [ticks(lot, (28, 4)) for lot in LOTS]
    [52, 38.0, 44.0]
    """
    look, post = tide
    return (look / 2 if lot == "keeper" else look) + post + (COUNCIL / 2 if lot == "drum" else COUNCIL) + BELL


def at_most(lot: str, deadline: int) -> int:
    """Give what is to be compared on the form: the most that look (or half of it) and post may take.

    Examples
    --------
    >>> at_most("nothing", LATE), at_most("drum", LATE)
    (30, 38)
    """
    return deadline - int(ticks(lot, (0, 0)))


def mean_ticks(lot: str) -> float:
    """Give how long a warning takes on average, in ticks, with what was bought.

    Examples
    --------
    >>> [mean_ticks(lot) for lot in LOTS]
    [40.0, 32.0, 32.0]
    """
    pairs = list(product(LOOKS, POSTS))
    return sum(ticks(lot, pair) for pair in pairs) / len(pairs)


def tides_in_time(lot: str, deadline: int) -> float:
    """Give in how many of the twenty tides a group is in time on average, with what it bought.

    Examples
    --------
    >>> round(tides_in_time("nothing", LATE), 2)
    16.05
    """
    pairs = list(product(LOOKS, POSTS))
    return TIDES * sum(ticks(lot, pair) <= deadline for pair in pairs) / len(pairs)


def worth(lot: str, deadline: int) -> float:
    """Give how many tides a lot wins a group on average: what is a fair price, in shells.

    Examples
    --------
    >>> round(worth("keeper", LATE), 2)
    2.8
    """
    return tides_in_time(lot, deadline) - tides_in_time("nothing", deadline)


def group_counts(deadline: int, groups: int, seed: int = 1) -> list[dict[str, int]]:
    """Play the game: give for some groups in how many of its tides it is in time with each lot.

    Examples
    --------
    >>> sorted(group_counts(LATE, groups=1)[0])
    ['drum', 'keeper', 'nothing']
    """
    luck, found = Random(seed), []
    for _ in range(groups):
        tides = list(zip(luck.sample(LOOKS, TIDES), luck.sample(POSTS, TIDES), strict=True))
        found.append({lot: sum(ticks(lot, tide) <= deadline for tide in tides) for lot in LOTS})
    return found


def _deck(name: str, times: tuple[int, ...]) -> Cards:
    return Cards(
        title=f"The {name}",
        how="Cut out and shuffle. A card is the time of one tide, in ticks. One set a group.",
        cards=tuple(Card(head=str(time), foot=name, wide=46.5, tall=32) for time in times),
    )


def _lot(head: str, foot: str) -> Card:
    return Card(head=head, foot=foot, wide=93, tall=40)


def _to_count(deadline: int) -> tuple[str, ...]:
    """Say what a group counts for a deadline, a row for each lot."""
    summed = {"nothing": "A", "keeper": "B", "drum": "A"}
    return tuple(f"{deadline}, {lot}: {summed[lot]} at most {at_most(lot, deadline)}" for lot in LOTS)


def _columns(deadline: int) -> tuple[str, ...]:
    return f"{deadline}: bought", "price", "in time", "points"


SHEETS = (
    _deck("look", LOOKS),
    _deck("post", POSTS),
    Form(
        title="Twenty tides",
        how="For each tide turn over one card of each deck. One a group.",
        heads=("tide", "look", "post", "A: look+post", "half look", "B: half+post"),
        rows=numbered(1, TIDES),
    ),
    Form(
        title="How many are in time?",
        how="Count the tides of your form. A and B are its columns. One a group.",
        heads=("deadline, lot: count", "in time, of 20", "more than with nothing"),
        rows=(*_to_count(LATE), "", *_to_count(EARLY)),
        row=14,
    ),
    Cards(
        title="What the harbour sells",
        how="Cut out. For each auction half as many keepers as groups, and as many drums. One set a class.",
        cards=(
            *copies(_lot("A second keeper", "each look takes half as long: 8 ticks less on average"), 4),
            *copies(_lot("A drum", "the council takes half as long: always 8 ticks less"), 4),
        ),
    ),
    Form(
        title="The auction",
        how="What each group bought, for how many shells, how many tides are in time, and its points: "
        "tides in time and shells left. One a class.",
        heads=("group", *_columns(LATE), *_columns(EARLY)),
        rows=numbered(1, GROUPS),
        row=14,
        lying=True,
    ),
)
