"""How commands end where something comes between: closed pipes, full disks, interrupts; and on terminals."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from commands import COMMAND, HANGS, ROOT, SLOW, interrupted


@pytest.fixture
def slow(tmp_path):
    file = tmp_path / "slow.toml"
    file.write_text(SLOW)
    return file


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk here")
def test_a_full_disk_is_told():
    with Path("/dev/full").open("w") as full:
        told = subprocess.run(
            [*COMMAND, "trace", "first_light"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert told.returncode == 2
    assert told.stderr.startswith("The output cannot be written: No space left")
    assert len(told.stderr.splitlines()) == 2


@pytest.mark.parametrize("words", [["trace", "two_islands"], ["run", "first_light"], ["--help"]])
def test_a_pipe_that_closes_ends_it_quietly(words):
    reading, writing = os.pipe()
    os.close(reading)
    process = subprocess.Popen([*COMMAND, *words], stdout=writing, stderr=subprocess.PIPE, cwd=ROOT)
    os.close(writing)
    _, told = process.communicate(timeout=HANGS)
    assert told == b""
    assert process.returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="signals are of Unix")
@pytest.mark.parametrize("workers", [1, 2])
def test_an_interrupt_ends_it_and_says_what_was_done(slow, workers):
    words = ("--replications", 500_000, "--workers", workers, "--engine", "events", "--yes")
    code, told = interrupted(2, "run", slow, *words)
    assert code == 130
    assert re.search(r"Interrupted: \d+ of 500,000 replications were done", told)
    assert "Traceback" not in told


def _on_a_terminal(words, command=COMMAND, **env):
    """Run on a terminal of 200 columns; give all that it shows."""
    shown, terminal = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "200", "PYTHONUTF8": "1", **env}
    process = subprocess.Popen(
        [*command, *words], stdin=terminal, stdout=terminal, stderr=terminal, env=environment, cwd=ROOT
    )
    os.close(terminal)
    text = b""
    while True:
        try:
            part = os.read(shown, 65536)
        except OSError:
            break
        if not part:
            break
        text += part
        if b"Go on?" in text and b"\nn" not in text:
            os.write(shown, b"n\n")
            text += b"\nn"
    os.close(shown)
    return process.wait(timeout=HANGS), text.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="terminals are of Unix")
def test_a_terminal_gets_emphasis_but_never_with_no_color():
    words = ["run", "first_light", "--replications", "5"]
    environment = {"NO_COLOR": ""}
    assert "\x1b[1m" in _on_a_terminal(words, **environment)[1]
    code, plain = _on_a_terminal(words, NO_COLOR="1")
    assert code == 0
    assert not re.search(r"\x1b\[[\d;]*m", plain)
    lines = re.sub(r"\x1b\[[?\d;]*\w", "", plain).split("\n")  # a slow machine shows a bar and takes it away
    assert max(len(line.rstrip("\r").split("\r")[-1]) for line in lines) <= 80


@pytest.mark.skipif(sys.platform == "win32", reason="terminals are of Unix")
def test_a_terminal_is_asked_before_a_long_run(tmp_path):
    file = tmp_path / "dense.toml"
    file.write_text(SLOW.replace("every = 1 ", "every = 0.00001 "))
    code, shown = _on_a_terminal(["run", str(file), "--replications", "1", "--engine", "events"])
    assert "Go on?" in shown
    assert code == 2


@pytest.mark.skipif(sys.platform == "win32", reason="terminals are of Unix")
def test_a_run_on_a_terminal_that_tries_the_patience_shows_how_far_it_is(slow):
    impatient = [sys.executable, "-c", "from sim.cli import main, meters; meters.PATIENCE = -1; main()"]
    code, shown = _on_a_terminal(["run", str(slow), "--replications", "30", "--engine", "events"], impatient)
    assert code == 0
    assert re.search(r"\d+/30", shown)
