"""Running: which engine plays and why, how replications are cut into pieces, and who plays them."""

from concurrent.futures import Executor, Future
from typing import Any

import numpy as np
import pytest
from attrs import define, evolve

from sim import running
from sim.draws import BATCH, LARGEST_SEED, Draws
from sim.engines.base import Request
from sim.model.loading import load
from sim.model.network import Network
from sim.model.scenario import Scenario
from sim.model.sensors import Periodic
from sim.records import Records
from sim.running import TooMuchWork, UnsupportedScenario, choose_engine, play

SCENARIO = load("first_light")


@define
class Stub:
    """An engine that misses a feature, and notes what it is handed."""

    lacks: str | None
    handed: list[tuple[int, int, int]]
    name: str = "stub"

    def missing(self, scenario: Scenario) -> str | None:
        """Name what it lacks."""
        return self.lacks

    def play(self, network: Network, draws: Draws, request: Request) -> Records:
        """Note the piece, and give records of nothing."""
        self.handed.append((draws.batch, draws.start, draws.stop))
        nothing = np.full(draws.width, np.nan)
        return Records(draws.replications, nothing, nothing, {})


def stubbed(monkeypatch: pytest.MonkeyPatch, lacks: str | None = None) -> Stub:
    """Put a stub in the place of every engine."""
    stub = Stub(lacks, [])
    monkeypatch.setattr(running, "load_engine", lambda name: stub)
    return stub


def looking(every: float) -> Scenario:
    """Let one lamp look so often."""
    (lamps,) = SCENARIO.sensors
    return evolve(SCENARIO, horizon=1000.0, sensors=(evolve(lamps, count=1, scan=Periodic(every=every)),))


@pytest.mark.parametrize("engine", ["events", "vector"])
def test_an_engine_that_is_asked_for_plays_and_the_run_says_so(engine: str) -> None:
    run = play(SCENARIO, 5, 3, engine=engine)
    assert (run.engine, run.seed, run.replications, run.until_alert) == (engine, 3, 5, False)
    assert "as asked" in run.why
    assert run.scenario is SCENARIO
    assert run.records.replication.tolist() == [0, 1, 2, 3, 4]


def test_auto_takes_the_faster_engine_where_it_can_play() -> None:
    engine, why = choose_engine(SCENARIO, "auto")
    assert engine == "vector"
    assert "faster" in why


def test_auto_takes_the_simpy_engine_where_the_vector_engine_misses_something(monkeypatch) -> None:
    stubbed(monkeypatch, "moonlit relays")
    engine, why = choose_engine(SCENARIO, "auto")
    assert engine == "events"
    assert "moonlit relays" in why
    assert "SimPy" in why


def test_an_engine_that_is_asked_for_by_name_refuses_what_it_misses_and_names_it(monkeypatch) -> None:
    stubbed(monkeypatch, "moonlit relays")
    with pytest.raises(UnsupportedScenario, match="moonlit relays; take --engine events"):
        play(SCENARIO, 5, engine="vector")


PIECES = [
    (0, BATCH, [(0, 0, BATCH)]),
    (0, BATCH + 1, [(0, 0, BATCH), (1, 0, 1)]),
    (BATCH - 1, 2, [(0, BATCH - 1, BATCH), (1, 0, 1)]),
    (17, 1, [(0, 17, 18)]),
    (3 * BATCH + 5, 2 * BATCH, [(3, 5, BATCH), (4, 0, BATCH), (5, 0, 5)]),
]


@pytest.mark.parametrize(("first", "count", "pieces"), PIECES)
def test_pieces_lie_within_batches(monkeypatch, first: int, count: int, pieces: list) -> None:
    stub = stubbed(monkeypatch)
    records = play(SCENARIO, count, first=first).records
    assert stub.handed == pieces
    assert records.replication.tolist() == list(range(first, first + count))


def test_a_batch_that_would_not_fit_is_cut_into_pieces_that_do(monkeypatch) -> None:
    """A lamp looks 1,001 times: 4 replications fit into 4,004 looks, and a fifth into none."""
    stub = stubbed(monkeypatch)
    monkeypatch.setattr(running, "SLICE_STEPS", {"events": 4004.0, "vector": 4004.0})
    play(looking(1.0), 10, first=BATCH - 6)
    assert stub.handed == [(0, BATCH - 6, BATCH - 2), (0, BATCH - 2, BATCH), (1, 0, 4)]


def test_a_replication_is_never_cut(monkeypatch) -> None:
    stub = stubbed(monkeypatch)
    monkeypatch.setattr(running, "SLICE_STEPS", {"events": 1.0, "vector": 1.0})
    play(looking(1.0), 3)
    assert stub.handed == [(0, 0, 1), (0, 1, 2), (0, 2, 3)]


def test_progress_is_told_piece_by_piece_up_to_the_end(monkeypatch) -> None:
    stubbed(monkeypatch)
    told: list[tuple[int, int]] = []
    play(SCENARIO, BATCH + 10, first=BATCH - 3, progress=lambda *done: told.append(done))
    assert told == [(3, BATCH + 10), (BATCH + 3, BATCH + 10), (BATCH + 10, BATCH + 10)]


class Lazy(Executor):
    """An executor that does what it was given only when it is asked for the result."""

    def __init__(self, fails_at: int = -1) -> None:
        self.open, self.most, self.submitted, self.fails_at = 0, 0, 0, fails_at
        self.futures: list[Future[Any]] = []

    def submit(self, work: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Take work, and note how much is under way."""
        self.open, number = self.open + 1, self.submitted
        self.submitted, self.most = self.submitted + 1, max(self.most, self.open)
        future: Future[Any] = Future()

        def result(timeout: float | None = None) -> Any:
            self.open -= 1
            if number == self.fails_at:
                raise RuntimeError("the lamp went out")
            return work(*args, **kwargs)

        future.result = result  # type: ignore[method-assign]
        self.futures.append(future)
        return future


@pytest.fixture
def many_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every replication be a piece, and every run long."""
    monkeypatch.setattr(running, "SPREAD_ABOVE", {"events": 0.0, "vector": 0.0})
    monkeypatch.setattr(running, "SLICE_STEPS", {"events": 1.0, "vector": 1.0})


@pytest.mark.usefixtures("many_pieces")
def test_few_pieces_are_under_way_at_an_executor_and_they_come_back_in_order() -> None:
    lazy = Lazy()
    records = play(SCENARIO, 50, engine="vector", executor=lazy).records
    assert records.replication.tolist() == list(range(50))
    assert lazy.submitted == 50
    assert 2 <= lazy.most <= running.AHEAD + 1


@pytest.mark.usefixtures("many_pieces")
def test_a_failure_is_told_and_what_is_under_way_is_called_off() -> None:
    lazy = Lazy(fails_at=3)
    with pytest.raises(RuntimeError, match="the lamp went out"):
        play(SCENARIO, 50, engine="vector", executor=lazy)
    assert lazy.submitted < 50
    assert [future.cancelled() for future in lazy.futures] == [False] * 4 + [True] * (lazy.submitted - 4)


def test_a_short_run_is_played_here_even_if_there_is_an_executor() -> None:
    lazy = Lazy()
    play(SCENARIO, 50, engine="vector", executor=lazy)
    assert lazy.submitted == 0


@pytest.mark.parametrize(
    ("every", "replications", "engine", "final"),
    [(1e-3, 101, "events", False), (1e-3, 10_001, "events", True), (1e-3, 10_001, "vector", True)],
)
def test_too_much_work_is_refused_before_it_starts(monkeypatch, every, replications, engine, final) -> None:
    """A lamp that looks a million times a replication: 10⁸ looks are asked about, 10¹⁰ refused."""
    stub = stubbed(monkeypatch)
    with pytest.raises(TooMuchWork, match=r"most of it is due to sensors\.lamp\.scan\.every") as refused:
        play(looking(every), replications, engine=engine)
    assert refused.value.final is final
    assert refused.value.key == "sensors.lamp.scan.every"
    drawing = 0 if final else 8 * 1e6 * replications  # pieces of one replication: a column a look
    assert refused.value.estimate == pytest.approx(1e6 * replications + drawing, rel=1e-3)
    assert refused.value.limit == (1e10 if final else 1e8)
    assert stub.handed == []


@pytest.mark.parametrize(("engine", "every", "agreed"), [("events", 1e-3, True), ("vector", 1e-2, False)])
def test_what_is_agreed_to_or_quick_is_played(monkeypatch, engine: str, every: float, agreed: bool) -> None:
    stub = stubbed(monkeypatch)
    play(looking(every), 101, engine=engine, agreed=agreed)
    assert len(stub.handed) == (101 if engine == "events" else 3)


def test_many_narrow_pieces_are_asked_about_in_the_vector_engine_too(monkeypatch) -> None:
    stub = stubbed(monkeypatch)
    with pytest.raises(TooMuchWork) as asked:
        play(looking(1e-3), 101, engine="vector")
    assert not asked.value.final
    play(looking(1e-3), 101, engine="vector", agreed=True)
    assert len(stub.handed) == 34


def test_agreeing_does_not_help_beyond_what_any_engine_plays(monkeypatch) -> None:
    stubbed(monkeypatch)
    with pytest.raises(TooMuchWork):
        play(looking(1e-3), 10_001, engine="events", agreed=True)


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"replications": 0}, "replications: found 0; allowed is a whole number of at least 1"),
        ({"first": -1}, "first replication: found -1"),
        ({"seed": -1}, "seed: found -1"),
        ({"seed": LARGEST_SEED + 1}, f"allowed is a whole number from 0 to {LARGEST_SEED}"),
        ({"engine": "steam"}, "engine: found 'steam'; allowed are auto, events, vector"),
        ({"tables": ["tides", "looks", "moons"]}, "tables: found moons, tides; allowed are looks"),
    ],
)
def test_wrong_arguments_are_told_with_what_is_allowed(monkeypatch, asked: dict, message: str) -> None:
    stub = stubbed(monkeypatch)
    with pytest.raises(ValueError, match=message):
        play(SCENARIO, **asked)
    assert stub.handed == []


@pytest.mark.parametrize("seed", [0, LARGEST_SEED])
def test_the_smallest_and_the_largest_seed_are_seeds(seed: int) -> None:
    assert play(SCENARIO, 2, seed).seed == seed


def test_too_many_series_of_looks_are_refused_before_any_is_built() -> None:
    (lamps,) = SCENARIO.sensors
    crowd = evolve(SCENARIO, sensors=(evolve(lamps, count=2_000_000_000),))
    with pytest.raises(TooMuchWork, match=r"sensors\.lamp\.count") as refused:
        play(crowd, 1)
    assert refused.value.final
    few_looks = evolve(SCENARIO, horizon=1.0, sensors=(evolve(lamps, count=100_001),))
    with pytest.raises(TooMuchWork, match=r"sensors\.lamp\.count"):
        play(few_looks, 1, engine="vector")
