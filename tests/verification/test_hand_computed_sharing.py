"""Runs worked out by hand: reports that centres share with each other."""

from typing import Any

BOTH_WAYS = """
    horizon = 40
    [onset]
    at = 0
    [[sensors]]
    name = "lamp"
    to = "west"
    scan = { every = 100, phase = 0 }
    [[sensors]]
    name = "bell"
    to = "east"
    scan = { every = 100, phase = 1 }
    [[centres]]
    name = "west"
    service = 3
    rule = { k = 2 }
    [[centres]]
    name = "east"
    service = 3
    rule = { k = 2 }
    [[shares]]
    from = "west"
    to = "east"
    delay = 2
    [[shares]]
    from = "east"
    to = "west"
    delay = 2
    """


def test_copies_go_both_ways_once_and_are_served_anew(play_text: Any, instants: Any) -> None:
    """Lamp at west at 0, bell at east at 1; copies leave on arrival, take 2, and are not shared on.

    | report        | arrived | begun | served |
    | ------------- | ------- | ----- | ------ |
    | lamp, west    | 0       | 0     | 3      |
    | bell, west    | 1 + 2   | 3     | 6      | west: k = 2 at 6
    | bell, east    | 1       | 1     | 4      |
    | lamp, east    | 0 + 2   | 4     | 7      | east: k = 2 at 7
    """
    played = play_text(BOTH_WAYS)
    assert played.rows("visits", "station", "source", "shared", "arrived", "begun", "served") == [
        ("east", "bell-1", False, 1.0, 1.0, 4.0),
        ("east", "lamp-1", True, 2.0, 4.0, 7.0),
        ("west", "bell-1", True, 3.0, 3.0, 6.0),
        ("west", "lamp-1", False, 0.0, 0.0, 3.0),
    ]
    assert played.path("west") == instants(0.0, served=3.0, met=6.0)
    assert played.path("east") == instants(1.0, served=4.0, met=7.0)
    assert played.budget("east") == {"scan_wait": 1.0, "service": 3.0, "confirmation": 3.0}
    assert played.station("east") == (2.0, 2, 6.0, 2, 1)
    assert played.station("west")[:4] == (0.0, 2, 6.0, 2)


def test_a_copy_that_is_lost_arrives_nowhere(play_text: Any) -> None:
    """Both shares lose everything: each centre serves its own report alone."""
    played = play_text(BOTH_WAYS.replace("delay = 2", "delay = 2\nloss = 1"))
    assert played.rows("visits", "station", "source") == [("east", "bell-1"), ("west", "lamp-1")]
    assert (played.path("west"), played.path("east")) == ({}, {})


def test_a_copy_leaves_before_its_report_queues(play_text: Any, instants: Any) -> None:
    """Three reports at west at 0, service 10 there: their copies are all at east at 2, service 1.

    East has no sensor of its own. Copies served [2, 3], [3, 4], [4, 5]: k = 2 at 4, first is lamp-1's.
    """
    played = play_text("""
        horizon = 40
        [onset]
        at = 0
        [[sensors]]
        name = "lamp"
        count = 3
        to = "west"
        scan = { every = 100, phase = 0 }
        [[centres]]
        name = "west"
        service = 10
        [[centres]]
        name = "east"
        service = 1
        rule = { k = 2 }
        [[shares]]
        from = "west"
        to = "east"
        delay = 2
        """)
    assert played.path("east") == instants(0.0, shared=2.0, served=3.0, met=4.0)
    assert played.budget("east") == {"sharing": 2.0, "service": 1.0, "confirmation": 1.0}
    assert played.path("west") == instants(0.0, served=10.0)
    assert played.station("east") == (3.0, 3, 3.0, 3, 2)


def test_every_stage_of_the_budget_at_once(play_text: Any, instants: Any) -> None:
    """A lamp's report goes through a relay to west; its copy goes to east, where the bell's is in service.

    | instant                 | at   | stage           |
    | ----------------------- | ---- | --------------- |
    | onset                   | 0    |                 |
    | look, at strength 0     | 0    | scan_wait 0     |
    | look                    | 1    | missed_looks 1  |
    | processed               | 2    | processing 1    |
    | linked, at the post     | 4    | link 2          |
    | relayed (3 there, 1 on) | 8    | relays 4        |
    | shared, at east         | 10   | sharing 2       |
    | begun (bell [9.5, 13.5]) | 13.5 | queue 3.5      |
    | served                  | 17.5 | service 4       |
    | met (k = 2, bell false) | 17.5 | confirmation 0  |
    | decided                 | 18.5 | decision 1      |
    | delivered               | 19   | delivery 0.5    |
    """
    played = play_text("""
        horizon = 40
        [onset]
        at = 0
        zones = { bay = 1, cliff = 0 }
        growth = { kind = "linear", over = 1 }
        [[sensors]]
        name = "lamp"
        to = "post"
        scan = { every = 1, phase = 0 }
        processing = 1
        link = { delay = 2 }
        [[sensors]]
        name = "bell"
        zones = ["cliff"]
        to = "east"
        scan = { every = 100, phase = 9.5 }
        detector = { false_alarm = 1 }
        [[relays]]
        name = "post"
        service = 3
        to = "west"
        link = { delay = 1 }
        [[centres]]
        name = "west"
        [[centres]]
        name = "east"
        service = 4
        rule = { k = 2 }
        decision = 1
        delivery = 0.5
        [[shares]]
        from = "west"
        to = "east"
        delay = 2
        """)
    assert played.path("east") == instants(
        1.0,
        first_look=0.0,
        processed=2.0,
        linked=4.0,
        relayed=8.0,
        shared=10.0,
        begun=13.5,
        served=17.5,
        decided=18.5,
        delivered=19.0,
    )
    stages = played.budget("east")
    assert list(stages.values()) == [1.0, 1.0, 2.0, 4.0, 2.0, 3.5, 4.0, 1.0, 0.5]
    assert list(stages)[:6] == ["missed_looks", "processing", "link", "relays", "sharing", "queue"]
    assert list(stages)[6:] == ["service", "decision", "delivery"]


ONE_LAMP_TWICE = """
    horizon = 40
    [onset]
    at = 0
    [[sensors]]
    name = "lamp"
    to = "west"
    scan = {{ every = 10, phase = 0 }}
    [[sensors]]
    name = "blind"
    to = "west"
    scan = {{ every = 10, phase = 0 }}
    detector = {{ p = 0 }}
    [[centres]]
    name = "west"
    [[centres]]
    name = "east"
    rule = {{ k = 2, distinct = {distinct} }}
    [[shares]]
    from = "west"
    to = "east"
    delay = 2
    """


def test_two_copies_from_one_sensor_are_one_distinct_sensor(play_text: Any, instants: Any) -> None:
    """Copies of the lamp's reports at 2, 12, 22, …: never two sensors, but two reports at 12."""
    assert play_text(ONE_LAMP_TWICE.format(distinct="true")).path("east") == {}
    played = play_text(ONE_LAMP_TWICE.format(distinct="false"))
    assert played.path("east") == instants(0.0, shared=2.0, met=12.0)


def test_a_centre_shares_with_many_partners_by_each_ones_own_way(play_text: Any, instants: Any) -> None:
    """West shares with east (delay 2) and south (delay 5, service 1)."""
    played = play_text("""
        horizon = 40
        [onset]
        at = 0
        [[sensors]]
        name = "lamp"
        to = "west"
        scan = { every = 100, phase = 0 }
        [[centres]]
        name = "south"
        service = 1
        [[centres]]
        name = "west"
        [[centres]]
        name = "east"
        [[shares]]
        from = "west"
        to = "east"
        delay = 2
        [[shares]]
        from = "west"
        to = "south"
        delay = 5
        """)
    assert played.path("west") == instants(0.0)
    assert played.path("east") == instants(0.0, shared=2.0)
    assert played.path("south") == instants(0.0, shared=5.0, served=6.0)
