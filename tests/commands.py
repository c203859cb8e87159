"""Run the commands as a user does, in a process of their own."""

import os
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
COMMAND = [sys.executable, "-m", "sim"]
HANGS = 300  # seconds after which a process hangs; no machine is so slow
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
        cwd=ROOT, timeout=HANGS, env={**os.environ, "PYTHONUTF8": "1", **(env or {})}, **options,
    )  # fmt: skip


def interrupted(steps, *words):
    """Run what takes hours, interrupt it after some steps of its meter; give its exit code and words."""
    environment = {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)}
    words = [sys.executable, str(ROOT / "tests" / "begun.py"), str(steps), *map(str, words)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    process = subprocess.Popen(words, text=True, encoding="utf-8", cwd=ROOT, env=environment, **pipes)
    try:
        assert process.stdout.readline() == "begun\n", process.stderr.read()
        process.send_signal(signal.SIGINT)
        out, told = process.communicate(timeout=HANGS)
    finally:
        process.kill()
    assert out == ""
    return process.returncode, told


def refused(*words):
    """Run what must be refused: exit code 2, nothing on stdout, no traceback; give what was told."""
    told = run(*words)
    assert told.returncode == 2, told.stderr
    assert told.stdout == ""
    assert "Traceback" not in told.stderr
    return told.stderr
