"""Runs worked out by hand: a replication that ends at its alerts says the same of its centres."""

from typing import Any

import numpy as np
import pytest
from attrs import fields

from sim.records import CentreColumns

TWO_CENTRES = """
    horizon = 200
    [onset]
    at = 5
    [[sensors]]
    name = "lamp"
    to = "west"
    scan = { every = 10, phase = 0 }
    detector = { p = 1, false_alarm = 1 }
    [[sensors]]
    name = "bell"
    to = "east"
    scan = { every = 10, phase = 2 }
    detector = { p = 1, false_alarm = 0 }
    [[centres]]
    name = "west"
    decision = 3
    delivery = 4
    [[centres]]
    name = "east"
    rule = { k = 4, distinct = false }
    """
ALERTS = '[[shares]]\nfrom = "west"\nto = "east"\nwhat = "alerts"\ndelay = 1\n'


def ends(played: Any) -> float:
    """Give the last look that was made."""
    return max(row[0] for row in played.rows("looks", "at", "made") if row[1])


def same_centres(one: Any, other: Any) -> bool:
    """Tell whether all columns of all centres are the same."""
    columns = [each.name for each in fields(CentreColumns)]
    pairs = [(own, other.records.centres[name]) for name, own in one.records.centres.items()]
    return all(
        np.array_equal(getattr(mine, name) * 1.0, getattr(yours, name) * 1.0, equal_nan=True)
        for mine, yours in pairs
        for name in columns
    )


def test_a_replication_ends_when_every_centre_has_warned(play_text: Any, instants: Any) -> None:
    """West: false alert at 0, true one met at 10, delivered at 17. East: reports 12, 22, 32, 42: met at 42.

    So the last look is that of 42 instead of that of 200; the looks of 50 are not made any more.
    """
    whole, short = play_text(TWO_CENTRES), play_text(TWO_CENTRES, until_alert=True)
    assert (ends(whole), ends(short)) == (200.0, 42.0)
    assert same_centres(whole, short)
    assert short.path("west") == instants(10.0, decided=13.0, delivered=17.0)
    assert short.path("east") == instants(12.0, met=42.0)
    assert short.records.stations == {}
    assert set(whole.records.stations) == {"west", "east"}


def test_an_adopted_alert_does_not_end_it_while_the_own_rule_goes_on(play_text: Any, instants: Any) -> None:
    """East adopts west's true alert at 14, yet its own rule is met only at 42: armed until then."""
    whole, short = play_text(TWO_CENTRES + ALERTS), play_text(TWO_CENTRES + ALERTS, until_alert=True)
    assert (ends(whole), ends(short)) == (200.0, 42.0)
    assert same_centres(whole, short)
    assert short.path("east") == instants(10.0, given=13.0, adopted=14.0, decided=14.0, delivered=14.0)
    assert short.centre("east", "armed") == [42.0]
    assert short.centre("east", "first_alert") == [4.0]
    assert short.centre("east", "first_true") == [False]


def test_a_stopped_rule_does_not_end_it_before_the_warning(play_text: Any) -> None:
    """West alone: met at 10, delivered at 17; with a delivery of 30 at 43: looks go on until 40."""
    alone = TWO_CENTRES.replace('to = "east"', 'to = "west"')
    alone = alone[: alone.index('[[centres]]\n    name = "east"')].replace("delivery = 4", "delivery = 30")
    whole, short = play_text(alone), play_text(alone, until_alert=True)
    assert (ends(whole), ends(short)) == (200.0, 42.0)
    assert same_centres(whole, short)


def test_a_centre_that_no_sensor_reaches_counts_as_stopped(play_text: Any, instants: Any) -> None:
    """South lives on west's alerts alone: warned at 14, and west at 17: the last look is that of 12."""
    text = TWO_CENTRES.replace('to = "east"', 'to = "west"').replace("k = 4, distinct = false", "k = 1")
    text = text.replace('"east"', '"south"') + ALERTS.replace("east", "south")
    whole, short = play_text(text), play_text(text, until_alert=True)
    assert (ends(whole), ends(short)) == (200.0, 12.0)
    assert same_centres(whole, short)
    assert short.path("south") == instants(10.0, given=13.0, adopted=14.0, decided=14.0, delivered=14.0)


@pytest.mark.parametrize("change", [("p = 1, false_alarm = 0", "p = 0"), ("at = 5", "at = 5\nchance = 0")])
def test_without_a_true_alert_it_goes_on_to_the_horizon(play_text: Any, change: tuple[str, str]) -> None:
    """East's bell never fires, or there is no onset: nothing ends before 200."""
    text = TWO_CENTRES.replace(*change)
    whole, short = play_text(text), play_text(text, until_alert=True)
    assert (ends(whole), ends(short)) == (200.0, 200.0)
    assert same_centres(whole, short)


def test_random_runs_say_the_same_of_their_centres(play_text: Any) -> None:
    """200 replications with random phases, detections, services, decisions and shares both ways."""
    text = TWO_CENTRES.replace("phase = 0", 'phase = "random"').replace("phase = 2", 'phase = "staggered"')
    text = text.replace("false_alarm = 1", "false_alarm = 0.2").replace("p = 1, false_alarm = 0 ", "p = 0.3 ")
    text = text.replace("decision = 3", 'service = 1\ndecision = { dist = "exponential", mean = 9 }')
    reports = '[[shares]]\nfrom = "east"\nto = "west"\ndelay = { dist = "uniform", low = 0, high = 9 }\n'
    whole, short = (
        play_text(text + ALERTS + reports, until_alert=until, replications=200) for until in (False, True)
    )
    assert same_centres(whole, short)
    assert any(path > 0 for path in short.records.centres["east"].instant("adopted"))
