"""The sheets of lesson 4: a jury hears rumours, and its judge believes one, or two of the last three."""

from __future__ import annotations

from random import Random

from sim.analysis.theory.rules import window_run_length
from sim.lessons.games.paper import MARGIN, Paper
from sim.lessons.games.sheets import TOP, Card, Cards, Drawn, Form, copies, numbered

FACES = 6  # of a die
TIDE = (3, 4, 5, 6)  # the throws that make a rumour on a night with the tide
QUIET = (6,)  # and on a quiet night
MEMORY = 3  # throws that the judge remembers
NIGHTS = 6  # of each kind, for each rule


def mean_throws(rumours: tuple[int, ...], k: int) -> float:
    """Give the mean number of throws until the judge cries out.

    The throws that the judge remembers are the states of an absorbing chain (Kemeny and Snell 1960,
    section 3.2).

    Examples
    --------
    >>> [round(mean_throws(rumours, 1), 2) for rumours in (TIDE, QUIET)]
    [1.5, 6.0]
    """
    return window_run_length(len(rumours) / FACES, k, MEMORY)


def group_means(rumours: tuple[int, ...], k: int, groups: int, seed: int = 1) -> list[float]:
    """Play the game: give the mean number of throws that each of some groups finds.

    Examples
    --------
    >>> group_means((1, 2, 3, 4, 5, 6), 2, 2)
    [2.0, 2.0]
    """
    luck = Random(seed)
    return [sum(_night(rumours, k, luck) for _ in range(NIGHTS)) / NIGHTS for _ in range(groups)]


def _night(rumours: tuple[int, ...], k: int, luck: Random) -> int:
    """Throw the die until the judge cries out, and give the number of throws."""
    heard: list[bool] = []
    while sum(heard[-MEMORY:]) < k:
        heard.append(luck.randint(1, FACES) in rumours)
    return len(heard)


def _memory(paper: Paper) -> None:
    """Draw the places for the cards that the judge remembers."""
    wide, tall = 56.0, 76.0
    for place, words in enumerate(("next to be forgotten", "the throw before", "the last throw")):
        corner = (MARGIN + place * (wide + 8), TOP + 6)
        paper.box(corner, wide, tall, linewidth=1.5)
        paper.text(corner[0] + wide / 2, corner[1] + tall + 7, words, 11, ha="center")
    lines = (
        "After each throw: take the left card away, move the others left, and lay the new one at the right.",
        "Rule 1: cry out as soon as one card here says “rumour”.",
        "Rule 2: cry out as soon as two cards here say “rumour”.",
        "After the cry: write down the number of throws, and clear all three places.",
    )
    for row, line in enumerate(lines):
        paper.text(MARGIN, TOP + tall + 28 + 9 * row, line, 10)


def _on(face: int) -> str:
    """Say on which nights this face of the die makes a rumour."""
    return "rumour on every night" if face in QUIET else "rumour with the tide" if face in TIDE else "nothing"


SHEETS = (
    Drawn(
        title="What the judge remembers",
        how="The last three throws lie here, and no others. One a group.",
        picture=_memory,
    ),
    Cards(
        title="Rumour or nothing",
        how="Cut out. They show the judge what a throw said. One set a group.",
        cards=(
            *copies(Card(head="rumour", wide=46.5, tall=60), 4),
            *copies(Card(head="nothing", wide=46.5, tall=60), 4),
        ),
    ),
    Cards(
        title="A die of paper",
        how="What a throw means. Where there are no dice: cut out, shuffle, draw one, put it back.",
        cards=tuple(Card(head=str(face), foot=_on(face), wide=46.5, tall=36) for face in (1, 2, 3, 4, 5, 6)),
    ),
    Form(
        title="Throws until the judge cries out",
        how="With the tide: few are good. On a quiet night the cry is false: many are good. One a group.",
        heads=("night", "tide, rule 1", "tide, rule 2", "quiet, rule 1", "quiet, rule 2"),
        rows=(*numbered(1, NIGHTS), "together", "mean"),
        row=14.0,
    ),
)
