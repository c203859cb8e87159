"""The game of lesson 2: a die says which look sees the tide, and a class finds what the lesson says."""

import statistics

import pytest

from sim.lessons.games.lesson_02 import (
    FACES,
    HALF,
    PERIOD,
    ROWS,
    SHEETS,
    SIXTH,
    TIDES,
    _words,
    group_means,
    mean_wait,
)
from sim.lessons.games.sheets import Cards

EVERY = tuple(range(1, FACES + 1))
KEEPERS = pytest.mark.parametrize("sees", [EVERY, HALF, SIXTH], ids=["all", "half", "sixth"])


@KEEPERS
def test_the_mean_wait_is_half_a_period_and_a_period_for_each_look_that_fails(sees: tuple[int, ...]) -> None:
    looks = FACES / len(sees)
    assert mean_wait(sees) == pytest.approx(PERIOD / 2 + PERIOD * (looks - 1))


@KEEPERS
def test_groups_find_the_mean_wait(sees: tuple[int, ...]) -> None:
    assert statistics.mean(group_means(sees, 4000)) == pytest.approx(mean_wait(sees), rel=0.02)


def test_the_tides_begin_evenly_and_wait_half_a_period_for_their_first_look() -> None:
    assert statistics.mean(TIDES) == PERIOD / 2
    assert {TIDES.count(tide) for tide in TIDES} == {2}
    assert 0 < min(TIDES) < max(TIDES) < PERIOD


def test_there_is_a_card_for_each_tide_and_for_each_face_of_the_die() -> None:
    tides, die = (sheet.cards for sheet in SHEETS if isinstance(sheet, Cards))
    assert [float(card.head) for card in tides] == list(TIDES)
    assert [int(card.head) for card in die] == list(EVERY)
    assert [int(card.head) for card in die if card.foot == "both see it"] == list(SIXTH)
    assert [int(card.head) for card in die if card.foot != "nobody sees it"] == list(HALF)


def test_the_table_gives_the_first_wait_and_a_period_for_each_look_that_failed() -> None:
    assert [_words(row, None) for row in (0, 1, ROWS)] == ["seen at", "look 1", f"look {ROWS}"]
    assert [_words(row, 2.5) for row in (0, 1, 2, 3)] == ["card 2.5", "2.5", "8.5", "14.5"]


def test_hardly_a_tide_in_forty_outlasts_the_table() -> None:
    assert (1 - len(SIXTH) / FACES) ** ROWS < 1 / 35
