"""The program works as a newcomer gets it: from a wheel, as an editable install, and in the clone.

Each is tried in a fresh environment that borrows the libraries of the one that runs the tests, so that no
network is needed.
"""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

import sim

CLONE = Path(__file__).parents[2]
LOAD = "import sim; print(sim.__file__); print(sim.load('first_light').title)"
SCENARIOS = {path.name for path in (CLONE / "scenarios").iterdir()}


def call(*command: str | Path, folder: Path) -> str:
    """Run a command in a folder and give what it prints; it sees nothing of the folder of the tests."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def fresh_environment(folder: Path) -> Path:
    """Make an environment that borrows the libraries of the one that runs the tests, and give its Python."""
    venv.create(folder)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    own = call(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", folder=folder).strip()
    lent = dict.fromkeys(sysconfig.get_path(kind) for kind in ("purelib", "platlib"))
    Path(own, "lent.pth").write_text("\n".join(lent), encoding="utf-8")
    return python


def install(python: Path, *what: str | Path) -> None:
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python]
    alone = ["--no-deps", "--no-index", "--no-build-isolation", "--ignore-installed"]
    call(*pip, "install", *alone, *what, folder=python.parent)


def loaded(python: Path, folder: Path) -> tuple[Path, str]:
    """Load a shipped scenario in a folder; give where the program is, and the title."""
    file, title = call(python, "-c", LOAD, folder=folder).splitlines()
    return Path(file), title


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the source distribution, and from it the wheel."""
    folder = tmp_path_factory.mktemp("dist")
    call(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, CLONE, folder=folder)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_works_in_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    python = fresh_environment(tmp_path / "venv")
    install(python, wheel)
    empty = tmp_path / "empty"
    empty.mkdir()
    file, title = loaded(python, empty)
    assert file.is_relative_to(tmp_path / "venv")
    assert title == "First light"
    command = python.with_name(python.name.replace("python", "lanternwatch"))
    assert '"harbour"' in call(command, "run", "first_light", "--replications", "5", "--json", folder=empty)
    assert not list(empty.iterdir())
    call(command, "lessons", "open", "1", "--only-copy", folder=empty)
    call(command, "lessons", "print", "1", folder=empty)
    call(command, "course", "course", folder=empty)
    lesson = "01-waiting-for-the-next-look"
    assert {path.name for path in empty.iterdir()} == {f"{lesson}.ipynb", f"{lesson}.pdf", "course"}


def test_an_editable_install_works_in_an_empty_folder(tmp_path: Path) -> None:
    python = fresh_environment(tmp_path / "venv")
    install(python, "--editable", CLONE)
    empty = tmp_path / "empty"
    empty.mkdir()
    assert loaded(python, empty) == (CLONE / "sim" / "__init__.py", "First light")


def test_the_clone_works_without_being_installed(tmp_path: Path) -> None:
    python = fresh_environment(tmp_path / "venv")
    assert loaded(python, CLONE) == (CLONE / "sim" / "__init__.py", "First light")


def test_the_wheel_has_every_scenario_the_licences_and_the_mark_of_types_and_nothing_else(
    wheel: Path,
) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    shipped = {name.removeprefix("sim/scenarios/") for name in names if name.startswith("sim/scenarios/")}
    assert shipped == SCENARIOS >= {"first_light.toml", "scenario.schema.json"}
    assert "sim/cli/starter.toml" in names
    notes = f"lanternwatch-{sim.__version__}.dist-info"
    assert {"sim/py.typed", f"{notes}/licenses/LICENSE", f"{notes}/licenses/docs/lessons/LICENSE"} <= set(
        names
    )
    assert {name.split("/")[0] for name in names} == {"sim", notes}
