"""The pages of the scenarios tell the truth: every number on them is played again."""

import importlib.util
import json
import re
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from sim.analysis.estimates import Estimate
from sim.model.fiction import FICTION

CLONE = Path(__file__).parents[2]
FOLDER = CLONE / "docs" / "reference" / "scenarios"
NAMES = sorted(path.stem for path in (CLONE / "scenarios").glob("*.toml"))


def loaded() -> ModuleType:
    spec = importlib.util.spec_from_file_location("measure", FOLDER / "measure.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


measure = loaded()


@cache
def page(name: str) -> str:
    return (FOLDER / f"{name}.md").read_text(encoding="utf-8")


def part(name: str, title: str) -> str:
    """Give what stands below a title of a page."""
    return page(name).split(f"\n## {title}\n")[1].split("\n## ")[0]


def asked(name: str) -> list[tuple[str, ...]]:
    """Give the changes of every command that the head of a scenario names."""
    head = (CLONE / "scenarios" / f"{name}.toml").read_text(encoding="utf-8").split("\n\n")[0]
    said = re.sub(r"\n#\s+(?=--set)", " ", head)
    words = [shlex.split(line) for line in re.findall(r"lanternwatch run ([^\n()]*)", said)]
    assert {first for first, *_ in words} == {name}
    return [tuple(word for word in rest if word != "--set") for _, *rest in words]


def found(line: Any, command: Any) -> Estimate:
    """Play a command; give the number that a row shows."""
    estimate: Estimate = measure.play(command)[line.where, line.measure].estimate
    return estimate


def test_every_scenario_has_a_page_and_the_index_names_each() -> None:
    index = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert [path.stem for path in measure.pages()] == NAMES
    assert sorted(re.findall(r"^\| \[`(\w+)`\]\(\1\.md\) \|", index, re.MULTILINE)) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_page_has_its_parts_and_leads_to_its_scenario(name: str) -> None:
    assert re.findall("^## (.+)$", page(name), re.MULTILINE) == ["Question", "Answer", "Why"]
    assert FICTION in page(name)
    assert f"(../../../scenarios/{name}.toml)" in page(name)
    assert "?" in part(name, "Question")
    assert len(part(name, "Why").strip().split("\n\n")) == 1


@pytest.mark.parametrize("name", NAMES)
def test_every_number_of_a_page_is_what_its_commands_give_today(name: str) -> None:
    assert measure.measured(page(name)) == page(name), "run docs/reference/scenarios/measure.py, then read it"


@pytest.mark.parametrize("name", NAMES)
def test_a_measured_number_in_the_answer_is_in_bold_and_so_is_checked(name: str) -> None:
    answer = part(name, "Answer").split("| run |")[0]
    bold = r"\*\*.+?\*\*"
    assert len(re.findall(bold, answer)) > 1
    assert not re.findall(r"\d[.,]\d|\d %", re.sub(bold, "", answer))


@pytest.mark.parametrize("name", NAMES)
def test_a_page_answers_for_every_command_that_its_scenario_names(name: str) -> None:
    answered = [command.changes for command in measure.commands(page(name)).values()]
    assert () in asked(name)
    assert {tuple(sorted(changes)) for changes in asked(name)} <= {tuple(sorted(one)) for one in answered}
    assert {command.scenario for command in measure.commands(page(name)).values()} == {name}


@pytest.mark.parametrize("name", NAMES)
def test_two_thousand_other_replications_show_the_same_answer(name: str) -> None:
    """The first two rows of a table are the answer: their intervals are apart, and the same one is larger."""
    first, second = measure.lines(page(name))[:2]
    said = measure.commands(page(name))
    told = [found(line, said[line.run]) for line in (first, second)]
    again = [found(line, said[line.run]._replace(replications=2000, seed=2)) for line in (first, second)]
    smaller = int(told[0].value > told[1].value)
    for pair in (told, again):
        assert pair[smaller].high < pair[1 - smaller].low


def test_the_commands_of_a_page_give_its_numbers_when_they_are_typed() -> None:
    text = page("busy_harbour")
    ((name, said),) = re.findall(r"^\| (.+) \| `lanternwatch (.*servers=2.*)` \|$", text, re.MULTILINE)
    typed = [sys.executable, "-m", "sim", *shlex.split(said), "--json"]
    done = subprocess.run(typed, capture_output=True, encoding="utf-8", check=True, cwd=CLONE)
    queue = json.loads(done.stdout)["centres"]["harbour"]["budget"]["queue"]
    (line,) = [line for line in measure.lines(text) if line.run == name]
    assert line.measure == "stage queue"
    assert line.value == f"{queue['mean']:.4g}"
    assert line.interval == " to ".join(f"{bound:.4g}" for bound in queue["ci95"])


def test_a_number_that_has_changed_is_found_in_the_table_and_in_the_text() -> None:
    text = page("many_eyes")
    value = next(line.value for line in measure.lines(text) if line.run == "one alone")
    stale = text.replace(value, "99.5")
    assert stale.count("99.5") == 2
    assert measure.measured(stale) == text


def test_a_number_in_bold_that_is_not_in_the_table_is_refused() -> None:
    with pytest.raises(AssertionError, match="in bold"):
        measure.measured(page("many_eyes").replace("## Why\n", "## Why\n\n**123.4** ticks.\n"))
