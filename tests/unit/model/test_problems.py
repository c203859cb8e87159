"""Problems in words: complete, short, and safe to print."""

import datetime
import pickle
from typing import Any

import pytest

from sim.model.problems import Problem, ScenarioError, printable, show


def test_an_error_tells_the_file_and_all_its_problems() -> None:
    first = Problem(None, "story", "nothing", "a text in quotes", None)
    second = Problem(12, "sensors.lamp.cuont", "an unknown key", "name, count", 'did you mean "count"?')
    assert str(ScenarioError("sea\x1b.toml", (first, second))).split("\n") == [
        "sea\\x1b.toml: 2 problems",
        "  story: found nothing; allowed: a text in quotes",
        "  line 12: sensors.lamp.cuont:",
        '    to do:   did you mean "count"?',
        "    found:   an unknown key",
        "    allowed: name, count",
    ]


def test_what_is_told_stays_within_80_columns() -> None:
    long = Problem(3, "sensors.lamp.scan", "a word " * 20, "one of these " * 20, "take another " * 10)
    text = str(ScenarioError("sea.toml", (long, Problem(None, "", "nothing", "a text " * 30))))
    assert max(map(len, text.splitlines())) <= 80
    assert "\n" not in str(long)


def test_a_long_list_is_cut_but_kept() -> None:
    error = ScenarioError("sea.toml", (Problem(1, "story", "3", "a text"),) * 250)
    assert str(error).endswith("… and 150 more")
    assert len(error.problems) == 250


def test_an_error_survives_the_way_between_processes() -> None:
    error = ScenarioError("sea.toml", (Problem(1, "story", "3", "a text"),))
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (False, "false"),
        (3, "3"),
        (float("nan"), "nan"),
        ("a\nb\u2028\ud800", '"a\\nb\\u2028\\ud800"'),
        ("Lüfter", '"Lüfter"'),
        ("x" * 61, '"' + "x" * 60 + '…"'),
        pytest.param(16**5000, "a whole number of about 6020 digits", id="huge"),
        ([], "an empty list"),
        ([1, 2], "a list of 2"),
        ({}, "an empty table"),
        ({"a\x07": 1}, "a table with a\\x07"),
        (datetime.date(2000, 1, 2), "the date or time 2000-01-02"),
    ],
)
def test_values_are_shown_short_and_safe(value: Any, shown: str) -> None:
    assert show(value) == shown
    assert printable(show(value)) == show(value)
