"""Workers change no number: threads, processes, a cluster that loses a worker; short runs need none."""

import os
import signal
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from attrs import fields
from held import HoldingBack, wait_for

from sim import running
from sim.draws import BATCH
from sim.model.loading import load
from sim.records import Records
from sim.running import play

SCENARIO = load("two_islands")


class Untouched(Executor):
    """An executor that nobody may use."""

    def submit(self, *_: Any, **__: Any) -> Any:
        """Refuse."""
        raise AssertionError("a short run left its process")


@pytest.fixture
def every_run_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let even the shortest run be spread, in pieces of 20 replications or so."""
    monkeypatch.setattr(running, "SPREAD_ABOVE", {"events": 0.0, "vector": 0.0})
    monkeypatch.setattr(running, "SLICE_STEPS", {"events": 1e4, "vector": 1e4})


def assert_same(one: Records, other: Records) -> None:
    """Check that all columns are the same, bit for bit."""
    np.testing.assert_array_equal(one.replication, other.replication)
    np.testing.assert_array_equal(one.onset, other.onset)
    for mine, yours in ((one.centres, other.centres), (one.stations, other.stations)):
        assert list(mine) == list(yours)
        for name, noun in mine.items():
            for each in fields(type(noun)):
                there = getattr(yours[name], each.name)
                np.testing.assert_array_equal(getattr(noun, each.name), there, err_msg=f"{name}.{each.name}")


@pytest.mark.parametrize("engine", ["events", "vector"])
def test_a_short_run_stays_in_its_process(engine: str) -> None:
    here = play(SCENARIO, 100, 3, engine=engine).records
    assert_same(here, play(SCENARIO, 100, 3, engine=engine, executor=Untouched()).records)


@pytest.mark.usefixtures("every_run_is_long")
def test_a_long_run_does_not() -> None:
    with pytest.raises(AssertionError, match="left its process"):
        play(SCENARIO, 100, 3, engine="events", executor=Untouched())


@pytest.mark.usefixtures("every_run_is_long")
@pytest.mark.parametrize("engine", ["events", "vector"])
@pytest.mark.parametrize(("pool", "workers"), [(ThreadPoolExecutor, 3), (ProcessPoolExecutor, 2)])
def test_workers_change_no_number(engine: str, pool: Any, workers: int) -> None:
    here = play(SCENARIO, 120, 9, engine=engine, first=BATCH - 60).records
    with pool(workers) as executor:
        there = play(SCENARIO, 120, 9, engine=engine, first=BATCH - 60, executor=executor).records
    assert_same(here, there)


@pytest.fixture
def cluster() -> Iterator[Any]:
    """Give a client of a Dask cluster on this machine: two worker processes with one thread each."""
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None
        ) as local,
        distributed.Client(local) as client,
    ):
        yield client


@pytest.mark.usefixtures("every_run_is_long")
@pytest.mark.filterwarnings("ignore")  # those of Dask are its own
def test_a_cluster_that_loses_a_worker_gives_the_same_numbers(cluster: Any, tmp_path: Path) -> None:
    """A worker is killed once the first piece is done, while all others are held back."""
    killed: list[str] = []
    gate = tmp_path / "open"

    def kill_one(done: int, total: int) -> None:
        if killed:
            return
        assert done < total
        address, pid = min(cluster.run(os.getpid).items())
        os.kill(pid, signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
        wait_for(lambda: address not in cluster.run_on_scheduler(_workers))
        killed.append(address)
        gate.touch()

    here = play(SCENARIO, 800, 5, engine="events").records
    executor = HoldingBack(cluster.get_executor(), gate)
    there = play(SCENARIO, 800, 5, engine="events", executor=executor, progress=kill_one).records
    assert killed
    assert executor.handed > 1
    assert_same(here, there)


def _workers(dask_scheduler: Any) -> list[str]:
    """List the addresses of the workers that a scheduler knows."""
    return list(dask_scheduler.workers)
