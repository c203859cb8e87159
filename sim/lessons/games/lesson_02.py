"""The sheets of lesson 2: tides that wait for a look that sees them, and a die that says which look does."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from sim.analysis.theory.looks import missed_looks_wait
from sim.lessons.games.paper import MARGIN, Paper
from sim.lessons.games.sheets import TOP, Card, Cards, Drawn, Form, numbered

PERIOD = 6  # ticks from one look to the next
FACES = 6  # of a die
TIDES = tuple(tick + 0.5 for tick in range(PERIOD)) * 2  # ticks from the onset to the first look after it
HALF = (4, 5, 6)  # what the half-blind keeper must throw, to see the tide
SIXTH = (6,)  # what the keeper in the fog must throw
ROWS = 20  # looks in the table of waits


def mean_wait(sees: tuple[int, ...]) -> float:
    """Give the mean wait of a tide for the first look that sees it, in ticks.

    It is T (1 / p - 1/2) with the period T and the chance p of a look (Feller 1968, volume I, section VI.8).

    Examples
    --------
    >>> mean_wait(HALF), mean_wait(SIXTH)
    (9.0, 33.0)
    """
    return missed_looks_wait(PERIOD, float(Fraction(len(sees), FACES)))


def group_means(sees: tuple[int, ...], groups: int, seed: int = 1) -> list[float]:
    """Play the game: give the mean wait that each of some groups finds, in ticks.

    Examples
    --------
    >>> group_means((1, 2, 3, 4, 5, 6), 2)
    [3.0, 3.0]
    """
    luck = Random(seed)
    return [sum(tide + _lost(sees, luck) for tide in TIDES) / len(TIDES) for _ in range(groups)]


def _lost(sees: tuple[int, ...], luck: Random) -> int:
    """Throw the die until a look sees the tide, and give the ticks that the looks that failed have cost."""
    lost = 0
    while luck.randint(1, FACES) not in sees:
        lost += PERIOD
    return lost


def _table(paper: Paper) -> None:
    """Draw the table of waits: a row a look, a column for each first wait."""
    columns = sorted(set(TIDES))
    wide, tall = (paper.wide - 2 * MARGIN) / (len(columns) + 1), 10.5
    for row in range(ROWS + 1):
        for column in range(len(columns) + 1):
            corner = (MARGIN + column * wide, TOP + row * tall)
            heading = row == 0 or column == 0
            paper.box(corner, wide, tall, facecolor="#E6E6E6" if heading else "white")
            words = _words(row, columns[column - 1] if column else None)
            weight = "bold" if heading else "normal"
            place = (corner[0] + wide / 2, corner[1] + tall / 2)
            paper.text(*place, words, 11, ha="center", va="center", weight=weight)


def _words(row: int, tide: float | None) -> str:
    """Say what stands in a cell of the table of waits."""
    if tide is None:
        return f"look {row}" if row else "seen at"
    return f"{tide + PERIOD * (row - 1):g}" if row else f"card {tide:g}"


def _seen_by(face: int) -> str:
    """Say which keepers see the tide when this face is up."""
    return "both see it" if face in SIXTH else "half-blind sees it" if face in HALF else "nobody sees it"


SHEETS = (
    Cards(
        title="Tides",
        how="Cut out and shuffle. The number says how many ticks pass until the first look. One set a group.",
        cards=tuple(
            Card(head=f"{tide:g}", foot="until the first look", wide=46.5, tall=36) for tide in TIDES
        ),
    ),
    Drawn(
        title="How long did it wait?",
        how="The row: the look that saw the tide. The column: the number on the tide's card. One a group.",
        picture=_table,
    ),
    Form(
        title="What the die said",
        how="For each tide: which look saw it, and how many ticks the tide waited. One a group.",
        heads=("tide", "half: look", "half: ticks", "fog: look", "fog: ticks"),
        rows=(*numbered(1, len(TIDES)), "together", "mean"),
        row=12.0,
    ),
    Cards(
        title="A die of paper",
        how="Where there are no dice: cut out, shuffle, draw one, put it back. One set a group.",
        cards=tuple(
            Card(head=str(face), foot=_seen_by(face), wide=46.5, tall=36) for face in (1, 2, 3, 4, 5, 6)
        ),
    ),
)
