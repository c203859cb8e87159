"""Queueing: the arrays against one server's work told in plain Python, and hand-worked queues."""

from heapq import heapify, heapreplace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rooms import visits_at

from sim.engines.vector.queueing import FewServers, ManyServers, Queue, queue_up
from sim.engines.vector.visits import Visits

NEVER = float(np.nextafter(50.0, np.inf))
Line = list[tuple[float, float]]


def queue_of(lines: list[Line], servers: int, never: float = NEVER) -> tuple[Queue, Visits]:
    """Let replications of (arrives, service takes) queue up."""
    visits = visits_at([[at for at, _ in line] for line in lines])
    service = np.array([lasts for line in lines for _, lasts in line], dtype=float)
    return queue_up(visits, service, servers, never), visits


def plain(line: Line, servers: int) -> list[tuple[float, float]]:
    """Serve one line, first come, first served: begun and ended of each visit, infinity if it never comes."""
    free, told = [-np.inf] * servers, [(np.inf, np.inf)] * len(line)
    heapify(free)
    for at, place in sorted((at, place) for place, (at, _) in enumerate(line) if at < NEVER):
        begun = max(at, free[0])
        told[place] = (begun, begun + line[place][1])
        heapreplace(free, told[place][1])
    return told


@pytest.mark.parametrize(
    ("servers", "begun"),
    [(1, [1.0, 4.0, 6.0, 20.0]), (2, [1.0, 1.0, 3.0, 20.0]), (3, [1.0, 1.0, 2.0, 20.0])],
)
def test_a_hand_worked_queue(servers: int, begun: list[float]) -> None:
    """Services of 3, 2, 5 and 1 for arrivals at 1, 1, 2 and 20."""
    queue, visits = queue_of([[(1, 3), (1, 2), (2, 5), (20, 1)]], servers)
    assert queue.of_visits("begun", visits).tolist() == begun
    assert queue.of_visits("ended", visits).tolist() == [
        at + k for at, k in zip(begun, [3, 2, 5, 1], strict=True)
    ]


TIMES = st.sampled_from([0.0, 0.5, 1.0, 2.0, 3.0, 49.0, 50.0, 51.0, np.inf]) | st.floats(0.0, 60.0)
LASTS = st.sampled_from([0.0, 0.5, 1.0, 2.0, 30.0]) | st.floats(0.0, 10.0)
LINES = st.lists(st.lists(st.tuples(TIMES, LASTS), max_size=30), min_size=1, max_size=4)


@pytest.mark.parametrize("servers", [1, 2, 3, 9])
@settings(max_examples=80, deadline=None, derandomize=True)
@given(LINES)
def test_a_queue_is_what_a_plain_loop_makes_of_it(servers: int, lines: list[Line]) -> None:
    queue, visits = queue_of(lines, servers)
    wanted = [told for line in lines for told in plain(line, servers)]
    got = zip(queue.of_visits("begun", visits), queue.of_visits("ended", visits), strict=True)
    assert list(got) == wanted


def test_a_visit_waited_if_all_servers_were_busy_to_the_very_end_of_the_instant() -> None:
    """The second comes as the first's service ends: it waited, for no time. The third finds nobody."""
    queue, _ = queue_of([[(1, 2), (3, 1), (5, 1)]], servers=1)
    assert queue.waited[:, 0].tolist() == [False, True, False]
    assert queue.free[:, 0].tolist() == [-np.inf, 3.0, 4.0]


def test_what_does_not_arrive_by_the_end_does_not_queue() -> None:
    queue, visits = queue_of([[(50.0, 1), (np.inf, 1), (50.1, 1)]], servers=1)
    assert queue.of_visits("begun", visits).tolist() == [50.0, np.inf, np.inf]
    assert len(queue.arrived) == 1


def test_a_queue_that_nobody_comes_to_is_empty() -> None:
    queue, visits = queue_of([[], []], servers=2)
    assert queue.arrived.shape == (0, 2)
    assert queue.of_visits("ended", visits).tolist() == []


@given(
    st.integers(1, 12), st.lists(st.lists(st.integers(0, 5), min_size=3, max_size=3), min_size=1, max_size=40)
)
def test_servers_kept_in_order_and_servers_looked_for_are_the_same(
    servers: int, lasts: list[list[int]]
) -> None:
    """Each time the first to be free is taken for some ticks more; both say who is free next."""
    few, many = FewServers(servers, 3), ManyServers(servers, 3)
    one, other = np.zeros(3), np.zeros(3)
    for ticks in lasts:
        ends = np.maximum(one, 0.0) + ticks
        few.take(ends.copy(), one)
        many.take(ends.copy(), other)
        assert one.tolist() == other.tolist()
