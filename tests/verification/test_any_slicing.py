"""Replication r is the same alone and among many, on any workers, with any tables, to the end or not."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from attrs import fields

from sim.draws import BATCH
from sim.model.loading import load
from sim.records import TABLES, Records, join_records
from sim.running import play

SCENARIO = load("two_islands")


def run(replications: int, first: int = 0, **options: Any) -> Records:
    """Play the scenario of this file with the SimPy engine."""
    return play(SCENARIO, replications, 9, first=first, engine="events", **options).records


def columns(records: Records) -> dict[str, Any]:
    """Give all columns by name; tables in sorted order, for the order of rows says nothing."""
    found = {"replication": records.replication, "onset": records.onset, "zone": records.zone}
    for kind in (records.centres, records.stations):
        for name, noun in kind.items():
            found |= {f"{name}.{each.name}": getattr(noun, each.name) for each in fields(type(noun))}
    for name, table in records.tables.items():
        rows = np.array([column.astype(float) for column in table.values()])
        found[name] = rows[:, np.lexsort(np.nan_to_num(rows[::-1], nan=-1.0))]
    return found


def assert_same(one: Records, other: Records, but: tuple[str, ...] = ()) -> None:
    """Check that both say the same, bit for bit, on all that both have."""
    mine, yours = columns(one), columns(other)
    assert {name for name in set(mine) ^ set(yours) if not name.startswith(but or ("-",))} == set()
    for name in set(mine) & set(yours):
        np.testing.assert_array_equal(mine[name], yours[name], err_msg=name)


def part(records: Records, first: int, count: int) -> Records:
    """Give some replications of records without tables."""
    rows = slice(first, first + count)

    def cut(noun: Any) -> Any:
        return type(noun)(**{each.name: getattr(noun, each.name)[..., rows] for each in fields(type(noun))})

    return Records(
        records.replication[rows],
        records.onset[rows],
        records.zone[rows],
        {name: cut(noun) for name, noun in records.centres.items()},
        {name: cut(noun) for name, noun in records.stations.items()},
    )


@pytest.fixture(scope="module")
def whole() -> Records:
    """Give a whole batch and a part of the next in one go."""
    return run(BATCH + 500)


@pytest.mark.parametrize("first", [0, 17, BATCH - 1, BATCH, BATCH + 499])
def test_a_replication_is_the_same_alone_and_among_many(whole: Records, first: int) -> None:
    alone = run(1, first)
    assert alone.replication.tolist() == [first]
    assert_same(alone, part(whole, first, 1))


@pytest.mark.parametrize(
    ("first", "count"),
    [(0, 100), (BATCH - 5, 10), (BATCH - 1, 1), (BATCH // 2, BATCH // 2 + 100), (BATCH + 400, 100)],
)
def test_any_slice_is_what_it_is_in_the_whole(whole: Records, first: int, count: int) -> None:
    assert_same(run(count, first), part(whole, first, count))


def test_slices_with_their_tables_join_to_the_whole() -> None:
    """Forty replications on either side of a batch edge, in one go and cut there and elsewhere."""
    everything = frozenset(TABLES)
    edges = [BATCH - 40, BATCH - 39, BATCH, BATCH + 10, BATCH + 40]
    pieces = [run(end - first, first, tables=everything) for first, end in pairwise(edges)]
    assert_same(join_records(pieces), run(80, BATCH - 40, tables=everything))


def test_replications_differ_from_one_another_across_batches_too(whole: Records) -> None:
    assert len(set(whole.onset.tolist())) == len(whole.onset)


@pytest.mark.parametrize(
    "tables", [frozenset({"looks"}), frozenset({"alerts", "outages"}), frozenset(TABLES)]
)
def test_tables_change_no_number(whole: Records, tables: frozenset[str]) -> None:
    asked = run(150, tables=tables)
    assert set(asked.tables) == set(tables)
    assert_same(asked, part(whole, 0, 150), but=tuple(tables))


def test_stopping_at_the_alert_changes_no_number_of_a_centre(whole: Records) -> None:
    stopped = run(300, until_alert=True)
    assert stopped.stations == {}
    assert_same(stopped, part(whole, 0, 300), but=tuple(whole.stations))


@pytest.mark.parametrize("pool", [ThreadPoolExecutor, ProcessPoolExecutor])
def test_workers_change_no_number(pool: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sim.running.SPREAD_ABOVE", {"events": 0.0})  # even a short run is spread
    here = run(40, BATCH - 20, tables=frozenset(TABLES))
    with pool(max_workers=2) as executor:
        there = run(40, BATCH - 20, tables=frozenset(TABLES), executor=executor)
    assert_same(here, there)


def test_another_seed_is_another_run(whole: Records) -> None:
    other = play(SCENARIO, 50, 10, engine="events").records
    assert not np.any(other.onset == whole.onset[:50])
