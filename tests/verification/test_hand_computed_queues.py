"""Runs worked out by hand: queues, servers, relays in series, and what the stations count."""

from typing import Any

FIVE_AT_ONCE = """
    horizon = {horizon}
    warmup = {warmup}
    [onset]
    at = 0
    [[sensors]]
    name = "lamp"
    count = 5
    scan = {{ every = 100, phase = 1 }}
    [[centres]]
    name = "harbour"
    servers = 2
    service = 4
    rule = {{ k = 5 }}
    """


def test_two_servers_take_five_reports_in_turn(play_text: Any, instants: Any) -> None:
    """Five reports arrive at 1; two servers, service 4.

    | report | begun | served | wait |
    | ------ | ----- | ------ | ---- |
    | lamp-1 | 1     | 5      | 0    |
    | lamp-2 | 1     | 5      | 0    |
    | lamp-3 | 5     | 9      | 4    |
    | lamp-4 | 5     | 9      | 4    |
    | lamp-5 | 9     | 13     | 8    | k = 5: met at 13
    """
    played = play_text(FIVE_AT_ONCE.format(horizon=50, warmup=0))
    assert played.rows("visits", "source", "arrived", "begun", "served") == [
        ("lamp-1", 1.0, 1.0, 5.0),
        ("lamp-2", 1.0, 1.0, 5.0),
        ("lamp-3", 1.0, 5.0, 9.0),
        ("lamp-4", 1.0, 5.0, 9.0),
        ("lamp-5", 1.0, 9.0, 13.0),
    ]
    assert played.path("harbour") == instants(1.0, served=5.0, met=13.0)
    assert played.budget("harbour") == {"scan_wait": 1.0, "service": 4.0, "confirmation": 8.0}
    assert played.station("harbour") == (16.0, 5, 20.0, 5, 3)


def test_the_horizon_cuts_services_and_waits_short(play_text: Any) -> None:
    """The same up to 7: lamp-5 has not begun (no wait counted), two services are under way (2 ticks each).

    Busy: 2 times [1, 5] and 2 times [5, 7], that is 12; waits 0 + 0 + 4 + 4.
    """
    played = play_text(FIVE_AT_ONCE.format(horizon=7, warmup=0))
    assert played.station("harbour") == (8.0, 4, 12.0, 2, 3)
    assert played.path("harbour") == {}
    assert played.rows("visits", "source", "begun", "served")[2:] == [
        ("lamp-3", 5.0, None),
        ("lamp-4", 5.0, None),
        ("lamp-5", None, None),
    ]


def test_what_begins_or_ends_on_the_horizon_still_counts(play_text: Any, instants: Any) -> None:
    """Up to 13: lamp-5's service ends on the horizon, and the alert is delivered there."""
    played = play_text(FIVE_AT_ONCE.format(horizon=13, warmup=0))
    assert played.station("harbour") == (16.0, 5, 20.0, 5, 3)
    assert played.path("harbour") == instants(1.0, served=5.0, met=13.0)
    early = play_text(FIVE_AT_ONCE.format(horizon=9, warmup=0))
    assert early.station("harbour") == (16.0, 5, 16.0, 4, 3)


def test_stations_count_from_the_warmup_on(play_text: Any) -> None:
    """The same from 6 on: all arrived before (no waits); busy 2 times [6, 9] and [9, 13]; one waits."""
    played = play_text(FIVE_AT_ONCE.format(horizon=50, warmup=6))
    assert played.station("harbour") == (0.0, 0, 10.0, 3, 1)


def test_reports_that_arrive_and_services_that_end_on_the_warmup_count(play_text: Any) -> None:
    """Warmup at 1, when all arrive, and at 13, when the last service ends."""
    arriving = play_text(FIVE_AT_ONCE.format(horizon=50, warmup=1))
    assert arriving.station("harbour") == (16.0, 5, 20.0, 5, 3)
    ending = play_text(FIVE_AT_ONCE.format(horizon=50, warmup=13))
    assert ending.station("harbour") == (0.0, 0, 0.0, 1, 0)


def test_relays_in_series_have_queues_of_their_own(play_text: Any, instants: Any) -> None:
    """Two reports through "post" (service 3, link 1), then "ridge" (service 5, link 2), then the harbour.

    | report | post   | at ridge | ridge   | at harbour | harbour  |
    | ------ | ------ | -------- | ------- | ---------- | -------- |
    | lamp-1 | [0, 3] | 4        | [4, 9]  | 11         | [11, 12] |
    | lamp-2 | [3, 6] | 7        | [9, 14] | 16         | [16, 17] |

    k = 2: met at 17. The relays stage of lamp-1 is 3 + 1 + 5 + 2 = 11. ("ridge" stands first in the file.)
    """
    played = play_text("""
        horizon = 50
        [onset]
        at = 0
        [[sensors]]
        name = "lamp"
        count = 2
        to = "post"
        scan = { every = 100, phase = 0 }
        [[relays]]
        name = "ridge"
        to = "harbour"
        service = 5
        link = { delay = 2 }
        [[relays]]
        name = "post"
        to = "ridge"
        service = 3
        link = { delay = 1 }
        [[centres]]
        name = "harbour"
        service = 1
        rule = { k = 2 }
        """)
    assert played.rows("visits", "source", "station", "arrived", "begun", "served") == [
        ("lamp-1", "harbour", 11.0, 11.0, 12.0),
        ("lamp-1", "post", 0.0, 0.0, 3.0),
        ("lamp-1", "ridge", 4.0, 4.0, 9.0),
        ("lamp-2", "harbour", 16.0, 16.0, 17.0),
        ("lamp-2", "post", 0.0, 3.0, 6.0),
        ("lamp-2", "ridge", 7.0, 9.0, 14.0),
    ]
    assert played.path("harbour") == instants(0.0, relayed=11.0, served=12.0, met=17.0)
    assert played.budget("harbour") == {"relays": 11.0, "service": 1.0, "confirmation": 5.0}
    assert list(played.records.stations) == ["post", "ridge", "harbour"]
    assert played.station("post") == (3.0, 2, 6.0, 2, 1)
    assert played.station("ridge") == (2.0, 2, 10.0, 2, 1)
    assert played.station("harbour") == (0.0, 2, 2.0, 2, 0)


def test_a_relay_with_two_servers_passes_reports_on_side_by_side(play_text: Any) -> None:
    """Three reports at 0, two servers, service 3, link 1: at the harbour at 4, 4 and 7."""
    played = play_text("""
        horizon = 50
        [[sensors]]
        name = "lamp"
        count = 3
        to = "post"
        scan = { every = 100, phase = 0 }
        detector = { false_alarm = 1 }
        [[relays]]
        name = "post"
        to = "harbour"
        servers = 2
        service = 3
        link = { delay = 1 }
        [[centres]]
        name = "harbour"
        """)
    assert played.rows("visits", "station", "source", "arrived")[:3] == [
        ("harbour", "lamp-1", 4.0),
        ("harbour", "lamp-2", 4.0),
        ("harbour", "lamp-3", 7.0),
    ]


def test_a_sensor_works_on_many_reports_at_once_while_a_station_does_not(
    play_text: Any, instants: Any
) -> None:
    """Looks every tick from 0 to 3, processing 10: reports arrive at 10, 11, 12, 13; service 2, one server.

    | look | arrived | begun | served | wait |
    | ---- | ------- | ----- | ------ | ---- |
    | 0    | 10      | 10    | 12     | 0    |
    | 1    | 11      | 12    | 14     | 1    |
    | 2    | 12      | 14    | 16     | 2    |
    | 3    | 13      | 16    | 18     | 3    |

    The onset at 0.5 makes looks 1, 2, 3 genuine. k = 1: look 0 makes a false alert at 12, look 1 the true
    one at 14.
    """
    played = play_text("""
        horizon = 18.5
        [onset]
        at = 0.5
        lasts = 3
        [[sensors]]
        name = "lamp"
        scan = { every = 1, phase = 0 }
        detector = { p = 1, false_alarm = 1 }
        processing = 10
        [[centres]]
        name = "harbour"
        service = 2
        """)
    visits = played.rows("visits", "look", "arrived", "begun", "served")
    assert visits[:4] == [
        (0, 10.0, 10.0, 12.0),
        (1, 11.0, 12.0, 14.0),
        (2, 12.0, 14.0, 16.0),
        (3, 13.0, 16.0, 18.0),
    ]
    assert played.path("harbour") == instants(1.0, processed=11.0, begun=12.0, served=14.0)
    assert played.budget("harbour") == {"scan_wait": 0.5, "processing": 10.0, "queue": 1.0, "service": 2.0}
    assert played.centre("harbour", "false_alerts") == [1]
    assert played.centre("harbour", "armed") == [14.0]
