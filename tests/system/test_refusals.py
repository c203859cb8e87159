"""What a user gets wrong is told in full, with exit code 2, and nothing is half-written."""

import pytest
from commands import SLOW, refused, run


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
        (["run"], ["usage: lanternwatch run SCENARIO", "lanternwatch run --help"]),
        (["sweep", "first_light"], ["nothing to vary", "such as --vary sensors.lamp.count=1:6:6"]),
        (["report", "first_light"], ["usage: lanternwatch report SCENARIO… --out FILE.html"]),
        (["lessons", "open"], ["lanternwatch lessons open --help"]),
        (["run", "first_light", "--set", "onset.at", "=", "6"], ["KEY=VALUE without blanks"]),
        (["run", "first_light", "--tide"], ["--tide", "to do"]),
        (["trace", "first_light", "--until", "moonrise"], ["--until", "moonrise", "rule met"]),
        (["trace", "first_light", "--replication", "-1"], ["--replication", "at least 0"]),
        (["trace", "first_light", "--csv", "/nowhere/at/all.csv"], ["--csv", "nothing was", "folder"]),
        (["trace", "first_light", "--replay", "/nowhere/at/all.html"], ["--replay", "nothing was", "folder"]),
        (["trace", "first_light", "--replay", "tale.csv"], ["--replay", "ends in .html"]),
        (
            ["trace", "first_light", "--set", "horizon=20000", "--replay", "tale.html"],
            ["--replay", "at most 20,000 events", "--until"],
        ),
        (["keys", "first_light", "evry"], ["WORD", "evry", "sensors.lamp.scan.every"]),
        (["keys", "first_light", "zzz"], ["No key", "leave WORD out"]),
        (["run", "first_light", "--replications", "abc"], ["--replications", "a whole number is allowed"]),
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


def test_a_trace_overwrites_nothing_unless_it_is_forced(tmp_path):
    file = tmp_path / "tale.csv"
    file.write_text("mine")
    told = refused("trace", "first_light", "--csv", file)
    assert "there already" in told
    assert "--force" in told
    assert file.read_text() == "mine"
    assert run("trace", "first_light", "--csv", file, "--force").returncode == 0
    assert file.read_text(encoding="utf-8").startswith("scenario,seed,")


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_a_trace_is_never_written_over_a_scenario(tmp_path, force):
    file = tmp_path / "mine.TOML"
    file.write_text("horizon = 9")
    assert ".toml" in refused("trace", "first_light", "--csv", file, *force)
    assert file.read_text() == "horizon = 9"


def test_force_without_a_file_is_refused():
    assert "--csv FILE" in refused("trace", "first_light", "--force")
