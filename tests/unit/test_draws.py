"""The streams of random numbers: uniform, extendable, and the same whichever way they are read."""

import numpy as np
import pytest
from scipy import stats

from sim.draws import BATCH, LARGEST_SEED, MOST_AT_ONCE, Chosen, Draws

PINNED = [[0.5709126401609715, 0.3414826104388806], [0.5019347704285135, 0.592702328653794]]


def test_a_stream_is_pinned_for_ever() -> None:
    """Seeds, names and batches mean these numbers on every machine and in every year."""
    got = Draws(seed=1, batch=0).columns("lamp-1/detect", 0, 2)[:, :2]
    assert got.tolist() == PINNED


def test_draws_are_uniform() -> None:
    drawn = Draws(seed=7, batch=0).columns("lamp-1/phase", 0, 50).ravel()
    assert drawn.min() >= 0.0
    assert drawn.max() < 1.0
    assert stats.kstest(drawn, "uniform").pvalue > 1e-3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((1, 0, "lamp-1/detect"), (1, 0, "lamp-2/detect")),
        ((1, 0, "lamp-1/detect"), (2, 0, "lamp-1/detect")),
        ((1, 0, "lamp-1/detect"), (1, 1, "lamp-1/detect")),
        ((1, 0, "a"), (0, 1, "a")),
        ((LARGEST_SEED, 0, "a"), (LARGEST_SEED - 1, 0, "a")),
    ],
)
def test_streams_of_other_names_seeds_and_batches_are_unrelated(
    one: tuple[int, int, str], other: tuple[int, int, str]
) -> None:
    first, second = (Draws(seed, batch).columns(name, 0, 20).ravel() for seed, batch, name in (one, other))
    assert abs(np.corrcoef(first, second)[0, 1]) < 5 / len(first) ** 0.5
    assert not np.any(first == second)


def test_successive_draws_and_neighbouring_replications_are_unrelated() -> None:
    drawn = Draws(seed=3, batch=0).columns("a", 0, 40)
    bound = 5 / drawn.size**0.5
    assert abs(np.corrcoef(drawn[:-1].ravel(), drawn[1:].ravel())[0, 1]) < bound
    assert abs(np.corrcoef(drawn[:, :-1].ravel(), drawn[:, 1:].ravel())[0, 1]) < bound


def test_extending_a_stream_never_changes_what_was_drawn() -> None:
    whole = Draws(seed=1, batch=2).columns("a", 0, 9)
    draws = Draws(seed=1, batch=2)
    parts = [
        draws.columns("a", first, last).copy() for first, last in ((0, 1), (1, 1), (1, 4), (0, 2), (4, 9))
    ]
    assert np.array_equal(np.concatenate([parts[0], parts[2], parts[4]]), whole)
    assert np.array_equal(parts[3], whole[:2])


def test_streams_that_are_read_in_turn_do_not_disturb_each_other() -> None:
    draws = Draws(seed=1, batch=0)
    mixed = [draws.columns(name, k, k + 1)[0].copy() for k in range(3) for name in ("a", "b")]
    assert np.array_equal(mixed[0::2], Draws(seed=1, batch=0).columns("a", 0, 3))
    assert np.array_equal(mixed[1::2], Draws(seed=1, batch=0).columns("b", 0, 3))


@pytest.mark.parametrize(("start", "stop"), [(0, 1), (17, 18), (990, BATCH), (250, 750), (5, 5)])
def test_a_slice_of_replications_draws_what_the_whole_batch_draws(start: int, stop: int) -> None:
    whole = Draws(seed=4, batch=3).columns("a", 0, 6)
    part = Draws(seed=4, batch=3, start=start, stop=stop)
    assert np.array_equal(part.columns("a", 0, 2), whole[:2, start:stop])
    assert np.array_equal(part.columns("a", 2, 6), whole[2:6, start:stop])
    assert part.width == stop - start


def test_more_than_fits_at_once_is_drawn_in_pieces_without_a_seam() -> None:
    """A slice of one replication, past the most that is drawn in one go, against single steps."""
    rows = MOST_AT_ONCE // BATCH
    long = Draws(seed=1, batch=0, start=3, stop=4).columns("a", 0, rows + 5)
    stepped = Draws(seed=1, batch=0, start=3, stop=4)
    stepped.columns("a", 0, rows - 2)
    assert np.array_equal(stepped.columns("a", rows - 2, rows + 5), long[rows - 2 :])


def test_chosen_replications_draw_what_they_draw_among_all() -> None:
    """Also chosen once more out of the chosen ones, in any order, and none at all."""
    draws = Draws(seed=1, batch=1, start=10, stop=20)
    whole = Draws(seed=1, batch=1).columns("a", 0, 5)
    some = Chosen(draws, np.array([7, 2, 3]))
    assert (some.width, some.replications.tolist()) == (3, [BATCH + 17, BATCH + 12, BATCH + 13])
    assert np.array_equal(some.columns("a", 2, 5), whole[2:5, [17, 12, 13]])
    fewer = Chosen(some, np.array([2, 0]))
    assert fewer.replications.tolist() == [BATCH + 13, BATCH + 17]
    assert np.array_equal(fewer.columns("a", 0, 2), whole[:2, [13, 17]])
    nobody = Chosen(draws, np.array([], dtype=np.intp))
    assert (nobody.width, nobody.columns("a", 0, 4).shape) == (0, (4, 0))


@pytest.mark.parametrize("kept", [0, 2, 9])
def test_single_draws_are_those_of_the_columns(kept: int) -> None:
    """Whether columns were drawn before, too few or enough, and between those of other streams."""
    whole, draws = Draws(seed=1, batch=1), Draws(seed=1, batch=1, start=10, stop=20)
    a, b = (whole.columns(name, 0, 9)[:, 10:20].ravel() for name in "ab")
    draws.columns("a", 0, kept)
    places, some = np.array([0, 89, 13, 13, 55]), Chosen(draws, np.array([4, 1]))
    for rows in (9, 6, 9):
        here = places[places < rows * 10]
        assert np.array_equal(draws.pick("a", rows, here), a[here])
        assert np.array_equal(draws.pick("b", rows, here), b[here])
        assert np.array_equal(some.pick("b", rows, np.array([0, 1, 5])), b[[4, 1, 21]])
    assert np.array_equal(draws.columns("a", 0, 9).ravel(), a)


def test_replications_are_numbered_within_the_whole_run() -> None:
    assert Draws(seed=1, batch=2, start=7, stop=9).replications.tolist() == [2 * BATCH + 7, 2 * BATCH + 8]
