"""Tables: a row a thing, in the order of its keys, up to the end of its replication."""

import numpy as np
import pytest
from rooms import batch_of

from sim.engines.vector.flow import play_batch
from sim.engines.vector.tables import write_tables
from sim.records import KEYS, TABLES

TEXT = """
    horizon = 20
    onset = { at = 5 }
    relays = [{ name = "post", service = 0.5, to = "harbour" }]
    centres = [{ name = "harbour", service = 2, decision = 1 }, { name = "tower", delivery = 9 }]
    shares = [{ from = "harbour", to = "tower", what = "alerts", delay = 0.5 }]
    [[sensors]]
    name = "lamp"
    scan = { every = 6, phase = 1 }
    detector = { p = 1, false_alarm = 1 }
    processing = 1
    to = "post"
    [[outages]]
    name = "fog"
    affects = ["lamp"]
    up = 12
    down = 4
    together = TOGETHER
"""


def tables_of(*wanted: str, end: float = 20.0, together: bool = True, width: int = 1):
    """Play, and write tables up to an end."""
    batch = batch_of(TEXT.replace("TOGETHER", str(together).lower()), width)
    return write_tables(batch, play_batch(batch, all_firsts=True), wanted, np.full(width, end))


def rows(table, *columns: str) -> list[tuple]:
    """Give some columns row by row; None for NaN."""
    listed = zip(*(table[name].tolist() for name in columns), strict=True)
    return [tuple(None if np.isnan(value) else value for value in row) for row in listed]


def test_looks_are_those_up_to_the_end_made_or_not() -> None:
    table = tables_of("looks")["looks"]
    assert rows(table, "look", "at", "made", "genuine", "fired", "score") == [
        (0, 1.0, True, False, True, 1.0),
        (1, 7.0, True, True, True, 1.0),
        (2, 13.0, False, True, False, 1.0),
        (3, 19.0, True, True, True, 1.0),
    ]
    assert len(tables_of("looks", end=13.0)["looks"]["at"]) == 3


@pytest.mark.parametrize(("end", "processed"), [(20.0, [2.0, 8.0, 20.0]), (7.5, [2.0, None])])
def test_reports_that_are_under_way_at_the_end_have_not_left(end: float, processed: list) -> None:
    table = tables_of("reports", end=end)["reports"]
    wanted = [(at, None if at is None else 0.0, at) for at in processed]
    assert rows(table, "processed", "failed_tries", "arrived") == wanted


def test_visits_are_told_station_by_station() -> None:
    """Post 0, harbour 1; the report of 19 leaves at 20 and has begun at the post, but is not served."""
    table = tables_of("visits")["visits"]
    assert rows(table, "station", "look", "shared", "arrived", "begun", "served") == [
        (0, 0, False, 2.0, 2.0, 2.5),
        (0, 1, False, 8.0, 8.0, 8.5),
        (0, 3, False, 20.0, 20.0, None),
        (1, 0, False, 2.5, 2.5, 4.5),
        (1, 1, False, 8.5, 8.5, 10.5),
    ]


def test_alerts_are_told_with_the_visit_behind_them() -> None:
    table = tables_of("alerts", end=11.5)["alerts"]
    assert rows(
        table, "centre", "giver", "number", "genuine", "met", "given", "adopted", "decided", "delivered"
    ) == [
        (0, 0, 0, False, 4.5, None, None, 5.5, 5.5),
        (0, 0, 1, True, 10.5, None, None, 11.5, 11.5),
        (1, 0, 0, False, 4.5, 5.5, 6.0, 6.0, None),
    ]
    assert rows(table, "source", "look") == [(0, 0), (0, 1), (0, 0)]


@pytest.mark.parametrize(("together", "sensor"), [(True, None), (False, 0.0)])
def test_an_outage_of_all_has_no_sensor(together: bool, sensor: float | None) -> None:
    table = tables_of("outages", together=together, end=14.0)["outages"]
    assert rows(table, "outage", "sensor", "down", "up") == [(0, sensor, 12.0, None)]
    assert rows(tables_of("outages")["outages"], "down", "up") == [(12.0, 16.0)]


@pytest.mark.parametrize(("together", "sensors"), [(True, [None]), (False, [0.0, 1.0])])
def test_those_that_go_down_together_have_one_row(together: bool, sensors: list) -> None:
    text = TEXT.replace("TOGETHER", str(together).lower()).replace(
        'name = "lamp"', 'name = "lamp"\n    count = 2'
    )
    batch = batch_of(text)
    played = play_batch(batch, all_firsts=True)
    outages = write_tables(batch, played, ["outages"], batch.cut)["outages"]
    assert rows(outages, "sensor", "down") == [(sensor, 12.0) for sensor in sensors]


def test_each_replication_has_an_end_of_its_own() -> None:
    batch = batch_of(TEXT.replace("TOGETHER", "true"), 2)
    played = play_batch(batch, all_firsts=True)
    looks = write_tables(batch, played, ["looks"], np.array([1.0, 7.0]))["looks"]
    assert rows(looks, "replication", "at") == [(0, 1.0), (1, 1.0), (1, 7.0)]


@pytest.mark.parametrize("table", TABLES)
def test_tables_have_their_columns_and_are_in_the_order_of_their_keys(table: str) -> None:
    written = tables_of(*TABLES, width=3)
    assert list(written) == sorted(TABLES)
    assert tuple(written[table]) == TABLES[table]
    keys = rows(written[table], *KEYS[table])
    keyed = [tuple(-1 if value is None else value for value in row) for row in keys]
    assert keyed == sorted(keyed)
    assert {row[0] for row in keys} == {0, 1, 2}


@pytest.mark.parametrize("table", TABLES)
def test_a_table_of_nothing_has_its_columns(table: str) -> None:
    empty = tables_of(table, end=-1.0)[table]
    assert {name: len(column) for name, column in empty.items()} == dict.fromkeys(TABLES[table], 0)
