"""Records: instants by name, and parts put one behind another."""

from typing import Any

import numpy as np
import pytest

from sim.records import PATH, CentreColumns, Records, StationColumns, join_records


def records_of(*numbers: int) -> Records:
    """Make records whose every value tells its replication."""
    r = np.array(numbers, dtype=np.int64)
    path = np.array([100.0 * place + r for place in range(len(PATH))])
    return Records(
        replication=r,
        onset=r + 0.5,
        zone=r % 2,
        centres={"harbour": CentreColumns(path, r + 0.1, r % 2 == 0, r + 1, r + 0.2)},
        stations={"harbour": StationColumns(r + 0.3, r + 2, r + 0.4, r + 3, r + 4)},
        tables={"looks": {"replication": r, "at": r + 0.6}},
    )


def test_there_are_as_many_records_as_replications() -> None:
    assert len(records_of(3, 4, 5)) == 3


def test_an_instant_is_found_by_its_name() -> None:
    columns = records_of(7).centres["harbour"]
    assert [columns.instant(name)[0] for name in PATH] == [100.0 * place + 7 for place in range(14)]


def test_an_unknown_instant_is_refused() -> None:
    with pytest.raises(ValueError, match="tuple"):
        records_of(7).centres["harbour"].instant("dawn")


def test_the_latency_is_counted_from_the_onset() -> None:
    place = PATH.index("delivered")
    assert records_of(7, 9).latency("harbour").tolist() == [100.0 * place - 0.5] * 2


def test_joined_parts_are_what_the_whole_would_be() -> None:
    joined, whole = (
        join_records([records_of(0, 1), records_of(2), records_of(), records_of(3)]),
        records_of(0, 1, 2, 3),
    )
    for name in ("replication", "onset", "zone"):
        assert getattr(joined, name).tolist() == getattr(whole, name).tolist()
    assert joined.centres["harbour"].path.tolist() == whole.centres["harbour"].path.tolist()
    for name in ("first_alert", "first_true", "false_alerts", "armed"):
        assert_alike(joined.centres["harbour"], whole.centres["harbour"], name)
    for name in ("wait", "waited", "busy", "served", "longest_queue"):
        assert_alike(joined.stations["harbour"], whole.stations["harbour"], name)
    assert {key: column.tolist() for key, column in joined.tables["looks"].items()} == {
        "replication": [0, 1, 2, 3],
        "at": [0.6, 1.6, 2.6, 3.6],
    }


def assert_alike(one: Any, other: Any, name: str) -> None:
    """Check that a column has the same values and the same type on both sides."""
    mine, yours = getattr(one, name), getattr(other, name)
    assert mine.tolist() == yours.tolist()
    assert mine.dtype == yours.dtype


def test_one_part_alone_is_the_whole() -> None:
    alone = records_of(1)
    assert join_records([alone]) is alone


def test_no_parts_cannot_be_joined() -> None:
    with pytest.raises(ValueError, match="at least one part"):
        join_records([])
