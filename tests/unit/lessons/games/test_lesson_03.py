"""The game of lesson 3: keepers clap around a dial, and what a class finds is what the lesson says."""

import statistics
from itertools import product

import pytest

from sim.analysis.theory.many_looks import random_phases_wait, staggered_wait
from sim.lessons.games.lesson_03 import (
    AT_ONCE,
    IN_TURNS,
    KEEPERS,
    PERIOD,
    SHEETS,
    TIDES,
    _place,
    group_means,
    mean_by_chance,
    mean_wait,
)
from sim.lessons.games.sheets import Cards


def test_all_at_once_is_like_one_keeper_and_turns_are_six_times_as_quick() -> None:
    assert mean_wait(AT_ONCE) == mean_wait([12]) == PERIOD / 2
    assert mean_wait(IN_TURNS) == staggered_wait(PERIOD, KEEPERS)
    assert len(IN_TURNS) == KEEPERS


@pytest.mark.parametrize("keepers", [1, 2, 3])
def test_the_mean_by_chance_is_that_of_all_draws_there_are(keepers: int) -> None:
    draws = product(range(1, PERIOD + 1), repeat=keepers)
    assert mean_by_chance(keepers) == pytest.approx(statistics.mean(map(mean_wait, draws)))


def test_whole_ticks_make_the_wait_by_chance_only_a_little_longer() -> None:
    exact = random_phases_wait(PERIOD, KEEPERS)
    assert exact < mean_by_chance() < exact + 0.05
    assert statistics.mean(group_means(4000)) == pytest.approx(mean_by_chance(), rel=0.02)


def test_no_group_beats_those_who_take_turns() -> None:
    assert min(group_means(4000)) >= mean_wait(IN_TURNS)


def test_there_is_a_card_for_each_look_and_each_tide_and_none_begins_at_a_look() -> None:
    looks, tides = (
        [float(card.head) for card in sheet.cards] for sheet in SHEETS if isinstance(sheet, Cards)
    )
    assert looks == list(range(1, PERIOD + 1))
    assert tides == list(TIDES)
    assert not set(looks) & set(tides)


def test_the_dial_runs_as_a_clock_does() -> None:
    top, right, below, left = (_place((0, 0), tick, 1) for tick in (12, 3, 6, 9))
    assert top == pytest.approx((0, -1))
    assert right == pytest.approx((1, 0))
    assert below == pytest.approx((0, 1))
    assert left == pytest.approx((-1, 0))
