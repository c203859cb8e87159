"""Outages: courses drawn until past the cut, and two ways to find what falls into them that agree."""

from bisect import bisect_right

import numpy as np
import pytest
from rooms import batch_of

from sim.engines.vector import outages
from sim.engines.vector.outages import courses, is_down, is_down_at, switches

FOG = """
    horizon = 10
    sensors = [{ name = "lamp", count = 2, scan = { every = 1 } }, { name = "bell", scan = { every = 1 } }]
    centres = [{ name = "harbour" }]
    [[outages]]
    name = "fog"
    affects = ["lamp"]
    up = UP
    down = DOWN
    together = TOGETHER
"""
RANDOM = '{ dist = "exponential", mean = MEAN }'


def fog(up: object, down: object, together: bool = True) -> str:
    """Say how long the fog stays away, and how long it lasts."""
    told = FOG.replace("UP", str(up)).replace("DOWN", str(down))
    return told.replace("TOGETHER", str(together).lower())


def test_a_course_goes_down_and_up_until_past_the_cut() -> None:
    batch = batch_of(fog(3, 2), 2)
    course = switches(batch, batch.network.scenario.outages[0], batch.network.sensors[0])
    assert course.T.tolist() == [[3.0, 5.0, 8.0, 10.0, 13.0, 15.0]] * 2


def test_the_switch_down_belongs_to_the_outage_and_the_switch_up_does_not() -> None:
    batch = batch_of(fog(3, 2))
    at = np.array([[0.0], [2.999], [3.0], [4.999], [5.0], [8.0], [10.0]])
    (course,) = courses(batch, batch.network.sensors[0])
    down = is_down(course, at)
    assert down[:, 0].tolist() == [False, False, True, True, False, True, False]


def test_an_outage_of_no_length_and_one_from_the_start_on() -> None:
    at = np.array([[0.0], [3.0], [6.0]])
    for up, down, wanted in ((3, 0, [False] * 3), (0, 3, [True] * 3)):
        batch = batch_of(fog(up, down))
        (course,) = courses(batch, batch.network.sensors[0])
        got = is_down(course, at)
        assert got[:, 0].tolist() == wanted


@pytest.mark.parametrize("together", [True, False])
def test_only_those_that_go_down_together_share_a_course(together: bool) -> None:
    mean = RANDOM.replace("MEAN", "2")
    batch = batch_of(fog(mean, mean, together), 5)
    outage = batch.network.scenario.outages[0]
    first, second = (switches(batch, outage, sensor) for sensor in batch.network.sensors[:2])
    assert (first.shape == second.shape and np.array_equal(first, second)) is together


def test_a_sensor_that_nothing_affects_is_never_down() -> None:
    batch = batch_of(fog(0, 3))
    assert courses(batch, batch.network.sensors[2]) == []


@pytest.mark.parametrize("few", [0, 10**9], ids=["one replication after another", "all together"])
@pytest.mark.parametrize("mean", [0.05, 2.0])
def test_both_ways_find_what_a_binary_search_finds(monkeypatch, few: int, mean: float) -> None:
    """Also at the very switches, and in a course of several hundred of them."""
    monkeypatch.setattr(outages, "FEW_SWITCHES", few)
    law = RANDOM.replace("MEAN", str(mean))
    batch = batch_of(fog(law, law), 7)
    course = switches(batch, batch.network.scenario.outages[0], batch.network.sensors[0])
    assert course[-1].min() > 10.0
    at = np.concatenate([course[:60], np.linspace(0.0, 10.0, 41)[:, np.newaxis] * np.ones(7)])
    down = is_down(course, at)
    rows, columns = np.indices(at.shape)
    assert np.array_equal(is_down_at(course, at.ravel(), columns.ravel()), down.ravel())
    backwards = rows.ravel()[::-1], columns.ravel()[::-1]
    assert np.array_equal(is_down_at(course, at[backwards], backwards[1]), down[backwards])
    for (row, replication), instant in np.ndenumerate(at):
        wanted = bisect_right(course[:, replication].tolist(), instant) % 2 == 1
        assert down[row, replication] == wanted
    assert down.any()
    assert not down.all()
