"""The game of lesson 8: means of runners add up in every group, and the slow races do not."""

import pytest

from sim.lessons.games.lesson_08 import (
    LAST,
    PAIR,
    RACES,
    RUNNERS,
    SHEETS,
    TEAM,
    TIMES,
    chances,
    group_means,
    promise,
    second_slowest,
    slower,
)
from sim.lessons.games.sheets import Cards, Form


def test_every_runner_has_one_card_for_each_race_and_all_have_the_same_times() -> None:
    decks = [sheet for sheet in SHEETS if isinstance(sheet, Cards)]
    assert [deck.cards[0].foot for deck in decks] == list(RUNNERS)
    assert all([card.head for card in deck.cards] == [str(time) for time in TIMES] for deck in decks)
    (form,) = [sheet for sheet in SHEETS if isinstance(sheet, Form)]
    assert form.rows[:RACES] == tuple(str(race) for race in range(1, len(TIMES) + 1))


@pytest.mark.parametrize("runners", [1, PAIR, TEAM])
def test_the_chances_of_a_relay_make_up_everything_and_their_mean_is_the_sum_of_means(runners: int) -> None:
    found = chances(runners)
    assert sum(found.values()) == pytest.approx(1)
    mean = sum(time * chance for time, chance in found.items())
    assert mean == pytest.approx(runners * sum(TIMES) / len(TIMES))


def test_one_card_in_twenty_breaks_the_promise_of_a_runner() -> None:
    assert [time for time in TIMES if time > promise(1)] == [max(TIMES)]
    assert slower(1, promise(1)) == pytest.approx(1 / len(TIMES))


@pytest.mark.parametrize("runners", [PAIR, TEAM])
def test_the_promise_of_a_relay_is_the_first_time_that_one_race_in_twenty_exceeds(runners: int) -> None:
    assert slower(runners, promise(runners)) <= 0.05 < slower(runners, promise(runners) - 1)
    assert promise(runners) < runners * promise(1)


def test_means_add_up_in_every_group() -> None:
    assert set(group_means(PAIR, 200)) == {20.0}
    assert set(group_means(TEAM, 200)) == {40.0}


def test_nearly_every_group_finds_its_second_slowest_race_far_below_the_sum_of_the_promises() -> None:
    below = [time < TEAM * promise(1) for time in second_slowest(TEAM, 1000)]
    assert sum(below) > 990


def test_groups_draw_as_the_chances_say() -> None:
    groups = 500
    found = second_slowest(PAIR, groups)
    late = sum(time > promise(PAIR) for time in found) / groups
    assert 0.2 < late < 0.4


def test_the_picture_has_room_for_nearly_every_race() -> None:
    assert slower(TEAM, LAST) < 1 / 1000
