"""The logbook: columns of all replications, and only the tables that were asked for."""

import math

import numpy as np
import pytest
from rooms import world_of

from sim.records import PATH, TABLES, Records

TEXT = """
    horizon = 12
    onset = { at = 3 }
    sensors = [{ name = "lamp", scan = { every = 4, phase = 0 }, processing = 1, to = "post" }]
    relays = [{ name = "post", service = 0.5, link = { delay = 0.25 }, to = "harbour" }]
    centres = [{ name = "harbour", service = 2, decision = 3, delivery = 9 }]
    [[outages]]
    name = "fog"
    affects = ["lamp"]
    up = 5
    down = 2
"""


def played(text: str = TEXT, *, tables=(), until_alert: bool = False) -> Records:
    """Play two replications of a text."""
    world = world_of(text, 2, tables=tables, until_alert=until_alert)
    for replication in range(2):
        world.play(replication)
    return world.logbook.records()


def test_a_delivered_true_alert_is_written_instant_by_instant() -> None:
    """Look 4, processed 5, the post 5.5, the harbour 5.75 to 7.75, decided 10.75, delivered 11."""
    path = played(TEXT.replace("delivery = 9", "delivery = 0.25")).centres["harbour"].path
    assert path.shape == (14, 2)
    known = {name: at for name, at in zip(PATH, path[:, 1].tolist(), strict=True) if not math.isnan(at)}
    assert known == {
        "first_look": 4, "first_fired": 4, "look": 4, "processed": 5, "linked": 5, "relayed": 5.75,
        "shared": 5.75, "begun": 5.75, "served": 7.75, "met": 7.75, "decided": 10.75, "delivered": 11,
    }  # fmt: skip


def test_an_alert_that_is_not_delivered_by_the_horizon_leaves_no_path() -> None:
    columns = played().centres["harbour"]
    assert np.isnan(columns.path).all()
    assert np.isnan(columns.first_alert).all()
    assert not columns.first_true.any()
    assert columns.armed.tolist() == [7.75, 7.75]


@pytest.mark.parametrize("tables", [(), ("looks",), ("alerts", "outages"), tuple(TABLES)])
def test_only_the_tables_that_were_asked_for_are_kept(tables: tuple[str, ...]) -> None:
    written = played(tables=tables).tables
    assert set(written) == set(tables)
    assert all(tuple(table) == TABLES[name] for name, table in written.items())


def test_rows_bear_the_numbers_of_their_replications() -> None:
    """Looks at 0, 4, 8 and 12, twice; the sensor is down in [5, 7) and [12, 14)."""
    looks = played(tables=["looks"]).tables["looks"]
    assert looks["replication"].tolist() == [0] * 4 + [1] * 4
    assert looks["at"].tolist() == [0.0, 4.0, 8.0, 12.0] * 2
    assert looks["made"].tolist() == [True, True, True, False] * 2
    assert looks["genuine"].tolist() == [False, True, True, True] * 2


def test_a_report_on_its_way_at_the_horizon_has_not_arrived() -> None:
    text = TEXT.replace("processing = 1", "processing = 1, link = { delay = 6 }")
    reports = played(text, tables=["reports"]).tables["reports"]
    np.testing.assert_array_equal(reports["processed"][:2], [5.0, 9.0])
    np.testing.assert_array_equal(reports["arrived"][:2], [11.0, np.nan])
    assert reports["failed_tries"][:2].tolist() == [0.0, 0.0]


def test_an_outage_that_lasts_beyond_the_end_has_no_up() -> None:
    outages = played(tables=["outages"]).tables["outages"]
    assert outages["down"].tolist() == [5.0, 12.0] * 2
    np.testing.assert_array_equal(outages["up"], [7.0, np.nan] * 2)


def test_where_replications_end_at_their_alerts_stations_are_left_out() -> None:
    assert list(played().stations) == ["post", "harbour"]
    assert played(until_alert=True).stations == {}


def test_a_table_without_rows_has_its_columns() -> None:
    alerts = played(TEXT.replace("horizon = 12", "horizon = 7"), tables=["alerts"]).tables["alerts"]
    assert {name: len(column) for name, column in alerts.items()} == dict.fromkeys(TABLES["alerts"], 0)
