"""The reference pages: what is made from the program is up to date, and every example runs."""

import doctest
import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import matplotlib as mpl
import pytest
from matplotlib import pyplot as plt

import sim
from docs.making.pages import MAKERS, PAGES, PART, made
from docs.making.tables import table
from sim.model.fiction import FICTION
from sim.model.loading import parse

FORMAT, COMMANDS, MEASURES, PYTHON, SAVED = PAGES
HAPPENS = FORMAT.with_name("what-happens.md")  # written by hand, all of it
FLAGS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS


def text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def blocks(page: Path, language: str) -> list[str]:
    """Give the blocks of a language, without the fences."""
    return re.findall(rf"^```{language}\n(.*?)\n```$", text(page), re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_is_up_to_date(page: Path) -> None:
    assert text(page) == made(page), "make it again: python -m docs.making"


@pytest.mark.parametrize("page", [*PAGES, HAPPENS], ids=lambda page: page.stem)
def test_a_page_says_that_all_is_fiction_and_its_links_lead_somewhere(page: Path) -> None:
    assert FICTION in text(page)
    for target in re.findall(r"\]\((?!https:)([^)#]+?\.\w+)(?:#[\w-]+)?\)", text(page)):
        assert (page.parent / target).is_file(), target
    anchors = {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads(page)}
    assert set(re.findall(r"\]\(#([\w-]+)\)", text(page))) <= anchors


def call(*words: str | Path) -> str:
    """Run Python in this folder, with the package of these tests."""
    found = {**os.environ, "PYTHONPATH": str(Path(sim.__file__).parents[1]), "PYTHONUTF8": "1"}
    command = [sys.executable, *map(str, words)]
    return subprocess.run(
        command, check=True, capture_output=True, encoding="utf-8", timeout=300, env=found
    ).stdout


def heads(page: Path) -> list[str]:
    """List the headings of a page."""
    return re.findall(r"^#+ (.*)$", text(page), re.MULTILINE)


def test_everything_that_is_made_stands_on_a_page() -> None:
    assert sorted(found["name"] for page in PAGES for found in PART.finditer(text(page))) == sorted(MAKERS)


def test_every_public_name_has_a_section() -> None:
    assert {f"sim.{name}" for name in sim.__all__ if name != "__version__"} <= set(heads(PYTHON))


@pytest.mark.parametrize("example", blocks(FORMAT, "toml"), ids=lambda example: example.split("\n")[0])
def test_an_example_of_the_format_is_a_scenario(example: str) -> None:
    assert parse(example, name="example").centres


def test_the_examples_are_the_smallest_scenario_and_one_with_every_table() -> None:
    smallest, whole = blocks(FORMAT, "toml")
    assert tomllib.loads(smallest) == sim.load("first_light").document
    tables = {"onset", "sensors", "outages", "relays", "centres", "shares", "cues"}
    assert tables <= set(tomllib.loads(whole))
    laws = {"exponential", "uniform", "triangular", "lognormal", "gamma", "weibull", "choice"}
    assert laws == set(re.findall(r'dist = "(\w+)"', whole))


def test_the_examples_of_the_commands_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    examples = [*blocks(COMMANDS, "sh"), *blocks(SAVED, "sh")]
    for example in "\n".join(examples).splitlines():
        command, *words = shlex.split(example)
        assert command == "lanternwatch"
        assert '"harbour"' in call("-m", "sim", *words) or "--json" not in words
    written = {"my_own.toml", "scenario.schema.json", "my_result", "tides", "my_course"}
    lesson = "01-waiting-for-the-next-look.ipynb"
    assert {*written, lesson} == {path.name for path in tmp_path.iterdir()}


def test_the_examples_in_python_give_what_the_page_shows() -> None:
    examples = "\n\n".join(blocks(PYTHON, "pycon"))
    found = doctest.DocTestParser().get_doctest(examples, {}, PYTHON.name, str(PYTHON), 0)
    with mpl.rc_context({"backend": "agg"}):
        results = doctest.DocTestRunner(optionflags=FLAGS).run(found)
        plt.close("all")
    assert results.attempted > 20
    assert results.failed == 0


def test_the_scripts_in_python_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for number, script in enumerate(blocks(PYTHON, "python")):
        file = tmp_path / f"script{number}.py"
        file.write_text(f"import sim\n\n{script}\n", encoding="utf-8")
        call(file)
    assert Path("budget.png").is_file()


def test_the_example_of_a_leaf_is_what_an_estimate_gives() -> None:
    (leaf,) = blocks(MEASURES, "json")
    assert sim.Estimate(12.5, 11.0, 14.0, 1000).to_json("mean") == json.loads(leaf)


def test_a_cell_keeps_its_bars_and_stays_one_cell() -> None:
    assert table(["a"], [["b | c"]]).splitlines()[-1] == r"| b \| c |"
