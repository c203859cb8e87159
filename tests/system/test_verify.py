"""The command verify: a table that ends with a verdict, an exit code, and refusals."""

import json

import pytest
from attrs import evolve
from commands import refused, run

from sim.cli.app import start
from sim.studies import verify as studies
from sim.studies.claims import CLAIMS, PARTS


def test_the_quick_one_passes_and_shows_every_part() -> None:
    told = run("verify", "--quick")
    assert told.returncode == 0, told.stdout + told.stderr
    assert all(f"\n{part}\n" in told.stdout for part in PARTS)
    assert "No more disagree than chance allows." in told.stdout
    assert sum(line.endswith(("  agrees", "  within")) for line in told.stdout.splitlines()) == len(CLAIMS)
    assert max(map(len, told.stdout.splitlines())) <= 80


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> list:
    """Judge two claims alone, the second of them a false one."""
    false = evolve(CLAIMS[1], name="a false claim", expected=lambda: 12.0)
    real = studies.verify
    monkeypatch.setattr(studies, "verify", lambda **asked: real([CLAIMS[0], false], **asked))
    monkeypatch.setitem(PARTS, "Looks", (CLAIMS[0], false))
    return [CLAIMS[0], false]


def test_a_false_claim_is_named_and_the_exit_code_is_1(few: list, capsys: pytest.CaptureFixture) -> None:
    assert start(["verify", "--quick"]) == 1
    told = capsys.readouterr().out
    assert "DISAGREES" in told
    assert "Too far away: 1.\n  a false claim (vector)" in told
    assert "More disagree than chance allows." in told


def test_json_has_a_row_for_every_claim_and_engine(few: list, capsys: pytest.CaptureFixture) -> None:
    assert start(["verify", "--quick", "--engine", "both", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert not told["passed"]
    assert [row["engine"] for row in told["claims"]] == ["events", "vector"] * 2
    assert [row["verdict"] for row in told["claims"]] == ["agrees"] * 2 + ["DISAGREES"] * 2
    assert told["claims"][0]["expected"] == 5.0


@pytest.mark.parametrize("words", [("--engine", "fast"), ("--seed", "-1"), ("--quickly",)])
def test_what_is_not_allowed_is_refused(words: tuple[str, ...]) -> None:
    assert "to do:" in refused("verify", *words)
