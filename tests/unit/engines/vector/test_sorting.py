"""Sorting rows: a stable sort, even where instants differ in their lowest bits only."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from sim.engines.vector.sorting import sort_rows

NEAR = [1.0, float(np.nextafter(1.0, 2.0)), float(np.nextafter(1.0, 0.0)), 1.0 + 2**-48]
INSTANTS = st.sampled_from([0.0, 0.5, *NEAR, 7.0, np.inf]) | st.floats(0.0, 1e300)


def order_of(instants: np.ndarray) -> list[list[int]]:
    """Give the places within each row that bring it in order; check that the two answers fit together."""
    places, in_order = sort_rows(instants)
    assert np.array_equal(in_order, instants.ravel()[places])
    slots = instants.shape[1]
    return (places - (np.arange(len(instants)) * slots)[:, np.newaxis]).tolist()


def test_ties_stay_in_the_order_in_which_they_stand() -> None:
    instants = np.array([[5.0, 2.0, 5.0, 2.0], [1.0, 1.0, 1.0, 1.0]])
    assert order_of(instants) == [[1, 3, 0, 2], [0, 1, 2, 3]]
    assert sort_rows(instants)[1].tolist() == [[2.0, 2.0, 5.0, 5.0], [1.0] * 4]


@pytest.mark.parametrize("slots", [2, 3, 64, 65])
def test_neighbouring_numbers_are_told_apart(slots: int) -> None:
    """Falling by one bit from place to place: nothing but a full comparison brings them in order."""
    falling = np.array([1.0 + k * 2.0**-52 for k in range(slots)][::-1])
    instants = np.array([np.full(slots, 3.0), falling])
    assert order_of(instants) == [list(range(slots)), list(range(slots))[::-1]]


def test_rows_may_be_empty_or_single() -> None:
    assert [answer.shape for answer in sort_rows(np.empty((3, 0)))] == [(3, 0), (3, 0)]
    assert order_of(np.array([[4.0], [2.0]])) == [[0], [0]]


@given(arrays(np.float64, array_shapes(min_dims=2, max_dims=2, max_side=40), elements=INSTANTS))
def test_rows_are_sorted_as_by_a_stable_sort(instants: np.ndarray) -> None:
    before = instants.copy()
    assert order_of(instants) == np.argsort(before, axis=1, kind="stable").tolist()
    assert np.array_equal(instants, before)
