"""Looks: when they are due, which are made, which are genuine, and which fire."""

import numpy as np
import pytest
from rooms import Told, batch_of

from sim.draws import Draws
from sim.engines import purposes
from sim.engines.vector.looks import Looks, add_up, observe, scheduled_looks
from sim.model.detectors import Linear
from sim.model.distributions import Choice, Distribution, Exponential

PERIODIC = """
    horizon = HORIZON
    sensors = [{ name = "lamp", scan = { every = EVERY, phase = PHASE } }]
    centres = [{ name = "harbour" }]
"""
GROWING = """
    horizon = 100
    onset = { at = 20, growth = { kind = "linear", over = 40 }, lasts = 60 }
    sensors = [{ name = "lamp", scan = { every = 5 }, detector = DETECTOR }]
    centres = [{ name = "harbour" }]
"""
ONCE = """
    horizon = 9
    onset = { at = 4, lasts = 4, zones = { north = 1, south = 1 } }
    sensors = [{ name = "lamp", scan = { every = 2, phase = 0 }, detector = DETECTOR, zones = ["south"] }]
    centres = [{ name = "harbour" }]
"""
ZONES = {"onset/chance": [[0.0] * 3], "onset/zone": [[0.1, 0.6, 0.9]]}  # north, south, south
MANY = 0.2, 0.6, 0.3, 0.7, 0.1


def looks_of(text: str, width: int = 1, draws: Told | None = None, cut: list[float] | None = None) -> Looks:
    """Make the scheduled looks of the first sensor."""
    batch = batch_of(text, width, draws=draws)
    if cut is not None:
        batch.cut = np.array(cut)
    return scheduled_looks(batch, batch.network.sources[0])


@pytest.mark.parametrize(
    ("every", "phase", "horizon", "count"),
    [(4, 0, 8, 3), (4, 0, 7.999, 2), (4, 3, 2, 0), (0.1, 0, 0.3, 3), (0.1, 0, 1, 11)],
)
def test_periodic_looks_are_multiplied_and_go_up_to_the_horizon(every, phase, horizon, count) -> None:
    """3 · 0.1 is 0.30000000000000004, just after a horizon of 0.3."""
    text = PERIODIC.replace("EVERY", str(every)).replace("PHASE", str(phase)).replace("HORIZON", str(horizon))
    looks = looks_of(text)
    assert looks.at[:, 0].tolist() == [phase + j * every for j in range(count)]
    assert looks.made.all()


def test_looks_are_made_up_to_the_cut_of_their_replication() -> None:
    text = PERIODIC.replace("EVERY", "4").replace("PHASE", "1").replace("HORIZON", "99")
    looks = looks_of(text, 3, cut=[9.0, 0.0, 4.9])
    made = [looks.at[looks.made[:, c], c].tolist() for c in range(3)]
    assert made == [[1.0, 5.0, 9.0], [], [1.0]]


LAWS = [
    ('{ dist = "exponential", mean = 0.3 }', Exponential(0.3)),
    ('{ dist = "exponential", mean = 20 }', Exponential(20.0)),
    # many more looks in some replications than in most: the first guess of how many is not enough
    (
        '{ dist = "choice", values = [0.1, 39.1], weights = [0.9, 0.1] }',
        Choice(values=(0.1, 39.1), weights=(0.9, 0.1)),
    ),
]


@pytest.mark.parametrize(("said", "law"), LAWS)
def test_random_looks_are_the_partial_sums_of_their_gaps(said: str, law: Distribution) -> None:
    text = f"""
    horizon = 40
    sensors = [{{ name = "lamp", scan = {{ gap = {said} }} }}]
    centres = [{{ name = "harbour" }}]
    """
    looks, gap = looks_of(text, 50), purposes.delay("lamp-1/gap", law)
    sums = np.cumsum(gap.columns(Draws(1, 0, 0, 50), 0, 400), axis=0)
    for replication in range(50):
        due = sums[sums[:, replication] <= 40, replication]
        np.testing.assert_allclose(looks.at[looks.made[:, replication], replication], due, rtol=0, atol=1e-9)
    assert looks.made.sum() == (sums <= 40).sum()


def test_rows_are_added_up_in_place() -> None:
    rows = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
    add_up(rows)
    assert rows.tolist() == [[1.0, 2.0], [4.0, 6.0], [9.0, 12.0]]


def test_a_look_is_genuine_from_the_onset_up_to_its_end_in_a_covered_zone() -> None:
    """Looks at 0, 2, 4, 6, 8; the onset of 4 is over at 8; the first replication has it in the north."""
    looks = looks_of(ONCE.replace("DETECTOR", "{ p = 1 }"), draws=Told(3, ZONES))
    assert looks.genuine is not None
    assert looks.genuine[:, 0].tolist() == [False] * 5
    assert looks.genuine[:, 1].tolist() == looks.genuine[:, 2].tolist() == [False, False, True, True, False]
    assert np.array_equal(looks.fired, looks.genuine)


def test_a_look_fires_by_the_chance_of_what_it_sees() -> None:
    """Genuine looks fire below 0.5, others below 0.25; the numbers are 0.2, 0.6, 0.3, 0.7, 0.1."""
    draws = Told(3, ZONES | {"lamp-1/detect": [[u] * 3 for u in MANY]})
    looks = looks_of(ONCE.replace("DETECTOR", "{ p = 0.5, false_alarm = 0.25 }"), draws=draws)
    assert looks.fired[:, 0].tolist() == [True, False, False, False, True]
    assert looks.fired[:, 1].tolist() == [True, False, True, False, True]
    assert looks.score is None


@pytest.mark.parametrize(("chance", "fired"), [(0, False), (1, True)])
def test_a_sure_thing_needs_no_number(chance: int, fired: bool) -> None:
    looks = looks_of(
        ONCE.replace("DETECTOR", f"{{ p = {chance}, false_alarm = {chance} }}"), draws=Told(3, ZONES)
    )
    assert (looks.fired == fired).all()


def test_where_no_replication_covers_the_onset_no_look_is_genuine() -> None:
    looks = looks_of(ONCE.replace("south = 1", "south = 0").replace("DETECTOR", "{ p = 1 }"), 4)
    assert looks.genuine is None
    assert not looks.fired.any()


@pytest.mark.parametrize(
    "detector", ["{ p = 0.8, false_alarm = 0.1 }", '{ kind = "gaussian", shift = 2, threshold = 1 }']
)
def test_what_grows_is_seen_with_its_strength_at_the_look(detector: str) -> None:
    """Look by look what the detector says, with strength (t − 20) / 40 from 20 on, and nothing from 80 on."""
    batch = batch_of(GROWING.replace("DETECTOR", detector), 60)
    source = batch.network.sources[0]
    looks, judge = scheduled_looks(batch, source), source.sensor.group.detector.judge
    noise = purposes.noise(source).columns(batch.draws, 0, len(looks.at))
    for (look, replication), at in np.ndenumerate(looks.at):
        strength = float(Linear(40.0).strength(at - 20.0)) if 20.0 <= at < 80.0 else 0.0
        fires, score = judge(noise[look, replication], strength)
        assert looks.fired[look, replication] == (fires and at <= 100.0)
        if looks.score is not None:
            assert looks.score[look, replication] == score
    assert (looks.score is None) == ("p" in detector.split()[1])


def test_looks_at_given_instants_may_never_come() -> None:
    batch = batch_of(PERIODIC.replace("EVERY", "4").replace("PHASE", "1").replace("HORIZON", "9"), 2)
    looks = observe(batch, batch.network.sources[0], np.array([[3.0, np.inf], [9.0, 9.1]]))
    assert looks.made.tolist() == [[True, False], [True, False]]


def test_the_first_look_made_and_the_first_that_saw() -> None:
    """From the onset of 4 on; a look that was not made, or one that is not genuine, does not count."""
    text = ONCE.replace("DETECTOR", "{ p = 1 }")
    source = batch_of(text).network.sources[0]
    at = np.array([[2.0] * 3, [4.0] * 3, [6.0] * 3])
    cut, course = np.full(3, 9.0), np.array([[3.5, 50.0, 3.0], [4.5, 50.0, 50.0]])
    fired = np.array([[True, True, True], [False, False, False], [True, True, False]])
    genuine = np.array([[False] * 3, [True] * 3, [True] * 3])
    looks, onset = Looks(source, at, cut, [course], fired, genuine, None), np.array([4.0, 4.0, 4.0])
    assert looks.made.tolist() == [[True, True, True], [False, True, False], [True, True, False]]
    some = np.array([1, 0, 2])
    made, seen = looks.first_ones(onset[some], some, None)
    assert made.tolist() == [4.0, 6.0, np.inf]
    assert seen.tolist() == [6.0, 6.0, np.inf]
    blind = Looks(source, at, cut, [course], fired, None, None)
    assert blind.first_ones(onset[:1], np.array([0]), None)[1].tolist() == [np.inf]


@pytest.mark.parametrize("few", [1, 2, 3, 8, 100])
def test_going_back_from_a_look_that_saw_finds_the_same_first_ones(
    monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    """Whatever the number of looks that are gone through at first."""
    monkeypatch.setattr("sim.engines.vector.looks.FEW_LOOKS", few)
    text = """
    horizon = 200
    onset = { at = { dist = "uniform", low = 0, high = 150 } }
    sensors = [{ name = "lamp", scan = { every = 3 } }]
    centres = [{ name = "harbour" }]
    """
    batch = batch_of(text, 50)
    looks, chance = scheduled_looks(batch, batch.network.sources[0]), np.random.default_rng(1)
    assert looks.genuine is not None
    looks.courses.append(np.sort(chance.uniform(0.0, 200.0, (8, 50)), axis=0))
    looks.fired &= looks.made & (chance.uniform(size=looks.at.shape) < 0.2)
    row, column = np.nonzero(looks.fired & looks.genuine)
    onset = batch.onsets.at[column]
    assert len(set(row)) > 10
    for near, far in zip(
        looks.first_ones(onset, column, row), looks.first_ones(onset, column, None), strict=True
    ):
        assert np.array_equal(near, far)
        assert np.isfinite(near).all()
