"""What all stages share: places in grids, drawn numbers at places, and the instant after the end."""

import numpy as np
import pytest
from rooms import Told, batch_of

from sim.engines import purposes
from sim.engines.vector.batch import Batch, not_happened
from sim.model.distributions import Constant
from sim.model.links import Link

TEXT = """
    horizon = 9
    sensors = [{ name = "lamp", scan = { every = 4, phase = 0 } }]
    centres = [{ name = "harbour" }]
"""
TWICE = purposes.Purpose("a", lambda uniform: 2.0 * uniform)
DRAWN = {"a": [[0.0, 0.1, 0.2], [0.3, 0.4, 0.5]]}


@pytest.fixture
def batch() -> Batch:
    return batch_of(TEXT, draws=Told(3, DRAWN))


def test_never_is_the_very_next_instant_after_the_horizon(batch: Batch) -> None:
    assert batch.never > batch.horizon == 9.0
    assert (batch.horizon + batch.never) / 2 in (batch.horizon, batch.never)


def test_places_in_a_grid_tell_their_replications(batch: Batch) -> None:
    assert batch.columns_of(np.array([0, 2, 4]), 2).tolist() == [0, 2, 1]
    assert batch.columns_of(np.array([11, 3, 10]), 4).tolist() == [2, 0, 1]  # a larger grid than before
    assert batch.columns_of(np.array([5]), 2).tolist() == [2]  # and a smaller one


def test_what_is_drawn_at_places_is_that_of_their_row_and_column(batch: Batch) -> None:
    assert batch.take(TWICE, 2, np.array([1, 5, 3])).tolist() == [0.2, 1.0, 0.6]


def test_what_is_constant_is_not_drawn(batch: Batch) -> None:
    assert batch.take(purposes.delay("b", Constant(1.5)), 2, np.array([4, 4])).tolist() == [1.5, 1.5]
    surely = purposes.way("b", Link(delay=Constant(2.5)))
    assert batch.travel(surely, 2, np.array([0])).tolist() == [2.5]


def test_what_is_lost_travels_for_ever_and_what_failed_pays() -> None:
    """Loss 0.4, two tries: at u = 0.5 none fails, at 0.3 one, at 0.1 both."""
    link = Link(delay=Constant(1.0), loss=0.4, retry_after=5.0, max_tries=2)
    batch = batch_of(TEXT, draws=Told(3, {"a/link.loss": [[0.5, 0.3, 0.1]]}))
    assert batch.travel(purposes.way("a", link), 1, np.arange(3)).tolist() == [1.0, 6.0, np.inf]


def test_what_lies_after_the_end_has_not_happened() -> None:
    np.testing.assert_array_equal(
        not_happened(np.array([1.0, 4.0, 4.5, np.inf]), 4.0), [1.0, 4.0, np.nan, np.nan]
    )
    np.testing.assert_array_equal(not_happened(np.array([3.0, 3.0]), np.array([2.0, 3.0])), [np.nan, 3.0])
