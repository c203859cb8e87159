"""Run the command, and say "begun" on standard output once so many steps of its meter are done.

Run as `begun.py STEPS WORDS…`. A test waits for the word, and interrupts the command then: what it interrupts
has begun, however fast or slow the machine is. The work must be so long that no machine is done before.
"""

import os
import signal
import sys
from itertools import count

from sim.cli import main
from sim.cli.meters import Meter

BEGUN = "begun\n"


def announce(steps: int) -> None:
    """Have the meter say when it has counted so many steps."""
    real, told = Meter.__call__, count(1)

    def tell(meter: Meter, done: int, total: int) -> None:
        real(meter, done, total)
        if next(told) == steps:
            os.write(1, BEGUN.encode())

    Meter.__call__ = tell


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # who runs in the background is born deaf to it
    announce(int(sys.argv.pop(1)))
    main()
