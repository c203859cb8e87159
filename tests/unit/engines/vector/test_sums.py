"""Station sums: hand-worked, and against a count of events in plain Python."""

from collections import deque

import numpy as np
import pytest
from attrs import astuple
from hypothesis import given, settings
from hypothesis import strategies as st
from rooms import visits_at

from sim.engines.vector import sums
from sim.engines.vector.queueing import queue_up
from sim.engines.vector.sums import station_sums
from sim.records import StationColumns

Line = list[tuple[int, int]]
Sums = tuple[float, int, float, int, int]
FIVE = [(1, 4)] * 5


def sums_of(lines: list[Line], servers: int, warmup: float, horizon: float) -> StationColumns:
    """Let replications of (arrives, service takes) queue up, and sum up."""
    visits = visits_at([[at for at, _ in line] for line in lines])
    service = np.array([lasts for line in lines for _, lasts in line], dtype=float)
    never = float(np.nextafter(horizon, np.inf))
    return station_sums(queue_up(visits, service, servers, never), warmup, horizon)


def counted(line: Line, servers: int, warmup: float, horizon: float) -> Sums:
    """Count event by event: at each instant all arrivals, then one completion after another."""
    coming = deque(sorted((at, place) for place, (at, _) in enumerate(line)))
    waiting: deque[tuple[float, float]] = deque()
    busy: list[float] = []
    wait, waited, work, served, longest, now = 0.0, 0, 0.0, 0, 0, 0.0

    def serve() -> None:
        nonlocal wait, waited, work
        while waiting and len(busy) < servers:
            at, lasts = waiting.popleft()
            busy.append(now + lasts)
            work += max(0.0, min(now + lasts, horizon) - max(now, warmup))
            wait, waited = (wait + now - at, waited + 1) if at >= warmup else (wait, waited)

    stops = {warmup, horizon}
    while (now := min([*stops, *busy, *([coming[0][0]] if coming else [])], default=np.inf)) <= horizon:
        stops.discard(now)
        longest = max(longest, len(waiting)) if now >= warmup else longest
        while coming and coming[0][0] == now:
            waiting.append((now, line[coming.popleft()[1]][1]))
            serve()
        longest = max(longest, len(waiting)) if now >= warmup else longest
        while now in busy:
            busy.remove(now)
            served += now >= warmup
            serve()
    return wait, waited, work, served, longest


@pytest.mark.parametrize(
    ("warmup", "horizon", "wanted"),
    [
        (0.0, 50.0, (16.0, 5, 20.0, 5, 3)),
        (0.0, 7.0, (8.0, 4, 12.0, 2, 3)),  # the fifth has not begun, two services are cut
        (2.0, 50.0, (0.0, 0, 18.0, 5, 3)),  # three still wait as the warmup ends
        (5.0, 50.0, (0.0, 0, 12.0, 5, 3)),  # they wait up to this very instant
        (6.0, 50.0, (0.0, 0, 10.0, 3, 1)),
        (9.5, 50.0, (0.0, 0, 3.5, 1, 0)),
    ],
)
def test_five_reports_at_once_for_two_servers(warmup: float, horizon: float, wanted: Sums) -> None:
    """All arrive at 1 and take 4: services [1, 5] twice, [5, 9] twice, [9, 13]; waits 0, 0, 4, 4 and 8."""
    got = sums_of([FIVE], 2, warmup, horizon)
    assert tuple(column[0] for column in astuple(got)) == wanted
    assert counted(FIVE, 2, warmup, horizon) == wanted


LINES = st.lists(
    st.lists(st.tuples(st.integers(0, 14), st.integers(0, 4)), max_size=14), min_size=1, max_size=4
)


@pytest.mark.parametrize("short", [0, 1, 2, sums.SHORT_QUEUE])
@settings(max_examples=120, deadline=None, derandomize=True)
@given(
    LINES, st.sampled_from([1, 2, 3, 9]), st.sampled_from([0.0, 3.0, 5.5]), st.sampled_from([6.0, 9.5, 30.0])
)
def test_sums_are_what_counting_events_gives(
    short: int, lines: list[Line], servers: int, warmup: float, horizon: float
) -> None:
    """Whether queues count as short, and are gone through, or as long, and are searched."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sums, "SHORT_QUEUE", short)
        got = sums_of(lines, servers, warmup, horizon)
    for replication, line in enumerate(lines):
        told = tuple(column[replication] for column in astuple(got))
        assert told == pytest.approx(counted(line, servers, warmup, horizon), abs=1e-12)


@pytest.mark.parametrize("many", [126, 127, 128, 300])
def test_many_reports_are_counted_whatever_a_byte_holds(many: int) -> None:
    got = sums_of([[(1, 0)] * many, []], 1, 0.0, 9.0)
    assert got.served.tolist() == got.waited.tolist() == [many, 0]
    assert got.longest_queue.tolist() == [many - 1, 0]
    assert np.issubdtype(got.served.dtype, np.integer)
