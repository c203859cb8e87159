"""Runs worked out by hand: genuine reports that were lost or overtaken before one was used."""

from typing import Any

ONE_LAMP = """
    horizon = 39
    [onset]
    at = 0
    [[sensors]]
    name = "lamp"
    scan = {{ every = 10, phase = 5 }}
    link = {{ {link} }}
    [[centres]]
    name = "harbour"
    """


def test_reports_that_were_lost_are_unused(play_text: Any, instants: Any) -> None:
    """Looks at 5, 15, 25, 35, each report lost with probability 1/2: the first that arrives is used.

    | lost before it | look | unused_reports |
    | -------------- | ---- | -------------- |
    | 0              | 5    | 0              |
    | 1              | 15   | 10             |
    | 2              | 25   | 20             |
    | 3              | 35   | 30             |
    | all 4          |      |                |
    """
    played = play_text(ONE_LAMP.format(link="loss = 0.5, delay = 1"), replications=100)
    reports = played.rows("reports", "replication", "at", "arrived")
    seen = set()
    for replication in range(100):
        arrived = [at for number, at, end in reports if number == replication and end is not None]
        used = arrived[0] if arrived else None
        seen.add(used)
        if used is None:
            assert played.path("harbour", replication) == {}
            continue
        path = instants(used, first_look=5.0, first_fired=5.0, linked=used + 1)
        unused = {"unused_reports": used - 5.0} if used > 5.0 else {}
        assert played.path("harbour", replication) == path
        assert played.budget("harbour", replication) == {"scan_wait": 5.0, "link": 1.0, **unused}
    assert seen == {5.0, 15.0, 25.0, 35.0, None}


def test_a_report_that_was_overtaken_is_unused(play_text: Any, instants: Any) -> None:
    """Delays of 0 or 12: where look 0 takes 12 (to 17) and look 1 takes 0 (at 15), look 1 is first.

    | delays of looks 0 and 1 | met | look | unused_reports | link |
    | ----------------------- | --- | ---- | -------------- | ---- |
    | 0, any                  | 5   | 5    | 0              | 0    |
    | 12, 0                   | 15  | 15   | 10             | 0    |
    | 12, 12                  | 17  | 5    | 0              | 12   |
    """
    link = 'delay = { dist = "choice", values = [0, 12] }'
    played = play_text(ONE_LAMP.format(link=link), replications=60)
    arrived = {
        (replication, look): at
        for replication, look, at in played.rows("reports", "replication", "look", "arrived")
    }
    cases = {
        (5.0, 15.0): (instants(5.0), {"scan_wait": 5.0}),
        (5.0, 27.0): (instants(5.0), {"scan_wait": 5.0}),
        (17.0, 15.0): (
            instants(15.0, first_look=5.0, first_fired=5.0),
            {"scan_wait": 5.0, "unused_reports": 10.0},
        ),
        (17.0, 27.0): (instants(5.0, linked=17.0), {"scan_wait": 5.0, "link": 12.0}),
    }
    seen = {(arrived[r, 0], arrived[r, 1]) for r in range(60)}
    assert seen == set(cases)
    for replication in range(60):
        path, budget = cases[arrived[replication, 0], arrived[replication, 1]]
        assert (played.path("harbour", replication), played.budget("harbour", replication)) == (path, budget)


def test_first_is_the_earliest_served_not_the_earliest_seen(play_text: Any, instants: Any) -> None:
    """The far lamp looks at 0 and is served at 9; the near one looks at 6 and is served at 7: first is near.

    k = 2: met at 9. The scan wait is the near lamp's own: 6 ticks.
    """
    played = play_text("""
        horizon = 20
        [onset]
        at = 0
        [[sensors]]
        name = "far"
        scan = { every = 100, phase = 0 }
        link = { delay = 8 }
        [[sensors]]
        name = "near"
        scan = { every = 100, phase = 6 }
        [[centres]]
        name = "harbour"
        service = 1
        rule = { k = 2 }
        """)
    assert played.path("harbour") == instants(6.0, served=7.0, met=9.0)
    assert played.budget("harbour") == {"scan_wait": 6.0, "service": 1.0, "confirmation": 2.0}
