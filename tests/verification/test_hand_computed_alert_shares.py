"""Runs worked out by hand: alerts that one centre gives and another adopts."""

from typing import Any

import pytest

GIVEN = """
    horizon = {horizon}
    [onset]
    at = {onset}
    [[sensors]]
    name = "lamp"
    to = "west"
    scan = {{ every = 100, phase = 0 }}
    detector = {{ p = 1, false_alarm = 1 }}
    [[sensors]]
    name = "bell"
    to = "east"
    scan = {{ every = 100, phase = 20 }}
    detector = {{ p = 1, false_alarm = 1 }}
    [[centres]]
    name = "west"
    service = 1
    decision = 3
    delivery = 4
    [[centres]]
    name = "east"
    service = 2
    decision = 5
    delivery = 1
    [[shares]]
    from = "west"
    to = "east"
    what = "alerts"
    delay = 2
    [[shares]]
    from = "east"
    to = "west"
    what = "alerts"
    delay = 7
    """


def test_an_adopted_alert_pays_two_decisions(play_text: Any, instants: Any) -> None:
    """West's lamp at 0, east's bell at 20; each gives its alert to the other.

    | instant   | west's own | east adopts it | east's own | west adopts it |
    | --------- | ---------- | -------------- | ---------- | -------------- |
    | look      | 0          |                | 20         |                |
    | met       | 1          |                | 22         |                |
    | decided   | 4          |                | 27         |                |
    | given     |            | 4              |            | 27             |
    | adopted   |            | 6              |            | 34             |
    | decided   |            | 11             |            | 37             |
    | delivered | 8          | 12             | 28         | 41             |

    Adopting stops no rule: east goes on to its own alert, armed until 22. Nothing is passed on.
    """
    played = play_text(GIVEN.format(horizon=60, onset=0))
    assert played.rows(
        "alerts", "centre", "giver", "number", "genuine", "met", "given", "adopted", "decided", "delivered"
    ) == [
        ("east", "east", 0, True, 22.0, None, None, 27.0, 28.0),
        ("east", "west", 0, True, 1.0, 4.0, 6.0, 11.0, 12.0),
        ("west", "east", 0, True, 22.0, 27.0, 34.0, 37.0, 41.0),
        ("west", "west", 0, True, 1.0, None, None, 4.0, 8.0),
    ]
    assert played.path("west") == instants(0.0, served=1.0, decided=4.0, delivered=8.0)
    adopted = instants(0.0, served=1.0, given=4.0, adopted=6.0, decided=11.0, delivered=12.0)
    assert played.path("east") == adopted
    assert played.budget("east") == {"sharing": 2.0, "service": 1.0, "decision": 8.0, "delivery": 1.0}
    assert played.budget("west") == {"service": 1.0, "decision": 3.0, "delivery": 4.0}
    assert played.centre("east", "armed") == [22.0]
    assert played.centre("east", "first_alert") == [12.0]


def test_a_false_alert_is_adopted_as_false_and_counts_only_for_its_giver(
    play_text: Any, instants: Any
) -> None:
    """The onset at 10: west's alert is false, and east's first alert is this one; its own is true."""
    played = play_text(GIVEN.format(horizon=60, onset=10))
    assert played.path("east") == instants(20.0, served=22.0, decided=27.0, delivered=28.0)
    assert played.budget("east") == {"scan_wait": 10.0, "service": 2.0, "decision": 5.0, "delivery": 1.0}
    assert played.centre("east", "first_alert") == [12.0]
    assert played.centre("east", "first_true") == [False]
    assert (played.centre("east", "false_alerts"), played.centre("west", "false_alerts")) == ([0], [1])
    assert played.path("west") == instants(
        20.0, served=22.0, given=27.0, adopted=34.0, decided=37.0, delivered=41.0
    )
    assert played.budget("west") == {
        "scan_wait": 10.0,
        "sharing": 7.0,
        "service": 2.0,
        "decision": 8.0,
        "delivery": 4.0,
    }
    assert played.centre("west", "armed") == [60.0]


@pytest.mark.parametrize(("horizon", "detected"), [(12, True), (11.5, False)])
def test_an_adopted_alert_delivered_after_the_horizon_is_missed(
    play_text: Any, horizon: float, *, detected: bool
) -> None:
    """East would be warned at 12; west is at 8 in any case."""
    played = play_text(GIVEN.format(horizon=horizon, onset=0))
    assert (bool(played.path("east")), bool(played.path("west"))) == (detected, True)


def test_an_alert_that_is_lost_is_not_adopted(play_text: Any, instants: Any) -> None:
    """The share loses all: east is warned by its own alert alone."""
    played = play_text(GIVEN.format(horizon=60, onset=0).replace("delay = 2", "delay = 2\nloss = 1"))
    assert played.centre("east", "first_alert") == [28.0]
    assert played.path("east") == instants(20.0, served=22.0, decided=27.0, delivered=28.0)
    assert [row for row in played.rows("alerts", "centre", "giver", "adopted") if row[2]] == [
        ("west", "east", 34.0)
    ]


def test_adopted_alerts_are_not_passed_on(play_text: Any, instants: Any) -> None:
    """West gives to east, east to south. South hears of east's own alert at 20, not of west's at 0."""
    played = play_text("""
        horizon = 60
        [onset]
        at = 0
        [[sensors]]
        name = "lamp"
        to = "west"
        scan = { every = 100, phase = 0 }
        [[sensors]]
        name = "bell"
        to = "east"
        scan = { every = 100, phase = 20 }
        [[centres]]
        name = "south"
        decision = 1
        [[centres]]
        name = "west"
        [[centres]]
        name = "east"
        decision = 2
        [[shares]]
        from = "west"
        to = "east"
        what = "alerts"
        [[shares]]
        from = "east"
        to = "south"
        what = "alerts"
        delay = 3
        """)
    assert played.path("south") == instants(20.0, given=22.0, adopted=25.0, decided=26.0, delivered=26.0)
    assert played.path("east") == instants(0.0, given=0.0, adopted=0.0, decided=2.0, delivered=2.0)
    assert played.rows("alerts", "centre", "giver") == [
        ("east", "east"),
        ("east", "west"),
        ("south", "east"),
        ("west", "west"),
    ]


def test_of_alerts_delivered_together_own_ones_come_before_adopted_ones(
    play_text: Any, instants: Any
) -> None:
    """Everything at 0 and no delay anywhere: each centre's first true alert is its own."""
    text = GIVEN.format(horizon=60, onset=0)
    for delay in ("phase = 20", "service = 1", "service = 2", "decision = 3", "decision = 5"):
        text = text.replace(delay, delay.split(" = ")[0] + " = 0")
    for delay in ("delivery = 4", "delivery = 1", "delay = 2", "delay = 7"):
        text = text.replace(delay, delay.split(" = ")[0] + " = 0")
    played = play_text(text)
    assert played.path("west") == played.path("east") == instants(0.0)
    assert [row[-1] for row in played.rows("alerts", "centre", "giver", "delivered")] == [0.0] * 4


@pytest.mark.parametrize("order", [("east", "west"), ("west", "east")])
def test_of_adopted_alerts_delivered_together_the_share_written_first_counts(
    play_text: Any, order: tuple[str, str]
) -> None:
    """East's alert is met at 1, west's at 2; both reach south at 5, by ways of 4 and 3. The file decides."""
    ways = {"east": 4, "west": 3}
    shares = "".join(
        f'[[shares]]\nfrom = "{name}"\nto = "south"\nwhat = "alerts"\ndelay = {ways[name]}\n'
        for name in order
    )
    played = play_text(
        """
        horizon = 60
        [onset]
        at = 0
        [[sensors]]
        name = "bell"
        to = "east"
        scan = { every = 100, phase = 1 }
        [[sensors]]
        name = "lamp"
        to = "west"
        scan = { every = 100, phase = 2 }
        [[centres]]
        name = "east"
        [[centres]]
        name = "west"
        [[centres]]
        name = "south"
        """
        + shares
    )
    assert played.path("south")["delivered"] == pytest.approx(5.0, abs=0)
    assert played.path("south")["met"] == pytest.approx({"east": 1.0, "west": 2.0}[order[0]], abs=0)
