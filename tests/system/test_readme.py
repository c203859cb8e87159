"""The README tells the truth: its commands, its example, its picture and its links."""

import contextlib
import io
import json
import os
import re
import subprocess
from pathlib import Path

import matplotlib as mpl
import pytest
from matplotlib import pyplot as plt
from PIL import Image

import sim

CLONE = Path(__file__).parents[2]
README = (CLONE / "README.md").read_text(encoding="utf-8")
PICTURE = CLONE / "docs" / "pictures" / "first-light-budget.png"
RUN = "python3 -m venv .venv && .venv/bin/python -m pip install . && .venv/bin/lanternwatch run first_light"
TEST = 'python3 -m venv .venv && .venv/bin/python -m pip install ".[test]" && .venv/bin/python -m pytest'


def blocks(language: str) -> list[str]:
    """Give the blocks of a language, without the fences."""
    return re.findall(rf"^```{language}\n(.*?)\n```$", README, re.MULTILINE | re.DOTALL)


def for_windows(command: str) -> str:
    """Say a command as Windows needs it; it goes through cmd, for PowerShell may not know &&."""
    said = command.replace("python3", "py").replace('".[test]"', ".[test]")
    return f'cmd /c "{said.replace(".venv/bin/", ".venv/Scripts/").replace("/", chr(92))}"'


def test_setting_up_is_one_line_that_runs_and_one_that_tests() -> None:
    assert blocks("sh") == [RUN, TEST]


def test_the_same_two_lines_are_there_for_windows() -> None:
    assert blocks("bat") == [for_windows(RUN), for_windows(TEST)]


@pytest.mark.skipif(os.name == "nt", reason="the check runs in bash")
def test_the_check_before_a_merge_runs_the_command_of_the_readme() -> None:
    check = [CLONE / ".ci" / "run", "--dry-run"]
    said = subprocess.run(check, capture_output=True, encoding="utf-8", check=True).stdout.splitlines()
    install, test, *others = [line.removeprefix("+ ") for line in said if ".venv" in line]
    assert install == TEST.removesuffix(" && .venv/bin/python -m pytest").replace("[test]", "[dev,docs]")
    assert test == TEST
    assert [command.split()[2] for command in others] == ["ruff", "ruff", "mypy"]


def test_the_example_in_python_prints_a_latency_with_its_interval_and_saves_a_figure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (example,) = blocks("python")
    printed = io.StringIO()
    monkeypatch.chdir(tmp_path)
    with mpl.rc_context({"backend": "agg"}), contextlib.redirect_stdout(printed):
        exec(compile(example, "README.md", "exec"), {"__name__": "__main__"})
        plt.close("all")
    with Image.open("budget.png") as figure:
        assert min(figure.size) > 400
    latency = sim.run("first_light", replications=1000, seed=1).measures.centres["harbour"].latency.mean
    assert printed.getvalue().splitlines() == [
        f"warned {latency.value:.1f} ticks after the onset",
        f"95 % interval {latency.low:.1f} to {latency.high:.1f}, from {latency.n} replications",
    ]


def test_the_picture_shows_the_numbers_that_the_command_gives_today() -> None:
    shown = json.loads(Image.open(PICTURE).text["Description"])
    now = sim.run("first_light", replications=1000, seed=1).measures.centres["harbour"].to_json()
    assert flat(shown) == pytest.approx(flat(now), rel=1e-9, abs=1e-12)


def flat(leaves: object) -> list[float]:
    """Give all numbers of nested tables and lists, in order; None is none."""
    if isinstance(leaves, dict):
        return [number for part in leaves.values() for number in flat(part)]
    if isinstance(leaves, list):
        return [number for part in leaves for number in flat(part)]
    return [float(leaves)] if isinstance(leaves, int | float) else []


def test_every_link_leads_somewhere() -> None:
    links = re.findall(r"\]\(([^)]+)\)", README)
    assert len(links) > 5
    assert not [link for link in links if not (CLONE / link).exists()]


def test_it_says_how_to_switch_the_environment_on_under_both_systems() -> None:
    below = README.split("## What you see")[0]
    assert "`source .venv/bin/activate`" in below
    assert "`.venv\\Scripts\\activate`" in below


def test_it_names_every_shipped_scenario_and_says_that_all_is_fiction() -> None:
    named = set(re.findall(r"^\| `(\w+)` \|", README, re.MULTILINE))
    assert named == {path.stem for path in (CLONE / "scenarios").glob("*.toml")}
    assert "Fictional teaching model; all numbers invented." in README
