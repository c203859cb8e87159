"""CUSUM runs recomputed by hand: the scores are read from the looks, the sums are made here."""

from typing import Any

import pytest

TWO_GAUGES = """
    horizon = 60
    warmup = 4
    [onset]
    at = 10
    [[sensors]]
    name = "gauge"
    scan = { every = 1, phase = 0.25 }
    detector = { kind = "gaussian", shift = 0.8, threshold = "none" }
    [[sensors]]
    name = "dial"
    scan = { every = 1.5, phase = 0.5 }
    detector = { kind = "gaussian", shift = 0.5, threshold = "none" }
    [[centres]]
    name = "harbour"
    service = 0.125
    rule = { kind = "cusum", drift = 0.25, limit = 2.5 }
    decision = 2
    """
REPLICATIONS = 60


def alerts_by_hand(services: list[tuple[float, float, float]]) -> list[tuple[float, bool, float]]:
    """Follow S over (served, look, score): give (met, genuine, look behind `first`) up to the true alert."""
    alerts: list[tuple[float, bool, float]] = []
    level, evidence = 0.0, []
    for served, look, score in services:
        level = max(0.0, level + score - 0.25)
        evidence = [*evidence, look] if level > 0 else []
        if level < 2.5:
            continue
        genuine = [at for at in evidence if at >= 10.0]
        alerts.append((served, bool(genuine), genuine[0] if genuine else evidence[0]))
        if genuine:
            break
        level, evidence = 0.0, []
    return alerts


@pytest.fixture(scope="module", params=[1, 2, 3])
def gauges(request: Any, play_text: Any) -> Any:
    """Give the run, and for every replication the alerts that its scores must lead to."""
    played = play_text(TWO_GAUGES, replications=REPLICATIONS, seed=request.param)
    services: list[list[tuple[float, float, float]]] = [[] for _ in range(REPLICATIONS)]
    for replication, at, score in played.rows("looks", "replication", "at", "score"):
        services[replication].append((at + 0.125, at, score))
    return played, [alerts_by_hand(sorted(own)) for own in services]


def test_every_look_is_served_at_once(gauges: Any) -> None:
    """No two looks coincide within a service of 0.125: so served = look + 0.125, as the sums below assume."""
    played, _ = gauges
    assert played.rows("looks", "fired") == [(True,)] * (REPLICATIONS * (60 + 40))
    looks = played.rows("looks", "replication", "at")
    assert played.rows("visits", "replication", "served") == [
        (r, at + 0.125) for r, at in looks if at + 0.125 <= 60
    ]


def test_alerts_are_met_when_the_sum_reaches_the_limit(gauges: Any) -> None:
    """Every alert of every replication, false ones and the true one, at its instant."""
    played, by_hand = gauges
    expected = [(r, met, genuine) for r, alerts in enumerate(by_hand) for met, genuine, _ in alerts]
    assert played.rows("alerts", "replication", "met", "genuine") == expected
    assert {genuine for _, _, genuine in expected} == {True, False}


def test_evidence_is_what_came_since_the_sum_was_last_zero(gauges: Any) -> None:
    """`first` is the earliest-served genuine report since then; met and delivered follow from the sums."""
    played, by_hand = gauges
    for replication, alerts in enumerate(by_hand):
        path = played.path("harbour", replication)
        true = [(met, look) for met, genuine, look in alerts if genuine and met + 2.0 <= 60.0]
        assert [(path["met"], path["look"]) for _ in true] == true
        assert bool(path) is bool(true)
        if path:
            assert path["first_fired"] == path["first_look"]
            assert path["delivered"] == path["met"] + 2.0
    unused = [played.budget("harbour", r).get("unused_reports", 0.0) for r in range(REPLICATIONS)]
    assert max(unused) > 0.0


def test_false_alerts_and_armed_time_follow_from_the_sums(gauges: Any) -> None:
    """False alerts met from 4 on; armed from 4 to the first true alert's rule being met, else to 60."""
    played, by_hand = gauges
    false = [sum(not genuine and met >= 4.0 for met, genuine, _ in alerts) for alerts in by_hand]
    stops = [next((met for met, genuine, _ in alerts if genuine), 60.0) for alerts in by_hand]
    assert played.centre("harbour", "false_alerts") == false
    assert played.centre("harbour", "armed") == [stop - 4.0 for stop in stops]
    assert sum(false) > 0
