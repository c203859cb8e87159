"""Memory is bounded: by one piece of a batch while it plays, and by the columns of the result after it."""

import sys
import tomllib
from pathlib import Path

import numpy as np
import pytest
from attrs import fields

from benchmarks.memory import measured
from sim import running
from sim.draws import BATCH
from sim.model.loading import from_document
from sim.running import play

FIRST_LIGHT = Path(__file__).parents[2] / "scenarios" / "first_light.toml"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell a process its peak in this way")
@pytest.mark.parametrize(
    ("engine", "few", "many", "goal", "mebibytes"),
    [("vector", 20_000, 150_000, 1_000_000, 1536), ("events", 1_000, 3_000, 20_000, 300)],
)
def test_a_great_run_fits(engine: str, few: int, many: int, goal: int, mebibytes: int) -> None:
    """Two runs give the memory at the start and what a replication adds; `benchmarks` has the goal."""
    small, large = (measured("first_light", engine, count) for count in (few, many))
    each = (large - small) / (many - few)
    assert large + each * (goal - many) < mebibytes


@pytest.mark.parametrize(("engine", "every", "replications"), [("vector", 0.1, BATCH), ("events", 1.0, 300)])
def test_a_batch_that_would_not_fit_is_split_and_no_number_changes(
    monkeypatch: pytest.MonkeyPatch, engine: str, every: float, replications: int
) -> None:
    document = tomllib.loads(FIRST_LIGHT.read_text(encoding="utf-8"))
    document["sensors"][0]["scan"]["every"] = every
    scenario = from_document(document, name="often")
    pieces: list[int] = []
    split = play(
        scenario, replications, 4, engine=engine, progress=lambda done, _: pieces.append(done)
    ).records
    assert len(pieces) > 1
    monkeypatch.setattr(running, "SLICE_STEPS", {engine: 1e12})
    pieces.clear()
    whole = play(
        scenario, replications, 4, engine=engine, progress=lambda done, _: pieces.append(done)
    ).records
    assert len(pieces) == 1
    np.testing.assert_array_equal(split.onset, whole.onset)
    for mine, yours in (
        (split.centres["harbour"], whole.centres["harbour"]),
        (split.stations["harbour"], whole.stations["harbour"]),
    ):
        for each in fields(type(mine)):
            np.testing.assert_array_equal(
                getattr(mine, each.name), getattr(yours, each.name), err_msg=each.name
            )
