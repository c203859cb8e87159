"""`sim` works where only the libraries of the browser's Python are there."""

import subprocess
import sys
from pathlib import Path

import pytest

CLONE = Path(__file__).parents[2]
IN_A_BROWSER = "import matplotlib, scipy.special, sys\nsys.platform = 'emscripten'\n"
ABSENT = ("typer", "click", "pandas", "pyarrow", "distributed", "fcntl", "jupytext", "playwright", "resource")
LATER = ("typer", "rich", "matplotlib", "pandas", "scipy.stats", "anywidget", "ipywidgets")
BLOCKED = f"import sys; sys.modules.update(dict.fromkeys({ABSENT!r}))\n"


def answered(code: str, folder: Path) -> str:
    """Run some code in a Python that lacks libraries, and give what it prints."""
    done = subprocess.run(
        [sys.executable, "-c", BLOCKED + f"sys.path.insert(0, {str(CLONE)!r})\n" + code],
        cwd=folder, capture_output=True, encoding="utf-8", check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_import_sim_loads_nothing_heavy(tmp_path: Path) -> None:
    loaded = answered("import sim\nprint(*sys.modules)", tmp_path).split()
    assert "sim" in loaded
    assert not {*LATER} & {*loaded} - {*ABSENT}


@pytest.mark.parametrize("engine", ["vector", "events"])
def test_a_scenario_is_played_and_saved(engine: str, tmp_path: Path) -> None:
    code = f"""
{IN_A_BROWSER}
import sim
result = sim.run("first_light", replications=20, seed=1, engine={engine!r})
result.save("kept")
print(sim.open("kept").measures.centres["harbour"].latency.mean.n)
"""
    assert answered(code, tmp_path).split() == ["20"]


def test_studies_traces_and_figures_need_no_more(tmp_path: Path) -> None:
    code = f"""
{IN_A_BROWSER}
matplotlib.use("agg")
import sim
result = sim.run("first_light", replications=20, seed=1)
result.plot.budget()
print(len(str(result)) > 100, len(result._repr_html_()) > 100)
print("First light" in str(sim.trace("first_light", seed=1)))
print(bool(sim.compare("first_light", {{"sensors.lamp.count": 6}}, replications=20).sentences))
print(bool(sim.explain("first_light", replications=20).sentences))
"""
    assert answered(code, tmp_path).split() == ["True"] * 5
