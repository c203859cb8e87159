"""What moves through the network: in which order it queues, and what it does not know yet."""

import math
from itertools import permutations

import pytest
from rooms import network_of, source_of

from sim.engines.events.reports import Alert, Report, Visit
from sim.model.network import Network


@pytest.fixture(scope="module")
def network() -> Network:
    return network_of(
        """
        horizon = 10
        sensors = [
        { name = "lamp", count = 2, scan = { every = 2 } },
        { name = "bell", scan = { every = 2 } },
    ]
        centres = [{ name = "harbour" }]
        cues = [{ from = "bell", to = "lamp" }]
        """
    )


def test_arrivals_at_one_instant_queue_own_first_then_by_sensor_then_by_look(network: Network) -> None:
    lamp_1, lamp_2, bell = (source_of(network, name) for name in ("lamp-1", "lamp-2", "bell-1"))
    cued = source_of(network, "lamp-1/by/bell-1")
    wanted = [
        Visit(Report(lamp_1, 3, 6.0, True, 1.0)),
        Visit(Report(cued, 0, 7.0, True, 1.0)),
        Visit(Report(lamp_1, 4, 8.0, True, 1.0)),
        Visit(Report(cued, 1, 8.0, True, 1.0)),  # a scheduled look before a cued one
        Visit(Report(cued, 2, 8.0, True, 1.0)),
        Visit(Report(lamp_2, 0, 1.0, True, 1.0)),
        Visit(Report(bell, 0, 0.0, True, 1.0)),
        Visit(Report(lamp_1, 0, 0.0, True, 1.0), shared=True),
    ]
    for one, other in permutations(range(len(wanted)), 2):
        assert (wanted[one].order < wanted[other].order) == (one < other)


def test_instants_that_were_not_reached_are_nan(network: Network) -> None:
    report = Report(source_of(network, "lamp-1"), 0, 1.0, False, 1.0)
    visit = Visit(report)
    alert = Alert("harbour", 0, False, visit, 3.0)
    ahead = (report.processed, report.linked, report.relayed, visit.arrived, visit.begun, visit.served)
    assert all(map(math.isnan, (*ahead, alert.given, alert.adopted, alert.decided, alert.delivered)))


def test_two_visits_of_one_report_are_two_things(network: Network) -> None:
    report = Report(source_of(network, "lamp-1"), 0, 1.0, False, 1.0)
    assert Visit(report) != Visit(report)
