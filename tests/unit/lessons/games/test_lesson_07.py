"""The game of lesson 7: one card of twenty doubles the pile, and the sheets are those that the game needs."""

from statistics import mean

import pytest

from sim.analysis.theory.constant_service import mdc_wait
from sim.lessons.games.lesson_07 import (
    BUSY,
    DECK,
    QUIET,
    SHEETS,
    TICKS,
    class_means,
    first_pile,
    group_means,
    load_of,
    mean_pile,
)

DESKS = pytest.mark.parametrize("twos", [QUIET, BUSY], ids=["quiet", "busy"])


@DESKS
def test_the_mean_pile_is_the_wait_at_a_desk_where_every_reading_takes_a_tick(twos: int) -> None:
    assert mean_pile(twos) == pytest.approx(mdc_wait(load_of(twos), service=1))


@DESKS
def test_the_first_piles_are_as_often_there_as_in_the_long_run(twos: int) -> None:
    piles = [first_pile(twos, place) for place in range(DECK)]
    assert piles == sorted(piles)
    assert mean(piles) == pytest.approx(mean_pile(twos), rel=0.1)


def test_the_sheets_have_the_cards_of_the_two_desks() -> None:
    arrivals, first, form = SHEETS
    each = [[int(number) for number in card.head.split("|")] for card in arrivals.cards]
    assert len(each) == len(first.cards) == DECK
    assert [sum(card[desk] for card in each) / DECK for desk in (0, 1)] == [load_of(QUIET), load_of(BUSY)]
    assert [row for row in form.rows if row.isdigit()] == [str(tick) for tick in range(1, TICKS + 1)]


def test_in_no_group_does_the_busy_desk_do_better() -> None:
    assert all(quiet <= busy for quiet, busy in map(group_means, range(500)))


def test_classes_find_the_closed_form_on_average() -> None:
    quiet, busy = (mean(found) for found in zip(*class_means(500), strict=True))
    assert quiet == pytest.approx(mean_pile(QUIET), rel=0.06)
    assert busy == pytest.approx(mean_pile(BUSY), rel=0.06)
