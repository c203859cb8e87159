"""The sheets of lesson 5: an auction of thresholds, paid for in false alerts and in delay."""

from __future__ import annotations

from random import Random
from statistics import NormalDist

import numpy as np

from sim.lessons.games.paper import MARGIN, Paper
from sim.lessons.games.sheets import TOP, Card, Cards, Drawn, Form, numbered

DECK = 40  # cards of each sea; one is drawn in each tick, and put back
SHIFT = 10  # points that the tide adds to a score
SPREAD = 10  # points: the standard deviation of the scores
NIGHT = 20  # ticks on the dark sea before the tide comes
LONGEST = 30  # ticks of tide that are played
FALSE_PRICE, DELAY_PRICE = 5, 1  # coins for each false alert, and for each tick of delay
PURSE = 100  # coins that a group begins with
DRIFT = 5  # points that the sum takes away from each score, for older classes
BIDS = (0, 5, 10, 15, 20, 25)  # thresholds on sale, in points
STEP, HEAP = 5, 19.5  # of the picture: points and millimetres from one heap of scores to the next
DARK = tuple(round(SPREAD * NormalDist().inv_cdf((place + 0.5) / DECK)) for place in range(DECK))
TIDE = tuple(score + SHIFT for score in DARK)  # the same cards, each brighter


def reaches(scores: tuple[int, ...], threshold: int) -> float:
    """Give the part of the cards of a deck that reach a threshold.

    Examples
    --------
    >>> reaches(DARK, 20), reaches(TIDE, 20)
    (0.025, 0.175)
    """
    return sum(score >= threshold for score in scores) / len(scores)


def mean_delay(threshold: int) -> float:
    """Give the mean number of ticks until the tide is seen, or until the end of the game.

    A geometric time that is cut off after n ticks has the mean (1 - (1 - p)^n) / p.

    Examples
    --------
    >>> round(mean_delay(20), 2)
    5.7
    """
    seen = reaches(TIDE, threshold)
    return (1 - (1 - seen) ** LONGEST) / seen


def mean_cost(threshold: int, false_price: float = FALSE_PRICE, delay_price: float = DELAY_PRICE) -> float:
    """Give what a threshold costs on average, in coins: its false alerts in a night, and its delay.

    Examples
    --------
    >>> mean_cost(0) > mean_cost(20) < mean_cost(25)
    True
    """
    return false_price * NIGHT * reaches(DARK, threshold) + delay_price * mean_delay(threshold)


def best_bid(false_price: float = FALSE_PRICE, delay_price: float = DELAY_PRICE) -> int:
    """Give the threshold on sale that costs least on average, in points.

    Examples
    --------
    >>> best_bid() in BIDS
    True
    """
    return min(BIDS, key=lambda bid: mean_cost(bid, false_price, delay_price))


def mean_cost_of_sum(limit: int) -> float:
    """Give what a sum costs on average, in coins: drift 5, back to zero at each alert.

    The heights of the sum are the states of a chain, followed from tick to tick.

    Examples
    --------
    >>> mean_cost_of_sum(25) < mean_cost(best_bid())
    True
    """
    heights, false, delay = np.eye(limit)[0], 0.0, 0.0
    dark, tide = _moves(DARK, limit), _moves(TIDE, limit)
    for _ in range(NIGHT):
        heights = heights @ dark
        alert = 1 - heights.sum()
        heights[0] += alert
        false += float(alert)
    for _ in range(LONGEST):
        delay += float(heights.sum())
        heights = heights @ tide
    return FALSE_PRICE * false + DELAY_PRICE * delay


def game_costs(threshold: int, games: int) -> list[int]:
    """Play the game some times with one threshold: give what it costs each time, in coins.

    Examples
    --------
    >>> len(game_costs(15, 3))
    3
    """
    luck = Random(threshold)
    return [_played(threshold, luck) for _ in range(games)]


def _played(threshold: int, luck: Random) -> int:
    false = sum(luck.choice(DARK) >= threshold for _ in range(NIGHT))
    delay = 1
    while luck.choice(TIDE) < threshold and delay < LONGEST:
        delay += 1
    return FALSE_PRICE * false + DELAY_PRICE * delay


def _moves(scores: tuple[int, ...], limit: int) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Give the chance to go from each height of the sum to each other one, without an alert."""
    moves = np.zeros((limit, limit))
    for height in range(limit):
        for score in scores:
            reached = max(0, height + score - DRIFT)
            if reached < limit:
                moves[height, reached] += 1 / len(scores)
    return moves


def _where(paper: Paper) -> None:
    """Draw both decks as heaps of scores, each five points wide, with the thresholds between them."""
    for threshold in BIDS:
        x = _left_of(threshold)
        paper.line((x, TOP + 16), (x, TOP + 148), linestyle="--", linewidth=1.2)
        paper.text(x, TOP + 12, str(threshold), 16, ha="center", weight="bold")
    paper.text(MARGIN, TOP + 12, "threshold", 13)
    for name, scores, ground in (("dark sea", DARK, TOP + 76), ("tide", TIDE, TOP + 144)):
        paper.text(MARGIN, ground, name, 13, weight="bold")
        paper.line((_left_of(-25), ground), (_left_of(35), ground))
        for place, score in enumerate(scores):
            below = sum(other // STEP == score // STEP for other in scores[:place])
            _draw_score(paper, score, ground - 6 * (below + 1))


def _draw_score(paper: Paper, score: int, y: float) -> None:
    x = _left_of(STEP * (score // STEP)) + 2
    paper.box((x, y), HEAP - 4, 6)
    paper.text(x + HEAP / 2 - 2, y + 3, _written(score), 10, ha="center", va="center")


def _left_of(score: float) -> float:
    """Give the place of the left edge of a heap that begins with this score, in millimetres."""
    return MARGIN + 30 + HEAP * (score + 25) / STEP


def _written(score: int) -> str:
    return f"{score:d}".replace("-", "−")


def _deck(title: str, mark: str, scores: tuple[int, ...]) -> Cards:
    how = "Cut out and shuffle. Draw one card in each tick, put it back, shuffle again. One set a class."
    cards = tuple(Card(head=_written(score), foot=mark, wide=37.2, tall=30) for score in scores)
    return Cards(title=title, how=how, cards=cards)


SHEETS = (
    _deck("Scores of the dark sea", "dark sea", DARK),
    _deck("Scores with the tide", "tide", TIDE),
    Cards(
        title="Thresholds on sale",
        how="Cut out. Who buys a threshold stands the card on the table. One set a class.",
        cards=tuple(Card(head=str(bid), foot="threshold", wide=93, tall=70, size=60) for bid in BIDS),
    ),
    Drawn(
        title="Where the scores lie",
        how="All cards of both decks. Those to the right of a line reach its threshold. One a group.",
        lying=True,
        picture=_where,
    ),
    Form(
        title="What our threshold costs",
        how="You begin with 100 coins. A false alert costs 5 coins, a tick of delay 1 coin. One a group.",
        heads=("game", "threshold", "paid for it", "false alerts", "delay", "coins left"),
        rows=(*numbered(1, 4), "together"),
        row=26.0,
    ),
)
