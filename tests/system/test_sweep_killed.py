"""A sweep that is killed at any moment goes on from there, and its table is the same byte for byte."""

import os
import random
import subprocess
import sys
from pathlib import Path

from killed_sweep import CHUNKS, KILLED, REPLICATIONS, VARY

import sim

ROOT = Path(__file__).parents[2]
KILLS = 20
STEPS = range(3)  # a file is opened, gets its rights, and is renamed

Moment = tuple[str, str, int]


def _moments(chance: random.Random) -> dict[str, list[Moment]]:
    """Choose twenty moments: while the description, the chunks, and the table that joins them are made."""
    description = [("text", "study", 0), *(("step", "study", step) for step in STEPS)]
    chunks = [("text", "0", chance.randrange(3)) for _ in range(5)]
    chunks += [("step", "0", chance.randrange(2 * len(STEPS))) for _ in range(5)]
    chunks += [("point", "", chance.randrange(1, 12)) for _ in range(3)]
    chance.shuffle(chunks)
    table = [("text", "table", chance.randrange(CHUNKS)), ("step", "table", 1), ("step", "table", 2)]
    return {"description": description, "chunks": chunks, "table": table}


def _sweep(folder: Path, what: str, name: str = "", number: int = 0) -> int:
    """Sweep up to a moment; give what the process returned."""
    words = [ROOT / "tests" / "killed_sweep.py", folder, what, name, number]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run([sys.executable, *map(str, words)], env=environment, check=False).returncode


def _kill(folder: Path, moment: Moment) -> None:
    """Kill the sweep at a moment, and check that it was that one, and that nothing half-made has its name."""
    returned = _sweep(folder, *moment)
    assert returned == (-KILLED if os.name != "nt" else KILLED), moment
    assert not (folder / "table.csv").exists()
    halves = [part.stat().st_size for part in folder.rglob("*.part")]
    opened = moment[0] == "text" or (moment[0] == "step" and moment[2] % len(STEPS) > 0)
    assert len(halves) >= opened, moment
    assert all(halves), "it was killed before anything was written"


def _chunks(folder: Path) -> int:
    return sum(1 for _ in (folder / "chunks").glob("0*.csv"))


def test_a_sweep_killed_twenty_times_gives_the_same_table(tmp_path: Path) -> None:
    whole = sim.sweep("first_light", VARY, replications=REPLICATIONS).text
    folder, moments = tmp_path / "swept", _moments(random.Random(5))
    assert sum(map(len, moments.values())) == KILLS
    for moment in moments["description"]:
        _kill(folder, moment)
    done = []
    for moment in moments["chunks"]:
        _kill(folder, moment)
        done.append(_chunks(folder))
    assert done == sorted(done)
    assert 0 < done[-1] < CHUNKS
    for moment in moments["table"]:
        _kill(folder, moment)
    assert _sweep(folder, "never") == 0
    assert _chunks(folder) == CHUNKS
    assert (folder / "table.csv").read_bytes() == whole.encode()
    assert not list(folder.rglob("*.part"))
