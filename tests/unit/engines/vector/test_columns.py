"""Columns: the way of the first true alert, first alerts, false alerts and armed time."""

import math

import numpy as np
import pytest
from rooms import batch_of

from sim.engines.vector.columns import all_station_sums, centre_columns
from sim.engines.vector.flow import play_batch
from sim.records import PATH, CentreColumns

TEXT = """
    horizon = HORIZON
    warmup = WARMUP
    onset = { at = 10 }
    relays = [{ name = "post", service = 0.5, link = { delay = 0.25 }, to = "harbour" }]
    centres = [
        { name = "harbour", service = 2, decision = 1, delivery = 0.5 },
        { name = "tower", decision = 2 },
    ]
    shares = [{ from = "harbour", to = "tower", what = "alerts", delay = 0.125 }]
    [[sensors]]
    name = "lamp"
    scan = { every = 5, phase = 1 }
    detector = { p = 1, false_alarm = 1 }
    processing = 1
    to = "post"
"""
WAY = {
    "first_look": 11, "first_fired": 11, "look": 11, "processed": 12, "linked": 12, "relayed": 12.75,
    "shared": 12.75, "begun": 12.75, "served": 14.75, "met": 14.75, "decided": 15.75, "delivered": 16.25,
}  # fmt: skip
ADOPTED = {"given": 15.75, "adopted": 15.875, "decided": 17.875, "delivered": 17.875}


def columns_of(centre: str, *, horizon: float = 40, warmup: float = 0) -> CentreColumns:
    """Play two replications; the looks at 1 and 6 make false alerts, the one at 11 a true one."""
    batch = batch_of(TEXT.replace("HORIZON", str(horizon)).replace("WARMUP", str(warmup)), 2)
    return centre_columns(batch, play_batch(batch, all_firsts=False), centre)


@pytest.mark.parametrize(("centre", "way"), [("harbour", WAY), ("tower", WAY | ADOPTED)])
def test_the_first_true_alert_is_written_instant_by_instant(centre: str, way: dict[str, float]) -> None:
    for path in columns_of(centre).path.T.tolist():
        assert {name: at for name, at in zip(PATH, path, strict=True) if not math.isnan(at)} == way


def test_an_alert_delivered_after_the_horizon_has_no_way() -> None:
    assert np.isnan(columns_of("harbour", horizon=16.2).path).all()
    assert not np.isnan(columns_of("harbour", horizon=16.25).path).all()


def test_the_first_alert_of_any_kind_is_delivered_5_25_after_the_first_look() -> None:
    """Look 1, processed 2, post 2.5, harbour 2.75, served 4.75, decided 5.75, delivered 6.25."""
    harbour = columns_of("harbour")
    assert harbour.first_alert.tolist() == [6.25, 6.25]
    assert harbour.first_true.tolist() == [False, False]


@pytest.mark.parametrize(
    ("warmup", "false", "armed"),
    [(0, 2, 14.75), (4.75, 2, 10.0), (4.8, 1, 9.95), (9.8, 0, 4.95), (20, 0, 0.0)],
)
def test_false_alerts_and_armed_time_count_from_the_warmup_on(
    warmup: float, false: int, armed: float
) -> None:
    """The rule is met at 4.75, 9.75 and, by the genuine report, at 14.75."""
    harbour = columns_of("harbour", warmup=warmup)
    assert harbour.false_alerts.tolist() == [false, false]
    assert harbour.armed.tolist() == pytest.approx([armed, armed])


def test_adopted_alerts_are_no_false_alerts_and_a_rule_without_sensors_is_never_armed() -> None:
    tower = columns_of("tower")
    assert tower.false_alerts.tolist() == [0, 0]
    assert tower.armed.tolist() == [0.0, 0.0]


def test_a_rule_that_is_met_too_late_stays_armed_to_the_horizon() -> None:
    assert columns_of("harbour", horizon=14.7).armed.tolist() == [14.7, 14.7]


def test_the_first_look_may_be_another_one_than_the_look_of_the_evidence() -> None:
    """A cue makes the lamp look at 12; its own look at 11 was made and fired, but its report was lost."""
    text = """
    horizon = 40
    onset = { at = 10 }
    centres = [{ name = "harbour" }, { name = "tower" }]
    cues = [{ from = "bell", to = "lamp" }]
    [[sensors]]
    name = "lamp"
    scan = { every = 99, phase = 11 }
    link = { delay = { dist = "choice", values = [1, 99] } }
    to = "harbour"
    [[sensors]]
    name = "bell"
    scan = { every = 99, phase = 12 }
    to = "tower"
    """
    batch = batch_of(text, 40)
    path = centre_columns(batch, play_batch(batch, all_firsts=False), "harbour").path
    told = path[:, ~np.isnan(path[0])]
    assert set(told[0].tolist()) == set(told[1].tolist()) == {11.0}
    assert set(told[2].tolist()) == {11.0, 12.0}


def test_every_station_is_summed_up() -> None:
    """The post serves 8 reports for 0.5 each, the last one sent at 37; the harbour ends 7 services by 40."""
    batch = batch_of(TEXT.replace("HORIZON", "40").replace("WARMUP", "0"), 2)
    sums = all_station_sums(batch, play_batch(batch, all_firsts=False))
    assert list(sums) == ["post", "harbour", "tower"]
    assert sums["post"].busy.tolist() == [4.0, 4.0]
    assert sums["harbour"].served.tolist() == [8, 8]
    assert sums["tower"].served.tolist() == [0, 0]
