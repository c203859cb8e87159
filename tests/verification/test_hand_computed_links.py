"""Runs worked out by hand: links that lose reports and try again, and sensors that go down."""

from collections import Counter
from typing import Any

import pytest

LOSSY = """
    horizon = 40
    [onset]
    at = 0
    [[sensors]]
    name = "lamp"
    scan = {{ every = 100, phase = 3 }}
    processing = 1
    link = {{ {link} }}
    [[centres]]
    name = "harbour"
    """


def test_a_link_that_loses_every_try_never_delivers(play_text: Any) -> None:
    """Three tries, all lost: the report left at 4 and arrives nowhere."""
    played = play_text(LOSSY.format(link="delay = 2, loss = 1, retry_after = 5, max_tries = 3"))
    assert played.rows("reports", "source", "look", "at", "processed", "failed_tries", "arrived") == [
        ("lamp-1", 0, 3.0, 4.0, 3, None)
    ]
    assert played.rows("visits") == []
    assert played.path("harbour") == {}
    assert played.centre("harbour", "armed") == [40.0]


def test_a_link_without_loss_needs_one_try(play_text: Any, instants: Any) -> None:
    """Look 3, left 4, arrived 6, whatever retries would have cost."""
    played = play_text(LOSSY.format(link="delay = 2, loss = 0, retry_after = 5, max_tries = 3"))
    assert played.rows("reports", "processed", "failed_tries", "arrived") == [(4.0, 0, 6.0)]
    assert played.path("harbour") == instants(3.0, processed=4.0, linked=6.0)


def test_each_failed_try_costs_the_time_to_the_next(play_text: Any, instants: Any) -> None:
    """Left at 4, delay 2, retries after 5, at most 3 tries, each lost with probability 1/2.

    | failed tries | arrived | link stage | of 4,000 reports, about |
    | ------------ | ------- | ---------- | ----------------------- |
    | 0            | 6       | 2          | 2,000                   |
    | 1            | 11      | 7          | 1,000                   |
    | 2            | 16      | 12         | 500                     |
    | 3            | never   |            | 500                     |
    """
    text = LOSSY.format(link="delay = 2, loss = 0.5, retry_after = 5, max_tries = 3")
    played = play_text(text, replications=4000)
    arrivals = {0: 6.0, 1: 11.0, 2: 16.0, 3: None}
    rows = played.rows("reports", "replication", "failed_tries", "arrived")
    assert all(arrivals[failed] == arrived for _, failed, arrived in rows)
    counts = Counter(failed for _, failed, _ in rows)
    expected = {0: 0.5, 1: 0.25, 2: 0.125, 3: 0.125}
    for failed, share in expected.items():
        assert counts[failed] == pytest.approx(4000 * share, abs=5 * (4000 * share * (1 - share)) ** 0.5)
    for replication, _failed, arrived in rows[:50]:
        path = {} if arrived is None else instants(3.0, processed=4.0, linked=arrived)
        assert played.path("harbour", replication) == path


def test_relay_links_lose_reports_too(play_text: Any) -> None:
    """The relay serves both reports, and its link loses both."""
    played = play_text("""
        horizon = 20
        [onset]
        at = 0
        [[sensors]]
        name = "lamp"
        to = "post"
        scan = { every = 10, phase = 0 }
        [[relays]]
        name = "post"
        to = "harbour"
        link = { loss = 1, max_tries = 2, retry_after = 1 }
        [[centres]]
        name = "harbour"
        """)
    assert played.station("post") == (0.0, 3, 0.0, 3, 0)
    assert played.station("harbour") == (0.0, 0, 0.0, 0, 0)


FOGGY = """
    horizon = 31
    [onset]
    at = 10
    [[sensors]]
    name = "lamp"
    count = 2
    scan = {{ every = 5, phase = 0 }}
    processing = 0.5
    detector = {{ false_alarm = 0 }}
    [[outages]]
    name = "fog"
    affects = ["lamp"]
    up = {up}
    down = {down}
    together = {together}
    [[centres]]
    name = "harbour"
    """


@pytest.mark.parametrize("together", ["true", "false"])
def test_sensors_are_up_first_and_down_until_just_before_the_end(
    play_text: Any, instants: Any, together: str
) -> None:
    """Up 10, down 5: down in [10, 15) and [25, 30). The onset at 10 falls in an outage.

    | look | at 0 | 5 | 10 | 15 | 20 | 25 | 30 |
    | made | yes  | yes | no | yes | yes | no | yes |

    The first look that was made is at 15: scan_wait 5, though a look was due at 10.
    """
    played = play_text(FOGGY.format(up=10, down=5, together=together))
    made = [
        (look, at, at not in (10.0, 25.0)) for look, at in enumerate((0.0, 5.0, 10.0, 15.0, 20.0, 25.0, 30.0))
    ]
    assert played.rows("looks", "source", "look", "at", "made") == [
        (f"lamp-{number}", *row) for number in (1, 2) for row in made
    ]
    assert played.path("harbour") == instants(15.0, processed=15.5)
    assert played.budget("harbour") == {"scan_wait": 5.0, "processing": 0.5}
    assert {row[0] for row in played.rows("looks", "made", "fired") if row[1] and not row[0]} == set()


def test_a_report_under_way_leaves_a_sensor_that_has_gone_down(play_text: Any) -> None:
    """Up 15.25, down 5: the look at 15 is made; its report leaves at 15.5, while the sensor is down."""
    played = play_text(FOGGY.format(up=15.25, down=5, together="true"))
    assert ("lamp-1", 15.0, 15.5) in played.rows("reports", "source", "at", "processed")
    assert ("lamp-1", 20.0, False) in played.rows("looks", "source", "at", "made")


def test_sensors_that_are_never_up_never_look_and_those_never_down_always_do(play_text: Any) -> None:
    """Up 0 and down 7: always down. Up 7 and down 0: always up."""
    never = play_text(FOGGY.format(up=0, down=7, together="true"))
    assert {row[0] for row in never.rows("looks", "made")} == {False}
    always = play_text(FOGGY.format(up=5, down=0, together="true"))
    assert {row[0] for row in always.rows("looks", "made")} == {True}


def test_a_sensor_is_down_while_anything_that_affects_it_is(play_text: Any) -> None:
    """Fog over both groups: [4, 6), [10, 12); rain over bells alone: [5, 8).

    | look at | 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 |
    | lamp    | x | x | x | x | - | - | x | x | x | x | -  | -  | x  |
    | bell    | x | x | x | x | - | - | - | - | x | x | -  | -  | x  |
    """
    played = play_text("""
        horizon = 12
        [[sensors]]
        name = "lamp"
        scan = { every = 1, phase = 0 }
        [[sensors]]
        name = "bell"
        scan = { every = 1, phase = 0 }
        [[outages]]
        name = "fog"
        affects = ["lamp", "bell"]
        up = 4
        down = 2
        together = true
        [[outages]]
        name = "rain"
        affects = ["bell"]
        up = 5
        down = 3
        [[centres]]
        name = "harbour"
        """)
    down = {
        name: [
            at
            for source, at, made in played.rows("looks", "source", "at", "made")
            if source == name and not made
        ]
        for name in ("lamp-1", "bell-1")
    }
    assert down == {"lamp-1": [4.0, 5.0, 10.0, 11.0], "bell-1": [4.0, 5.0, 6.0, 7.0, 10.0, 11.0]}


@pytest.mark.parametrize(("together", "sensors"), [("true", [None]), ("false", ["lamp-1", "lamp-2"])])
def test_the_table_of_outages_has_one_course_for_all_or_one_for_each(
    play_text: Any, together: str, sensors: list[str | None]
) -> None:
    """Up 10, down 5 until 31: down [10, 15) and [25, 30); a course of all together names no sensor."""
    played = play_text(FOGGY.format(up=10, down=5, together=together))
    spells = [(10.0, 15.0), (25.0, 30.0)]
    expected = [("fog", sensor, *spell) for sensor in sensors for spell in spells]
    assert played.rows("outages", "outage", "sensor", "down", "up") == expected


def test_outages_together_share_one_course_and_others_have_their_own(play_text: Any) -> None:
    """Random ups and downs: together, both lamps always look alike; apart, they soon do not."""
    random = '{ dist = "exponential", mean = 6 }'
    for together, alike in (("true", True), ("false", False)):
        played = play_text(FOGGY.format(up=random, down=random, together=together), replications=20)
        looks = played.rows("looks", "source", "replication", "look", "made")
        half = len(looks) // 2
        assert ([row[1:] for row in looks[:half]] == [row[1:] for row in looks[half:]]) is alike
        assert {row[3] for row in looks} == {True, False}
