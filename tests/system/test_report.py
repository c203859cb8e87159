"""The command report, as a user runs it: a whole file or none, and the command in it makes it again."""

import re
import shlex
from html import unescape

import pytest
from commands import refused, run

from sim.model.fiction import FICTION

QUICK = ("--replications", 40)


def test_it_writes_one_file_and_the_command_in_it_makes_the_very_same(tmp_path):
    made = tmp_path / "tide.html"
    variant = "sensors.lamp.count=4; centres.harbour.decision=1"
    told = run("report", "first_light", "--set", variant, "--author", "Ada B", *QUICK, "--out", made)
    assert told.returncode == 0, told.stderr
    assert told.stderr == ""
    assert str(made) in told.stdout
    assert FICTION in told.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["tide.html"]
    page = made.read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert len(page.encode()) < 2_000_000
    words = shlex.split(unescape(re.search(r"<code>(lanternwatch report [^<]*)</code>", page)[1]))
    again = tmp_path / "again.html"
    assert words[-2:] == ["--out", "report.html"]
    assert run(*words[1:-1], again).returncode == 0
    assert again.read_bytes() == made.read_bytes()


def test_a_file_that_is_there_is_replaced_only_if_that_is_meant(tmp_path):
    made = tmp_path / "tide.html"
    made.write_text("mine")
    assert "--force" in refused("report", "first_light", *QUICK, "--out", made)
    assert made.read_text() == "mine"
    assert run("report", "first_light", *QUICK, "--out", made, "--force").returncode == 0
    assert "First light" in made.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("first_light",), "Missing option '--out'"),
        (("first_lihgt", "--out", "x.html"), 'did you mean "first_light"?'),
        (("first_light", "slow_creep", "--out", "x.html"), "no centre that both have"),
        (("first_light", "--set", "horizen=9", "--out", "x.html"), 'did you mean "horizon"?'),
        (("first_light", "--centre", "habour", "--out", "x.html"), 'did you mean "harbour"?'),
        (("first_light", "--replay", "medain", "--out", "x.html"), "median, slowest, missed"),
        (("first_light", "--replay", "1000", "--out", "x.html"), "from 0 to 999"),
        (("first_light", "--replications", "0", "--out", "x.html"), "at least 1"),
        (("first_light", "--out", "x.toml"), "ends in .html or .htm"),
        (("first_light", "--out", "nowhere/x.html"), "no such folder"),
    ],
)
def test_bad_input_gets_a_clear_error_and_leaves_no_file(words, told, tmp_path):
    placed = [str(tmp_path / word) if word.endswith(("x.html", "x.toml")) else word for word in words]
    assert told in " ".join(refused("report", *placed).split())
    assert not list(tmp_path.iterdir())
