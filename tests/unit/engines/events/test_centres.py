"""Centres: what a rule is heard to say, when it stops, and when a centre has warned."""

import pytest
from rooms import world_of

from sim.engines.events.centres import CentreAtWork
from sim.engines.events.world import World

BELL = """
    horizon = 20
    warmup = 4
    onset = { at = 10 }
    sensors = [
        { name = "bell", scan = { every = 3, phase = 1 }, detector = { false_alarm = 1 }, to = "harbour" },
    ]
    centres = [{ name = "harbour", decision = 1, delivery = 0.5 }, { name = "tower", decision = 2 }]
    shares = [{ from = "harbour", to = "tower", what = "alerts", delay = 0.25 }]
"""


@pytest.fixture
def world() -> World:
    """Play: looks at 1, 4, 7 are false, the one at 10 is genuine, 13, 16, 19 find the rule stopped."""
    world = world_of(BELL, tables=["alerts"])
    world.play(0)
    return world


@pytest.fixture
def harbour(world: World) -> CentreAtWork:
    return world.centres["harbour"]


def test_a_rule_stops_at_its_first_true_alert(harbour: CentreAtWork) -> None:
    assert (harbour.alerts, harbour.rule_stopped, harbour.rule_stopped_at) == (4, True, 10.0)


def test_false_alerts_count_from_the_warmup_on(harbour: CentreAtWork) -> None:
    assert harbour.false_alerts == 2


def test_the_first_alert_and_the_first_true_one_are_kept(harbour: CentreAtWork) -> None:
    assert harbour.first_alert is not None
    assert harbour.first_true is not None
    assert (harbour.first_alert.delivered, harbour.first_alert.genuine) == (2.5, False)
    assert (harbour.first_true.delivered, harbour.first_true.number) == (11.5, 3)


def test_an_alert_leaves_for_the_partner_as_its_decision_ends_and_pays_a_second_one(world: World) -> None:
    alerts = world.logbook.records().tables["alerts"]
    adopted = alerts["centre"] == 1
    rows = zip(*(alerts[name][adopted].tolist() for name in ("given", "adopted", "decided")), strict=True)
    assert list(rows) == [(at + 1, at + 1.25, at + 3.25) for at in (1.0, 4.0, 7.0, 10.0)]
    assert alerts["genuine"][adopted].tolist() == [False, False, False, True]


def test_adopted_alerts_are_no_false_alerts_and_leave_the_rule_alone(world: World) -> None:
    tower = world.centres["tower"]
    assert (tower.alerts, tower.false_alerts) == (0, 0)
    assert tower.first_true is not None
    assert tower.first_true.giver == "harbour"


def test_a_centre_that_no_sensor_reaches_has_warned_by_an_adopted_alert(world: World) -> None:
    assert world.centres["tower"].rule_stopped
    assert world.centres["tower"].warned


def test_a_true_alert_that_is_not_delivered_yet_warns_nobody() -> None:
    world = world_of(BELL.replace("delivery = 0.5", "delivery = 99"))
    world.play(0)
    harbour = world.centres["harbour"]
    assert harbour.rule_stopped
    assert not harbour.warned


def test_copies_leave_as_reports_arrive_and_are_not_shared_on() -> None:
    """The harbour is busy for 50 from 1 on; the tower hears of the looks at 1, 4, … 0.25 later, each once."""
    text = BELL.replace('"alerts"', '"reports"').replace("decision = 1", "service = 50")
    text = text.replace("delay = 0.25 }", 'delay = 0.25 }, { from = "tower", to = "harbour" }')
    world = world_of(text, tables=["visits"])
    world.play(0)
    visits = world.logbook.records().tables["visits"]
    tower = visits["station"] == 1
    assert visits["arrived"][tower].tolist() == [at + 0.25 for at in range(1, 20, 3)]
    assert visits["shared"][tower].all()
    assert not visits["shared"][~tower].any()
    assert (~tower).sum() == 7


def test_of_alerts_delivered_at_one_instant_a_true_one_comes_first() -> None:
    """The bell looks into the other zone: its alert is false, decided first and the centre's own one."""
    text = """
    horizon = 20
    onset = { at = 5, zones = { north = 1, south = 0 } }
    centres = [{ name = "harbour", decision = 2 }, { name = "tower" }]
    shares = [{ from = "tower", to = "harbour", what = "alerts" }]
    [[sensors]]
    name = "bell"
    scan = { every = 99, phase = 9 }
    zones = ["south"]
    detector = { false_alarm = 1 }
    to = "harbour"
    [[sensors]]
    name = "lamp"
    scan = { every = 99, phase = 9 }
    zones = ["north"]
    to = "tower"
    """
    world = world_of(text)
    world.play(0)
    first = world.centres["harbour"].first_alert
    assert first is not None
    assert (first.delivered, first.genuine, first.giver) == (11.0, True, "tower")
