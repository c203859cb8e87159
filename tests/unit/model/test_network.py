"""The network: sensors one by one, series of looks in order, relays along the flow, and who reaches whom."""

from typing import Any

import pytest

from sim.model.loading import parse
from sim.model.network import Network, build_network


def network_of(text: str) -> Network:
    """Build the network of a scenario text."""
    return build_network(
        parse('story = "The Lantern Isles do not exist."\nhorizon = 9\n' + text, name="test")
    )


def group(name: str, to: str, count: int = 1) -> str:
    """Write a group of sensors."""
    return f'[[sensors]]\nname = "{name}"\ncount = {count}\nto = "{to}"\nscan = {{ every = 1 }}\n'


def cue(start: str, end: str) -> str:
    """Write a cue."""
    return f'[[cues]]\nfrom = "{start}"\nto = "{end}"\n'


def relay(name: str, to: str) -> str:
    """Write a relay."""
    return f'[[relays]]\nname = "{name}"\nto = "{to}"\n'


def share(giver: str, taker: str, what: str = "reports") -> str:
    """Write a share."""
    return f'[[shares]]\nfrom = "{giver}"\nto = "{taker}"\nwhat = "{what}"\n'


HARBOUR, TOWER = '[[centres]]\nname = "harbour"\n', '[[centres]]\nname = "tower"\n'


def test_sensors_stand_in_file_order_and_their_streams_always_have_a_number() -> None:
    sensors = network_of(group("zeta", "harbour", 2) + group("alpha", "harbour") + HARBOUR).sensors
    assert [sensor.name for sensor in sensors] == ["zeta-1", "zeta-2", "alpha"]
    assert [sensor.stream for sensor in sensors] == ["zeta-1", "zeta-2", "alpha-1"]
    assert [(sensor.rank, sensor.number) for sensor in sensors] == [(0, 0), (1, 1), (2, 0)]


def test_reports_pass_relays_up_to_their_own_centre() -> None:
    text = group("lamp", "post") + group("bell", "tower") + relay("ridge", "harbour") + relay("post", "ridge")
    network = network_of(text + TOWER + HARBOUR)
    assert [sensor.path for sensor in network.sensors] == [("post", "ridge", "harbour"), ("tower",)]
    assert [sensor.centre for sensor in network.sensors] == ["harbour", "tower"]
    assert [station.name for station in network.stations] == ["post", "ridge", "tower", "harbour"]
    assert [source.name for source in network.passing("ridge")] == ["lamp-1"]
    assert [source.name for source in network.passing("tower")] == ["bell-1"]


def test_relays_stand_before_what_they_pass_reports_to_and_otherwise_in_file_order() -> None:
    flow = relay("d", "harbour") + relay("c", "d") + relay("b", "d") + relay("a", "b")
    relays = network_of(group("lamp", "a") + group("bell", "c") + flow + HARBOUR).relays
    assert [one.name for one in relays] == ["c", "a", "b", "d"]


def test_series_of_looks_are_ranked_by_sensor_with_the_scan_before_cues_in_file_order() -> None:
    text = group("owl", "harbour") + group("lamp", "harbour", 2) + group("bell", "harbour") + HARBOUR
    network = network_of(text + cue("bell", "owl") + cue("lamp", "owl"))
    assert [one.name for one in sorted(network.sources, key=lambda one: one.rank)] == [
        "owl-1",
        "owl-1/by/bell-1",
        "owl-1/by/lamp-1",
        "owl-1/by/lamp-2",
        "lamp-1",
        "lamp-2",
        "bell-1",
    ]
    assert sorted(one.rank for one in network.sources) == list(range(7))


CHAIN = group("owl", "harbour") + group("lamp", "harbour") + group("bell", "harbour", 2) + HARBOUR


def test_cues_make_every_sensor_look_after_every_series_of_the_cueing_group() -> None:
    network = network_of(CHAIN + cue("bell", "owl") + cue("lamp", "bell"))
    by = {one.name: one.by.name for one in network.sources if one.by is not None}
    assert by == {
        "bell-1/by/lamp-1": "lamp-1",
        "bell-2/by/lamp-1": "lamp-1",
        "owl-1/by/bell-1": "bell-1",
        "owl-1/by/bell-2": "bell-2",
        "owl-1/by/bell-1/by/lamp-1": "bell-1/by/lamp-1",
        "owl-1/by/bell-2/by/lamp-1": "bell-2/by/lamp-1",
    }


def test_a_cueing_series_stands_before_those_that_it_cues_and_is_the_ranked_one() -> None:
    network = network_of(CHAIN + cue("bell", "owl") + cue("lamp", "bell"))
    places = {one.name: place for place, one in enumerate(network.sources)}
    for one in network.sources:
        if one.by is not None:
            assert places[one.by.name] < places[one.name]
            assert network.sources[places[one.by.name]].rank == one.by.rank
            assert one.cue is not None
            assert (one.cue.from_, one.cue.to) == (one.by.sensor.group.name, one.sensor.group.name)


SHARING = group("lamp", "harbour") + group("bell", "tower") + HARBOUR + TOWER


@pytest.mark.parametrize(
    ("shares", "reaching"),
    [
        ("", {"harbour": ["lamp"], "tower": ["bell"]}),
        (share("harbour", "tower"), {"harbour": ["lamp"], "tower": ["lamp", "bell"]}),
        (share("harbour", "tower", "alerts"), {"harbour": ["lamp"], "tower": ["bell"]}),
    ],
)
def test_a_centre_is_reached_by_its_own_sensors_and_by_shared_reports(
    shares: str, reaching: dict[str, list[str]]
) -> None:
    network = network_of(SHARING + shares)
    assert {name: [one.name for one in network.reaching(name)] for name in reaching} == reaching


def test_shares_are_found_by_what_they_give_and_by_either_end() -> None:
    network = network_of(SHARING + share("tower", "harbour", "alerts") + share("harbour", "tower"))

    def ends(what: str, **wanted: Any) -> list[tuple[str, str]]:
        return [(one.from_, one.to) for one in network.shares(what, **wanted)]

    assert ends("reports") == ends("reports", giver="harbour") == ends("reports", taker="tower")
    assert ends("reports") == [("harbour", "tower")]
    assert ends("alerts", taker="harbour") == [("tower", "harbour")]
    assert ends("alerts", giver="harbour") == []
