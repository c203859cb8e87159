"""The flow: looks, relays, copies and centres one after another, and when replications end."""

import numpy as np
import pytest
from rooms import batch_of

from sim.engines.vector.flow import ends, play_batch

CHAIN = """
    horizon = 40
    onset = { at = 0 }
    sensors = [
        { name = "lamp", scan = { every = 99, phase = 1 }, link = { delay = 0.5 }, to = "post" },
        { name = "bell", scan = { every = 99, phase = 2 }, to = "pier" },
    ]
    relays = [
        { name = "pier", service = 3, link = { delay = 0.25 }, to = "harbour" },
        { name = "post", service = 2, link = { delay = 1 }, to = "pier" },
    ]
    centres = [
        { name = "harbour", service = 4, decision = 1 },
        { name = "tower", decision = 2, delivery = 3 },
    ]
"""
REPORTS = 'shares = [{ from = "harbour", to = "tower", delay = 5 }]\n'
ALERTS = 'shares = [{ from = "harbour", to = "tower", what = "alerts", delay = 5 }]\n'


def test_reports_pass_relay_after_relay_in_the_order_of_the_flow() -> None:
    """The bell's is at the pier in [2, 5]; the lamp's at the post in [1.5, 3.5], at the pier in [4.5, 8].

    The harbour gets the bell's at 5.25 (served 9.25) and the lamp's at 8.25 (served 13.25).
    """
    played = play_batch(batch_of(CHAIN + ALERTS), all_firsts=False)
    assert list(played.visits) == ["post", "pier", "harbour", "tower"]
    arrived = {name: sorted(visits.arrived.tolist()) for name, visits in played.visits.items()}
    assert arrived == {"post": [1.5], "pier": [2.0, 4.5], "harbour": [5.25, 8.25], "tower": []}
    assert played.queues["harbour"].ended[:, 0].tolist() == [9.25, 13.25]


def test_copies_leave_as_reports_arrive_before_they_queue() -> None:
    played = play_batch(batch_of(CHAIN + REPORTS), all_firsts=False)
    assert sorted(played.visits["tower"].arrived.tolist()) == [10.25, 13.25]
    assert [stream.shared for stream in played.visits["tower"].streams] == [True, True]
    assert sorted(stream.relayed.tolist() for stream in played.visits["tower"].streams) == [[5.25], [8.25]]


def test_what_arrives_after_the_horizon_is_not_copied() -> None:
    played = play_batch(batch_of(CHAIN.replace("horizon = 40", "horizon = 8") + REPORTS), all_firsts=False)
    assert sorted(played.visits["tower"].arrived.tolist()) == [10.25, np.inf]


@pytest.mark.parametrize(
    ("shares", "end"),
    [
        (ALERTS, 20.25),  # met 9.25, decided 10.25, adopted 15.25, decided 17.25, delivered 20.25
        (REPORTS, 15.25),  # served as it arrives at 10.25, decided 12.25, delivered 15.25
    ],
)
def test_a_replication_ends_as_its_last_centre_has_warned(shares: str, end: float) -> None:
    batch = batch_of(CHAIN + shares, 2)
    assert ends(batch, play_batch(batch, all_firsts=False)).tolist() == [end, end]


def test_a_centre_has_not_warned_for_good_before_its_own_rule_has_stopped() -> None:
    """The tower adopts an alert at once, but its own sensor looks at 30 only."""
    text = """
    horizon = HORIZON
    onset = { at = 0 }
    sensors = [
        { name = "lamp", scan = { every = 99, phase = 1 }, to = "harbour" },
        { name = "bell", scan = { every = 99, phase = 30 }, to = "tower" },
    ]
    centres = [{ name = "harbour" }, { name = "tower" }]
    shares = [{ from = "harbour", to = "tower", what = "alerts" }]
    """
    for horizon, end in ((40, 30.0), (20, np.inf)):
        batch = batch_of(text.replace("HORIZON", str(horizon)))
        assert ends(batch, play_batch(batch, all_firsts=False)).tolist() == [end]


def test_without_an_onset_no_replication_ends() -> None:
    batch = batch_of(CHAIN.replace("onset = { at = 0 }", "onset = { at = 0, chance = 0 }") + ALERTS, 2)
    assert ends(batch, play_batch(batch, all_firsts=False)).tolist() == [np.inf, np.inf]
