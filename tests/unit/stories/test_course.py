"""A story tells exactly what the records say, in the order in which it happened."""

from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from generated import documents
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sim.model.loading import from_document, parse
from sim.model.network import build_network
from sim.records import TABLES
from sim.running import play
from sim.stories.course import Course
from sim.stories.events import KINDS

BUSY = """
story = "Everything at once, with whole numbers, so that much falls on the same instant."
horizon = 120
[onset]
at = 30
lasts = 60
[[sensors]]
name = "lamp"
count = 3
scan = { every = 4, phase = 0 }
detector = { p = 0.5, false_alarm = 0.2 }
link = { delay = 1, loss = 0.3, retry_after = 1, max_tries = 2 }
to = "post"
[[sensors]]
name = "glass"
scan = { every = 6, phase = 2 }
detector = { p = 0.6, false_alarm = 0.1 }
processing = 1
to = "tower"
[[outages]]
name = "fog"
affects = ["lamp"]
up = { dist = "choice", values = [10, 20] }
down = 7
[[outages]]
name = "storm"
affects = ["lamp", "glass"]
up = 40
down = 5
together = true
[[relays]]
name = "post"
service = 1
link = { loss = 0.2 }
to = "harbour"
[[centres]]
name = "harbour"
servers = 2
service = { dist = "choice", values = [0, 3] }
rule = { k = 3, window = 12 }
decision = 2
delivery = 1
[[centres]]
name = "tower"
service = 2
rule = { k = 2, window = 20, distinct = false }
decision = 1
[[shares]]
from = "harbour"
to = "tower"
what = "reports"
delay = 1
loss = 0.1
[[shares]]
from = "tower"
to = "harbour"
what = "alerts"
delay = 1
[[cues]]
from = "glass"
to = "lamp"
after = 1
"""
SERVED = ("arrival", "service begins", "service ends")


@pytest.fixture(scope="module", params=range(6))
def played(request):
    scenario = parse(BUSY, name="busy")
    records = play(scenario, 1, 5, engine="events", tables=TABLES, first=request.param).records
    return records, list(Course(build_network(scenario), records).events()), build_network(scenario)


def _times(events, kind):
    return sorted(event.at for event in events if event.kind == kind)


def _known(column):
    return sorted(column[~np.isnan(column)].tolist())


def test_events_are_in_order_of_time(played):
    _, events, _ = played
    times = [event.at for event in events]
    assert times == sorted(times)
    assert events[-1].kind == "horizon"


def test_every_look_is_told_for_what_it_is(played):
    records, events, _ = played
    looks = records.tables["looks"]
    kinds = Counter(event.kind for event in events)
    assert kinds["fired"] == looks["fired"].sum()
    assert kinds["look not made"] == (~looks["made"]).sum()
    assert kinds["miss"] == (looks["made"] & looks["genuine"] & ~looks["fired"]).sum()
    assert kinds["look"] == (looks["made"] & ~looks["genuine"] & ~looks["fired"]).sum()


def test_every_report_and_lost_try_is_told(played):
    records, events, _ = played
    reports = records.tables["reports"]
    assert _times(events, "report") == _known(reports["processed"])
    failed = reports["failed_tries"][~np.isnan(reports["processed"])]
    kinds = Counter(event.kind for event in events)
    late = sum(at + 1 > 120 for at in reports["processed"][reports["failed_tries"] == 2])
    assert kinds["try lost"] + kinds["report lost"] == failed.sum() - late
    assert kinds["report lost"] == (failed == 2).sum() - late
    left = {(e.source, e.look): e.at for e in events if e.kind == "report"}
    for event in events:  # the second try is one tick after the first
        if event.kind in ("try lost", "report lost"):
            assert event.at == left[event.source, event.look] + (event.kind == "report lost")


@pytest.mark.parametrize(("kind", "column"), list(zip(SERVED, ("arrived", "begun", "served"), strict=True)))
def test_every_visit_is_told_at_the_instants_of_the_records(played, kind, column):
    records, events, network = played
    visits = records.tables["visits"]
    names = [station.name for station in network.stations]
    sources = {source.name: source.rank for source in network.sources}
    told = sorted((names.index(e.place), sources[e.source], e.look, e.at) for e in events if e.kind == kind)
    rows = zip(*(visits[key].tolist() for key in ("station", "source", "look", column)), strict=True)
    assert told == sorted(row for row in rows if not np.isnan(row[3]))


def test_a_report_waits_exactly_where_it_finds_all_servers_busy(played):
    _, events, network = played
    servers = {station.name: station.servers for station in network.stations}
    busy: Counter[str] = Counter()
    for before, event in pairwise(events):
        if event.kind == "queued":
            assert busy[event.place] == servers[event.place]
            assert before.kind in ("arrival", "copy")
        busy[event.place] += (event.kind == "service begins") - (event.kind == "service ends")
        assert 0 <= busy[event.place] <= servers.get(event.place, 0)


def test_services_that_end_at_one_instant_end_in_the_order_in_which_they_began(played):
    _, events, _ = played
    began = {}
    ended: dict[tuple[str, float], list[int]] = {}
    for number, event in enumerate(events):
        if event.kind == "service begins":
            began[event.place, event.source, event.look] = number
        if event.kind == "service ends":
            place = began[event.place, event.source, event.look]
            ended.setdefault((event.place, event.at), []).append(place)
    assert all(places == sorted(places) for places in ended.values())


def test_rules_are_met_when_the_records_say_and_with_that_truth(played):
    records, events, network = played
    alerts = records.tables["alerts"]
    own = alerts["centre"] == alerts["giver"]
    names = [centre.name for centre in network.centres]
    told = sorted((names.index(e.place), e.at, e.genuine) for e in events if e.kind == "rule met")
    keys = ("centre", "met", "genuine")
    assert told == sorted(zip(*(alerts[key][own].tolist() for key in keys), strict=True))


@pytest.mark.parametrize("kind", ["adopted", "decided", "delivered"])
def test_alerts_are_told_at_the_instants_of_the_records(played, kind):
    records, events, _ = played
    assert _times(events, kind) == _known(records.tables["alerts"][kind])


def test_outages_and_the_onset_are_told(played):
    records, events, _ = played
    assert _times(events, "outage") == _known(records.tables["outages"]["down"])
    assert _times(events, "outage over") == _known(records.tables["outages"]["up"])
    assert [(e.kind, e.at) for e in events if e.kind.startswith("onset")] == [
        ("onset", 30),
        ("onset over", 90),
    ]


def test_at_one_instant_looks_come_before_reports_and_those_before_stations(played):
    _, events, _ = played
    ranks = {"look": 0, "miss": 0, "fired": 0, "look not made": 0, "report": 1, "arrival": 2, "decided": 3}
    placed = [(event.at, ranks[event.kind]) for event in events if event.kind in ranks]
    assert placed == sorted(placed)


def test_a_copy_leaves_whenever_a_report_of_the_own_sensors_arrives(played):
    _, events, network = played
    own = {s.name for s in network.sources if s.sensor.centre == "harbour"}
    arrived = [e for e in events if e.kind == "arrival" and e.place == "harbour" and e.source in own]
    copies = [e for e in events if e.kind == "copy"]
    assert [(e.at, e.source, e.look) for e in copies] == [(e.at, e.source, e.look) for e in arrived]


def test_the_busy_scenario_has_every_kind_of_event():
    scenario = parse(BUSY, name="busy")
    network = build_network(scenario)
    kinds = set()
    for first in range(12):
        records = play(scenario, 1, 5, engine="events", tables=TABLES, first=first).records
        kinds |= {event.kind for event in Course(network, records).events()}
    assert kinds == set(KINDS)


@given(documents(plain=True), st.integers(0, 3))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_generated_scenarios_are_told_as_they_were_played(document, first):
    scenario = from_document(document, name="generated")
    network = build_network(scenario)
    records = play(scenario, 1, 2, engine="events", tables=TABLES, first=first).records
    events = list(Course(network, records).events())
    for kind, column in zip(SERVED, ("arrived", "begun", "served"), strict=True):
        assert _times(events, kind) == _known(records.tables["visits"][column])
    alerts = records.tables["alerts"]
    own = alerts["centre"] == alerts["giver"]
    assert _times(events, "rule met") == _known(alerts["met"][own])
    truths = sorted(zip(alerts["met"][own].tolist(), alerts["genuine"][own].tolist(), strict=True))
    assert sorted((e.at, e.genuine) for e in events if e.kind == "rule met") == truths
    assert [event.at for event in events] == sorted(event.at for event in events)
