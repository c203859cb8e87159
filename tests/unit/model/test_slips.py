"""A line that is no TOML is shown safely, with a mark where it was stumbled over."""

import pytest

from sim.model.slips import hint, quote


@pytest.mark.parametrize("column", [1, 40, 66, 67, 120, 300, 301])
def test_the_mark_stands_under_its_sign_however_long_the_line(column: int) -> None:
    line = "".join(chr(ord("a") + place % 26) for place in range(300))
    shown, mark = quote(line, column)
    assert len(shown) <= 67
    assert mark.strip() == "^"
    if column <= len(line):
        assert shown[len(mark) - 1] == line[column - 1]


def test_signs_that_would_steer_the_terminal_are_written_out() -> None:
    assert quote("\t\x1b = 1", 3) == ("\\t\\x1b = 1", "      ^")


def test_what_is_not_known_is_still_to_be_mended() -> None:
    assert hint('a = "C:\\users"', 9, "Invalid hex value").startswith("mend it;")


def test_a_slip_after_another_value_is_not_blamed_on_that_value() -> None:
    assert "quotes" in hint("scan = { every = [1,2], to = harbour }", 30, "Invalid value")
