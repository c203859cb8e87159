"""Bars and small columns are as long and as high as their numbers, in blocks or in plain signs."""

import pytest
from terminals import Terminal, show_on

from sim.views.signs import BLOCKS, PLAIN, Bar, Columns, Trend, columns_of, course_of, signs_of


@pytest.mark.parametrize("encoding", ["ascii", "cp437", "cp850", "cp1252", "latin-1", "unknown"])
def test_where_not_all_blocks_can_be_shown_all_signs_are_plain(encoding: str) -> None:
    assert signs_of(encoding) == PLAIN
    assert PLAIN.isascii()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "UTF8"])
def test_where_blocks_can_be_shown_they_are(encoding: str) -> None:
    assert signs_of(encoding) == BLOCKS


def test_columns_are_as_high_as_their_numbers_and_the_least_is_seen() -> None:
    assert columns_of([0.0, 1.0, 1e6]) == " ▁█"
    assert columns_of([float(number) for number in range(9)]) == " " + BLOCKS
    assert columns_of([]) == ""
    assert columns_of([0.0, 0.0]) == "  "


def test_a_course_runs_from_the_least_to_the_largest_and_what_is_missing_is_seen() -> None:
    assert course_of([5.0, 12.0, float("nan")]) == "▁█x"
    assert course_of([float("nan")]) == "x"


def drawn(part: object, **stream: str) -> str:
    (line,) = show_on(Terminal(real=False, **stream), [part]).lines  # type: ignore[arg-type]
    return line


@pytest.mark.parametrize(("share", "length"), [(1.0, 30), (0.5, 15), (0.001, 1)])
def test_a_bar_is_as_long_as_its_share_and_never_nothing(share: float, length: int) -> None:
    assert drawn(Bar(share)) == "█" * length
    assert drawn(Bar(share), encoding="ascii") == "#" * length


def test_columns_stand_between_their_words_and_plain_ones_are_explained() -> None:
    row = Columns("0 |", (1.0, 0.0, 4.0), "| 9")
    assert drawn(row) == "0 |▂ █| 9"
    assert drawn(row, encoding="cp437") == "0 |: #| 9 (. least, # most)"


def test_rows_can_have_one_scale() -> None:
    assert drawn(Columns("", (1.0, 2.0), "", highest=4.0)) == "▂▄"


def test_a_trend_says_what_its_lowest_and_highest_sign_are_and_what_is_missing() -> None:
    trend = Trend("Mean: ", (3.0, 2.0, float("nan"), 4.0), "ticks")
    assert drawn(trend) == "Mean: ▅▁x█ (▁ 2, █ 4 ticks; x none)"
    assert drawn(trend, encoding="ascii") == "Mean: +.x# (. 2, # 4 ticks; x none)"
    assert drawn(Trend("", (1.0, 2.0), "ticks")) == "▁█ (▁ 1, █ 2 ticks)"


def test_plain_signs_are_explained_only_where_that_is_asked_for() -> None:
    assert drawn(Columns("|", (1.0,), "|", explained=False), encoding="ascii") == "|#|"
