"""Runs worked out by hand: windows, distinct sensors, memory, false alerts, warmup and the horizon."""

from typing import Any

import pytest

TWO_GROUPS = """
    horizon = 19
    [onset]
    at = 0
    [[sensors]]
    name = "lamp"
    scan = {{ every = 100, phase = 0 }}
    [[sensors]]
    name = "bell"
    count = {bells}
    scan = {{ every = 100, phase = 10 }}
    [[sensors]]
    name = "kite"
    scan = {{ every = 100, phase = 15 }}
    [[centres]]
    name = "harbour"
    rule = {{ k = 2, window = {window} }}
    """


@pytest.mark.parametrize(
    ("window", "look", "met", "budget"),
    [
        (10, 10.0, 15.0, {"scan_wait": 10.0, "confirmation": 5.0}),
        (10.5, 0.0, 10.0, {"confirmation": 10.0}),
    ],
)
def test_a_window_is_open_at_its_old_end(
    play_text: Any, instants: Any, *, window: float, look: float, met: float, budget: dict[str, float]
) -> None:
    """Reports served at 0, 10 and 15, k = 2.

    Window 10: at 10 it is (0, 10], the report of 0 is out; at 15 it is (5, 15], with those of 10 and 15:
    met at 15, first is the bell. Window 10.5: (-0.5, 10] holds 0 and 10: met at 10, first is the lamp.
    """
    played = play_text(TWO_GROUPS.format(bells=1, window=window))
    assert played.path("harbour") == instants(look, met=met)
    assert played.budget("harbour") == budget


def test_a_report_that_expired_is_unused(play_text: Any, instants: Any) -> None:
    """A lamp every 8 from 1 and a bell at 18: k = 2 distinct, window 6.

    Served: lamp 1, 9, 17, bell 18. At 18 the window (12, 18] holds the lamp's of 17 and the bell's.

    | instant     | at | stage                       |
    | ----------- | -- | --------------------------- |
    | first look  | 1  | scan_wait 1                 |
    | first fired | 1  | missed_looks 0              |
    | look        | 17 | unused_reports 16 (1 and 9) |
    | met         | 18 | confirmation 1              |
    """
    played = play_text("""
        horizon = 30
        [onset]
        at = 0
        [[sensors]]
        name = "lamp"
        scan = { every = 8, phase = 1 }
        [[sensors]]
        name = "bell"
        scan = { every = 100, phase = 18 }
        [[centres]]
        name = "harbour"
        rule = { k = 2, window = 6 }
        """)
    assert played.path("harbour") == instants(17.0, first_look=1.0, first_fired=1.0, met=18.0)
    assert played.budget("harbour") == {"scan_wait": 1.0, "unused_reports": 16.0, "confirmation": 1.0}


DISTINCT = """
    horizon = 9
    [onset]
    at = 0
    [[sensors]]
    name = "lamp"
    scan = {{ every = 1, phase = 0 }}
    [[sensors]]
    name = "bell"
    scan = {{ every = 100, phase = 5 }}
    [[centres]]
    name = "harbour"
    rule = {{ k = 2, {more} }}
    """


@pytest.mark.parametrize(("more", "met"), [("distinct = true", 5.0), ("distinct = false", 1.0)])
def test_distinct_counts_sensors_and_otherwise_reports(
    play_text: Any, instants: Any, more: str, met: float
) -> None:
    """The lamp reports at 0, 1, 2, …, the bell at 5: two sensors at 5, two reports at 1."""
    played = play_text(DISTINCT.format(more=more))
    assert played.path("harbour") == instants(0.0, met=met)


def test_all_reports_in_the_window_are_evidence(play_text: Any, instants: Any) -> None:
    """Window 2.5 at 5: (2.5, 5] holds the lamp's reports of 3, 4, 5; first is that of 3."""
    played = play_text(DISTINCT.format(more="window = 2.5"))
    assert played.path("harbour") == instants(3.0, first_look=0.0, first_fired=0.0, met=5.0)
    assert played.budget("harbour") == {"unused_reports": 3.0, "confirmation": 2.0}


ALWAYS_FIRING = """
    horizon = {horizon}
    warmup = {warmup}
    [onset]
    at = 25
    deadline = 8
    [[sensors]]
    name = "lamp"
    scan = {{ every = 10, phase = 0 }}
    detector = {{ p = 1, false_alarm = 1 }}
    [[centres]]
    name = "harbour"
    rule = {{ k = 2, distinct = false }}
    decision = 2
    delivery = 1
    """


def test_a_rule_starts_afresh_after_a_false_alert_and_stops_after_its_true_one(
    play_text: Any, instants: Any
) -> None:
    """Reports served at 0, 10, 20, 30, 40, …; the onset at 25; k = 2 reports.

    | evidence | met | alert                                      | delivered |
    | -------- | --- | ------------------------------------------ | --------- |
    | 0, 10    | 10  | false                                      | 13        |
    | 20, 30   | 30  | true: 20 is false, 30 genuine; first is 30 | 33        |
    | 40, 50   | –   | the rule has stopped                       |           |
    """
    played = play_text(ALWAYS_FIRING.format(horizon=90, warmup=0))
    assert played.rows("alerts", "number", "genuine", "met", "decided", "delivered") == [
        (0, False, 10.0, 12.0, 13.0),
        (1, True, 30.0, 32.0, 33.0),
    ]
    assert played.path("harbour") == instants(30.0, decided=32.0, delivered=33.0)
    assert played.budget("harbour") == {"scan_wait": 5.0, "decision": 2.0, "delivery": 1.0}
    assert played.centre("harbour", "first_alert") == [13.0]
    assert played.centre("harbour", "first_true") == [False]
    assert played.centre("harbour", "false_alerts") == [1]
    assert played.centre("harbour", "armed") == [30.0]


@pytest.mark.parametrize(
    ("warmup", "count", "armed"), [(10, 1, 20.0), (10.5, 0, 19.5), (30, 0, 0.0), (35, 0, 0.0)]
)
def test_false_alerts_and_armed_time_count_from_the_warmup(
    play_text: Any, warmup: float, count: int, armed: float
) -> None:
    """The false alert is met at 10: on the warmup it counts. Armed from the warmup to 30, never below 0."""
    played = play_text(ALWAYS_FIRING.format(horizon=90, warmup=warmup))
    assert played.centre("harbour", "false_alerts") == [count]
    assert played.centre("harbour", "armed") == [armed]
    assert played.centre("harbour", "first_alert") == [13.0]


@pytest.mark.parametrize(
    ("horizon", "detected", "first_alert", "false_alerts", "armed"),
    [
        (33, True, 13.0, 1, 30.0),
        (32.5, False, 13.0, 1, 30.0),
        (12.5, False, None, 1, 12.5),
        (9.5, False, None, 0, 9.5),
    ],
)
def test_what_is_delivered_after_the_horizon_is_missed(
    play_text: Any, *, horizon: float, detected: bool, first_alert: float, false_alerts: int, armed: float
) -> None:
    """Met at 10 and 30, delivered at 13 and 33: cut at each place, and just on the last delivery."""
    played = play_text(ALWAYS_FIRING.format(horizon=horizon, warmup=0))
    assert bool(played.path("harbour")) is detected
    assert played.centre("harbour", "first_alert") == [first_alert]
    assert played.centre("harbour", "false_alerts") == [false_alerts]
    assert played.centre("harbour", "armed") == [armed]


def test_evidence_of_false_reports_alone_is_false_after_the_onset_too(play_text: Any, instants: Any) -> None:
    """The moth sees only the cliff, where no onset falls, and reports at 0, 4, 8; the lamp's report at 10.

    k = 2 reports, onset at 1: {0, 4} false, met 4; {8, 10} true, met 10, first is the lamp's.
    """
    played = play_text("""
        horizon = 30
        [onset]
        at = 1
        zones = { bay = 1, cliff = 0 }
        [[sensors]]
        name = "moth"
        zones = ["cliff"]
        scan = { every = 4, phase = 0 }
        detector = { false_alarm = 1 }
        [[sensors]]
        name = "lamp"
        scan = { every = 100, phase = 10 }
        [[centres]]
        name = "harbour"
        rule = { k = 2, distinct = false }
        """)
    assert played.rows("alerts", "genuine", "met") == [(False, 4.0), (True, 10.0)]
    assert played.path("harbour") == instants(10.0)
    assert played.centre("harbour", "false_alerts") == [1]


def test_memory_is_cleared_after_every_alert(play_text: Any, instants: Any) -> None:
    """Served: moth 0 and 2, lamp 3, moth 4, …; k = 3 reports.

    The lamp looks at 1 and 11 and its reports take 2: served 3 and 13. The onset lasts from 10.5: so the
    report of 3 is false: {0, 2, 3} false, met 3. Then {4, 6, 8} false, met 8; {10, 12, 13} true, met 13.
    """
    played = play_text("""
        horizon = 30
        [onset]
        at = 10.5
        zones = { bay = 1, cliff = 0 }
        [[sensors]]
        name = "moth"
        zones = ["cliff"]
        scan = { every = 2, phase = 0 }
        detector = { false_alarm = 1 }
        [[sensors]]
        name = "lamp"
        scan = { every = 10, phase = 1 }
        detector = { p = 1, false_alarm = 1 }
        link = { delay = 2 }
        [[centres]]
        name = "harbour"
        rule = { k = 3, distinct = false }
        """)
    assert played.rows("alerts", "genuine", "met") == [(False, 3.0), (False, 8.0), (True, 13.0)]
    assert played.path("harbour") == instants(11.0, linked=13.0)
    assert played.budget("harbour") == {"scan_wait": 0.5, "link": 2.0}
