"""Warning: decisions, deliveries, adopted alerts, and which alert comes first."""

import numpy as np
import pytest
from rooms import Told, batch_of

from sim.engines.vector.judging import Alerts
from sim.engines.vector.warning import Issued, Warnings, adopt, issue_own

TEXT = """
    horizon = 20
    sensors = [{ name = "lamp", scan = { every = 99, phase = 0 }, to = "harbour" }]
    [[centres]]
    name = "harbour"
    decision = { dist = "uniform", low = 0, high = 4 }
    delivery = 0.5
    [[centres]]
    name = "tower"
    decision = { dist = "uniform", low = 0, high = 8 }
    delivery = 2
    [[shares]]
    from = "harbour"
    to = "tower"
    what = "alerts"
    delay = 1
    loss = 0.5
"""
DRAWN = {
    "harbour/decision": [[0.25, 0.5], [0.75, 1.0]],
    "tower/adopted/harbour/decision": [[0.5, 0.5], [0.125, 0.25]],
    "harbour/to/tower/alerts/link.loss": [[0.9, 0.1], [0.9, 0.9]],
}


def alerts_of(column: list[int], number: list[int], genuine: list[bool], met: list[float]) -> Alerts:
    """Make alerts; the visits behind them do not matter here."""
    visit, at = np.zeros(len(met), dtype=np.intp), np.array(met, dtype=float)
    return Alerts(
        np.array(column, np.intp),
        np.array(number, np.intp),
        np.array(genuine, bool),
        at,
        visit,
        at,
        at,
        visit,
    )


def issued(giver: str, column: list[int], genuine: list[bool], delivered: list[float]) -> Issued:
    """Make alerts that are delivered at these instants."""
    at = np.array(delivered, dtype=float)
    number = [column[:place].count(one) for place, one in enumerate(column)]
    return Issued(giver, alerts_of(column, number, genuine, delivered), at, at, at, at)


@pytest.fixture
def own() -> Issued:
    """Two alerts of the first replication, met at 1 and 10, and one of the second, met at 3."""
    batch = batch_of(TEXT, draws=Told(2, DRAWN))
    alerts = alerts_of([0, 1, 0], [0, 0, 1], [False, True, True], [1.0, 3.0, 10.0])
    return issue_own(batch, batch.network.centres[0], alerts)


def test_each_alert_draws_its_own_decision_and_delivery(own: Issued) -> None:
    assert own.decided.tolist() == [2.0, 5.0, 13.0]
    assert own.delivered.tolist() == [2.5, 5.5, 13.5]
    assert np.isnan(own.given).all()
    assert np.isnan(own.adopted).all()


def test_an_adopted_alert_is_decided_anew_and_one_that_is_lost_is_not_adopted(own: Issued) -> None:
    """The alert of the second replication is lost; those of the first take 1, decisions 4 and 1, then 2."""
    batch = batch_of(TEXT, draws=Told(2, DRAWN))
    adopted = adopt(batch, batch.network.scenario.shares[0], batch.network.centres[1], own)
    assert adopted.giver == "harbour"
    assert adopted.alerts.column.tolist() == [0, 0]
    assert adopted.alerts.genuine.tolist() == [False, True]
    assert adopted.given.tolist() == [2.0, 13.0]
    assert adopted.adopted.tolist() == [3.0, 14.0]
    assert adopted.decided.tolist() == [7.0, 15.0]
    assert adopted.delivered.tolist() == [9.0, 17.0]


@pytest.mark.parametrize(("horizon", "count"), [(20, 2), (14, 2), (13.9, 1), (2.5, 0)])
def test_what_arrives_after_the_horizon_is_not_adopted(own: Issued, horizon: float, count: int) -> None:
    batch = batch_of(TEXT.replace("horizon = 20", f"horizon = {horizon}"), draws=Told(2, DRAWN))
    assert len(adopt(batch, batch.network.scenario.shares[0], batch.network.centres[1], own).adopted) == count


def test_a_true_alert_comes_before_a_false_one_of_its_instant() -> None:
    warnings = Warnings(
        issued("harbour", [0, 0, 1, 2], [False, True, False, False], [3.0, 4.0, 5.0, 30.0]),
        [issued("tower", [0, 1, 3], [True, True, True], [3.0, 6.0, 20.0])],
    )
    first, true = warnings.first_alert(5, end=20.0)
    np.testing.assert_array_equal(first, [3.0, 5.0, np.nan, 20.0, np.nan])
    assert true.tolist() == [True, False, False, True, False]


def test_of_true_alerts_of_one_instant_own_ones_come_first_then_in_file_order_of_the_shares() -> None:
    """The replications have their first true alert from: the centre itself, the mast, the pier, nobody."""
    warnings = Warnings(
        issued("harbour", [0, 1, 2, 3], [True, False, True, False], [5.0, 1.0, 9.0, 1.0]),
        [
            issued("mast", [0, 1, 2], [True, True, True], [5.0, 6.0, 8.0]),
            issued("pier", [0, 1, 2], [True, True, True], [5.0, 6.0, 7.0]),
        ],
    )
    chosen = {one.giver: one.alerts.column[places].tolist() for one, places in warnings.first_true(4)}
    assert chosen == {"harbour": [0], "mast": [1], "pier": [2]}


def test_of_a_centres_own_true_alerts_only_those_delivered_first_are_chosen() -> None:
    warnings = Warnings(
        issued("harbour", [0], [True], [5.0]), [issued("mast", [0, 0], [False, True], [1.0, 4.0])]
    )
    chosen = {one.giver: places.tolist() for one, places in warnings.first_true(1)}
    assert chosen == {"harbour": [], "mast": [1]}


def test_a_rule_stops_as_it_is_met_by_a_true_alert_of_its_own() -> None:
    warnings = Warnings(
        issued("harbour", [0, 0, 1], [False, True, False], [3.0, 4.0, 5.0]),
        [issued("tower", [1, 2], [True, True], [6.0, 6.0])],
    )
    assert warnings.stopped_at(3).tolist() == [4.0, np.inf, np.inf]
