"""The commands compare, explain, tradeoff and sweep, as a user runs them."""

import json
import re
import shlex

import pytest
from commands import refused, run

import sim
from sim.model.fiction import FICTION

SECOND = "centres.harbour.servers=2"
LAMPS = "sensors.lamp.count=2,4"


def test_compare_says_what_it_means_and_shows_every_difference():
    told = run("compare", "busy_harbour", "--set", SECOND, "--replications", 200)
    assert told.returncode == 0, told.stderr
    assert told.stderr == ""
    for text in ("beside busy_harbour: the mean latency is", "queue", "utilisation", FICTION):
        assert text in told.stdout
    lines = [line for line in told.stdout.splitlines() if not line.startswith("  lanternwatch")]
    assert max(map(len, lines)) <= 80


def test_compare_is_the_same_in_python_and_each_set_is_a_variant():
    changes = f"{SECOND}; centres.harbour.delivery=1"
    told = run("compare", "busy_harbour", "--set", changes, "--set", SECOND, "--replications", 50, "--json")
    variants = ({"centres.harbour.servers": 2, "centres.harbour.delivery": 1}, {"centres.harbour.servers": 2})
    own = sim.compare("busy_harbour", *variants, labels=("busy_harbour", changes, SECOND), replications=50)
    assert json.loads(told.stdout) == own.to_json()


def test_what_changes_nothing_is_told_so():
    told = run("compare", "first_light", "--set", "centres.harbour.servers=2", "--replications", 30)
    assert "no difference seen" in told.stdout


@pytest.mark.parametrize(
    "words",
    [
        ("compare", "first_light", "--set", "horizon=90", "--replications", "40"),
        ("explain", "first_light", "--replications", "40", "--seed", "3"),
        ("tradeoff", "first_light", "--vary", "centres.harbour.rule.k=1,2", "--replications", "40"),
        ("sweep", "first_light", "--vary", LAMPS, "--replications", "40"),
    ],
)
def test_the_command_that_is_printed_repeats_the_study(words):
    first = run(*words)
    assert first.returncode == 0, first.stderr
    again = shlex.split(first.stdout.split("Repeat it:\n")[1].splitlines()[0])
    assert again[0] == "lanternwatch"
    assert run(*again[1:]).stdout == first.stdout


def test_explain_says_first_what_to_fix():
    told = run("explain", "first_light", "--replications", 200, "--set", "centres.harbour.decision=60")
    assert "is deciding." in told.stdout
    assert "Deciding 10 % faster saves 6 ± 0 ticks" in " ".join(told.stdout.split())


def test_tradeoff_shows_several_rules_in_one_table():
    rules = (
        "--vary",
        "sensors.glance.detector.threshold=1.5:2.5:2",
        "--vary",
        "centres.patient.rule.limit=2,4",
    )
    told = run("tradeoff", "slow_creep", *rules, "--replications", 60, "--json")
    points = json.loads(told.stdout)["points"]
    assert [point["centre"] for point in points] == ["hasty", "hasty", "patient", "patient"]


def test_sweep_writes_one_table_goes_on_and_tells_what_it_mends(tmp_path):
    out = tmp_path / "out"
    words = ("sweep", "first_light", "--vary", LAMPS, "--replications", 30, "--out", out)
    first = run(*words)
    assert first.returncode == 0, first.stderr
    table = (out / "table.csv").read_bytes()
    assert table.decode() == sim.sweep("first_light", {"sensors.lamp.count": [2, 4]}, replications=30).text
    (out / "chunks" / "000001.csv").write_text("broken")
    again = run(*words, "--resume")
    assert again.returncode == 0
    assert "000001.csv is damaged: computed again" in again.stderr
    assert (out / "table.csv").read_bytes() == table
    assert "a study is there already" in " ".join(refused(*words).split())
    assert "seed: 1 there, 2 here" in " ".join(refused(*words, "--resume", "--seed", 2).split())


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("compare", "first_light"), "nothing to compare with"),
        (("compare", "first_light", "slow_creep"), "no centre that both have"),
        (("compare", "first_light", "--set", "sensors.lamp.cuont=2"), 'did you mean "sensors.lamp.count"?'),
        (("explain", "first_light", "--centre", "habour"), 'did you mean "harbour"?'),
        (("explain", "first_lihgt"), 'did you mean "first_light"?'),
        (("tradeoff", "first_light"), "nothing to vary"),
        (("sweep", "first_light"), "KEY=V1,V2"),
        (("sweep", "first_light", "--vary", "sensors.lamp.cuont=1,2"), 'did you mean "sensors.lamp.count"?'),
        (("sweep", "first_light", "--vary", "horizon=9:1:3"), "is empty"),
        (("sweep", "first_light", "--vary", LAMPS, "--resume"), "to do: add --out DIR"),
        (("sweep", "first_light", "--vary", "horizon=90,80,90"), "the value 90 is there twice"),
        (("tradeoff", "first_light", "--vary", "horizon=90,90"), "the value 90 is there twice"),
        (("sweep", "first_light", "--vary", LAMPS, "--replications", "0"), "at least 1"),
        (
            ("sweep", "first_light", "--vary", LAMPS, "--out", "/dev/null/no"),
            "Not a directory; 0 of 2 points are complete",
        ),
    ],
)
def test_bad_input_gets_a_clear_error(words, told):
    assert told in " ".join(refused(*words).split())


@pytest.mark.parametrize("study", ["sweep", "tradeoff"])
def test_the_exit_code_tells_whether_every_point_failed(study):
    words = (study, "first_light", "--replications", 20, "--vary")
    told = run(*words, "centres.harbour.rule.k=8,9")
    assert told.returncode == 1
    assert "failed" in told.stdout
    assert run(*words, "centres.harbour.rule.k=1,9").returncode == 0


def test_a_damaged_description_gets_what_to_do(tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    (out / "study.json").write_text("{")
    told = " ".join(refused("sweep", "first_light", "--vary", LAMPS, "--out", out, "--resume").split())
    assert "study.json is damaged" in told
    assert "to do: nobody can tell what was played there: begin anew in another folder" in told


def test_a_million_points_are_asked_about_and_nobody_is_there_to_be_asked(tmp_path):
    grid = ("--vary", "sensors.lamp.count=1:1000:1000", "--vary", "horizon=100:1099:1000")
    told = refused("sweep", "first_light", *grid, "--out", tmp_path / "out")
    told = " ".join(told.split())
    assert re.search(
        r"1,000,000 points of 1,000 replications each: .*, and about \S+ \w+ on one worker", told
    )
    assert "add --yes if it is meant; with --out DIR what is done is kept" in told
    assert not (tmp_path / "out").exists()
