"""Visits: the reports of several series at one station, put together and taken apart again."""

import numpy as np
import pytest
from rooms import Told, batch_of

from sim.engines import purposes
from sim.engines.vector.batch import Batch
from sim.engines.vector.reports import Sent, send_all
from sim.engines.vector.visits import Stream, Visits
from sim.model.distributions import Constant, Uniform
from sim.model.links import Link

TEXT = """
    horizon = 9
    onset = { at = 0 }
    sensors = [
        { name = "lamp", scan = { every = 4, phase = 1 } },
        { name = "bell", scan = { every = 5, phase = 2 }, detector = DETECTOR },
    ]
    centres = [{ name = "harbour" }]
"""
PLAIN = TEXT.replace("DETECTOR", "{ p = 1 }")
DRAWN = {
    "onset/chance": [[0.0, 0.0]],
    "lamp": [[0.0, 0.1], [0.2, 0.3], [0.4, 0.5]],
    "bell": [[0.6, 0.7], [0.8, 0.9]],
}


@pytest.fixture
def batch() -> Batch:
    return batch_of(PLAIN, draws=Told(2, DRAWN))


@pytest.fixture
def visits(batch: Batch) -> Visits:
    """Let the lamp's six reports arrive as copies; the bell's four are the centre's own ones."""
    lamp, bell = send_all(batch)
    return Visits(
        [Stream(lamp, lamp.linked + 3, lamp.linked, shared=True), Stream(bell, bell.linked, bell.linked)], 2
    )


def test_visits_stand_one_behind_another(visits: Visits) -> None:
    assert visits.arrived.tolist() == [4.0, 4.0, 8.0, 8.0, 12.0, 12.0, 2.0, 2.0, 7.0, 7.0]
    assert visits.column.tolist() == [0, 1] * 5
    assert visits.sensors.tolist() == [0] * 6 + [1] * 4


def test_copies_take_the_slots_after_the_own_ones(visits: Visits) -> None:
    """The bell, whose reports are the centre's own, has the slots 0 and 1; the lamp's copies come behind."""
    assert np.concatenate(visits.slots).tolist() == [2, 2, 3, 3, 4, 4, 0, 0, 1, 1]


def test_slots_go_by_sensor_whatever_the_order_of_the_streams(batch: Batch) -> None:
    """As where some reports come by way of a relay, and others do not."""
    lamp, bell = send_all(batch)
    visits = Visits([Stream(bell, bell.linked, bell.linked), Stream(lamp, lamp.linked, lamp.linked)], 2)
    assert np.concatenate(visits.slots).tolist() == [3, 3, 4, 4, 0, 0, 1, 1, 2, 2]


def test_columns_are_cut_back_into_those_of_the_streams(visits: Visits) -> None:
    parts = visits.split(np.arange(10.0))
    assert [part.tolist() for part in parts] == [[0, 1, 2, 3, 4, 5], [6, 7, 8, 9]]


def test_every_visit_has_the_draw_of_its_own_look(batch: Batch, visits: Visits) -> None:
    def law(source):
        return purposes.delay(source.sensor.group.name, Uniform(0.0, 10.0))

    wanted = [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0]
    assert visits.draw(batch, law).tolist() == pytest.approx(wanted)


def test_every_visit_travels_as_its_own_series_does(batch: Batch, visits: Visits) -> None:

    def way(source):
        return purposes.way("road", Link(delay=Constant(1.0 + source.rank)))

    assert visits.travel(batch, way).tolist() == [1.0] * 6 + [2.0] * 4


def test_scores_are_looked_up_only_where_some_differ(visits: Visits) -> None:
    assert visits.score is None
    told = TEXT.replace("DETECTOR", '{ kind = "gaussian", shift = 9 }')
    lamp, bell = send_all(batch_of(told, 2))
    mixed = Visits([Stream(lamp, lamp.linked, lamp.linked), Stream(bell, bell.linked, bell.linked)], 2)
    assert mixed.score is not None
    assert mixed.score[:6].tolist() == [1.0] * 6
    assert np.array_equal(mixed.score[6:], bell.score)


def test_the_truth_of_each_visit_is_that_of_its_report() -> None:
    sent: list[Sent] = send_all(
        batch_of(PLAIN.replace("at = 0", "at = 3").replace("p = 1", "p = 1, false_alarm = 1"), 1)
    )
    visits = Visits([Stream(one, one.linked, one.linked) for one in sent], 1)
    assert list(zip(visits.arrived, visits.genuine, strict=True)) == [
        (5.0, True), (9.0, True), (2.0, False), (7.0, True),
    ]  # fmt: skip


def test_where_nobody_comes_there_are_no_visits(batch: Batch) -> None:
    nobody = Visits([], 3)
    assert (
        len(nobody)
        == len(nobody.arrived)
        == len(nobody.column)
        == len(nobody.sensors)
        == len(nobody.genuine)
        == 0
    )
    assert nobody.split(np.empty(0)) == []
    assert nobody.score is None
