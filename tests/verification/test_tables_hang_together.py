"""What the tables of generated scenarios say is worked out once more, from the model's page alone.

Looks make reports, reports queue first come first served, rules count what was served, and alerts follow
from rules. Every step is recomputed here from the tables of the step before it, and compared exactly.
"""

import math
from heapq import heapify, heappushpop
from typing import Any

import pytest
from generated import documents
from hypothesis import HealthCheck, given, settings
from retold import Row, Told, alerts_by_hand, path_by_hand

from sim.model.loading import from_document, load, shipped
from sim.model.network import build_network
from sim.model.scenario import Scenario
from sim.model.stations import Centre
from sim.records import PATH, TABLES
from sim.running import play

SLOWLY = settings(max_examples=100, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def check_looks_and_reports(told: Told) -> None:
    """Check that what fired makes a report, and that what arrives comes to its sensor's first station."""
    fired = {key for key, look in told.looks.items() if look["fired"]}
    assert fired == set(told.reports)
    onset = told.records.onset[told.row]
    lasts = told.network.scenario.onset.lasts if told.network.scenario.onset else None
    end = onset + (math.inf if lasts is None else lasts)
    own = {
        (one["station"], one["source"], one["look"]): one["arrived"]
        for one in told.tables["visits"]
        if not one["shared"]
    }
    for look in told.looks.values():
        assert look["made"] or not look["fired"]
        assert look["at"] <= told.network.scenario.horizon
        assert not look["genuine"] or onset <= look["at"] < end
    for (source, look), report in told.reports.items():
        station = told.centre_rank(told.sources[source].sensor.path[0])
        assert report["genuine"] == told.looks[source, look]["genuine"]
        arrived = report["arrived"]
        assert (None if math.isnan(arrived) else arrived) == own.get((station, source, look))
        assert math.isnan(report["processed"]) or report["processed"] >= report["at"]


def check_outages(told: Told) -> None:
    """Check that a look is made just when no outage has taken its sensor down."""
    for look in told.looks.values():
        sensor, at = told.sources[look["source"]].sensor, look["at"]
        spells = [one for one in told.tables["outages"] if told.takes_down(one, sensor)]
        assert look["made"] == (not any(one["down"] <= at and not at >= one["up"] for one in spells))


def check_queues(told: Told) -> None:
    """Check that reports are served first come, first served, as soon as a server is free."""
    for rank, station in enumerate(told.network.stations):
        free = [0.0] * station.servers
        heapify(free)
        for visit in told.visits[rank]:
            begin = max(visit["arrived"], free[0])
            begun, served = visit["begun"], visit["served"]
            if begin > told.network.scenario.horizon:
                assert math.isnan(begun)
                assert math.isnan(served)
                break
            assert begun == begin
            assert math.isnan(served) or served >= begun
            heappushpop(free, math.inf if math.isnan(served) else served)
        if told.records.stations:
            check_sums(told, station, told.visits[rank])


def check_sums(told: Told, station: Any, visits: list[Row]) -> None:
    """Sum up waits, busy time and services over the visits, from the warmup to the horizon."""
    warmup, horizon = told.network.scenario.warmup, told.network.scenario.horizon
    columns = told.records.stations[station.name]
    begun = [one for one in visits if one["begun"] <= horizon]
    waits = [one["begun"] - one["arrived"] for one in begun if one["arrived"] >= warmup]
    ends = [horizon if math.isnan(one["served"]) else one["served"] for one in begun]
    busy = [max(0.0, end - max(one["begun"], warmup)) for one, end in zip(begun, ends, strict=True)]
    assert columns.wait[told.row] == pytest.approx(sum(waits), abs=1e-9)
    assert columns.waited[told.row] == len(waits)
    assert columns.busy[told.row] == pytest.approx(sum(busy), abs=1e-9)
    assert columns.served[told.row] == sum(warmup <= one["served"] <= horizon for one in visits)
    least, most = longest_queue_bounds(visits, warmup)
    assert least <= columns.longest_queue[told.row] <= most


def longest_queue_bounds(visits: list[Row], warmup: float) -> tuple[int, int]:
    """Count those that wait at an instant: without and with those that only arrive or begin at it."""
    waits = [(one["arrived"], math.inf if math.isnan(one["begun"]) else one["begun"]) for one in visits]
    instants = [warmup, *(arrived for arrived, _ in waits if arrived > warmup)]
    open_ended = [sum(start <= at < end for start, end in waits) for at in instants]
    closed = [sum(start <= at <= end for start, end in waits) for at in instants]
    return max(open_ended), max(closed)


def check_centre(told: Told, rank: int, centre: Centre) -> None:
    """Compare a centre's own alerts, its false ones and its armed time with what its rule had to make."""
    by_hand = alerts_by_hand(told, centre)
    listed = [one for one in told.tables["alerts"] if one["centre"] == rank and one["giver"] == rank]
    listed.sort(key=lambda one: one["number"])
    assert [(one["number"], one["met"], one["genuine"]) for one in listed] == [
        (number, one.met, one.genuine) for number, one in enumerate(by_hand)
    ]
    warmup, horizon = told.network.scenario.warmup, told.network.scenario.horizon
    columns = told.records.centres[centre.name]
    assert columns.false_alerts[told.row] == sum(not one.genuine and one.met >= warmup for one in by_hand)
    never_stops = (
        horizon if told.network.reaching(centre.name) else 0.0
    )  # without sensors it counts as stopped
    stop = by_hand[-1].met if by_hand and by_hand[-1].genuine else never_stops
    assert columns.armed[told.row] == pytest.approx(max(0.0, stop - warmup), abs=1e-9)
    check_warning(told, rank, centre)


def check_warning(told: Told, rank: int, centre: Centre) -> None:
    """Compare the first alert and the first true one with those delivered first, and with `first`."""
    columns = told.records.centres[centre.name]
    shares = [share.from_ for share in told.network.shares("alerts", taker=centre.name)]
    names = [centre.name, *shares]
    delivered = [
        one for one in told.tables["alerts"] if one["centre"] == rank and not math.isnan(one["delivered"])
    ]
    delivered.sort(
        key=lambda one: (
            one["delivered"],
            not one["genuine"],
            names.index(told.network.centres[one["giver"]].name),
        )
    )
    first = (delivered[0]["delivered"], delivered[0]["genuine"]) if delivered else (math.nan, False)
    assert (columns.first_alert[told.row], columns.first_true[told.row]) == pytest.approx(
        first, nan_ok=True, abs=0
    )
    true = [one for one in delivered if one["genuine"]]
    path = dict(zip(PATH, columns.path[:, told.row].tolist(), strict=True))
    if not true:
        assert all(math.isnan(at) for at in path.values())
        return
    assert path == pytest.approx(path_by_hand(told, true[0]), nan_ok=True, abs=0, rel=0)


def check(scenario: Scenario, replications: int) -> None:
    """Check all tables of some replications."""
    network = build_network(scenario)
    records = play(scenario, replications, seed=3, engine="events", tables=frozenset(TABLES)).records
    for row in range(replications):
        told = Told(network, records, row)
        check_looks_and_reports(told)
        check_outages(told)
        check_queues(told)
        for rank, centre in enumerate(network.centres):
            check_centre(told, rank, centre)


@pytest.mark.parametrize("name", shipped())
def test_the_tables_of_shipped_scenarios_hang_together(name: str) -> None:
    check(load(name), 30)


@SLOWLY
@given(documents())
def test_the_tables_of_generated_scenarios_hang_together(document: dict[str, Any]) -> None:
    check(from_document(document, name="generated"), 6)


@SLOWLY
@given(documents(plain=True))
def test_the_tables_hang_together_where_much_falls_on_one_instant(document: dict[str, Any]) -> None:
    check(from_document(document, name="generated"), 3)
