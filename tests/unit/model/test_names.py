"""Names: what a thing may be called."""

import pytest

from sim.model.names import Naming, member_of


@pytest.mark.parametrize("name", ["lamp", "sea lamp", "Lüfter-1", "灯", "x" * 100, "..."])
def test_ordinary_names_are_accepted(name: str) -> None:
    assert Naming().accepts(name)


@pytest.mark.parametrize(
    "name",
    ["", " ", "x" * 101, "a/b", "a\\b", "a\nb", "a\x1b", "a\u200b", "a\u2028", "a\u2029", "a\ud800", "\x7f"],
)
def test_empty_long_unseen_and_path_like_names_are_refused(name: str) -> None:
    assert not Naming().accepts(name)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("lamp-1", ("lamp", 1)),
        ("sea-lamp-12", ("sea-lamp", 12)),
        ("lamp-0", None),
        ("lamp-01", None),
        ("lamp-²", None),
        ("lamp-", None),
        ("7", None),
    ],
)
def test_names_of_members_are_taken_apart(name: str, parts: object) -> None:
    assert member_of(name) == parts
