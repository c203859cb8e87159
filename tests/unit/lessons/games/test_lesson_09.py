"""The game of lesson 9: sharing pays on the quiet day alone, and fogs of one's own seldom meet."""

import pytest

from sim.lessons.games.lesson_09 import (
    BOAT,
    BUSY,
    FOGGY,
    ISLES,
    LOOKS,
    QUIET,
    SHEETS,
    TIDES,
    alone,
    first,
    group_firsts,
    group_fogs,
    mean_first,
    shared,
)
from sim.lessons.games.sheets import Cards, Form

DECKS = [sheet for sheet in SHEETS if isinstance(sheet, Cards)]


def test_each_isle_has_a_keeper_with_the_mean_of_the_lesson() -> None:
    for isle, deck in zip(ISLES, DECKS[:2], strict=True):
        assert [card.head for card in deck.cards] == [str(look) for look in LOOKS]
        assert {card.foot for card in deck.cards} == {isle}
    assert sum(LOOKS) / TIDES == 16


def test_each_isle_has_a_weather_with_fog_in_one_tide_of_five() -> None:
    for isle, deck in zip(ISLES, DECKS[2:], strict=True):
        heads = [card.head for card in deck.cards]
        assert len(heads) == TIDES == 5 * FOGGY
        assert heads.count("fog") == FOGGY
        assert heads.count("clear") == TIDES - FOGGY
        assert {card.foot for card in deck.cards} == {isle}


def test_the_first_report_is_the_own_one_or_the_others_by_boat() -> None:
    assert first(5, 5 - BOAT) == 5 == first(5, 40) == first(70, 5 - BOAT)
    assert first(70, 6) == 6 + BOAT


@pytest.mark.parametrize("pile", [QUIET, BUSY])
def test_an_isle_by_itself_reads_its_pile_and_one_that_shares_reads_both(pile: int) -> None:
    assert alone(pile) == 16 + pile
    assert shared(pile) == pytest.approx(mean_first() + 2 * pile)


def test_every_group_finds_that_sharing_pays_on_the_quiet_day_and_not_on_the_busy_one() -> None:
    found = group_firsts(2000)
    assert all(one + 2 * QUIET < alone(QUIET) for one in found)
    assert all(one + 2 * BUSY > alone(BUSY) for one in found)


def test_groups_find_on_average_what_the_chances_say() -> None:
    assert sum(group_firsts(3000)) / 3000 == pytest.approx(mean_first(), abs=0.1)
    assert sum(group_fogs(5000)) / 5000 == pytest.approx(TIDES * (FOGGY / TIDES) ** 2, abs=0.05)


def test_the_same_seed_plays_the_same_tides() -> None:
    assert group_firsts(3, seed=4) == group_firsts(3, seed=4) != group_firsts(3, seed=5)
    assert group_fogs(9, seed=4) == group_fogs(9, seed=4) != group_fogs(9, seed=5)


def test_the_form_has_a_row_for_every_tide_and_says_how_slow_the_boat_is() -> None:
    form = SHEETS[-1]
    assert isinstance(form, Form)
    assert form.rows[:TIDES] == tuple(str(tide) for tide in range(1, TIDES + 1))
    assert f"the other's and {BOAT}, whichever is smaller" in form.how
