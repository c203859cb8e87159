"""A sweep that is killed at any moment goes on from there, and its table is the same byte for byte."""

import random
import subprocess
import sys
import time
from pathlib import Path

import sim

ROOT = Path(__file__).parents[2]
KILLS = 20
VARY = {
    "sensors.lamp.count": list(range(2, 10)),
    "centres.harbour.decision": [0.5 * step for step in range(16)],
}
SCRIPT = "import sys, sim; sim.sweep('first_light', {vary}, replications=400, out=sys.argv[1], resume=True)"
PATIENCE = 60.0


def _begin(folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", SCRIPT.format(vary=VARY), str(folder)], cwd=ROOT)


def _chunks(folder: Path) -> int:
    return sum(1 for _ in (folder / "chunks").glob("0*.csv")) if folder.exists() else 0


def _kill_soon(folder: Path, chance: random.Random) -> int:
    """Begin the sweep, kill it at a random moment, and give what it returned."""
    wanted = _chunks(folder) + chance.randrange(3)
    running, begun = _begin(folder), time.monotonic()
    while _chunks(folder) < wanted and running.poll() is None and time.monotonic() < begun + PATIENCE:
        time.sleep(0.001)
    time.sleep(chance.random() * (0.6 if chance.random() < 0.3 else 0.02))
    running.kill()
    return running.wait()


def test_a_sweep_killed_twenty_times_gives_the_same_table(tmp_path: Path) -> None:
    whole = sim.sweep("first_light", VARY, replications=400).text
    folder, chance = tmp_path / "swept", random.Random(5)
    returned = [_kill_soon(folder, chance) for _ in range(KILLS)]
    assert all(code != 0 for code in returned), "it was done before it was killed"
    assert 0 < _chunks(folder) < 128
    assert not (folder / "table.csv").exists()
    done = _chunks(folder)
    assert _begin(folder).wait(timeout=120) == 0
    assert done < _chunks(folder) == 128
    assert (folder / "table.csv").read_bytes() == whole.encode()
    assert not list(folder.rglob("*.part"))
