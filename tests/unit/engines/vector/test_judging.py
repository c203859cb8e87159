"""Judging: what a rule makes of everything that was served, against the rule told report by report."""

import numpy as np
import pytest
from rooms import batch_of

from sim.engines.vector.flow import Played, play_batch
from sim.engines.vector.judging import Alerts, Judge, judge
from sim.model.network import Network
from sim.model.rules import Evidence, Served

WIDTH = 12
BUSY = """
    horizon = 150
    onset = ONSET
    [[sensors]]
    name = "lamp"
    count = 3
    scan = { every = 4, phase = "staggered" }
    detector = DETECTOR
    link = { delay = { dist = "exponential", mean = 4 } }
    [[sensors]]
    name = "bell"
    scan = { every = 4, phase = 0 }
    detector = DETECTOR
    [[centres]]
    name = "harbour"
    servers = SERVERS
    service = { dist = "exponential", mean = 0.9 }
    rule = RULE
"""
RARELY = "{ p = 0.3, false_alarm = 0.3 }"
NUMBERS = '{ kind = "gaussian", shift = 0.7 }'
RULES = [
    ("{ k = 1 }", RARELY),
    ("{ k = 3, window = 6 }", RARELY),
    ("{ k = 2, window = 3 }", RARELY),
    ("{ k = 4, window = 9, distinct = false }", RARELY),
    ("{ k = 4 }", "{ p = 0.9, false_alarm = 0.02 }"),
    ('{ kind = "cusum", drift = 0.4, limit = 3 }', NUMBERS),
    ('{ kind = "cusum", drift = 0, limit = 9 }', NUMBERS),
]
Row = tuple[int, int, bool, float, int, float, float]


def busy(rule: str, detector: str, servers: int, onset: str = "{ at = 90 }") -> str:
    """Say by which rule a busy harbour judges."""
    told = BUSY.replace("RULE", rule).replace("DETECTOR", detector)
    return told.replace("SERVERS", str(servers)).replace("ONSET", onset)


def judged(network: Network, played: Played, *, all_firsts: bool) -> list[Row]:
    """Let the vector engine judge what the harbour served."""
    (centre,) = network.centres
    judging = Judge(centre.rule, played.visits["harbour"], WIDTH, all_firsts=all_firsts)
    never = float(np.nextafter(network.scenario.horizon, np.inf))
    alerts = judge(judging, played.queues["harbour"], centre.servers, never)
    columns = (
        alerts.column,
        alerts.number,
        alerts.genuine,
        alerts.met,
        alerts.first,
        alerts.begun,
        alerts.served,
    )
    return sorted(zip(*(column.tolist() for column in columns), strict=True))


def told(network: Network, played: Played) -> list[Row]:
    """Let the rule judge replication by replication, report by report, up to its first true alert."""
    (centre,) = network.centres
    visits, queue = played.visits["harbour"], played.queues["harbour"]
    begun, ended = queue.of_visits("begun", visits), queue.of_visits("ended", visits)
    sensors, genuine = visits.sensors, visits.genuine
    score = np.ones(len(ended)) if visits.score is None else visits.score
    rows: list[Row] = []
    for replication in range(WIDTH):
        evidence, number = Evidence(), 0
        here = np.flatnonzero((visits.column == replication) & (ended <= network.scenario.horizon))
        for visit in here[np.lexsort((np.concatenate(visits.slots)[here], begun[here], ended[here]))]:
            served = Served(ended[visit], int(sensors[visit]), score[visit], visit)
            if not centre.rule.step(evidence, served):
                continue
            true = [one.report for one in evidence.reports if genuine[one.report]]
            first = true[0] if true else evidence.reports[0].report
            rows.append(
                (replication, number, bool(true), ended[visit], int(first), begun[first], ended[first])
            )
            number += 1
            evidence.clear()
            if true:
                break
    return rows


@pytest.mark.parametrize("servers", [1, 2, 5])
@pytest.mark.parametrize(("rule", "detector"), RULES)
def test_alerts_are_those_of_the_rule_told_report_by_report(rule: str, detector: str, servers: int) -> None:
    """False alerts clear the memory; more reports are served than the rule sees at first."""
    batch = batch_of(busy(rule, detector, servers), WIDTH)
    played = play_batch(batch, all_firsts=True)
    wanted = told(batch.network, played)
    assert judged(batch.network, played, all_firsts=True) == wanted
    assert any(row[2] for row in wanted)


@pytest.mark.parametrize(("rule", "detector"), RULES)
def test_genuine_reports_that_no_longer_count_make_no_alert_true(rule: str, detector: str) -> None:
    """What was seen is soon over; alerts come long after it, too."""
    batch = batch_of(busy(rule, detector, 2, "{ at = 30, lasts = 5 }"), WIDTH)
    played = play_batch(batch, all_firsts=True)
    assert judged(batch.network, played, all_firsts=True) == told(batch.network, played)


def test_the_visits_behind_false_alerts_are_found_only_if_asked_for() -> None:
    batch = batch_of(busy("{ k = 3, window = 6 }", RARELY, 1), WIDTH)
    played = play_batch(batch, all_firsts=False)
    some, all_ = (judged(batch.network, played, all_firsts=wanted) for wanted in (False, True))
    assert [row[:4] for row in some] == [row[:4] for row in all_]
    assert [row for row in some if row[2]] == [row for row in all_ if row[2]]
    assert any(not row[2] for row in all_)


def test_without_an_onset_no_alert_is_true_and_the_rule_never_stops() -> None:
    batch = batch_of(busy("{ k = 1 }", RARELY, 1).replace("onset = { at = 90 }", ""), WIDTH)
    played = play_batch(batch, all_firsts=False)
    rows = judged(batch.network, played, all_firsts=False)
    served = played.queues["harbour"].of_visits("ended", played.visits["harbour"]) <= 150
    assert len(rows) == served.sum()
    assert not any(row[2] for row in rows)


def test_where_nothing_was_served_there_are_no_alerts() -> None:
    batch = batch_of(busy("{ k = 1 }", "{ p = 0 }", 1), WIDTH)
    assert judged(batch.network, play_batch(batch, all_firsts=False), all_firsts=False) == []


def test_some_of_the_alerts_keep_all_their_columns() -> None:
    numbers, times = np.arange(4), np.arange(4) + 0.5
    alerts = Alerts(
        numbers, numbers + 10, numbers > 1, times, numbers + 20, times + 1, times + 2, numbers + 30
    )
    for chosen in (np.array([3, 1]), np.array([False, True, False, True])):
        some = alerts.only(chosen)
        order = [3, 1] if chosen.dtype != bool else [1, 3]
        assert some.column.tolist() == order
        assert some.number.tolist() == [one + 10 for one in order]
        assert some.genuine.tolist() == [one > 1 for one in order]
        assert some.last.tolist() == [one + 30 for one in order]
        assert some.served.tolist() == [one + 2.5 for one in order]
