"""The option --set, and the commands that tell what can be set, as a user runs them."""

import json

import pytest
from commands import run

import sim


def test_a_run_with_a_change_is_a_run_of_the_variant() -> None:
    told = run("run", "first_light", "--set", "sensors.lamp.count=6", "--replications", "20", "--json")
    variant = sim.load("first_light").vary({"sensors.lamp.count": 6})
    assert json.loads(told.stdout) == sim.run(variant, replications=20).to_json()


def test_the_command_that_repeats_a_run_has_its_changes() -> None:
    told = run("run", "first_light", "--set", "sensors.lamp.scan.phase=staggered", "--replications", "20")
    assert "run first_light --set sensors.lamp.scan.phase=staggered --replications 20" in told.stdout


@pytest.mark.parametrize("command", ["run", "trace", "validate", "show", "keys"])
def test_every_command_refuses_an_unknown_key_and_names_the_nearest(command: str) -> None:
    told = run(command, "first_light", "--set", "sensors.lamp.cuont=6")
    assert told.returncode == 2
    assert 'did you mean "sensors.lamp.count"?' in told.stderr
    assert not told.stdout


def test_a_trace_tells_the_variant() -> None:
    told = run("trace", "first_light", "--set", "onset.at=77")
    assert str(sim.trace(sim.load("first_light").vary({"onset.at": 77}))) in told.stdout


def test_show_tells_the_variant() -> None:
    told = run("show", "first_light", "--set", "sensors.lamp.count=6")
    assert "lamp (6 sensors)" in told.stdout


def test_keys_lists_the_keys_of_the_variant() -> None:
    told = run("keys", "first_light", "scan", "--set", "sensors.lamp.scan={ rate = 0.1 }")
    assert "sensors.lamp.scan.rate = 0.1\n" in told.stdout
    assert "every" not in told.stdout.replace("`every`", "")


def test_a_change_that_cannot_be_read_is_told_without_a_traceback() -> None:
    told = run("run", "first_light", "--set", "horizon=[")
    assert told.returncode == 2
    assert told.stderr.startswith("A change cannot be read.\n  where:   --set\n")


@pytest.mark.parametrize("command", [["validate"], ["show"], ["run", "--replications", "5", "--json"]])
@pytest.mark.parametrize(
    ("change", "words"),
    [("onset.at=300", "nothing can be detected"), ("onset.deadline=170", "nothing can come too late")],
)
def test_what_can_never_show_anything_is_noted_but_no_mistake(command, change, words):
    told = run(command[0], "first_light", *command[1:], "--set", change)
    assert told.returncode == 0
    assert words in " ".join(told.stderr.split())
    assert words not in told.stdout
    assert max(map(len, told.stderr.splitlines())) <= 80


def test_what_can_show_something_is_not_noted():
    assert "Note" not in run("validate", "first_light", "two_islands", "crying_wolf").stderr
