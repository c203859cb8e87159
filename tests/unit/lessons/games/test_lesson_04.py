"""The game of lesson 4: a jury hears rumours, and what a class finds is what the lesson says."""

import statistics

import pytest

from sim.analysis.theory.rules import success_run_length
from sim.lessons.games.lesson_04 import (
    FACES,
    MEMORY,
    NIGHTS,
    QUIET,
    SHEETS,
    TIDE,
    group_means,
    mean_throws,
)
from sim.lessons.games.sheets import Cards, Form

NIGHTS_OF_BOTH = pytest.mark.parametrize("rumours", [TIDE, QUIET], ids=["tide", "quiet"])


@NIGHTS_OF_BOTH
@pytest.mark.parametrize("k", [1, 2, 3])
def test_groups_find_the_mean_number_of_throws(rumours: tuple[int, ...], k: int) -> None:
    groups = 4000 if len(rumours) ** 3 > FACES or k < 3 else 1000
    assert statistics.mean(group_means(rumours, k, groups)) == pytest.approx(
        mean_throws(rumours, k), rel=0.05
    )


@NIGHTS_OF_BOTH
def test_rule_one_waits_for_a_rumour_and_three_of_three_is_three_in_a_row(rumours: tuple[int, ...]) -> None:
    chance = len(rumours) / FACES
    assert mean_throws(rumours, 1) == pytest.approx(1 / chance)
    assert mean_throws(rumours, MEMORY) == pytest.approx(success_run_length(chance, MEMORY))


def test_rule_two_costs_few_throws_with_the_tide_and_spares_many_false_cries() -> None:
    assert mean_throws(TIDE, 2) - mean_throws(TIDE, 1) < 2
    assert mean_throws(QUIET, 2) > 4 * mean_throws(QUIET, 1)


def test_what_a_throw_means_stands_on_the_die_of_paper() -> None:
    (die,) = [sheet.cards for sheet in SHEETS if isinstance(sheet, Cards) and "die" in sheet.title]
    assert [int(card.head) for card in die if card.foot == "rumour on every night"] == list(QUIET)
    assert [int(card.head) for card in die if card.foot != "nothing"] == list(TIDE)


def test_there_are_cards_enough_to_fill_the_memory_and_a_row_for_each_night() -> None:
    (words,) = [[card.head for card in sheet.cards] for sheet in SHEETS if sheet.title == "Rumour or nothing"]
    assert min(words.count("rumour"), words.count("nothing")) > MEMORY
    (form,) = [sheet for sheet in SHEETS if isinstance(sheet, Form)]
    assert len(form.rows) == NIGHTS + 2
