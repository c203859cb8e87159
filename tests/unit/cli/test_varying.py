"""The option --set: KEY=VALUE, read as TOML, a bare word as a text."""

from typing import Any

import pytest

from sim.cli.mistakes import Mistake
from sim.cli.varying import choose, read_changes, repeated
from sim.model.loading import load


@pytest.mark.parametrize(
    ("change", "key", "value"),
    [
        ("horizon=9", "horizon", 9),
        (" horizon = 9.5 ", "horizon", 9.5),
        ("outages.fog.together=true", "outages.fog.together", True),
        ("sensors.lamp.scan.phase=staggered", "sensors.lamp.scan.phase", "staggered"),
        ("sensors.lamp.to=light house", "sensors.lamp.to", "light house"),
        ("sensors.lamp.to=2nd", "sensors.lamp.to", "2nd"),
        ('title="a = b # c"', "title", "a = b # c"),
        ("centres.harbour.rule={ k = 2 }", "centres.harbour.rule", {"k": 2}),
        ("sensors.lamp.zones=['north', 'south']", "sensors.lamp.zones", ["north", "south"]),
        ('sensors."a=b".count=2', 'sensors."a=b".count', 2),
        ("shares.harbour>tower.delay=3", "shares.harbour>tower.delay", 3),
    ],
)
def test_a_change_is_a_key_and_a_value(change: str, key: str, value: Any) -> None:
    assert read_changes([change]) == {key: value}


@pytest.mark.parametrize(
    "change",
    ["", "horizon", "=5", "horizon=", "horizon=[1", "a=1\nb=2", 'title="sea', "a=" + "[" * 99 + "]" * 99],
)
def test_what_cannot_be_read_is_refused_and_shown(change: str) -> None:
    with pytest.raises(Mistake) as caught:
        read_changes([change])
    assert caught.value.parts["found"] == change


def test_of_two_changes_of_one_key_the_later_counts() -> None:
    assert choose("first_light", ["horizon=90", "horizon=80"]).horizon == 80.0


def test_without_changes_the_scenario_is_as_it_was() -> None:
    assert choose("first_light", None) == choose("first_light", []) == load("first_light")


def test_changes_are_repeated_word_for_word() -> None:
    assert repeated(["a=1", "b=c d"]) == ["--set", "a=1", "--set", "b=c d"]
    assert repeated(None) == []
