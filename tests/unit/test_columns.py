"""Columns of tidy tables: each is described once, and every table has the columns that are described."""

import pytest

import sim
from sim.columns import ALWAYS, COLUMNS, INSTANTS, ON_REQUEST, TYPES, columns_of
from sim.pieces import Words, pieces
from sim.records import PATH, TABLES

EVERY = sim.run("two_islands", replications=4, tables=TABLES)


def test_every_table_is_always_there_or_on_request_and_none_is_both() -> None:
    assert set(ALWAYS) | set(ON_REQUEST) == set(COLUMNS)
    assert not set(ALWAYS) & set(ON_REQUEST)
    assert set(TABLES) <= set(COLUMNS)


@pytest.mark.parametrize("kind", COLUMNS)
def test_a_table_has_just_the_columns_that_are_described_each_of_its_kind(kind: str) -> None:
    for piece in pieces(EVERY, kind):
        assert set(piece) == set(columns_of(kind))
        for column in COLUMNS[kind]:
            values = piece[column.name]
            assert isinstance(values, Words) == (column.kind == "name"), column.name
            if not isinstance(values, Words):
                assert values.dtype == TYPES[column.kind], column.name


@pytest.mark.parametrize("kind", COLUMNS)
def test_every_column_has_a_name_of_its_own_and_a_meaning_that_ends(kind: str) -> None:
    assert len(set(columns_of(kind))) == len(columns_of(kind))
    assert all(column.meaning.endswith(".") for column in COLUMNS[kind])
    assert columns_of(kind)[:3] == ("scenario", "seed", "replication")


def test_every_instant_of_the_way_of_an_alert_is_told() -> None:
    assert set(PATH) <= set(INSTANTS)
