"""The files of the project agree with each other."""

import re
import tomllib
from pathlib import Path

import sim

CLONE = Path(__file__).parents[2]


def read(name: str) -> str:
    return (CLONE / name).read_text(encoding="utf-8")


def test_the_citation_and_the_changelog_have_the_version_of_the_program() -> None:
    assert re.findall(r"^version: (.+)$", read("CITATION.cff"), re.MULTILINE) == [sim.__version__]
    assert re.findall(r"^## ([\d.]+)", read("CHANGELOG.md"), re.MULTILINE)[0] == sim.__version__


def test_lessons_have_a_licence_of_their_own() -> None:
    assert read("LICENSE").startswith("MIT License\n")
    assert "https://creativecommons.org/licenses/by/4.0/legalcode" in read("docs/lessons/LICENSE")
    project = tomllib.loads(read("pyproject.toml"))["project"]
    assert project["license"] == "MIT AND CC-BY-4.0"
    assert project["license-files"] == ["LICENSE", "docs/lessons/LICENSE"]


def test_the_extra_for_notebooks_opens_the_lessons() -> None:
    extras = tomllib.loads(read("pyproject.toml"))["project"]["optional-dependencies"]
    named = {re.split(r"[>=]", wanted)[0] for wanted in extras["notebook"]}
    assert {"jupyterlab", "jupytext", "pandas"} <= named


def test_every_command_of_the_contributing_guide_is_about_something_that_exists() -> None:
    guide = read("CONTRIBUTING.md")
    named = set(re.findall(r"`((?:sim|tests|docs|scenarios)/[\w./-]*)`", guide)) | {
        "docs/pictures/draw.py",
        ".ci/run",
    }
    assert all(name in guide for name in named)
    assert len(named) > 10
    assert not [name for name in named if not (CLONE / name).exists()]
