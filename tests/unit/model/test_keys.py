"""Keys: what is listed can be set, and what can be set is listed."""

import pytest
from generated import Document, documents
from hypothesis import given, settings

from sim.model.keys import list_keys
from sim.model.loading import from_document, load, shipped
from sim.model.scenario import Scenario


def see_that_all_can_be_set(scenario: Scenario) -> None:
    """See that putting the present value of any key in again changes nothing."""
    for line in list_keys(scenario):
        if line.value is not None:
            assert scenario.vary({line.key: line.value}) == scenario, line.key


@pytest.mark.parametrize("name", shipped())
def test_every_listed_key_of_a_shipped_scenario_can_be_set(name: str) -> None:
    see_that_all_can_be_set(load(name))


@settings(max_examples=8, deadline=None)
@given(documents())
def test_every_listed_key_can_be_set(document: Document) -> None:
    see_that_all_can_be_set(from_document(document, name="generated"))


def test_keys_say_whether_the_file_says_them() -> None:
    said = {line.key: line.said for line in list_keys(load("two_islands"))}
    assert said["onset.zones.west"]
    assert said["shares.harbour>tower.delay"]
    assert not said["shares.harbour>tower.loss"]
    assert not said["centres.harbour.rule.kind"]


def test_every_key_has_a_meaning() -> None:
    assert not [line.key for name in shipped() for line in list_keys(load(name)) if len(line.meaning) < 10]


def test_a_name_that_another_begins_with_stands_in_quotes() -> None:
    first = load("first_light")
    group = first.document["sensors"][0]
    both = first.vary({"sensors": [group, {**group, "name": "lamp.count"}]})
    see_that_all_can_be_set(both)
    lines = {line.key: line.value for line in list_keys(both)}
    assert lines['sensors."lamp".count'] == lines['sensors."lamp.count".count'] == 3


def test_keys_of_an_onset_that_is_not_there_are_listed_without_values() -> None:
    quiet = load("first_light").vary({"onset": None})
    lines = {line.key: line for line in list_keys(quiet)}
    assert lines["onset.deadline"].value is None
    assert "onset.at" in lines


def test_names_that_could_be_misread_stand_in_quotes() -> None:
    changes = {"sensors.lamp.name": "sea.lamp", "onset.zones": {"far east": 1, "a.b": 1}}
    keys = [line.key for line in list_keys(load("first_light").vary(changes))]
    assert 'sensors."sea.lamp".count' in keys
    assert 'onset.zones."a.b"' in keys
    assert "onset.zones.far east" in keys
