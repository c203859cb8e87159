"""Runs worked out by hand, up to their measures: what is counted, and over what."""

from typing import Any

import pytest

from sim.analysis.measures import Measures, measure

LAMP = """
    horizon = 40
    warmup = 10
    [onset]
    at = 20
    chance = {chance}
    {deadline}
    [[sensors]]
    name = "lamp"
    scan = {{ every = 4, phase = 2 }}
    detector = {{ p = 1, false_alarm = 1 }}
    [[centres]]
    name = "harbour"
    servers = 2
    service = 1
    rule = {{ k = 2, distinct = false }}
    decision = 2
    """


def measures(played: Any) -> Measures:
    """Work out the measures of what was played."""
    return measure(played.network.scenario, played.records)


@pytest.mark.parametrize(
    ("deadline", "in_time", "margin"), [(9.5, 1.0, 0.5), (9, 1.0, 0.0), (8.5, 0.0, -0.5)]
)
def test_a_warning_on_the_deadline_is_in_time(
    play_text: Any, deadline: float, in_time: float, margin: float
) -> None:
    """Looks at 2, 6, 10, 14, 18, 22, …, served 1 later; pairs {3, 7}, {11, 15}, {19, 23}.

    The onset at 20: the look of 22 is the first genuine one, in the third pair: met at 23, delivered at 25.
    Latency 5. False alerts met at 7 (before the warmup) and 15. Armed 10 to 23: 1 in 13 ticks. First
    alert: met 7, delivered at 9, false.
    """
    played = play_text(LAMP.format(chance=1, deadline=f"deadline = {deadline - 4}"))
    got = measures(played).centres["harbour"]
    assert (got.latency.mean.value, got.latency.p50.value, got.latency.p99.value) == (5.0, 5.0, 5.0)
    assert (got.detected.value, got.in_time.value, got.margin.value) == (1.0, in_time, margin)
    assert got.false_alerts.value == pytest.approx(1 / 13, rel=1e-12)
    assert (got.time_to_first_alert.value, got.first_alert_true.value, got.without_alert.value) == (
        9.0,
        0.0,
        0.0,
    )
    budget = {stage: part.value for stage, part in got.budget.items() if part.value}
    assert budget == {"scan_wait": 2.0, "service": 1.0, "decision": 2.0}


def test_stations_are_measured_from_the_warmup_to_the_horizon(play_text: Any) -> None:
    """Ten looks at 2 … 38 served at once for 1: the one of 10 arrives on the warmup.

    From 10 to 40: 8 services of 1 tick on two servers in 30 ticks: utilisation 8 / 60; 8 served.
    """
    got = measures(play_text(LAMP.format(chance=1, deadline=""))).stations["harbour"]
    assert (got.wait.value, got.served.value) == (0.0, 8.0)
    assert got.utilisation.value == pytest.approx(8 / 60, rel=1e-12)


def test_measures_are_taken_over_the_replications_they_speak_of(play_text: Any) -> None:
    """Onsets come with chance 1/2: detected is a share of those that came, false alerts of all armed time.

    With an onset: 1 false alert in 13 ticks. Without: pairs met at 7, 15, 23, 31, 39, from 10 on 4 in 30.
    """
    played = play_text(LAMP.format(chance=0.5, deadline="deadline = 5"), replications=100)
    came = int((played.records.onset == played.records.onset).sum())
    assert 25 < came < 75
    got = measures(played).centres["harbour"]
    assert (got.detected.value, got.detected.n) == (1.0, came)
    assert (got.in_time.value, got.in_time.n) == (1.0, came)
    assert (got.latency.mean.value, got.latency.mean.n, got.margin.n) == (5.0, came, came)
    quiet = 100 - came
    assert got.false_alerts.value == pytest.approx((came + 4 * quiet) / (13 * came + 30 * quiet), rel=1e-12)
    assert (got.time_to_first_alert.value, got.time_to_first_alert.n) == (9.0, 100)
