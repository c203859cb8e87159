"""The commands, as a user runs them: what they print."""

import csv
import json
import re

import pytest
from commands import SLOW, run

import sim
from sim.model.fiction import FICTION
from sim.model.loading import shipped
from sim.model.questions import question
from sim.views.replay import page


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


def test_every_shipped_scenario_is_listed_with_its_question():
    told = " ".join(run("list").stdout.split())
    assert told.count("?") >= len(shipped())
    for name in shipped():
        assert question(name).endswith("?")
        assert question(name) in told


def test_a_switch_does_not_look_as_if_it_wanted_a_value():
    told = run("run", "--help").stdout.splitlines()
    switches = [line for line in told if re.search(r"--(json|yes|force|quiet)\b", line)]
    assert len(switches) == 4
    assert not any("bool" in line for line in switches)


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
    long = ("run", slow, "--replications", 24, "--json", "--engine", "events")  # a short run is not spread
    one = run(*long)
    assert one.returncode == 0, one.stderr
    assert run(*long, "--workers", 2).stdout == one.stdout


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


def test_trace_writes_the_replay_that_python_gives(tmp_path):
    told = run("trace", "first_light", "--replication", 2, "--replay", tmp_path / "tale.html")
    assert told.returncode == 0
    assert "open it in a browser" in told.stdout
    assert (tmp_path / "tale.html").read_text(encoding="utf-8") == page(
        sim.trace("first_light", replication=2)
    )


def test_what_a_trace_wrote_is_said_as_it_is(tmp_path):
    whole = run("trace", "first_light", "--csv", tmp_path / "whole.csv").stdout
    assert "Every event is in" in whole
    part = run("trace", "first_light", "--csv", tmp_path / "part.csv", "--until", "rule met").stdout
    assert "Every event up to there is in" in part


def test_trace_stops_where_it_is_asked_to():
    told = run("trace", "first_light", "--until", "rule met").stdout
    assert "The rule of harbour is met" in told
    assert "has decided" not in told
