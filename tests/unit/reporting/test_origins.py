"""Where a scenario comes from: its text makes it again, and the commands that are written repeat it."""

import shlex

import pytest

import sim
from sim.model.loading import parse, shipped_text
from sim.reporting.origins import origin, report_command, run_command, variant

LAMPS = {"sensors.lamp.count": 6, "onset.deadline": 20}


def test_a_shipped_scenario_has_its_name_its_text_and_its_question():
    found = origin("first_light")
    assert (found.label, found.title, found.words) == ("first_light", "First light", ("first_light",))
    assert found.text == shipped_text("first_light")
    assert found.question.startswith("How long after the onset")


def test_a_file_is_told_as_it_was_named(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text(shipped_text("first_light").replace("First light", "Mine"), encoding="utf-8")
    for source in (file, str(file)):
        found = origin(source)
        assert (found.label, found.title, found.words) == ("mine", "Mine", (str(file),))
        assert found.text == file.read_text(encoding="utf-8")


def test_a_shipped_scenario_is_known_again_in_python():
    assert origin(sim.load("first_light")).words == ("first_light",)
    assert origin(sim.load("first_light")).text == shipped_text("first_light")


@pytest.mark.parametrize(
    "made", [lambda one: origin(one.vary(LAMPS)), lambda one: variant(origin(one), LAMPS)]
)
def test_what_was_made_in_python_is_written_out_and_makes_itself_again(made):
    scenario = sim.load("first_light")
    found = made(scenario)
    again = parse(found.text, name=scenario.name)
    assert again == scenario.vary(LAMPS)
    assert again != scenario


def test_a_variant_says_what_is_said_differently():
    found = variant(origin("first_light"), LAMPS)
    assert found.label == "sensors.lamp.count=6; onset.deadline=20"
    assert found.title == "First light with sensors.lamp.count=6; onset.deadline=20"
    assert found.text.startswith(f'# A variant of "first_light": {found.label}\n')
    assert found.words == ("first_light", "--set", "sensors.lamp.count=6", "--set", "onset.deadline=20")


def test_a_variant_of_a_file_with_line_breaks_in_a_value_is_still_a_file():
    found = variant(origin("first_light"), {"story": "Two\nlines."})
    assert parse(found.text, name="first_light").story == "Two\nlines."


def test_the_command_of_a_run_names_everything_that_matters():
    result = sim.run("first_light", replications=7, seed=3, until="alert")
    words = shlex.split(run_command(["my tide.toml"], result))
    assert words[:3] == ["lanternwatch", "run", "my tide.toml"]
    assert words[3:] == ["--replications", "7", "--seed", "3", "--until", "alert"]


def test_the_command_of_a_report_names_scenarios_variants_and_wishes():
    result = sim.run("first_light", replications=7)
    chosen = {"centre": "harbour", "replay": 0, "author": "", "engine": None}
    told = report_command([origin("first_light"), origin("many_eyes")], [LAMPS], result, chosen)
    words = shlex.split(told)
    assert words[:4] == ["lanternwatch", "report", "first_light", "many_eyes"]
    assert words[4:6] == ["--set", "sensors.lamp.count=6; onset.deadline=20"]
    assert words[6:] == [
        *("--replications", "7", "--seed", "1", "--centre", "harbour", "--replay", "0"),
        *("--out", "report.html"),
    ]
