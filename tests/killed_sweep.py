"""Sweep into a folder, and be killed at a counted moment, so that no speed of the machine matters.

Run as `killed_sweep.py FOLDER WHAT NAME NUMBER`. WHAT is "point" (when so many points were played), "step"
(before a step of the file system), "text" (in the midst of a text, with half of it in the file) or "never".
Of steps and texts those are counted, from 0, that belong to files whose names begin with NAME.
"""

import os
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import TextIO

import sim
from sim.studies import folders, sweep

VARY = {
    "sensors.lamp.count": list(range(2, 10)),
    "centres.harbour.decision": [0.5 * step for step in range(16)],
}
REPLICATIONS = 40
CHUNKS = 32
STEPS = {"open", "os.chmod", "os.rename"}
KILLED = signal.SIGTERM if os.name == "nt" else signal.SIGKILL

Write = Callable[[TextIO], None]


def die() -> None:
    """Be killed."""
    os.kill(os.getpid(), KILLED)


def die_at_step(name: str, number: int) -> None:
    """Be killed before a step of the file system."""
    steps = count()

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        beside = event in STEPS and Path(str(arguments[0])).name
        if beside and beside.startswith(f".{name}") and beside.endswith(".part") and next(steps) == number:
            die()

    sys.addaudithook(hook)


def die_in_text(name: str, number: int) -> None:
    """Be killed when half of a text is in its file."""
    real, texts = folders.write_whole, count()

    class Halves:
        def __init__(self, stream: TextIO) -> None:
            self.stream = stream

        def write(self, text: str) -> None:
            if next(texts) == number:
                self.stream.write(text[: len(text) // 2])
                self.stream.flush()
                die()
            self.stream.write(text)

    def write_whole(file: Path, write: Write) -> None:
        real(file, (lambda stream: write(Halves(stream))) if file.name.startswith(name) else write)

    folders.write_whole = write_whole


def main() -> None:
    """Prepare the end, and sweep."""
    folder, what, name, number = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
    sweep.MOST_CHUNKS = CHUNKS  # chunks of several points
    if what == "step":
        die_at_step(name, number)
    if what == "text":
        die_in_text(name, number)
    told = count(1)

    def progress(_done: int, _total: int) -> None:
        if what == "point" and next(told) == number:
            die()

    asked = {"replications": REPLICATIONS, "out": folder, "resume": True, "progress": progress}
    sim.sweep("first_light", VARY, **asked)


if __name__ == "__main__":
    main()
