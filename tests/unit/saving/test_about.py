"""What is told about a saved result is enough to make the scenario, and the run, again."""

from attrs import evolve

import sim
from sim.model.loading import from_document
from sim.saving.about import about, as_toml, repeat, said
from sim.saving.places import SCENARIO


def test_what_is_said_makes_the_scenario_again_even_where_its_file_says_something_else() -> None:
    for scenario in (sim.load("two_islands"), sim.load("two_islands").vary({"horizon": 99})):
        assert from_document(said(scenario), name=scenario.name) == scenario


def test_a_shipped_scenario_is_repeated_by_its_name_and_a_variant_by_its_file() -> None:
    plain = sim.run("first_light", replications=3, seed=7, until="alert")
    words = repeat(plain).split()
    assert words[:3] == ["lanternwatch", "run", "first_light"]
    assert words[-2:] == ["--until", "alert"]
    varied = sim.run(sim.load("first_light").vary({"horizon": 99}), replications=3)
    assert repeat(varied).split()[2] == SCENARIO


def test_the_scenario_as_toml_is_read_back(tmp_path) -> None:
    scenario = sim.load("against_the_tide")
    file = tmp_path / "again.toml"
    file.write_text(as_toml(said(scenario)), encoding="utf-8")
    assert evolve(sim.load(file), name=scenario.name) == scenario


def test_why_a_run_to_a_precision_stopped_is_told() -> None:
    told = about(sim.run("first_light", precision=0.2, limit=2000), "csv", {})
    assert told["stopped"].startswith("Stopped")
    assert about(sim.run("first_light", replications=3), "csv", {})["stopped"] is None
