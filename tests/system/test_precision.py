"""run --precision: the reason for stopping is printed, and what makes no sense is refused."""

import pytest
from commands import refused, run


def test_the_reason_for_stopping_and_the_command_that_repeats_it_are_printed() -> None:
    told = " ".join(run("run", "first_light", "--precision", "1%", "--seed", "7").stdout.split())
    assert "Stopped after 12,000 replications: every mean latency is known to within 0.01 of itself" in told
    assert "lanternwatch run first_light --replications 12000 --seed 7" in told


@pytest.mark.parametrize("share", ["20%", "0.01%"])
def test_quiet_tells_the_reason_too_and_so_does_the_saved_result(tmp_path, share: str) -> None:
    words = ("first_light", "--precision", share, "--limit", "2000", "--quiet")
    told = run("run", *words, "--save", tmp_path / "tides").stdout
    (reason,) = (line for line in told.splitlines() if line.startswith("Stopped "))
    assert ("limit" in reason) == (share == "0.01%")
    assert "Repeat it" not in told
    assert run("open", tmp_path / "tides", "--quiet").stdout == told


def test_the_limit_ends_it() -> None:
    told = " ".join(run("run", "first_light", "--precision", "0.001", "--limit", "3000").stdout.split())
    assert "Stopped at the limit of 3,000 replications" in told


@pytest.mark.parametrize("words", [("--precision", "2"), ("--precision", "x%"), ("--limit", "9"),
                                   ("--precision", "1%", "--limit", "0")])  # fmt: skip
def test_what_makes_no_sense_is_refused(words: tuple[str, ...]) -> None:
    assert "allowed:" in refused("run", "first_light", *words)


def test_a_scenario_without_an_onset_is_refused(tmp_path) -> None:
    quiet = tmp_path / "quiet.toml"
    quiet.write_text('story = "Quiet."\nhorizon = 9\nsensors = [{ name = "a", scan = { every = 1 } }]\n'
                     'centres = [{ name = "b" }]\n', encoding="utf-8")  # fmt: skip
    assert "no onset" in refused("run", quiet, "--precision", "1%")
