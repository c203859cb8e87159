"""The scenarios that come with the program: valid, commented for a student, and with an answer to be seen."""

import re
import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sim.analysis.measures import CentreMeasures, measure
from sim.model.loading import load, shipped
from sim.running import play

SCENARIOS = Path(__file__).parents[2] / "scenarios"
NAMES = sorted(path.stem for path in SCENARIOS.glob("*.toml"))

THIRTEEN = {
    "first_light",
    "two_of_three",
    "two_islands",
    "many_eyes",
    "faint_glow",
    "crying_wolf",
    "slow_creep",
    "busy_harbour",
    "long_road",
    "broken_lanterns",
    "two_layers",
    "many_islands",
    "against_the_tide",
}

SMALLEST: dict[str, Any] = {
    "title": "First light",
    "story": "On the Lantern Isles, which do not exist, three lamps watch for the glow-tide.",
    "horizon": 200,
    "onset": {"at": 50},
    "sensors": [{"name": "lamp", "count": 3, "scan": {"every": 10}, "detector": {"p": 0.6}}],
    "centres": [{"name": "harbour", "rule": {"k": 2}, "decision": 2}],
}


def text(name: str) -> str:
    return (SCENARIOS / f"{name}.toml").read_text(encoding="utf-8")


def unexplained(said: str) -> list[str]:
    """List the lines that no comment explains.

    A comment explains a line if it stands behind it or above it; the title of a table, if it stands behind
    the next line, too. The same line need not be explained twice. Titles, stories and names speak for
    themselves.
    """
    known, missing = set(), []
    lines = said.splitlines()
    for above, line, below in zip(["", *lines], lines, [*lines[1:], ""], strict=False):
        content, comment, _ = line.partition("#")
        content = content.strip()
        if not content or content == "]" or re.match(r"(title|story|name) = ", content):
            continue
        if comment or above.strip().startswith("#"):
            known.add(content)
        elif content not in known and not (content.startswith("[") and "#" in below):
            missing.append(line)
    return missing


def played(name: str) -> dict[str, CentreMeasures]:
    run = play(load(name), 1000, 1)
    return dict(measure(run.scenario, run.records).centres)


def test_first_light_is_the_smallest_useful_scenario() -> None:
    assert tomllib.loads(text("first_light")) == SMALLEST


def test_thirteen_scenarios_come_with_the_program() -> None:
    assert sorted(THIRTEEN) == NAMES
    assert sorted(shipped()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_both_engines_play_a_scenario_and_agree(name: str) -> None:
    """Few replications: whoever breaks a shipped scenario is told within seconds."""
    events, vector = (play(load(name), 100, 7, engine=engine) for engine in ("events", "vector"))
    for centre, columns in events.records.centres.items():
        assert np.isfinite(columns.path).any(), "nothing to compare"
        np.testing.assert_allclose(vector.records.centres[centre].path, columns.path, rtol=0, atol=1e-9)
        np.testing.assert_array_equal(vector.records.centres[centre].false_alerts, columns.false_alerts)


@pytest.mark.parametrize("name", NAMES)
def test_a_scenario_ends_in_a_true_alert_nearly_always_if_there_is_an_onset(name: str) -> None:
    run = play(load(name), 200, 1)
    for centre in measure(run.scenario, run.records).centres.values():
        assert centre.detected.high > 0.95


@pytest.mark.parametrize("name", NAMES)
def test_a_scenario_is_valid_and_its_story_is_fiction(name: str) -> None:
    scenario = load(name)
    assert "Lantern Isles, which do not exist," in scenario.story
    assert "glow-tide" in scenario.story


@pytest.mark.parametrize("name", NAMES)
def test_a_scenario_asks_a_question_first_and_says_how_to_run_it(name: str) -> None:
    head = text(name).split("\n\n")[0]
    assert all(line.startswith("#") for line in head.splitlines())
    assert "# Question: " in head
    assert "?" in head
    assert f"lanternwatch run {name}\n" in head + "\n"


@pytest.mark.parametrize("name", NAMES)
def test_lines_fit_a_screen_and_every_table_is_explained(name: str) -> None:
    assert max(map(len, text(name).splitlines())) <= 120
    tables = re.split(r"^(?=\[)", text(name), flags=re.MULTILINE)
    assert len(tables) > 3
    assert not [table for table in tables if "#" not in table.split("\n\n")[0]]


@pytest.mark.parametrize("name", NAMES)
def test_every_line_is_explained_for_a_student(name: str) -> None:
    assert not unexplained(text(name))


def test_a_line_without_a_comment_would_be_found() -> None:
    bare = re.sub(r" +# it looks every 20 ticks$", "", text("busy_harbour"), flags=re.MULTILINE)
    assert unexplained(bare) == ["scan = { every = 20 }"]


def test_two_of_three_shows_what_confirmation_costs_and_buys() -> None:
    centres = played("two_of_three")
    hasty, patient = centres["hasty"], centres["patient"]
    assert hasty.latency.mean.high < patient.latency.mean.low
    assert hasty.false_alerts.low > 10 * patient.false_alerts.high
    assert hasty.first_alert_true.high < 0.5
    assert patient.first_alert_true.low > 0.9
    assert patient.in_time.high < hasty.in_time.low
    assert hasty.budget["confirmation"].value == 0 < patient.budget["confirmation"].low


def test_two_islands_shows_who_gains_from_reports_and_who_from_alerts() -> None:
    centres = played("two_islands")
    harbour, tower = centres["harbour"], centres["tower"]
    assert tower.latency.mean.high < harbour.latency.mean.low
    assert tower.false_alerts.low > harbour.false_alerts.high
    assert harbour.budget["decision"].low > tower.budget["decision"].high
    assert harbour.budget["sharing"].low > tower.budget["sharing"].high
    assert all(stage.value > 0 for stage in tower.budget.values())
