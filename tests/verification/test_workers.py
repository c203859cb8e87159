"""Workers change no number: threads, processes, a cluster that loses a worker; short runs need none."""

import os
import signal
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from typing import Any

import numpy as np
import pytest
from attrs import fields

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
def test_a_cluster_that_loses_a_worker_gives_the_same_numbers(cluster: Any) -> None:
    killed: list[int] = []

    def kill_one(done: int, total: int) -> None:
        if not killed and done < total:
            killed.append(min(cluster.run(os.getpid).values()))
            os.kill(killed[0], signal.SIGTERM if os.name == "nt" else signal.SIGKILL)

    here = play(SCENARIO, 800, 5, engine="events").records
    there = play(
        SCENARIO, 800, 5, engine="events", executor=cluster.get_executor(), progress=kill_one
    ).records
    assert killed
    assert killed[0] not in cluster.run(os.getpid).values()
    assert_same(here, there)
