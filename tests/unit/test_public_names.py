"""The public names are few and pinned, and importing them costs nothing before they are used."""

import subprocess
import sys

import pytest

import sim

NAMES = {
    "Estimate", "Result", "SavedResultError", "Scenario", "ScenarioError", "TooMuchWork", "Trace",
    "UnsupportedScenario",
    "__version__", "check", "compare", "explain", "load", "open", "report", "run", "sweep", "trace",
    "tradeoff",
}  # fmt: skip
HEAVY = {"typer", "rich", "matplotlib", "pandas", "scipy", "scipy.stats", "numpy", "simpy"}


def test_the_public_names_are_pinned():
    assert set(sim.__all__) == NAMES
    assert set(dir(sim)) >= NAMES


@pytest.mark.parametrize("name", sorted(NAMES))
def test_every_public_name_can_be_had(name):
    assert getattr(sim, name) is not None


def test_a_name_that_is_not_there_is_refused():
    with pytest.raises(AttributeError, match="has no attribute 'moon'"):
        sim.moon  # noqa: B018


def _loaded_after(code: str) -> set[str]:
    told = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; sys.stderr.write(' '.join(sys.modules))"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "sim" in told.stderr.split()
    return set(told.stderr.split())


def test_importing_sim_loads_nothing_heavy():
    assert not _loaded_after("import sim") & HEAVY


def test_loading_and_running_load_no_screens_and_no_tables():
    code = "import sim; sim.run('first_light', replications=2)"
    assert not _loaded_after(code) & {"typer", "rich", "matplotlib", "pandas"}


@pytest.mark.parametrize("words", [["--help"], ["run", "--help"]])
def test_help_loads_nothing_heavy(words):
    code = f"import sys; sys.argv[1:] = {words}; import sim.cli\ntry: sim.cli.main()\nexcept SystemExit: pass"
    assert not _loaded_after(code) & {"numpy", "scipy", "matplotlib", "simpy", "pandas"}
