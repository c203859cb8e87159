"""A scenario is described in plain words."""

import pytest

from sim.cli.varying import read_changes
from sim.model.describing import card, describe
from sim.model.loading import load, parse, shipped

RICH = """
story = "All of it."
horizon = 300
warmup = 20
[onset]
at = { dist = "uniform", low = 50, high = 110 }
chance = 0.5
lasts = 30
zones = { north = 3, south = 1 }
deadline = 40
growth = { kind = "linear", over = 20 }
[[sensors]]
name = "lamp"
count = 2
zones = ["north"]
scan = { rate = 0.5 }
detector = { kind = "gaussian", shift = 1, threshold = 1.5 }
processing = { dist = "exponential", mean = 1.5 }
link = { delay = 1, loss = 0.1, retry_after = 5, max_tries = 4 }
to = "post"
[[sensors]]
name = "glass"
scan = { gap = { dist = "gamma", mean = 4, cv = 0.5 } }
detector = { p = 0.9, false_alarm = 0.01 }
to = "tower"
[[outages]]
name = "fog"
affects = ["lamp", "glass"]
up = 90
down = 10
together = true
[[relays]]
name = "post"
to = "harbour"
[[centres]]
name = "harbour"
servers = 2
rule = { k = 2, window = 30 }
[[centres]]
name = "tower"
rule = { k = 3, distinct = false }
[[shares]]
from = "harbour"
to = "tower"
what = "alerts"
delay = 2
[[cues]]
from = "lamp"
to = "glass"
after = 1
"""


def test_every_part_is_told_in_plain_words():
    told = "\n".join(describe(parse(RICH, name="rich")).sentences)
    for words in (
        "begins 50 to 110 ticks (uniform) after the start, with probability 0.5",
        "in zone north (weight 3) or south (weight 1), and lasts 30 ticks",
        "grows evenly to full strength within 20 ticks",
        "in time within 40 ticks",
        "lamp (2 sensors) looks in north at random, 0.5 times a tick on average",
        "and fires from 1.5 on",
        "goes to post in 1 tick; a try is lost with probability 0.1, then again after 5 ticks, 4 tries",
        "glass (one sensor) looks again and again, with gaps of about 4 ticks (gamma, cv 0.5)",
        "fires with probability 0.9, any other with probability 0.01",
        "fog takes lamp and glass down, all together: up for 90 ticks, then down for 10 ticks",
        "every sensor of glass looks once more, 1 tick later",
        "post serves 1 report at a time, 0 ticks each, and passes it on to harbour at once",
        "harbour serves 2 reports at a time",
        "once 2 different sensors have reported within 30 ticks",
        "once 3 reports have been served",
        "harbour gives tower its own alerts, in 2 ticks",
        "All ends at tick 300. Queues and false alerts count from tick 20 on.",
    ):
        assert words in told


def test_the_network_is_a_tree():
    assert describe(parse(RICH, name="rich")).tree == (
        "harbour (centre)",
        "└─ post (relay)",
        "   └─ lamp (2 sensors)",
        "tower (centre; takes alerts from harbour)",
        "└─ glass (1 sensor)",
    )


def test_what_is_left_out_is_told_as_assumed_and_nothing_else_is():
    assumed = describe(load("first_light")).assumed
    assert 'sensors.lamp.scan.phase = "random"' in assumed
    assert 'sensors.lamp.to = "harbour"' in assumed
    assert "sensors.lamp.detector.false_alarm = 0" in assumed
    assert "onset.lasts = (for ever)" in assumed
    assert "centres.harbour.rule.distinct = true" in assumed
    assert not any(
        line.startswith(("horizon", "sensors.lamp.count", "centres.harbour.decision")) for line in assumed
    )


@pytest.mark.parametrize("name", shipped())
def test_what_is_assumed_can_be_said(name):
    scenario = load(name)
    for line in describe(scenario).assumed:
        key, value = line.split(" = ", 1)
        if not value.startswith("("):
            assert scenario.vary(read_changes([f"{key}={value}"])) == scenario


def test_of_a_table_that_is_left_out_only_the_table_is_told():
    assumed = describe(load("first_light")).assumed
    assert "sensors.lamp.link = { delay = 0, loss = 0, retry_after = 0, max_tries = 1 }" in assumed
    assert not any(line.startswith("sensors.lamp.link.") for line in assumed)
    assert not any(line.startswith("relays") for line in assumed)


def test_a_scenario_without_title_goes_by_its_name():
    assert describe(parse(RICH, name="rich")).title == "rich"


def test_a_card_escapes_what_the_scenario_says():
    shown = card(parse(RICH.replace("All of it.", "<script>"), name="rich"))
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown


def test_a_centre_with_many_partners_names_what_it_takes_once():
    given = [{"from": "harbour", "to": "tower", "what": what} for what in ("alerts", "reports")]
    told = describe(parse(RICH, name="rich").vary({"shares": [*given, {"from": "tower", "to": "harbour"}]}))
    assert "tower (centre; takes reports from harbour and alerts from harbour)" in told.tree
    assert "harbour (centre; takes reports from tower)" in told.tree
