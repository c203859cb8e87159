"""The sheets of lesson 3: keepers around a dial clap when they look: all at once, by chance, or in turns."""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, pi, sin
from random import Random

from sim.lessons.games.paper import Paper
from sim.lessons.games.sheets import TOP, Card, Cards, Drawn, Form, numbered

PERIOD = 12  # ticks of a round
KEEPERS = 6
AT_ONCE = (12,) * KEEPERS  # the tick at which each keeper claps
IN_TURNS = tuple(range(2, PERIOD + 1, PERIOD // KEEPERS))
TIDES = tuple(tick + 0.5 for tick in range(PERIOD))  # onsets, one in every tick of the round
RADIUS = 78.0  # millimetres, of the dial


def mean_wait(claps: Iterable[int]) -> float:
    """Give the mean wait of the tides for the next clap, in ticks.

    Examples
    --------
    >>> mean_wait(AT_ONCE), mean_wait(IN_TURNS), mean_wait([1, 2, 3, 4, 5, 12])
    (6.0, 1.0, 2.25)
    """
    ticks = set(claps)
    return sum(min((clap - tide) % PERIOD for clap in ticks) for tide in TIDES) / len(TIDES)


def mean_by_chance(keepers: int = KEEPERS) -> float:
    """Give the mean wait where each keeper claps at a tick of its own, by chance, in ticks.

    The sum over whole ticks of the chance that no keeper has clapped by then, less half a tick. It is a
    little more than the T / (n + 1) of moments that need not be whole (David and Nagaraja 2003, section 3.1).

    Examples
    --------
    >>> mean_by_chance(1), round(mean_by_chance(), 2)
    (6.0, 1.76)
    """
    return sum((left / PERIOD) ** keepers for left in range(1, PERIOD + 1)) - 0.5


def group_means(groups: int, seed: int = 1) -> list[float]:
    """Play by chance: give the mean wait that each of some groups finds, in ticks, each with one draw.

    Examples
    --------
    >>> max(group_means(1000)) < mean_wait(AT_ONCE)
    True
    """
    luck = Random(seed)
    return [mean_wait(luck.choices(range(1, PERIOD + 1), k=KEEPERS)) for _ in range(groups)]


def _place(middle: tuple[float, float], tick: float, far: float) -> tuple[float, float]:
    """Give the place on the paper of a tick on the dial, so many millimetres from its middle."""
    angle = 2 * pi * tick / PERIOD
    return middle[0] + far * sin(angle), middle[1] - far * cos(angle)


def _dial(paper: Paper) -> None:
    """Draw the dial: a round of ticks, with the onsets of tides between them."""
    middle = (paper.wide / 2, TOP + 12 + RADIUS)
    for step in range(10 * PERIOD):
        ends = (_place(middle, part / 10, RADIUS) for part in (step, step + 1))
        paper.line(*ends, linewidth=1.5)
    for tick in range(1, PERIOD + 1):
        paper.line(_place(middle, tick, RADIUS - 6), _place(middle, tick, RADIUS + 4), linewidth=1.5)
        paper.text(*_place(middle, tick, RADIUS + 10), str(tick), 16, ha="center", va="center", weight="bold")
    for tide in TIDES:
        paper.line(_place(middle, tide, RADIUS - 3), _place(middle, tide, RADIUS))
        paper.text(*_place(middle, tide, RADIUS - 9), f"{tide:g}", 9, ha="center", va="center")
    paper.text(middle[0], middle[1] - 3, "outside: looks", 11, ha="center")
    paper.text(middle[0], middle[1] + 5, "inside: tides", 11, ha="center")


SHEETS = (
    Drawn(
        title="The dial",
        how="Count around it, as a clock goes. Mark each keeper's look with a coin. One a group.",
        picture=_dial,
    ),
    Cards(
        title="Looks by chance",
        how="Cut out. Each keeper draws one, reads it, and puts it back. One set a group.",
        cards=tuple(
            Card(head=str(tick), foot="clap at this tick", wide=46.5, tall=36)
            for tick in range(1, PERIOD + 1)
        ),
    ),
    Cards(
        title="Tides",
        how="Cut out and shuffle. The number says when the tide begins. One set a group.",
        cards=tuple(Card(head=f"{tide:g}", foot="a tide begins", wide=46.5, tall=36) for tide in TIDES),
    ),
    Form(
        title="How long the tides waited",
        how="Write down, in ticks, how long each tide waits for the next clap. One a group.",
        heads=("tide", "begins at", "all at once", "by chance", "in turns"),
        rows=(*numbered(1, len(TIDES)), "together", "mean"),
        row=12.0,
    ),
)
