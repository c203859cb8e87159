"""The clock: exact instants, the order at one instant, and an end after which nothing happens."""

from collections.abc import Callable

import pytest

from sim.engines.events.clock import LEAVE, LOOK, Clock, Happening


@pytest.fixture
def clock() -> Clock:
    return Clock(end=10.0)


@pytest.fixture
def told() -> list[tuple[float, str]]:
    return []


@pytest.fixture
def tell(clock: Clock, told: list[tuple[float, str]]) -> Callable[[Happening], None]:
    return lambda event: told.append((clock.now, event.what))


def test_what_falls_on_one_instant_happens_in_its_order_then_first_put_first(clock, told, tell) -> None:
    for order, what in (((7, 1), "d"), (LEAVE, "b"), ((7, 0, 3.5), "c"), (LOOK, "a"), ((7, 1), "e")):
        clock.at(4.0, order, tell, what)
    clock.play()
    assert told == [(4.0, what) for what in "abcde"]


def test_instants_are_exact_and_are_not_summed_up(clock, told, tell) -> None:
    """From 0.1 on, a delay of 0.2 would end at 0.30000000000000004."""
    clock.at(0.1, LOOK, lambda event: clock.at(0.3, LOOK, tell, "dusk"))
    clock.play()
    assert told == [(0.3, "dusk")]


def test_what_falls_on_the_end_happens_and_what_lies_after_it_does_not(clock, told, tell) -> None:
    for instant, what in ((10.000001, "late"), (float("inf"), "never"), (10.0, "just")):
        clock.at(instant, LOOK, tell, what)
    clock.play()
    assert told == [(10.0, "just")]


def test_a_stopped_clock_still_finishes_its_instant(clock, told, tell) -> None:
    clock.at(3.0, (0,), lambda event: clock.stop())
    clock.at(3.0, (1,), tell, "with it")
    clock.at(3.5, (0,), tell, "after it")
    clock.play()
    assert told == [(3.0, "with it")]
    assert clock.end == 3.0


def test_what_is_put_on_the_present_instant_out_of_a_callback_happens_at_once(clock, told, tell) -> None:
    clock.at(3.0, (1,), lambda event: clock.at(clock.now, (1, 5), tell, "child"))
    clock.at(3.0, (2,), tell, "later")
    clock.play()
    assert told == [(3.0, "child"), (3.0, "later")]
