"""Remedies: everything that can be made better, each in the right direction, and nothing else."""

import pytest

import sim
from sim.model.loading import parse, shipped
from sim.studies.remedies import remedies

EVERYTHING = """
story = "All of it."
horizon = 100
[onset]
at = 50
[[sensors]]
name = "lamp"
scan = { every = 10, phase = 9.5 }
detector = { p = 0.95, false_alarm = 0.1 }
processing = { dist = "uniform", low = 1, high = 3 }
link = { delay = 2, loss = 0.5, retry_after = 4, max_tries = 3 }
to = "post"
[[sensors]]
name = "gauge"
scan = { gap = { dist = "gamma", mean = 5, cv = 0.5 } }
detector = { kind = "gaussian", shift = 1, threshold = 2 }
to = "post"
[[sensors]]
name = "eye"
scan = { rate = 0.5 }
detector = { p = 1 }
link = { loss = 0.1, retry_after = 4 }
to = "bay"
[[outages]]
name = "fog"
affects = ["lamp"]
up = { dist = "exponential", mean = 20 }
down = { dist = "choice", values = [2, 4] }
[[relays]]
name = "post"
service = 1
to = "bay"
[[centres]]
name = "bay"
servers = 2
service = { dist = "triangular", low = 1, mode = 2, high = 3 }
decision = 3
[[centres]]
name = "pier"
delivery = 1
[[shares]]
from = "bay"
to = "pier"
delay = 2
[[cues]]
from = "lamp"
to = "gauge"
after = 1
"""
BETTER = {
    "sensors.lamp.scan.every": {"sensors.lamp.scan.every": 10 / 1.1, "sensors.lamp.scan.phase": 9.5 / 1.1},
    "sensors.lamp.count": {"sensors.lamp.count": 2},
    "sensors.lamp.detector.p": {"sensors.lamp.detector.p": 1.0},
    "sensors.lamp.detector.false_alarm": {"sensors.lamp.detector.false_alarm": 0.09},
    "sensors.lamp.processing": {"sensors.lamp.processing": {"dist": "uniform", "low": 0.9, "high": 2.7}},
    "sensors.lamp.link.delay": {"sensors.lamp.link.delay": 1.8},
    "sensors.lamp.link.loss": {"sensors.lamp.link.loss": 0.45},
    "sensors.lamp.link.retry_after": {"sensors.lamp.link.retry_after": 3.6},
    "sensors.lamp.link.max_tries": {"sensors.lamp.link.max_tries": 4},
    "sensors.gauge.scan.gap": {"sensors.gauge.scan.gap": {"dist": "gamma", "mean": 5 / 1.1, "cv": 0.5}},
    "sensors.gauge.count": {"sensors.gauge.count": 2},
    "sensors.gauge.detector.shift": {"sensors.gauge.detector.shift": 1.1},
    "sensors.eye.scan.rate": {"sensors.eye.scan.rate": 0.55},
    "sensors.eye.count": {"sensors.eye.count": 2},
    "sensors.eye.link.loss": {"sensors.eye.link.loss": 0.09},
    "sensors.eye.link.max_tries": {"sensors.eye.link.max_tries": 2},
    "outages.fog.up": {"outages.fog.up": {"dist": "exponential", "mean": 22}},
    "outages.fog.down": {"outages.fog.down": {"dist": "choice", "values": [1.8, 3.6]}},
    "relays.post.servers": {"relays.post.servers": 2},
    "relays.post.service": {"relays.post.service": 0.9},
    "centres.bay.servers": {"centres.bay.servers": 3},
    "centres.bay.service": {
        "centres.bay.service": {"dist": "triangular", "low": 0.9, "mode": 1.8, "high": 2.7}
    },
    "centres.bay.decision": {"centres.bay.decision": 2.7},
    "centres.pier.delivery": {"centres.pier.delivery": 0.9},
    "shares.bay>pier.delay": {"shares.bay>pier.delay": 1.8},
    "cues.lamp>gauge.after": {"cues.lamp>gauge.after": 0.9},
}


def close(found, expected):
    if isinstance(expected, dict):
        return set(found) >= set(expected) and all(close(found[key], expected[key]) for key in expected)
    return found == expected if isinstance(expected, str) else found == pytest.approx(expected)


def test_everything_that_can_be_better_is_made_better():
    found = {one.key: one.changes for one in remedies(parse(EVERYTHING, name="everything"))}
    assert set(found) == set(BETTER)
    for key, changes in BETTER.items():
        assert close(found[key], changes), key


@pytest.mark.parametrize("name", shipped())
def test_every_remedy_of_a_shipped_scenario_makes_a_valid_one(name):
    scenario = sim.load(name)
    for remedy in remedies(scenario):
        assert scenario.vary(remedy.changes) != scenario


def test_what_there_is_one_of_needs_no_name():
    words = [one.words for one in remedies(sim.load("first_light"))]
    assert "Looking 10 % more often" in words
    named = [one.words for one in remedies(parse(EVERYTHING, name="everything"))]
    assert "Looking 10 % more often with lamp" in named
    assert "A third server at bay" in named
    assert "Ending outages 10 % sooner" in named


def test_each_says_how_large_its_change_is_and_none_claims_more_than_was_done():
    found = {one.key: one for one in remedies(parse(EVERYTHING, name="all"))}
    assert found["sensors.lamp.count"].size == "+1 (100 %)"
    assert found["centres.bay.servers"].size == "+1 (50 %)"
    assert found["sensors.lamp.detector.p"].size == "5.3 %"
    assert found["sensors.lamp.detector.p"].words.startswith("Seeing what is there 5.3 % more often")
    assert {one.size for one in found.values()} == {"10 %", "5.3 %", "+1 (100 %)", "+1 (50 %)", "+1 (33 %)"}
