"""Saving from the command line: what is made, what is refused, and what is left when it goes wrong."""

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from commands import COMMAND, HANGS, ROOT, refused, run
from saved import listed

import sim

UNIX = pytest.mark.skipif(sys.platform == "win32", reason="forks, signals and limits are of Unix")
SAVE = ("run", "first_light", "--replications", "40", "--save")


@pytest.mark.parametrize("layout", ["csv", "parquet"])
def test_a_run_is_saved_and_opened_with_the_same_numbers(tmp_path: Path, layout: str) -> None:
    folder = tmp_path / "tides"
    told = run(
        *SAVE, folder, "--json", "--format", layout, "--tables", "looks, visits", "--set", "horizon=150"
    )
    assert told.returncode == 0, told.stderr
    assert {f"{name}.{layout}" for name in ("alerts", "budgets", "stations", "looks", "visits")} <= set(
        listed(folder)
    )
    assert run("open", folder, "--json").stdout == told.stdout
    assert json.loads(told.stdout) == sim.open(folder).to_json()
    about = json.loads((folder / "result.json").read_text())
    assert about["command"] == "lanternwatch run first_light --set horizon=150 --replications 40 --seed 1"


def test_open_shows_what_run_shows(tmp_path: Path) -> None:
    told = run(*SAVE, tmp_path / "tides")
    assert told.stdout.endswith(f"Saved in {str(tmp_path / 'tides')!r}.\n")
    assert run("open", tmp_path / "tides").stdout == told.stdout.rpartition("Saved in")[0]
    quiet = run("open", tmp_path / "tides", "--quiet").stdout
    assert quiet == run(*SAVE, tmp_path / "more", "--quiet").stdout


def test_a_folder_that_is_there_is_replaced_only_with_force(tmp_path: Path) -> None:
    run(*SAVE, tmp_path / "tides")
    told = refused(*SAVE, tmp_path / "tides", "--seed", 2)
    assert "is there already" in told
    assert len(told.splitlines()) == 1
    assert sim.open(tmp_path / "tides").seed == 1
    assert run(*SAVE, tmp_path / "tides", "--seed", 2, "--force").returncode == 0
    assert sim.open(tmp_path / "tides").seed == 2
    assert listed(tmp_path) == ["tides"]


@pytest.mark.parametrize(
    ("words", "texts"),
    [
        (["--force"], ["--force", "together with --save"]),
        (["--tables", "looks"], ["--tables looks", "together with --save"]),
        (["--format", "csv"], ["--format csv", "together with --save"]),
        (["--save", "tides", "--tables", "lokos"], ["did you mean --tables looks?"]),
        (["--save", "tides", "--format", "parket"], ["did you mean --format parquet?"]),
        (["--save", "."], ["in use"]),
        (["--save", "/", "--force"], ["in use"]),
        (["--save", ""], ["a folder has a name"]),
        (["--save", "nowhere/tides"], ["is not there; make it first"]),
        (["--save", "README.md", "--force"], ["a file is there"]),
        (["--save", "docs", "--force"], ["is no saved result"]),
    ],
)
def test_what_cannot_be_saved_is_told_before_it_is_played(words: list[str], texts: list[str]) -> None:
    told = refused("run", "first_light", "--replications", "9999999999", *words)
    for text in texts:
        assert text in told


@pytest.mark.parametrize("folder", ["docs", "nowhere", "README.md"])
def test_what_is_no_saved_result_is_told_in_one_line(folder: str) -> None:
    assert len(refused("open", folder).splitlines()) == 1


def test_without_pyarrow_one_line_says_what_to_install(tmp_path: Path) -> None:
    code = "import sys; sys.modules['pyarrow'] = None; import sim.cli; sim.cli.main()"
    words = [*SAVE, tmp_path / "tides", "--format", "parquet"]
    told = subprocess.run(
        [sys.executable, "-c", code, *map(str, words)], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert told.returncode == 2
    assert told.stderr == (
        'Parquet needs the extra "parquet": python -m pip install "lanternwatch[parquet]"\n'
    )
    assert listed(tmp_path) == []


def fails_for_want_of_room(folder: Path, words: str, **options: object) -> None:
    """Save where there is not enough room; one line tells it, and the numbers are shown all the same."""
    command = [*COMMAND, "run", "two_islands", "--replications", "2000", "--json", "--save", str(folder)]
    told = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, **options)
    assert told.returncode == 2
    assert words in told.stderr
    assert len(told.stderr.splitlines()) == 1
    assert json.loads(told.stdout)["replications"] == 2000
    assert listed(folder.parent) == []


@UNIX
def test_a_limit_of_the_size_of_files_is_told_in_one_line(tmp_path: Path) -> None:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    fails_for_want_of_room(tmp_path / "tides", "File too large", preexec_fn=limit)


@UNIX
def test_a_full_disk_is_told_in_one_line(tmp_path: Path) -> None:
    mounted = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(tmp_path)]
    if os.geteuid() != 0 or subprocess.run(mounted, capture_output=True, check=False).returncode:
        pytest.skip("only root may make a small disk")
    try:
        fails_for_want_of_room(tmp_path / "tides", "No space left on device")
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


def killed(folder: Path, *words: str) -> list[str]:
    """Kill saves into a folder, and give what was found after each kill."""
    command = [sys.executable, str(ROOT / "tests" / "kills.py"), str(folder), *words]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    told = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=HANGS, env=environment
    )
    assert told.returncode == 0, told.stderr
    found: list[str] = json.loads(told.stdout)
    return found


@UNIX
@pytest.mark.parametrize(("how", "layout", "before"), [("fresh", "csv", "none"), ("force", "parquet", "old")])
def test_a_save_that_is_killed_while_it_writes_leaves_what_was_there(
    tmp_path: Path, how: str, layout: str, before: str
) -> None:
    found = killed(tmp_path, layout, how, "sizes")
    assert found == [before] * 19 + ["new"]


@UNIX
@pytest.mark.parametrize(("how", "before"), [("fresh", "none"), ("force", "old")])
def test_a_save_that_is_killed_before_any_step_leaves_a_whole_folder(
    tmp_path: Path, how: str, before: str
) -> None:
    found = killed(tmp_path, "csv", how, "steps")
    assert len(found) > 20
    first_new = found.index("new")
    assert found == [before] * first_new + ["new"] * (len(found) - first_new)
    assert 0 < first_new < len(found) - 1
