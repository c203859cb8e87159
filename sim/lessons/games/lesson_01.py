"""The sheets of lesson 1: the times between looks of three keepers, as cards as long as the times."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from random import Random

from sim.lessons.games.paper import MARGIN, Paper
from sim.lessons.games.sheets import TOP, Card, Cards, Drawn, Form, numbered

TICK = 5.0  # millimetres of a card for each tick
CLOCK = (10,) * 10  # ticks from one look to the next; each keeper has ten cards, 100 ticks in all
UNEVEN = (18, 2) * 5
MOODY = (32, 20, 14, 10, 8, 6, 4, 3, 2, 1)
LENGTH = sum(CLOCK)  # ticks
TIDES = tuple(2.5 + 5 * place for place in range(20))  # onsets, in ticks: one in every stretch of 5
PIECES = ((0, 50), (50, 100))  # of the ruler, in ticks


def mean_wait(times: tuple[int, ...]) -> float:
    """Give the mean wait for the next look of a tide that begins anywhere on a row of cards, in ticks.

    A tide begins in a time of length x with a chance in proportion to x, and waits x/2 on average
    (Cox 1962, *Renewal Theory*, section 5.4).

    Examples
    --------
    >>> mean_wait(CLOCK), mean_wait(UNEVEN), mean_wait(MOODY)
    (5.0, 8.2, 9.25)
    """
    return sum(time**2 for time in times) / (2 * sum(times))


def group_means(times: tuple[int, ...], groups: int, seed: int = 1) -> list[float]:
    """Play the game: give the mean wait that each of some groups finds, in ticks, each with one shuffle.

    Examples
    --------
    >>> group_means(CLOCK, 2)
    [5.0, 5.0]
    """
    luck = Random(seed)
    return [_waited(luck.sample(times, len(times))) / len(TIDES) for _ in range(groups)]


def _waited(row: Sequence[int]) -> float:
    """Add up how long the tides wait on a row of cards."""
    looks = list(accumulate(row))
    return sum(next(look for look in looks if look >= tide) - tide for tide in TIDES)


def _keeper(title: str, mark: str, times: tuple[int, ...]) -> Cards:
    how = "Cut out and shuffle. A card is as long as the time from one look to the next. One set a group."
    cards = tuple(
        Card(head=str(x), foot=mark, wide=x * TICK, tall=32, size=min(18, 6 + 3 * x)) for x in times
    )
    return Cards(title=title, how=how, lying=True, cards=cards)


def _ruler(paper: Paper) -> None:
    """Draw the ruler in two pieces, with a mark at every tick."""
    for place, (first, last) in enumerate(PIECES):
        y = TOP + 12 + 50 * place
        paper.box((MARGIN, y), (last - first) * TICK, 28)
        for tick in range(first, last + 1):
            x = MARGIN + (tick - first) * TICK
            paper.line((x, y), (x, y + (10 if tick % 10 == 0 else 7 if tick % 5 == 0 else 4)))
            if tick % 10 == 0:
                side = {first: "left", last: "right"}.get(tick, "center")
                paper.text(x + {first: 1, last: -1}.get(tick, 0), y + 17, str(tick), 13, ha=side)
        paper.text(MARGIN + 4, y + 25, f"ticks {first} to {last}", 9)


SHEETS = (
    _keeper("The keeper by the clock", "C", CLOCK),
    _keeper("The uneven keeper", "U", UNEVEN),
    _keeper("The moody keeper", "M", MOODY),
    Drawn(
        title="The ruler",
        how="Cut both pieces out and glue them together at 50. One a group.",
        lying=True,
        picture=_ruler,
    ),
    Cards(
        title="Tides",
        how="Cut the cards out and shuffle them. The number says when a tide begins. One set a group.",
        cards=tuple(Card(head=f"{tide:g}", foot="a tide begins", wide=46.5, tall=32) for tide in TIDES),
    ),
    Form(
        title="How long the tides waited",
        how="Write down, in ticks, how long each tide waits for the next look. One a group.",
        heads=("tide", "begins at", "by the clock", "uneven", "moody"),
        rows=(*numbered(1, 20), "together", "mean"),
    ),
)
