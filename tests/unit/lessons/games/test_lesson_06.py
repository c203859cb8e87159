"""The game of lesson 6: a thousand nights that are on the sheets, and half of the alerts false."""

import pytest

from sim.analysis.theory.rules import alert_precision
from sim.lessons.games.lesson_06 import (
    FALSE,
    NIGHTS,
    SEEN,
    SHEETS,
    SHEETS_OF_NIGHTS,
    TIDES,
    counted,
    deck,
    right_nights,
    sheet_of,
)
from sim.lessons.games.sheets import Cards


def test_the_sheets_are_the_deck_each_night_once() -> None:
    assert [night for group in range(1, SHEETS_OF_NIGHTS + 1) for night in sheet_of(group)] == deck()
    assert (len(deck()), sum(night.tide for night in deck())) == (NIGHTS, TIDES)


def test_what_is_printed_are_the_nights() -> None:
    cards = [card for sheet in SHEETS if isinstance(sheet, Cards) for card in sheet.cards]
    assert [(card.head == "BLINKS", card.foot == "tide") for card in cards] == [
        (night.blinks, night.tide) for night in deck()
    ]


def test_the_share_of_true_alerts_is_that_of_the_closed_form() -> None:
    alerts, true = counted(deck())
    assert (alerts, true) == (SEEN + FALSE, SEEN)
    assert true / alerts == pytest.approx(
        alert_precision(TIDES / NIGHTS, SEEN / TIDES, FALSE / (NIGHTS - TIDES))
    )


def test_the_lantern_is_right_in_nearly_all_nights() -> None:
    assert right_nights() == NIGHTS - FALSE - (TIDES - SEEN)


def test_no_sheet_tells_it_all_and_each_has_an_alert() -> None:
    found = [counted(sheet_of(group)) for group in range(1, SHEETS_OF_NIGHTS + 1)]
    assert min(alerts for alerts, _ in found) >= 1
    assert len({true / alerts for alerts, true in found}) >= 3
