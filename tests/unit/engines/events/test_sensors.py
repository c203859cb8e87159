"""Sensors look, outages take them down, cues make them look."""

import math

import pytest
from rooms import source_of, world_of

from sim.engines.events.world import World

LAMP = """
    horizon = 20
    onset = { at = 6, lasts = 5 }
    sensors = [{ name = "lamp", scan = { every = 4, phase = 0 }, detector = { p = 0.5, false_alarm = 0.25 } }]
    centres = [{ name = "harbour", rule = { k = 99, distinct = false } }]
"""
FOG = """
    [[outages]]
    name = "fog"
    affects = ["lamp"]
    up = 3
    down = 2
    together = true
"""
GUSTS = """
    horizon = 20
    sensors = [{ name = "lamp", count = 2, scan = { every = 1 } }]
    centres = [{ name = "harbour" }]
    [[outages]]
    name = "gust"
    affects = ["lamp"]
    up = { dist = "exponential", mean = 2 }
    down = { dist = "exponential", mean = 2 }
"""


@pytest.fixture
def world() -> World:
    world = world_of(LAMP + FOG)
    world.play(0)
    return world


def test_an_outage_is_up_first_and_is_over_at_the_switch_up(world: World) -> None:
    """Up 3, down 2: down in [3, 5), [8, 10), [13, 15), [18, 20), and drawn until past the horizon."""
    course = world.courses["fog", None]
    assert course.switches == [3, 5, 8, 10, 13, 15, 18, 20, 23, 25]
    assert [course.is_down(at) for at in (0, 2.999, 3, 4.999, 5, 8, 10)] == [
        False, False, True, True, False, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "courses"), [(GUSTS + "together = true", 1), (GUSTS, 2)])
def test_those_that_go_down_together_share_a_course(text: str, courses: int) -> None:
    world = world_of(text)
    world.play(0)
    used = {id(course) for sensor in world.sensors for course in sensor.outages}
    assert len(used) == len(world.courses) == courses
    assert len({tuple(course.switches) for course in world.courses.values()}) == courses


@pytest.mark.parametrize(
    ("instant", "noise", "fires", "genuine"),
    [
        (5.999, 0.24, True, False),
        (5.999, 0.26, False, False),
        (6.0, 0.49, True, True),
        (6.0, 0.51, False, True),
        (10.999, 0.49, True, True),
        (11.0, 0.26, False, False),  # over
        (9.0, 0.0, False, True),  # down
    ],
)
def test_a_look_fires_by_chance_and_is_genuine_while_it_lasts(
    world: World, instant: float, noise: float, fires: bool, genuine: bool
) -> None:
    sensor, source = world.sensors[0], world.network.sources[0]
    sensor.start()
    report = sensor.observe(source, 7, instant, noise)
    assert (report is not None) is fires
    if report is not None:
        assert (report.index, report.look, report.genuine, report.score) == (7, instant, genuine, 1.0)
    assert sensor.first_fired == (instant if fires and genuine else math.inf)


def test_the_first_look_is_the_earliest_made_from_the_onset_on(world: World) -> None:
    sensor, source = world.sensors[0], world.network.sources[0]
    sensor.start()
    for instant in (5.0, 9.0, 12.0, 10.5, 11.0):  # 9 falls into an outage; cued looks come in any order
        sensor.observe(source, 0, instant, 1.0)
    assert sensor.first_look == 10.5


def test_the_jth_look_is_multiplied_not_summed_up() -> None:
    """0.1 · 3 is 0.30000000000000004; ten sums of 0.1 would be 0.9999999999999999."""
    world = world_of(LAMP.replace("every = 4", "every = 0.1").replace("20", "1"), tables=["looks"])
    world.play(0)
    assert world.logbook.records().tables["looks"]["at"].tolist() == [j * 0.1 for j in range(11)]


def test_a_cued_look_bears_the_number_of_its_cue_and_comes_after_its_delay() -> None:
    text = """
    horizon = 9
    sensors = [
        { name = "bell", scan = { every = 3, phase = 1 }, detector = { false_alarm = 1 }, processing = 0.5 },
        { name = "lamp", scan = { every = 100, phase = 50 } },
    ]
    centres = [{ name = "harbour" }]
    cues = [{ from = "bell", to = "lamp", after = 1 }]
    """
    world = world_of(text, tables=["looks"])
    world.play(0)
    looks = world.logbook.records().tables["looks"]
    cued = looks["source"] == source_of(world.network, "lamp-1/by/bell-1").rank
    assert [(looks["look"][i], looks["at"][i]) for i in cued.nonzero()[0]] == [(0, 2.5), (1, 5.5), (2, 8.5)]
