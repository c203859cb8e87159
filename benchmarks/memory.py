"""Peak memory of one run, taken in a process of its own: benchmarks.memory SCENARIO ENGINE REPLICATIONS."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

CLONE = Path(__file__).parents[1]
MEBIBYTE = 2**20


def peak() -> float:
    """Give the most memory that this process ever held, in MiB, its libraries included.

    On Linux it is read from the kernel's status file: what `getrusage` says there also counts the process
    that started this one.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEBIBYTE  # bytes on macOS


def measured(scenario: str, engine: str, replications: int) -> float:
    """Run a scenario with all its measures in a process of its own, and give that process's peak in MiB."""
    words = [sys.executable, "-m", "benchmarks.memory", scenario, engine, str(replications)]
    told = subprocess.run(words, cwd=CLONE, capture_output=True, text=True, check=True)
    return float(json.loads(told.stdout))


def main() -> None:
    """Run what the command line says, and print the peak."""
    import sim

    scenario, engine, replications = sys.argv[1:]
    result = sim.run(scenario, replications=int(replications), engine=engine, agreed=True)
    assert result.measures.centres
    sys.stdout.write(json.dumps(peak()))


if __name__ == "__main__":
    main()
