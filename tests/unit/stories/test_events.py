"""The telling stops where it is asked to."""

import pytest

from sim.stories.events import KINDS, Event, Stop, read_stop

TALE = [
    Event(at, kind, "", "") for at, kind in ((1.0, "look"), (2.0, "rule met"), (2.0, "look"), (3.0, "look"))
]


def test_a_time_stops_after_what_happens_at_it():
    assert list(Stop(time=2.0).apply(TALE)) == TALE[:3]


def test_a_kind_stops_right_after_it_first_happens():
    assert list(Stop(kind="rule met").apply(TALE)) == TALE[:2]


def test_what_never_happens_stops_nothing():
    assert list(Stop(kind="delivered").apply(TALE)) == TALE


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_a_condition_however_it_is_written(kind):
    for words in (kind, f"first {kind}", kind.upper(), kind.replace(" ", "-"), kind.replace(" ", "_")):
        assert read_stop(words) == Stop(kind=kind)


def test_a_number_is_a_time_and_nothing_is_no_stop():
    assert read_stop("57.5") == read_stop(57.5) == Stop(time=57.5)
    assert read_stop(None) is None


@pytest.mark.parametrize("words", ["nan", "inf", "-1", "", "first", "moonrise"])
def test_anything_else_is_refused_with_what_is_allowed(words):
    with pytest.raises(ValueError, match=r"a number of ticks of at least 0, or one of: onset, .* horizon"):
        read_stop(words)


def test_the_nearest_kind_is_named():
    with pytest.raises(ValueError, match='did you mean "rule met"'):
        read_stop("rule meet")
