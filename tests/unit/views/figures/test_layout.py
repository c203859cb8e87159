"""A laid-out network flows one way, and nothing in it stands on anything else."""

from itertools import pairwise

import pytest

from sim.model.loading import load, shipped
from sim.model.scenario import Scenario
from sim.model.sensors import Poisson, SensorGroup
from sim.model.stations import Centre, Relay, Share
from sim.views.figures.layout import lay_out

EVERY = [load(name) for name in shipped()]


def group(name: str, to: str) -> SensorGroup:
    return SensorGroup(name=name, scan=Poisson(0.1), to=to)


CROSSED = Scenario(
    story="",
    title="Crossed",
    horizon=10.0,
    sensors=(group("a", "low"), group("b", "high"), group("c", "low"), group("d", "far"), group("e", "far")),
    relays=(Relay("high", "far"), Relay("low", "mid"), Relay("mid", "near")),
    centres=(Centre("far"), Centre("near"), Centre("ear")),
    shares=(Share(from_="far", to="ear"), Share(from_="ear", to="near", what="alerts")),
)


@pytest.mark.parametrize("scenario", [*EVERY, CROSSED], ids=lambda scenario: scenario.title)
def test_no_two_things_stand_in_one_slot(scenario: Scenario) -> None:
    layout = lay_out(scenario)
    between = [place for way in layout.ways.values() for place in way[1:-1]]
    taken = [*layout.nodes.values(), *between]
    assert len(set(taken)) == len(taken)
    for one in taken:
        for other in taken:
            if one != other and one.column == other.column:
                assert abs(one.height - other.height) > 0.999 / layout.slots


@pytest.mark.parametrize("scenario", [*EVERY, CROSSED], ids=lambda scenario: scenario.title)
def test_every_way_goes_on_column_by_column(scenario: Scenario) -> None:
    for way in lay_out(scenario).ways.values():
        assert all(later.column == earlier.column + 1 for earlier, later in pairwise(way))


def test_stages_stand_in_the_order_of_the_flow() -> None:
    columns = {name: place.column for (_, name), place in lay_out(CROSSED).nodes.items()}
    assert columns == {
        **dict.fromkeys("abcde", 0),
        **{"high": 1, "low": 1, "mid": 2, "far": 3, "near": 3, "ear": 4},
    }


def test_ways_that_cross_in_the_file_do_not_cross_in_the_picture() -> None:
    layout = lay_out(CROSSED)
    first = [way for way in layout.ways.values() if way[0].column == 0]
    for one in first:
        for other in first:
            assert (one[0].height - other[0].height) * (one[1].height - other[1].height) >= 0
