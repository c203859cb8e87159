"""The how-to pages: every example runs, and shows what the page says."""

import contextlib
import io
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import sim
from sim.model.fiction import FICTION

SHELF = Path(__file__).parents[2] / "docs" / "how-to"
NAMES = ("compare", "explain", "replay", "report", "sweep", "tradeoff")


def text(name: str) -> str:
    return (SHELF / f"{name}.md").read_text(encoding="utf-8")


def blocks(name: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)\n```$", text(name), re.MULTILINE | re.DOTALL)


def call(line: str, folder: Path) -> str:
    command, *words = shlex.split(line)
    assert command == "lanternwatch"
    found = {**os.environ, "PYTHONPATH": str(Path(sim.__file__).parents[1]), "PYTHONUTF8": "1"}
    called = [sys.executable, "-m", "sim", *words]
    options = {"capture_output": True, "encoding": "utf-8", "timeout": 300, "env": found}
    return subprocess.run(called, check=True, cwd=folder, **options).stdout


@pytest.mark.parametrize("name", NAMES)
def test_every_command_of_a_page_runs(name: str, tmp_path: Path) -> None:
    examples = blocks(name, "sh")
    assert len(examples) >= 2
    for example in examples:
        told = call(example, tmp_path)
        assert FICTION in told
        assert "failed: " not in told
    if name == "sweep":
        assert {"table.csv", "table.parquet"} <= {path.name for path in (tmp_path / "lamps").iterdir()}
        assert (tmp_path / "lamps" / "table.csv").read_text().count("failed") == 1


@pytest.mark.parametrize("name", NAMES)
def test_the_example_in_python_runs(name: str) -> None:
    (example,) = blocks(name, "python")
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(example, f"{name}.md", "exec"), {"sim": sim})
    assert len(printed.getvalue().splitlines()) >= 2


def test_what_changes_nothing_is_told_as_the_page_says() -> None:
    found = sim.compare("busy_harbour", {"centres.harbour.delivery": 0}, replications=200)
    assert "no difference seen" in found.sentences[0]


def test_more_looks_can_make_it_worse_as_the_page_says() -> None:
    found = sim.explain("busy_harbour", replications=600)
    assert found.savings[-1].mean.high < 0.0


@pytest.mark.parametrize("name", NAMES)
def test_a_page_says_that_all_is_fiction_and_its_links_lead_somewhere(name: str) -> None:
    assert FICTION in text(name)
    for target in re.findall(r"\]\((?!https:)([^)#]+)\)", text(name)):
        assert (SHELF / target).is_file(), target
