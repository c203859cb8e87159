"""The nouns: frozen, with the keys that they have in a file."""

import attrs
import pytest

from sim.model import scenario as nouns
from sim.model.loading import load


def test_nouns_are_frozen() -> None:
    scenario = load("first_light")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        scenario.horizon = 3.0  # type: ignore[misc]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        scenario.sensors[0].link.loss = 3.0  # type: ignore[misc]
    assert hash(scenario.sensors[0]) == hash(attrs.evolve(scenario.sensors[0]))


def test_keys_are_the_names_of_fields_but_for_from_and_what_no_file_says() -> None:
    keys = {
        field.name: nouns.key_of(field) for field in attrs.fields(nouns.Scenario) + attrs.fields(nouns.Share)
    }
    assert (keys.pop("from_"), keys.pop("name"), keys.pop("said")) == ("from", None, None)
    assert all(key == name for name, key in keys.items())


def test_the_document_is_a_fresh_copy() -> None:
    scenario = load("first_light")
    scenario.document["horizon"] = 3
    assert scenario.document["horizon"] == 200
