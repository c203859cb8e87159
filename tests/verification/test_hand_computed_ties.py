"""Runs worked out by hand: what falls on one instant happens in the order that the model lays down."""

import itertools
from typing import Any


def test_simultaneous_arrivals_queue_in_file_order_then_by_number(play_text: Any, instants: Any) -> None:
    """All look at 0 and arrive at 0; one server, service 1; the group written first goes first.

    | report | begun | served |
    | ------ | ----- | ------ |
    | zeta-1 | 0     | 1      |
    | zeta-2 | 1     | 2      |
    | alpha  | 2     | 3      | k = 3: met at 3
    """
    played = play_text("""
        horizon = 9
        [onset]
        at = 0
        [[sensors]]
        name = "zeta"
        count = 2
        scan = { every = 10, phase = 0 }
        [[sensors]]
        name = "alpha"
        scan = { every = 10, phase = 0 }
        [[centres]]
        name = "harbour"
        service = 1
        rule = { k = 3 }
        """)
    assert played.rows("visits", "begun", "served", "source") == [
        (0.0, 1.0, "zeta-1"),
        (1.0, 2.0, "zeta-2"),
        (2.0, 3.0, "alpha-1"),
    ]
    assert played.path("harbour") == instants(0.0, served=1.0, met=3.0)
    assert played.budget("harbour") == {"service": 1.0, "confirmation": 2.0}


def test_reports_of_one_sensor_queue_in_look_order(play_text: Any) -> None:
    """Looks at 0 and 10, processing of 10 or 0: where both reports arrive at 10, look 0 is served first."""
    played = play_text(
        """
        horizon = 19
        [[sensors]]
        name = "lamp"
        scan = { every = 10, phase = 0 }
        detector = { false_alarm = 1 }
        processing = { dist = "choice", values = [0, 10] }
        [[centres]]
        name = "harbour"
        service = 1
        """,
        replications=50,
    )
    visits = played.rows("visits", "replication", "look", "arrived", "begun")
    pairs = [(one, two) for one, two in itertools.pairwise(visits) if one[0] == two[0]]
    both_at_ten = [(one[3], two[3]) for one, two in pairs if (one[2], two[2]) == (10.0, 10.0)]
    assert both_at_ten
    assert set(both_at_ten) == {(10.0, 11.0)}


def test_own_reports_queue_before_shared_copies(play_text: Any) -> None:
    """West's lamp stands first in the file, yet at east its copy queues behind east's own report.

    Both look at 0 and are at east at 0 (delay 0): own one served [0, 1], the copy [1, 2].
    """
    played = play_text("""
        horizon = 9
        [[sensors]]
        name = "first"
        to = "west"
        scan = { every = 10, phase = 0 }
        detector = { false_alarm = 1 }
        [[sensors]]
        name = "second"
        to = "east"
        scan = { every = 10, phase = 0 }
        detector = { false_alarm = 1 }
        [[centres]]
        name = "west"
        [[centres]]
        name = "east"
        service = 1
        [[shares]]
        from = "west"
        to = "east"
        """)
    assert played.rows("visits", "station", "begun", "served", "source", "shared") == [
        ("east", 0.0, 1.0, "second-1", False),
        ("east", 1.0, 2.0, "first-1", True),
        ("west", 0.0, 0.0, "first-1", False),
    ]


def test_what_a_relay_passes_on_at_an_instant_queues_with_what_arrives_then(play_text: Any) -> None:
    """The relayed report is at the harbour at 1, as the direct one is; its sensor stands first in the file.

    | report | look | relay  | at harbour | begun | served |
    | ------ | ---- | ------ | ---------- | ----- | ------ |
    | far    | 0    | [0, 1] | 1          | 1     | 2      |
    | near   | 1    |        | 1          | 2     | 3      |
    """
    played = play_text("""
        horizon = 9
        [[sensors]]
        name = "far"
        to = "post"
        scan = { every = 10, phase = 0 }
        detector = { false_alarm = 1 }
        [[sensors]]
        name = "near"
        to = "harbour"
        scan = { every = 10, phase = 1 }
        detector = { false_alarm = 1 }
        [[relays]]
        name = "post"
        to = "harbour"
        service = 1
        [[centres]]
        name = "harbour"
        service = 1
        """)
    assert played.rows("visits", "station", "source", "arrived", "begun", "served") == [
        ("harbour", "far-1", 1.0, 1.0, 2.0),
        ("harbour", "near-1", 1.0, 2.0, 3.0),
        ("post", "far-1", 0.0, 0.0, 1.0),
    ]


FALSE_AND_TRUE = """
    horizon = 9
    [onset]
    at = 0
    zones = {{ bay = 1, cliff = 0 }}
    {sensors}
    [[centres]]
    name = "harbour"
    servers = 2
    service = 1
    decision = 1
    """
MOTH = """
    [[sensors]]
    name = "moth"
    zones = ["cliff"]
    scan = { every = 10, phase = 0 }
    detector = { false_alarm = 1 }
    """
LAMP = """
    [[sensors]]
    name = "lamp"
    scan = { every = 10, phase = 0 }
    """


def test_services_that_end_together_are_taken_in_queue_order(play_text: Any, instants: Any) -> None:
    """Both served [0, 1] by two servers; the false report queued first and makes an alert of its own.

    The genuine one then makes the true alert at the same instant. Both are delivered at 2: the true one
    counts as the first alert.
    """
    played = play_text(FALSE_AND_TRUE.format(sensors=MOTH + LAMP))
    assert played.rows("alerts", "number", "genuine", "met", "decided", "delivered") == [
        (0, False, 1.0, 2.0, 2.0),
        (1, True, 1.0, 2.0, 2.0),
    ]
    assert played.centre("harbour", "false_alerts") == [1]
    assert played.centre("harbour", "first_alert") == [2.0]
    assert played.centre("harbour", "first_true") == [True]
    assert played.path("harbour") == instants(0.0, served=1.0, decided=2.0)


def test_a_rule_that_has_stopped_ignores_what_is_served_next_at_that_instant(play_text: Any) -> None:
    """The same, the genuine report queued first: after its true alert the rule stops."""
    played = play_text(FALSE_AND_TRUE.format(sensors=LAMP + MOTH))
    assert played.rows("alerts", "number", "genuine", "met") == [(0, True, 1.0)]
    assert played.centre("harbour", "false_alerts") == [0]
    assert played.centre("harbour", "armed") == [1.0]


def test_services_that_end_together_are_taken_by_when_they_began(play_text: Any) -> None:
    """Services of 1 or 2, two servers: moth-1 [0, 2] ends with the lamp [1, 2]; moth-2 [0, 1] made room.

    The lamp stands first in the file, but its service began later: so the report of moth-1 makes a false
    alert before the lamp's makes the true one. Seen wherever the draws fall so.
    """
    moths = MOTH.replace('"moth"\n', '"moth"\ncount = 2\n')
    text = FALSE_AND_TRUE.format(sensors=LAMP.replace("phase = 0", "phase = 1") + moths)
    text = text.replace("service = 1", 'service = { dist = "choice", values = [1, 2] }')
    played = play_text(text, replications=60)
    visits = played.rows("visits", "replication", "source", "begun", "served")
    served = {(replication, source): (begun, end) for replication, source, begun, end in visits}
    wanted = {"moth-1": (0.0, 2.0), "moth-2": (0.0, 1.0), "lamp-1": (1.0, 2.0)}
    hits = [r for r in range(60) if all(served[r, name] == times for name, times in wanted.items())]
    assert hits
    assert {played.centre("harbour", "false_alerts")[r] for r in hits} == {2}
    assert {played.centre("harbour", "armed")[r] for r in hits} == {2.0}


def test_without_any_delay_all_happens_in_the_instant_of_the_look(play_text: Any, instants: Any) -> None:
    """Two relays, a share and no delay anywhere: both centres are warned at 5 by three reports of 5."""
    played = play_text("""
        horizon = 9
        [onset]
        at = 5
        [[sensors]]
        name = "lamp"
        count = 3
        to = "ridge"
        scan = { every = 10, phase = 5 }
        [[relays]]
        name = "post"
        to = "west"
        [[relays]]
        name = "ridge"
        to = "post"
        [[centres]]
        name = "east"
        rule = { k = 3 }
        [[centres]]
        name = "west"
        rule = { k = 3 }
        [[shares]]
        from = "west"
        to = "east"
        """)
    for centre in ("west", "east"):
        assert played.path(centre) == instants(5.0)
        assert played.budget(centre) == {}
        assert played.station(centre)[:4] == (0.0, 3, 0.0, 3)
