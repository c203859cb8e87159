"""Scenarios as text: nothing is wider than 80 columns, nothing escapes, nothing is left out."""

import pytest

from sim.model.fiction import FICTION
from sim.model.keys import list_keys
from sim.model.loading import load, shipped
from sim.views.scenarios import WIDTH, as_text, in_words, key_by_key


@pytest.mark.parametrize("name", shipped())
def test_shipped_scenarios_fit_into_the_screen(name: str) -> None:
    scenario = load(name)
    for text in (as_text(in_words(scenario)), as_text(key_by_key(scenario))):
        assert max(map(len, text.splitlines())) <= WIDTH


@pytest.mark.parametrize("name", shipped())
def test_everything_with_a_name_is_told(name: str) -> None:
    scenario = load(name)
    text = as_text(in_words(scenario))
    things = (scenario.sensors, scenario.outages, scenario.relays, scenario.centres)
    assert not [one.name for section in things for one in section if one.name not in text]
    assert text.endswith(f"{FICTION}\n")
    assert "Assumed by default" in text


def test_every_key_stands_on_a_line_of_its_own_with_its_meaning_below() -> None:
    scenario = load("first_light")
    lines = as_text(key_by_key(scenario)).splitlines()
    starts = [line.split(" = ")[0] for line in lines if not line.startswith(" ")]
    assert starts == [line.key for line in list_keys(scenario)]
    assert lines[lines.index("sensors.lamp.scan.every = 10") + 1] == "    Ticks from one look to the next."


def test_defaults_are_marked_and_what_is_not_there_has_no_value() -> None:
    text = as_text(key_by_key(load("first_light")))
    assert 'sensors.lamp.scan.phase = "random"  (default)\n' in text
    assert "onset.deadline = (none)\n" in text
    assert "sensors.lamp.count = 3\n" in text


def test_a_word_chooses_keys() -> None:
    told = list(key_by_key(load("first_light"), "RULE.k"))
    assert [line.split(" = ")[0] for line in told[::2]] == [
        "centres.harbour.rule.kind",
        "centres.harbour.rule.k",
    ]
    assert list(key_by_key(load("first_light"), "xyz")) == ["No key has “xyz” in it."]


def test_what_a_scenario_says_cannot_move_the_cursor() -> None:
    rude = load("first_light").vary({"title": "sea\x1b[31m", "story": "one\ntwo\x07"})
    for text in (as_text(in_words(rude)), as_text(key_by_key(rude))):
        assert not set(text) & {"\x1b", "\x07"}
    assert "one two" in as_text(in_words(rude))
