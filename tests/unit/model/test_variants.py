"""Variants: a few things said differently, everything else as it was."""

from typing import Any

import numpy as np
import pytest
from attrs import evolve

import sim
from sim.model.detectors import Binary
from sim.model.loading import from_document, shipped
from sim.model.problems import ScenarioError

FIRST_LIGHT = sim.load("first_light")
TWO_ISLANDS = sim.load("two_islands")


def test_a_variant_differs_in_what_was_changed_and_in_nothing_else() -> None:
    before = FIRST_LIGHT.document
    variant = FIRST_LIGHT.vary({"sensors.lamp.scan.every": 5})
    assert variant.sensors[0].scan.every == 5.0  # type: ignore[union-attr]
    assert FIRST_LIGHT.document == before
    expected = FIRST_LIGHT.document
    expected["sensors"][0]["scan"]["every"] = 5
    assert variant.document == expected
    assert variant == from_document(expected, name="first_light")


@pytest.mark.parametrize("name", shipped())
def test_no_change_gives_the_same_scenario(name: str) -> None:
    scenario = sim.load(name)
    assert scenario.vary({}) == scenario
    assert scenario.vary({}).document == scenario.document


def test_a_variant_keeps_name_and_title() -> None:
    variant = FIRST_LIGHT.vary({"horizon": 100})
    assert (variant.name, variant.title) == ("first_light", "First light")


def test_keys_that_are_not_in_the_file_can_be_set() -> None:
    variant = FIRST_LIGHT.vary({"onset.deadline": 20, "sensors.lamp.detector.false_alarm": 0.1})
    assert variant.onset is not None
    assert variant.onset.deadline == 20.0
    assert variant.sensors[0].detector == Binary(p=0.6, false_alarm=0.1)


def test_a_table_replaces_the_whole_table() -> None:
    variant = sim.load("two_of_three").vary({"centres.patient.rule": {"k": 3}})
    assert variant.document["centres"][1]["rule"] == {"k": 3}


def test_nothing_takes_a_key_out_and_its_default_counts_again() -> None:
    variant = TWO_ISLANDS.vary({"onset.deadline": None, "outages": None, "shares[0]": None, "cues": None})
    assert variant.onset is not None
    assert variant.onset.deadline is None
    assert variant.outages == ()
    assert [share.from_ for share in variant.shares] == ["tower"]


def test_shares_go_by_who_gives_and_who_receives_or_by_number() -> None:
    variant = TWO_ISLANDS.vary({"shares.tower>harbour.delay": 5, "shares[0].loss": 0.5})
    assert variant.document["shares"][1]["delay"] == 5
    assert variant.document["shares"][0]["loss"] == 0.5


def test_changes_are_put_in_one_after_another() -> None:
    renamed = FIRST_LIGHT.vary({"sensors.lamp.name": "sea.lamp", "sensors.sea.lamp.count": 4})
    assert (renamed.sensors[0].name, renamed.sensors[0].count) == ("sea.lamp", 4)


@pytest.mark.parametrize("value", [np.int64(4), np.float64(4.0), 4])
def test_numbers_of_numpy_are_plain_numbers(value: Any) -> None:
    variant = FIRST_LIGHT.vary({"sensors.lamp.count": value, "onset.at": np.float32(2)})
    assert variant.sensors[0].count == 4


def test_what_was_given_is_neither_changed_nor_kept() -> None:
    rule = {"k": 3}
    variant = FIRST_LIGHT.vary({"centres.harbour.rule": rule, "centres.harbour.rule.window": 9})
    assert rule == {"k": 3}
    rule["k"] = 99
    assert variant.document["centres"][0]["rule"] == {"k": 3, "window": 9}


def test_all_problems_are_told_at_once_each_with_its_place() -> None:
    changes = {"sensors.lmap.count": 3, "horizon": -1, "relays.post.servers": 2, "onset.at.mean": 3}
    with pytest.raises(ScenarioError) as caught:
        FIRST_LIGHT.vary(changes)
    assert {problem.key for problem in caught.value.problems} == set(changes)
    assert 'did you mean "sensors.lamp.count"?' in str(caught.value)
    assert caught.value.file == "first_light, varied"


@pytest.mark.parametrize(
    ("key", "near"),
    [
        ("sensors.lamp.scan.evry", "sensors.lamp.scan.every"),
        ("sensrs.lamp.count", "sensors.lamp.count"),
        ("lamp.detector.false_alarms", "sensors.lamp.detector.false_alarm"),
        ("deadline", "onset.deadline"),
        ("centres.harbor.rule.k", "centres.harbour.rule.k"),
    ],
)
def test_an_unknown_key_gets_the_nearest_valid_one(key: str, near: str) -> None:
    with pytest.raises(ScenarioError, match=f'did you mean "{near}"'):
        FIRST_LIGHT.vary({key: 5})


def test_a_scenario_made_of_nouns_can_be_varied() -> None:
    made = evolve(FIRST_LIGHT, said="{}")
    assert made.vary({"horizon": 90}) == FIRST_LIGHT.vary({"horizon": 90})
