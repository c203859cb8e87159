"""Run the commands as a user does, in a process of their own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
COMMAND = [sys.executable, "-m", "sim"]
SLOW = """
story = "A long wait."
horizon = 2000
[onset]
at = 1900
[[sensors]]
name = "lamp"
count = 5
scan = { every = 1 }
detector = { p = 0.5, false_alarm = 0.4 }
[[centres]]
name = "bay"
rule = { k = 5, window = 1 }
"""


def run(*words, env=None, **options):
    return subprocess.run(
        [*COMMAND, *map(str, words)], capture_output=True, text=True, encoding="utf-8", check=False,
        cwd=ROOT, timeout=120, env={**os.environ, "PYTHONUTF8": "1", **(env or {})}, **options,
    )  # fmt: skip


def refused(*words):
    """Run what must be refused: exit code 2, nothing on stdout, no traceback; give what was told."""
    told = run(*words)
    assert told.returncode == 2, told.stderr
    assert told.stdout == ""
    assert "Traceback" not in told.stderr
    return told.stderr
