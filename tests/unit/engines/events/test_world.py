"""The world: components put together once, and each replication started anew."""

import math

import numpy as np
import pytest
from attrs import fields
from rooms import world_of

from sim.engines.events.sensors import CuedWatch
from sim.records import CentreColumns, StationColumns

BUSY = """
    horizon = 60
    warmup = 5
    centres = [{ name = "harbour", service = SERVICE, rule = { k = 3, window = 9 } }]
    relays = [{ name = "post", service = 0.5, to = "harbour" }]
    cues = [{ from = "bell", to = "lamp", after = 1 }]
    [onset]
    at = { dist = "uniform", low = 10, high = 50 }
    chance = 0.7
    lasts = 9
    growth = { kind = "linear", over = 8 }
    [[sensors]]
    name = "lamp"
    count = 2
    scan = { rate = 0.5 }
    detector = { p = 0.7, false_alarm = 0.2 }
    to = "post"
    [[sensors]]
    name = "bell"
    scan = { every = 4 }
    detector = { p = 0.7, false_alarm = 0.1 }
    to = "harbour"
    [[outages]]
    name = "fog"
    affects = ["lamp"]
    up = { dist = "exponential", mean = 9 }
    down = 2
""".replace("SERVICE", '{ dist = "exponential", mean = 1 }')
TWO = """
    horizon = 20
    onset = { at = 2 }
    sensors = [
        { name = "lamp", scan = { every = 99, phase = 4 }, to = "harbour" },
        { name = "bell", scan = { every = 7, phase = 6 }, to = "tower" },
    ]
    centres = [{ name = "harbour" }, { name = "tower", delivery = 1 }]
"""


def test_replications_played_in_any_order_and_again_come_out_the_same() -> None:
    """What one replication leaves behind would be seen by the next."""
    forward, mixed = world_of(BUSY, 6), world_of(BUSY, 6)
    for replication in range(6):
        forward.play(replication)
    for replication in (5, 0, 3, 3, 1, 4, 2, 0):
        mixed.play(replication)
    one, other = forward.logbook.records(), mixed.logbook.records()
    for column in fields(CentreColumns):
        mine, yours = (getattr(part.centres["harbour"], column.name) for part in (one, other))
        np.testing.assert_array_equal(mine, yours, err_msg=column.name)
    for name, station in one.stations.items():
        for column in fields(StationColumns):
            yours = getattr(other.stations[name], column.name)
            np.testing.assert_array_equal(getattr(station, column.name), yours, err_msg=column.name)
    assert one.stations["harbour"].served.min() > 0


def test_stations_lie_downstream_of_relays_and_centres_decide_last() -> None:
    world = world_of(BUSY)
    assert list(world.stations) == ["post", "harbour"]
    assert world.stations["post"].place < world.stations["harbour"].place == world.centres_place


def test_each_series_is_watched_and_cued_ones_hang_on_those_that_cue_them() -> None:
    world = world_of(BUSY)
    assert list(world.watches) == ["lamp-1", "lamp-2", "bell-1", "lamp-1/by/bell-1", "lamp-2/by/bell-1"]
    assert [watch.source.name for watch in world.scheduled] == ["lamp-1", "lamp-2", "bell-1"]
    cued = world.watches["bell-1"].cued
    assert [watch.source.name for watch in cued] == ["lamp-1/by/bell-1", "lamp-2/by/bell-1"]
    assert all(
        isinstance(watch, CuedWatch) and watch.sensor is world.sensors[i] for i, watch in enumerate(cued)
    )


def test_strength_grows_from_the_onset_on() -> None:
    world = world_of(
        BUSY.replace('{ dist = "uniform", low = 10, high = 50 }', "10").replace(
            "0.7\n    lasts", "1\n    lasts"
        )
    )
    world.play(0)
    assert (world.onset, world.onset_end) == (10.0, 19.0)
    assert [world.strength(at) for at in (10.0, 12.0, 18.0, 30.0)] == [0.0, 0.25, 1.0, 1.0]


def test_an_onset_that_does_not_come_lies_behind_everything() -> None:
    world = world_of("""
    horizon = 20
    onset = { at = 2, chance = 0 }
    sensors = [{ name = "lamp", scan = { every = 5 } }]
    centres = [{ name = "harbour" }]
    """)
    world.play(0)
    assert (world.onset, world.onset_end) == (math.inf, math.inf)


@pytest.mark.parametrize(("until_alert", "end"), [(True, 7.0), (False, 20.0)])
def test_a_replication_ends_as_the_last_centre_has_warned_if_that_was_asked_for(until_alert, end) -> None:
    """The harbour warns at 4, the tower at 6 + 1."""
    world = world_of(TWO, until_alert=until_alert, tables=["looks"])
    world.play(0)
    assert world.clock.end == end
    looks = world.logbook.records().tables["looks"]["at"]
    assert looks.tolist() == [at for at in (4, 6, 13, 20) if at <= end]
