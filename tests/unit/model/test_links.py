"""Links: failed tries from one uniform number, and the ticks that a report is on its way."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.model.links import Link

SMALLEST_STEP = 2.0**-53  # of uniform numbers
EDGES = st.sampled_from([0.0, 0.5, 0.25, 0.125, 1 - SMALLEST_STEP, SMALLEST_STEP])
UNIFORMS = st.floats(0, 1, exclude_max=True) | EDGES


@given(UNIFORMS, st.sampled_from([0.0, 0.1, 0.25, 0.5, 0.9, 1.0]), st.integers(1, 6))
def test_failed_tries_are_counted_as_the_model_says(uniform: float, loss: float, most: int) -> None:
    """The number of i in 1 … max_tries with uniform < loss to the i-th."""
    counted = sum(uniform < loss**i for i in range(1, most + 1))
    assert Link(loss=loss, max_tries=most).failed_tries(np.array([uniform])).tolist() == [counted]


@pytest.mark.parametrize("loss", [0.5, 0.25])
def test_a_uniform_number_on_the_edge_has_not_failed(loss: float) -> None:
    link = Link(loss=loss, max_tries=4)
    edges = np.array([loss, loss**2, loss**3, loss**4])
    assert link.failed_tries(edges).tolist() == [0, 1, 2, 3]
    assert link.failed_tries(edges - SMALLEST_STEP).tolist() == [1, 2, 3, 4]


def test_tries_fail_independently_with_the_probability_of_a_loss() -> None:
    failed = Link(loss=0.3, max_tries=3).failed_tries((np.arange(100_000) + 0.5) / 100_000)
    shares = np.bincount(failed.astype(int)) / 100_000
    assert shares == pytest.approx([0.7, 0.21, 0.063, 0.027], abs=1e-4)


def test_retries_cost_time_and_the_delay_is_paid_once() -> None:
    link = Link(loss=0.5, retry_after=5.0, max_tries=3)
    on_the_way = link.travel(np.array([0, 1, 2, 3]), np.array([2.0, 2.0, 0.0, 2.0]))
    assert on_the_way.tolist() == [2.0, 7.0, 10.0, np.inf]


def test_a_plain_link_takes_no_time_and_loses_nothing() -> None:
    link = Link()
    uniform = np.array([0.0, 0.3, 0.999])
    assert link.travel(link.failed_tries(uniform), link.delay.ppf(uniform)).tolist() == [0.0, 0.0, 0.0]


@pytest.mark.parametrize("loss", [0.0, 0.4, 1.0])
def test_failed_tries_keep_the_shape_of_what_they_are_counted_from(loss: float) -> None:
    assert Link(loss=loss, max_tries=2).failed_tries(np.full((3, 4), 0.2)).shape == (3, 4)
