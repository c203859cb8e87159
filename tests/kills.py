"""Save a result again and again, killing the process that saves at counted moments spread over the save.

Run as `kills.py FOLDER FORMAT fresh|force sizes|steps`: in the midst of writing, as soon as a file has grown
to one of twenty sizes, up to that of the largest file, which is reached and not passed; or before every
single step of the file system (a file is opened, something is made, renamed or removed). The process forks,
so that each save begins with the result at hand. Prints a JSON list: what was found after each kill, "none",
"old", "new", or what is wrong.
"""

import json
import os
import resource
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import sim
from sim.saving.folders import tidy_up

MOMENTS = 20
MOST_STEPS = 200
STEPS = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir"}
MANY = {"sizes": 500, "steps": 50}


def save(prepare: Callable[[], object]) -> bool:
    """Save in a process of its own, prepared to be killed; give whether it came to its end."""
    child = os.fork()
    if child == 0:
        prepare()
        NEW.save(FOLDER, format=LAYOUT, force=FORCE)
        os._exit(0)
    return os.waitpid(child, 0)[1] == 0


def die_above(size: int) -> None:
    """Have this process killed by the system when a file grows above a size: what fits is written."""
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def die_at(step: int) -> None:
    """Have this process killed before a step of the file system."""
    steps = count()

    def hook(event: str, _: object) -> None:
        if event in STEPS and next(steps) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def at_sizes() -> Iterator[bool]:
    """Kill a save at twenty sizes of its files."""
    prepare()
    save(bool)
    largest = max(file.stat().st_size for file in FOLDER.iterdir())
    for moment in range(MOMENTS):
        prepare()
        yield save(lambda size=largest * moment // (MOMENTS - 1): die_above(size))


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
    for _ in {"sizes": at_sizes, "steps": at_steps}[sys.argv[4]]():
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
