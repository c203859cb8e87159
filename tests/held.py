"""Work that is held back at a gate: a file that a test makes once it wants the work to go on."""

import time
from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

LOOKS = 0.01  # seconds between two looks at the gate


def wait_for(there: Callable[[], bool]) -> None:
    """Wait until something is so."""
    while not there():
        time.sleep(LOOKS)


def held(gate: Path, work: Callable[[Any], Any], piece: Any) -> Any:
    """Do a piece of work once the gate is open."""
    wait_for(gate.exists)
    return work(piece)


class HoldingBack(Executor):
    """An executor that has its first piece done at once, and all others held back at a gate."""

    def __init__(self, inner: Executor, gate: Path) -> None:
        self.inner, self.gate, self.handed = inner, gate, 0

    def submit(self, work: Callable[..., Any], /, *pieces: Any, **_: Any) -> Future[Any]:
        """Hand a piece on."""
        self.handed += 1
        if self.handed == 1:
            return self.inner.submit(work, *pieces)
        return self.inner.submit(held, self.gate, work, *pieces)
