"""Options refuse what is out of range or unknown, and say what is allowed."""

import pytest

from sim.cli import options
from sim.cli.mistakes import Mistake


@pytest.mark.parametrize("value", [-1, 11])
def test_a_number_out_of_range_is_refused(value):
    with pytest.raises(Mistake) as caught:
        options.check_whole("--workers", value, 0, 10)
    assert caught.value.parts["found"] == str(value)
    assert caught.value.parts["allowed"] == "a whole number of at least 0 and at most 10"


@pytest.mark.parametrize("value", [0, 10])
def test_the_ends_of_a_range_are_allowed(value):
    options.check_whole("--workers", value, 0, 10)


def test_the_largest_seed_is_allowed_and_the_next_is_not():
    options.check_seed(2**64 - 1)
    with pytest.raises(Mistake):
        options.check_seed(2**64)


def test_the_seed_of_the_command_is_the_seed_of_the_draws():
    from sim.draws import LARGEST_SEED

    assert options.LARGEST_SEED == LARGEST_SEED


def test_the_nearest_word_is_named():
    with pytest.raises(Mistake) as caught:
        options.check_word("--engine", "event", ("auto", "events", "vector"))
    assert caught.value.parts["remedy"] == "did you mean --engine events?"
    assert caught.value.parts["allowed"] == "auto, events, vector"


def test_nobody_agrees_where_there_is_no_terminal(monkeypatch):
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    assert not options.agree(2e8, "sensors.lamp.scan.every")
