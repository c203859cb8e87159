"""The game of lesson 5: what a threshold costs, and that neither end of the scale is cheap."""

from random import Random
from statistics import NormalDist, mean

import pytest

from sim.lessons.games.lesson_05 import (
    BIDS,
    DARK,
    DECK,
    DELAY_PRICE,
    DRIFT,
    FALSE_PRICE,
    LONGEST,
    NIGHT,
    PURSE,
    SHEETS,
    SHIFT,
    SPREAD,
    TIDE,
    best_bid,
    game_costs,
    mean_cost,
    mean_cost_of_sum,
    reaches,
)
from sim.lessons.games.sheets import Cards

THRESHOLDS = pytest.mark.parametrize("threshold", BIDS)


def cost_of_a_sum(limit: int, luck: Random) -> int:
    """Play one night with a sum, card by card, and give its cost in coins."""
    total, false = 0, 0
    for tick in range(1, NIGHT + LONGEST + 1):
        total = max(0, total + luck.choice(DARK if tick <= NIGHT else TIDE) - DRIFT)
        if total >= limit and tick > NIGHT:
            return FALSE_PRICE * false + DELAY_PRICE * (tick - NIGHT)
        if total >= limit:
            total, false = 0, false + 1
    return FALSE_PRICE * false + DELAY_PRICE * LONGEST


def test_the_cards_are_those_of_the_two_seas_and_of_the_thresholds() -> None:
    printed = [
        tuple(int(card.head.replace("−", "-")) for card in sheet.cards)
        for sheet in SHEETS
        if isinstance(sheet, Cards)
    ]
    assert printed == [DARK, TIDE, BIDS]
    assert len(DARK) == DECK


def test_the_form_says_the_prices_that_the_closed_form_reckons_with() -> None:
    told = SHEETS[-1].how
    assert f"with {PURSE} coins" in told
    assert f"false alert costs {FALSE_PRICE} coins" in told
    assert f"tick of delay {DELAY_PRICE} coin" in told


@THRESHOLDS
def test_the_cards_reach_a_threshold_as_often_as_normal_scores_but_for_their_number(threshold: int) -> None:
    for middle, deck in ((0, DARK), (SHIFT, TIDE)):
        exact = 1 - NormalDist(middle, SPREAD).cdf(threshold - 0.5)  # scores are whole points
        assert reaches(deck, threshold) == pytest.approx(exact, abs=0.5 / DECK)


@THRESHOLDS
def test_games_cost_on_average_what_the_closed_form_says(threshold: int) -> None:
    assert mean(game_costs(threshold, 6000)) == pytest.approx(mean_cost(threshold), rel=0.04)


def test_the_best_threshold_is_neither_the_lowest_nor_the_highest() -> None:
    costs = [mean_cost(bid) for bid in BIDS]
    best = BIDS.index(best_bid())
    assert 0 < best < len(BIDS) - 1
    assert costs[: best + 1] == sorted(costs[: best + 1], reverse=True)
    assert costs[best:] == sorted(costs[best:])


def test_on_average_no_threshold_costs_more_than_a_group_has() -> None:
    assert max(mean_cost(bid) for bid in BIDS) < PURSE


def test_which_threshold_is_best_depends_on_the_prices() -> None:
    assert best_bid(false_price=1, delay_price=5) < best_bid() < best_bid(false_price=50, delay_price=1)


@pytest.mark.parametrize("limit", [10, 25, 40])
def test_a_sum_costs_on_average_what_the_chain_says(limit: int) -> None:
    luck = Random(1)
    played = mean(cost_of_a_sum(limit, luck) for _ in range(6000))
    assert played == pytest.approx(mean_cost_of_sum(limit), rel=0.03)
