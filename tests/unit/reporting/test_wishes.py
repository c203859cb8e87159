"""What a report is asked for, and what of it a command has to repeat."""

import pytest

from sim.reporting.wishes import Wish


def test_what_is_taken_by_default_is_not_repeated():
    assert Wish().options == {}


def test_what_was_asked_for_is_repeated():
    asked = {"centre": "tower", "replay": 0, "author": "Ada", "engine": "events"}
    assert Wish(**asked).options == asked


def test_it_says_how_all_is_played():
    assert Wish(engine="events", agreed=True).playing == {
        "engine": "events",
        "executor": None,
        "agreed": True,
    }


def test_what_nobody_can_ask_for_is_refused():
    with pytest.raises(TypeError, match="colour"):
        Wish(colour="blue")
