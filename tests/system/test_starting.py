"""The commands new and schema, as a user runs them."""

import json

import pytest
from commands import run

from sim.cli.starting import STARTER
from sim.model.schema import schema


def test_new_writes_a_scenario_that_runs(tmp_path) -> None:
    file = tmp_path / "my own.toml"
    told = run("new", file)
    assert told.returncode == 0
    assert f"lanternwatch run '{file}'" in told.stdout
    assert file.read_text(encoding="utf-8") == STARTER.read_text(encoding="utf-8")
    assert run("run", file, "--replications", "5", "--quiet").returncode == 0


def test_new_overwrites_nothing_unless_it_is_forced(tmp_path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text("mine")
    told = run("new", file)
    assert told.returncode == 2
    assert "--force" in told.stderr
    assert file.read_text() == "mine"
    assert run("new", file, "--force").returncode == 0
    assert file.read_text(encoding="utf-8") == STARTER.read_text(encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.toml"]


@pytest.mark.parametrize("name", ["mine", "nowhere/mine.toml"])
def test_new_refuses_other_names_and_folders_that_are_not_there(tmp_path, name) -> None:
    told = run("new", tmp_path / name)
    assert told.returncode == 2
    assert "Traceback" not in told.stderr
    assert "to do:" in told.stderr
    assert not list(tmp_path.iterdir())


def test_the_schema_is_printed_or_written(tmp_path) -> None:
    file = tmp_path / "scenario.schema.json"
    assert json.loads(run("schema").stdout) == schema()
    assert run("schema", "--save", file).returncode == 0
    assert json.loads(file.read_text(encoding="utf-8")) == schema()
    assert run("schema", "--save", file).returncode == 2
    assert run("schema", "--save", file, "--force").returncode == 0
