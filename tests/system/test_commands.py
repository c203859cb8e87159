"""The commands, as a user runs them: what they print, what they refuse, and how they end."""

import csv
import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import sim
from sim.model.fiction import FICTION

ROOT = Path(__file__).parents[2]
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


@pytest.fixture
def slow(tmp_path):
    file = tmp_path / "slow.toml"
    file.write_text(SLOW)
    return file


def test_the_shipped_scenarios_are_listed():
    told = run("list")
    assert told.returncode == 0
    assert re.search(r"^first_light +First light$", told.stdout, re.MULTILINE)
    assert len(told.stdout.splitlines()) >= 3


def test_without_a_command_the_help_is_shown():
    told = run()
    assert told.returncode == 0
    for word in ("list", "validate", "run", "trace", FICTION):
        assert word in told.stdout


def test_the_version_is_said():
    assert run("--version").stdout == f"lanternwatch {sim.__version__}\n"


def test_a_valid_file_is_valid(slow):
    told = run("validate", slow, "first_light")
    assert told.returncode == 0
    assert told.stdout.splitlines() == [f"{slow}: valid (slow)", "first_light: valid (First light)"]


def test_all_problems_of_all_files_are_told(tmp_path, slow):
    bad, worse = tmp_path / "bad.toml", tmp_path / "worse.toml"
    bad.write_text(SLOW.replace("every = 1", "every = -1").replace("k = 5", "kk = 5"))
    worse.write_text("horizon = [")
    told = run("validate", bad, slow, worse)
    assert told.returncode == 2
    for text in (
        "bad.toml: 2 problems",
        "line 9: sensors.lamp.scan.every: found -1",
        "kk",
        "worse.toml: 1 problem",
    ):
        assert text in told.stderr
    assert told.stdout == f"{slow}: valid (slow)\n"


def test_run_prints_everything_within_80_columns():
    told = run("run", "first_light", "--replications", 50)
    assert told.returncode == 0
    assert told.stderr == ""
    assert max(map(len, told.stdout.splitlines())) <= 80
    repeat = "lanternwatch run first_light --replications 50 --seed 1"
    for text in ("First light", "latency, mean", "missed", "█", "Stations", "engine", repeat, FICTION):
        assert text in told.stdout
    assert "\x1b" not in told.stdout


def test_the_command_that_is_printed_repeats_the_run(slow):
    first = run("run", slow, "--replications", 3, "--seed", 9, "--until", "alert", "--engine", "events")
    words = first.stdout.split("Repeat it:\n")[1].splitlines()[0].split()
    assert words[0] == "lanternwatch"
    assert run(*words[1:]).stdout == first.stdout


def test_json_is_one_document_and_the_same_as_in_python():
    told = run("run", "first_light", "--replications", 30, "--seed", 4, "--json")
    assert told.stderr == ""
    assert json.loads(told.stdout) == sim.run("first_light", replications=30, seed=4).to_json()


def test_quiet_prints_just_the_measures():
    told = run("run", "first_light", "--replications", 5, "--quiet").stdout
    assert "latency, mean" in told
    for text in ("three lamps", "Repeat", "Budget", FICTION):
        assert text not in told


def test_workers_change_no_number(slow):
    one = run("run", slow, "--replications", 8, "--json").stdout
    assert run("run", slow, "--replications", 8, "--json", "--workers", 2).stdout == one


def test_without_unicode_plain_signs_are_printed():
    told = run(
        "run", "first_light", "--replications", 5, env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    )
    assert told.returncode == 0
    assert told.stdout.isascii()
    assert re.search(r"scan wait.*#####", told.stdout)


def test_trace_tells_a_replication_and_writes_every_event(tmp_path):
    file = tmp_path / "tale.csv"
    told = run("trace", "first_light", "--seed", 3, "--replication", 2, "--csv", file)
    assert told.returncode == 0
    story = str(sim.trace("first_light", seed=3, replication=2))
    assert told.stdout.startswith(story)
    with file.open(newline="", encoding="utf-8") as text:
        assert len(list(csv.reader(text))) == 1 + len(sim.trace("first_light", seed=3, replication=2).events)
    assert [path.name for path in tmp_path.iterdir()] == ["tale.csv"]


def test_trace_stops_where_it_is_asked_to():
    told = run("trace", "first_light", "--until", "rule met").stdout
    assert "The rule of harbour is met" in told
    assert "has decided" not in told


@pytest.mark.parametrize(
    ("words", "texts"),
    [
        (["run", "frist_light"], ["first_light", "did you mean"]),
        (["run", "no_such.toml"], ["no_such.toml"]),
        (["run", "."], ["to do"]),
        (["run", "first_light", "--replications", "0"], ["--replications", "found:   0", "at least 1"]),
        (["run", "first_light", "--replications", "1" + "0" * 400], ["--replications", "at most"]),
        (["run", "first_light", "--replications", "many"], ["--replications", "lanternwatch run --help"]),
        (["run", "first_light", "--seed", "-1"], ["--seed", "found:   -1", "at least 0"]),
        (["run", "first_light", "--seed", str(2**64)], ["--seed", str(2**64 - 1)]),
        (
            ["run", "first_light", "--engine", "event"],
            ["auto, events, vector", "did you mean --engine events?"],
        ),
        (["run", "first_light", "--until", "dawn"], ["--until", "alert"]),
        (["run", "first_light", "--workers", "0"], ["--workers", "at least 1"]),
        (
            ["run", "first_light", "--replications", "9999999999"],
            ["too much work", "sensors.lamp.scan.every"],
        ),
        (["run"], ["lanternwatch run --help"]),
        (["run", "first_light", "--tide"], ["--tide", "to do"]),
        (["trace", "first_light", "--until", "moonrise"], ["--until", "moonrise", "rule met"]),
        (["trace", "first_light", "--replication", "-1"], ["--replication", "at least 0"]),
        (["trace", "first_light", "--csv", "/nowhere/at/all.csv"], ["--csv", "nothing was", "folder"]),
        (["bogus"], ["bogus", "lanternwatch --help"]),
    ],
)
def test_what_a_user_gets_wrong_is_told_with_exit_code_2(words, texts):
    told = refused(*words)
    for text in texts:
        assert text in told
    assert max(map(len, told.splitlines())) <= 500


def test_a_bad_scenario_is_refused_by_every_command(tmp_path):
    file = tmp_path / "bad.toml"
    file.write_text(SLOW.replace("horizon = 2000", "horizon = -3"))
    for command in ("run", "trace", "validate"):
        assert "horizon: found -3" in refused(command, file)


def test_work_that_takes_long_asks_for_yes_and_names_the_key(tmp_path):
    file = tmp_path / "dense.toml"
    file.write_text(SLOW.replace("every = 1 ", "every = 0.00001 "))
    told = refused("run", file, "--engine", "events")
    for text in ("about 1.0e+12 looks", "sensors.lamp.scan.every"):
        assert text in told
    assert "--yes" in refused("run", file, "--engine", "events", "--replications", 1)
    assert "--yes" not in refused("run", file, "--yes")


def test_a_folder_that_cannot_be_written_leaves_nothing(tmp_path):
    (tmp_path / "file").write_text("")
    assert "--csv" in refused("trace", "first_light", "--csv", tmp_path / "file" / "tale.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


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
    process = subprocess.Popen([*COMMAND, *words], stdout=writing, stderr=subprocess.PIPE, cwd=ROOT)
    os.close(writing)
    os.close(reading)
    _, told = process.communicate(timeout=60)
    assert told == b""
    assert process.returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="signals are of Unix")
@pytest.mark.parametrize("workers", [1, 2])
def test_an_interrupt_ends_it_within_two_seconds_and_says_what_was_done(slow, workers):
    words = ["run", str(slow), "--replications", "9000", "--workers", str(workers), "--engine", "events"]
    process = subprocess.Popen(
        [*COMMAND, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT
    )
    time.sleep(4)
    assert process.poll() is None
    sent = time.monotonic()
    process.send_signal(signal.SIGINT)
    out, told = process.communicate(timeout=30)
    assert time.monotonic() - sent < 2
    assert process.returncode == 130
    assert re.search(r"Interrupted: [\d,]+ of 9,000 replications were done", told)
    assert "Traceback" not in told
    assert out == ""


def _on_a_terminal(words, **env):
    """Run on a terminal of 200 columns; give all that it shows."""
    shown, terminal = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "200", "PYTHONUTF8": "1", **env}
    process = subprocess.Popen(
        [*COMMAND, *words], stdin=terminal, stdout=terminal, stderr=terminal, env=environment, cwd=ROOT
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
    return process.wait(timeout=60), text.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="terminals are of Unix")
def test_a_terminal_gets_emphasis_but_never_with_no_color():
    words = ["run", "first_light", "--replications", "5"]
    environment = {"NO_COLOR": ""}
    assert "\x1b[1m" in _on_a_terminal(words, **environment)[1]
    code, plain = _on_a_terminal(words, NO_COLOR="1")
    assert code == 0
    assert "\x1b" not in plain
    assert max(len(line.rstrip("\r")) for line in plain.split("\n")) <= 80


@pytest.mark.skipif(sys.platform == "win32", reason="terminals are of Unix")
def test_a_terminal_is_asked_before_a_long_run(tmp_path):
    file = tmp_path / "dense.toml"
    file.write_text(SLOW.replace("every = 1 ", "every = 0.00001 "))
    code, shown = _on_a_terminal(["run", str(file), "--replications", "1", "--engine", "events"])
    assert "Go on?" in shown
    assert code == 2


@pytest.mark.skipif(sys.platform == "win32", reason="terminals are of Unix")
def test_a_long_run_on_a_terminal_shows_how_far_it_is(slow):
    code, shown = _on_a_terminal(["run", str(slow), "--replications", "110", "--engine", "events"])
    assert code == 0
    assert re.search(r"\d+/110", shown)
