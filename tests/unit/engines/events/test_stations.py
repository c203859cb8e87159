"""Stations: one queue, some servers, and what is counted from the warmup on."""

import pytest
from rooms import network_of, world_of

from sim.engines.events.reports import Report, Visit
from sim.engines.events.stations import Sums
from sim.model.network import Network

THREE = """
    horizon = 30
    onset = { at = 0 }
    sensors = [{ name = "lamp", count = 3, scan = { every = 100, phase = 1 }, to = "post" }]
    centres = [{ name = "harbour", rule = { k = 3 } }]
    [[relays]]
    name = "post"
    servers = SERVERS
    service = 2
    link = { delay = 0.5 }
    to = "harbour"
"""


@pytest.fixture(scope="module")
def network() -> Network:
    return network_of(THREE.replace("SERVERS", "1"))


@pytest.fixture
def sums() -> Sums:
    return Sums(warmup=10.0, horizon=20.0)


def visit(network: Network, arrived: float, begun: float) -> Visit:
    """Make a visit that has begun its service."""
    return Visit(Report(network.sources[0], 0, 0.0, True, 1.0), arrived=arrived, begun=begun)


@pytest.mark.parametrize(
    ("service", "counted"),
    [
        ((11, 13, 16), (2, 1, 3)),  # all within
        ((10, 10, 12), (0, 1, 2)),  # from the warmup on
        ((9, 12, 14), (0, 0, 2)),  # arrived before the warmup: its wait does not count, its service does
        ((8, 9, 13), (0, 0, 3)),  # busy from the warmup on only
        ((8, 9, 9.5), (0, 0, 0)),  # over before the warmup
        ((15, 19, 26), (4, 1, 1)),  # busy up to the horizon only
        ((9, 9, 99), (0, 0, 10)),  # all the time
    ],
)
def test_a_service_counts_as_far_as_it_lies_between_warmup_and_horizon(
    network: Network, sums: Sums, service: tuple[float, float, float], counted: tuple[float, int, float]
) -> None:
    """Arrived, begun, ends make wait, waited, busy; what counts lies in [10, 20]."""
    arrived, begun, ends = service
    sums.began(visit(network, arrived, begun), ends)
    assert (sums.wait, sums.waited, sums.busy) == counted


def test_services_that_end_from_the_warmup_on_are_counted(sums: Sums) -> None:
    for now in (9.9, 10.0, 15.0):
        sums.ended(now)
    assert sums.served == 2


def test_the_longest_queue_is_kept_from_the_warmup_on(sums: Sums) -> None:
    for now, reports in ((9.0, 7), (10.0, 2), (12.0, 4), (13.0, 3)):
        sums.waiting(now, reports)
    assert sums.longest_queue == 4


def test_a_new_replication_counts_anew(network: Network, sums: Sums) -> None:
    sums.began(visit(network, 11, 13), 14)
    sums.ended(14)
    sums.waiting(14, 3)
    sums.start()
    assert (sums.wait, sums.waited, sums.busy, sums.served, sums.longest_queue) == (0, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("servers", "begun", "longest"), [(1, [1, 3, 5], 2), (2, [1, 1, 3], 1), (3, [1, 1, 1], 0)]
)
def test_three_at_once_are_served_in_order_by_the_servers_that_there_are(servers, begun, longest) -> None:
    """All arrive at 1 and take 2; the relay's link takes 0.5, so the centre hears 2.5 after each begin."""
    world = world_of(THREE.replace("SERVERS", str(servers)), tables=["visits"])
    world.play(0)
    visits = world.logbook.records().tables["visits"]
    assert visits["station"].tolist() == [0, 0, 0, 1, 1, 1]
    assert visits["begun"].tolist() == [*begun, *(at + 2.5 for at in begun)]
    assert visits["arrived"].tolist()[3:] == [at + 2.5 for at in begun]
    assert world.stations["post"].sums.longest_queue == longest


def test_an_arrival_queues_before_a_service_ends_at_its_instant() -> None:
    """The second bell comes at 3, just as the service of the first ends: it waits, for no time at all."""
    text = """
    horizon = 4
    sensors = [{ name = "bell", scan = { every = 2, phase = 1 }, detector = { false_alarm = 1 } }]
    centres = [{ name = "harbour", service = 2, rule = { k = 99, distinct = false } }]
    """
    world = world_of(text)
    world.play(0)
    sums = world.stations["harbour"].sums
    assert (sums.wait, sums.waited, sums.busy, sums.served, sums.longest_queue) == (0.0, 2, 3.0, 1, 1)
