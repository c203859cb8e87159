"""The game of lesson 10: both lots save the same on average, and each has its deadline."""

import pytest

from sim.lessons.games.lesson_10 import (
    BELL,
    COUNCIL,
    EARLY,
    GROUPS,
    LATE,
    LOOKS,
    LOTS,
    POSTS,
    PURSE,
    SHEETS,
    TIDES,
    at_most,
    group_counts,
    mean_ticks,
    ticks,
    tides_in_time,
    worth,
)
from sim.lessons.games.sheets import Cards, Form

DEADLINES = pytest.mark.parametrize("deadline", [LATE, EARLY])


def test_each_tide_has_a_look_and_a_post_with_the_means_of_the_lesson() -> None:
    decks = [sheet for sheet in SHEETS if isinstance(sheet, Cards)][:2]
    for deck, times in zip(decks, (LOOKS, POSTS), strict=True):
        assert [card.head for card in deck.cards] == [str(time) for time in times]
    assert len(POSTS) == TIDES
    assert (sum(LOOKS) / TIDES, sum(POSTS) / TIDES) == (COUNCIL, BELL) == (16, 4)


def test_half_a_look_is_a_whole_number() -> None:
    assert all(look % 2 == 0 for look in LOOKS)


def test_both_lots_save_the_same_on_average() -> None:
    assert mean_ticks("keeper") == mean_ticks("drum") == mean_ticks("nothing") - 8


@DEADLINES
def test_what_is_compared_on_the_form_says_who_is_in_time(deadline: int) -> None:
    for lot in LOTS:
        for look, post in zip(LOOKS, POSTS, strict=True):
            summed = (look / 2 if lot == "keeper" else look) + post
            assert (summed <= at_most(lot, deadline)) == (ticks(lot, (look, post)) <= deadline)


def test_the_form_names_each_lot_at_each_deadline_with_what_is_to_be_compared() -> None:
    form = next(sheet for sheet in SHEETS if sheet.title == "How many are in time?")
    assert isinstance(form, Form)
    told = [row for row in form.rows if row]
    asked = [(lot, by) for by in (LATE, EARLY) for lot in LOTS]
    assert [row.split()[-1] for row in told] == [str(at_most(*one)) for one in asked]
    assert [row.split(":")[0] for row in told] == [f"{by}, {lot}" for lot, by in asked]
    assert all((" B " in row) == ("keeper" in row) for row in told)


def test_the_keeper_is_worth_more_at_the_late_deadline_and_the_drum_at_the_early_one() -> None:
    assert worth("keeper", LATE) > 1.5 * worth("drum", LATE) > 0
    assert worth("drum", EARLY) > 1.5 * worth("keeper", EARLY) > 0
    assert worth("nothing", LATE) == 0
    assert max(worth(lot, by) for lot in LOTS for by in (LATE, EARLY)) < PURSE


def test_no_group_finds_it_the_other_way_round_and_most_see_it() -> None:
    late, early = group_counts(LATE, 500), group_counts(EARLY, 500)
    assert all(one["keeper"] >= one["drum"] >= one["nothing"] for one in late)
    assert all(one["drum"] >= one["keeper"] >= one["nothing"] for one in early)
    assert sum(one["keeper"] > one["drum"] for one in late) > 0.85 * len(late)
    assert sum(one["drum"] > one["keeper"] for one in early) > 0.8 * len(early)


@DEADLINES
def test_groups_count_on_average_what_the_chances_say(deadline: int) -> None:
    found = group_counts(deadline, 1000)
    for lot in LOTS:
        counted = sum(one[lot] for one in found) / len(found)
        assert counted == pytest.approx(tides_in_time(lot, deadline), abs=0.2)


def test_the_same_seed_plays_the_same_tides() -> None:
    assert group_counts(LATE, 3, seed=4) == group_counts(LATE, 3, seed=4) != group_counts(LATE, 3, seed=5)


def test_there_are_lots_for_half_of_the_groups() -> None:
    lots = next(sheet for sheet in SHEETS if sheet.title == "What the harbour sells")
    assert isinstance(lots, Cards)
    heads = [card.head for card in lots.cards]
    assert sorted(heads) == ["A drum"] * (GROUPS // 2) + ["A second keeper"] * (GROUPS // 2)
