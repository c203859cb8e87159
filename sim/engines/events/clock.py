"""The clock: SimPy's, with one addition. What is to happen can be put at an exact instant, in an exact order.

SimPy's own Timeout adds a delay to the present; sums of delays round, and what should fall on one instant
would fall beside it. The order at one instant is the one of the model: what lies upstream happens first.
"""

from collections.abc import Callable
from heapq import heappush
from typing import Any

import simpy

Order = tuple[Any, ...]
Callback = Callable[["Happening"], None]

LOOK: Order = (0,)
LEAVE: Order = (1,)
RELAYS = 2  # relay number i arrives and finishes at order 2 + i, then come the centres
DECIDE, ADOPT, DECIDE_ADOPTED, DELIVER = 1, 2, 3, 4  # counted from the order of the centres


class Happening(simpy.Event):
    """Something that is going to happen at an exact instant; then `then` is called with it."""

    callbacks: list[Any]

    def __init__(self, clock: "Clock", then: Callback, what: Any) -> None:
        self.env = clock
        self.callbacks = [then]
        self.what = what
        self._value = None
        self._ok = True


class Clock(simpy.Environment):
    """SimPy's clock up to an end; nothing after the end happens."""

    def __init__(self, end: float) -> None:
        super().__init__()
        self.end = end

    def at(self, instant: float, order: Order, then: Callback, what: Any = None) -> None:
        """Have `then` called at an instant, in this order among what falls on it."""
        if instant <= self.end:
            queue: list[Any] = self._queue  # SimPy's own; its types expect whole numbers for the order
            heappush(queue, (instant, order, next(self._eid), Happening(self, then, what)))

    def stop(self) -> None:
        """Let this instant be the last."""
        self.end = self.now

    def play(self) -> None:
        """Let everything happen up to and including the end."""
        while self.peek() <= self.end:
            self.step()
