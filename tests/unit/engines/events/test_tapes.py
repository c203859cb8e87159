"""Tapes: drawn numbers read one by one are those of the columns; what is certain is never drawn."""

import numpy as np
import pytest
from rooms import Told

from sim.draws import Draws
from sim.engines import purposes
from sim.engines.events.tapes import FIRST_COLUMNS, ConstantTape, Tape, record
from sim.model.distributions import Constant, Exponential
from sim.model.links import Link

WAIT = purposes.delay("post/service", Exponential(2.0))


@pytest.mark.parametrize("ready", [1, 3, FIRST_COLUMNS])
def test_a_tape_gives_the_columns_in_whatever_order_it_is_read(ready: int) -> None:
    columns = WAIT.columns(Draws(1, 0, 0, 4), 0, 50)
    tape = Tape(Draws(1, 0, 0, 4), WAIT, columns=ready)
    for replication, index in ((3, 0), (0, 1), (0, 49), (2, 7), (1, 0), (3, 49), (1, 2)):
        assert tape.read(replication, index) == columns[index, replication]


def test_a_tape_draws_all_replications_at_once_and_at_least_twice_as_many_the_next_time() -> None:
    asked: list[tuple[int, int]] = []

    class Listening(Told):
        def columns(self, name: str, first: int, last: int) -> np.ndarray:
            asked.append((first, last))
            return super().columns(name, first, last)

    tape = Tape(Listening(2, {"a": [[0.25, 0.5]] * 40}), purposes.Purpose("a", lambda u: 4 * u), columns=3)
    got = [tape.read(1, index) for index in (0, 2, 3, 5)] + [tape.read(0, 20)]
    assert got == [2.0, 2.0, 2.0, 2.0, 1.0]
    assert asked == [(0, 3), (3, 6), (6, 21)]


def test_what_is_constant_is_not_drawn() -> None:
    tape = record(Told(1), purposes.delay("a", Constant(2.5)))
    assert isinstance(tape, ConstantTape)
    assert tape.read(0, 10**9) == 2.5


def test_a_link_that_loses_nothing_is_as_constant_as_its_delay() -> None:
    assert record(Told(1), purposes.way("a", Link(delay=Constant(3.0)))).read(0, 5) == 3.0


def test_a_link_that_loses_is_drawn_even_where_its_delay_is_constant() -> None:
    """Of two tries none fails at u = 0.5, one at 0.3 (< 0.4), both at 0.1 (< 0.16)."""
    draws = Told(1, {"a/link.loss": [[0.5], [0.3], [0.1]]})
    link = Link(delay=Constant(3.0), loss=0.4, retry_after=5.0, max_tries=2)
    tape = record(draws, purposes.way("a", link), columns=3)
    assert [tape.read(0, index) for index in range(3)] == [3.0, 8.0, np.inf]
