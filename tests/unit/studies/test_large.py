"""Large sweeps: how long they take is estimated from points that are timed, and said before they begin."""

from itertools import count

import pytest

import sim
from sim.studies import large
from sim.studies.grid import Grid
from sim.studies.large import LargeSweep, check_size, seconds_of, spoken, steps_of
from sim.studies.points import Played

LIGHT = sim.load("first_light")
COUNTS = Grid.of({"sensors.lamp.count": range(2, 102)})


@pytest.fixture
def clock(monkeypatch):
    """Let everything that is timed take two seconds, and note how much was played."""
    played, real = [], large.point_rows
    ticks = count(0.0, 2.0)

    def point_rows(scenario, point, number, how):
        played.append((number, how.replications))
        return real(scenario, point, number, how)

    monkeypatch.setattr(large, "point_rows", point_rows)
    monkeypatch.setattr(large, "perf_counter", lambda: next(ticks))
    return played


def test_the_first_the_middle_and_the_last_point_are_timed_and_stand_for_all(clock):
    assert seconds_of(LIGHT, COUNTS, Played(50, 1)) == pytest.approx(100 * 2.0)
    assert [number for number, many in clock if many == 50] == [0, 50, 99]


def test_of_a_heavy_point_only_some_replications_are_timed(clock):
    seconds = seconds_of(LIGHT, Grid.of({"horizon": [200]}), Played(10**7, 1))
    (_, few) = clock[-1]
    assert 1 < few < 10**6
    assert seconds == pytest.approx(2.0 * 10**7 / few)


def test_points_that_cannot_be_played_are_left_out_and_where_none_can_no_time_is_told(clock):
    assert seconds_of(LIGHT, Grid.of({"centres.harbour.rule.k": [1, 99]}), Played(5, 1)) == 4.0
    assert seconds_of(LIGHT, Grid.of({"centres.harbour.rule.k": [98, 99]}), Played(5, 1)) is None
    assert seconds_of(LIGHT, Grid.of({"sensors.lamp.scan.every": [1e-6]}), Played(5, 1)) is None


def test_what_is_large_is_refused_with_its_size_and_its_time_unless_it_is_agreed_to(clock):
    grid = Grid.of({"sensors.lamp.count": range(2, 102), "horizon": range(100, 300)})
    with pytest.raises(LargeSweep) as caught:
        check_size(LIGHT, grid, Played(10, 1))
    assert str(caught.value).startswith("20,000 points of 10 replications each: about ")
    assert str(caught.value).endswith("looks and the like, and about 11 hours on one worker")
    check_size(LIGHT, grid, Played(10, 1, agreed=True))
    check_size(LIGHT, COUNTS, Played(10, 1))


def test_looks_are_counted_of_points_as_they_are_varied_not_of_the_scenario_as_it_is():
    grid = Grid.of({"sensors.lamp.count": [300, 600]})
    assert steps_of(LIGHT, grid) == pytest.approx(steps_of(LIGHT, Grid.of({"sensors.lamp.count": [3]})) * 300)
    assert steps_of(LIGHT, Grid.of({"sensors.lamp.count": [0]})) > 0


def test_times_are_told_roughly():
    assert spoken(86_400.0 * 12_345) == "about 12,000 days"
    assert spoken(119.0) == "about 2 minutes"
