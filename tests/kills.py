"""Save a result again and again, killing the process that saves at moments spread over the save.

Run as `kills.py FOLDER FORMAT fresh|force times|steps`: at twenty times, or before every single step of the
file system (a file is opened, something is made, renamed or removed). The process forks, so that each save
begins with the result at hand. Prints a JSON list: what was found after each kill, "none", "old", "new", or
what is wrong.
"""

import json
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import sim
from sim.saving.folders import tidy_up

MOMENTS = 20
MOST_STEPS = 200
STEPS = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir"}
MANY = {"times": 2000, "steps": 50}


def save(prepare: Callable[[], object], after: float | None = None) -> bool:
    """Save in a process of its own, and kill it after some seconds; give whether it came to its end."""
    child = os.fork()
    if child == 0:
        prepare()
        NEW.save(FOLDER, format=LAYOUT, force=FORCE)
        os._exit(0)
    if after is not None:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1] == 0


def die_at(step: int) -> None:
    """Have this process killed before a step of the file system."""
    steps = count()

    def hook(event: str, _: object) -> None:
        if event in STEPS and next(steps) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def at_times() -> Iterator[bool]:
    """Kill a save at twenty times."""
    began = time.monotonic()
    prepare()
    save(bool)
    long = time.monotonic() - began
    for moment in range(MOMENTS):
        prepare()
        yield save(bool, long * moment / (MOMENTS - 1))


def at_steps() -> Iterator[bool]:
    """Kill a save before each of its steps, up to the one that comes to its end."""
    for step in range(MOST_STEPS):
        prepare()
        ended = save(lambda at=step: die_at(at))
        yield ended
        if ended:
            return


def prepare() -> None:
    """Have the old result there, or nothing."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    if FORCE:
        OLD.save(FOLDER)


def found() -> str:
    """Say what a user finds there: it is a whole result or nothing."""
    try:
        result = sim.open(FOLDER)
    except sim.SavedResultError as error:
        return "none" if "is not there" in str(error) else str(error)
    for name, one in (("old", OLD), ("new", NEW)):
        if result.seed == one.seed:
            return name if result.to_json() == one.to_json() else f"a changed {name} one"
    return "another one"


def main() -> None:
    """Kill it again and again, and say what was found."""
    told = []
    for _ in {"times": at_times, "steps": at_steps}[sys.argv[4]]():
        told.append(found())
        tidy_up(FOLDER)
        told[-1] += "" if found() == told[-1] else f", then {found()}"
        left = [path.name for path in FOLDER.parent.iterdir()]
        told[-1] += "" if left in ([], ["tides"]) else f", and left: {left}"
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    FOLDER, LAYOUT, FORCE = Path(sys.argv[1], "tides"), sys.argv[2], sys.argv[3] == "force"
    OLD, NEW = (
        sim.run("two_islands", replications=many, seed=many, tables=["alerts"])
        for many in (20, MANY[sys.argv[4]])
    )
    main()
