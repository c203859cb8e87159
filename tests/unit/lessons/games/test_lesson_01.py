"""The game of lesson 1: three keepers look equally often, and what a class finds is what the lesson says."""

import statistics

import pytest

from sim.analysis.theory.looks import renewal_wait
from sim.lessons.games.lesson_01 import (
    CLOCK,
    LENGTH,
    MOODY,
    SHEETS,
    TICK,
    TIDES,
    UNEVEN,
    group_means,
    mean_wait,
)
from sim.lessons.games.sheets import Cards

KEEPERS = pytest.mark.parametrize("times", [CLOCK, UNEVEN, MOODY], ids=["clock", "uneven", "moody"])


@KEEPERS
def test_every_keeper_has_ten_cards_as_long_as_their_times_and_the_ruler_covers_them(
    times: tuple[int, ...],
) -> None:
    assert (len(times), sum(times)) == (10, LENGTH)
    decks = [sheet.cards for sheet in SHEETS if isinstance(sheet, Cards) and sheet.title != "Tides"]
    (deck,) = [deck for deck in decks if [card.head for card in deck] == list(map(str, times))]
    assert [card.wide for card in deck] == [time * TICK for time in times]


@KEEPERS
def test_the_mean_wait_is_that_of_the_closed_form(times: tuple[int, ...]) -> None:
    mean, variance = statistics.mean(times), statistics.pvariance(times)
    assert mean_wait(times) == pytest.approx(renewal_wait(mean, variance))


@KEEPERS
def test_groups_find_the_mean_wait_but_for_the_coarse_tides(times: tuple[int, ...]) -> None:
    assert statistics.mean(group_means(times, 2000)) == pytest.approx(mean_wait(times), abs=0.3)


def test_every_group_sees_that_uneven_looks_cost_time() -> None:
    assert set(group_means(CLOCK, 100)) == {5.0}
    assert min(*group_means(UNEVEN, 2000), *group_means(MOODY, 2000)) > 6


@KEEPERS
def test_no_tide_begins_at_a_look(times: tuple[int, ...]) -> None:
    assert not [tide for tide in TIDES if tide == int(tide)]
    assert len(set(TIDES)) == 20
    assert min(TIDES) > 0
    assert max(TIDES) < LENGTH
