"""Meanings: every noun explains all its keys in its docstring, and nothing else."""

from typing import Any

import pytest

from sim.model import kinds
from sim.model.links import Link
from sim.model.meanings import meanings, summary
from sim.model.onset import Onset
from sim.model.scenario import Scenario
from sim.model.sensors import Cue, Outage, SensorGroup
from sim.model.stations import Centre, Relay, Share
from sim.model.structuring import keys_of

CHOICES = (kinds.DETECTORS, kinds.GROWTHS, kinds.RULES, kinds.DISTRIBUTIONS)
NOUNS = [
    *(Scenario, Onset, SensorGroup, Outage, Relay, Centre, Share, Cue, Link, *kinds.SCANS.values()),
    *(noun for choice in CHOICES for noun in choice.nouns.values()),
]


@pytest.mark.parametrize("noun", NOUNS)
def test_a_noun_explains_its_keys_and_no_others(noun: Any) -> None:
    assert list(meanings(noun)) == [key for key in meanings(noun) if key in keys_of(noun)]
    assert set(meanings(noun)) == set(keys_of(noun))
    assert all(one.text.endswith(".") and one.kind for one in meanings(noun).values())
    assert summary(noun).endswith(".")


def test_a_meaning_of_two_lines_is_one_text() -> None:
    assert meanings(Onset)["growth"].kind == '"step" or table'
    assert "  " not in meanings(Onset)["growth"].text


def test_what_has_no_docstring_explains_nothing() -> None:
    assert summary(lambda: None) == ""
    assert meanings(lambda: None) == {}
