"""A sweep that ends early, by Ctrl-C or a full disk, says what is kept and how to go on."""

import os

import pytest
from commands import interrupted, run

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and limits of POSIX")


def test_ctrl_c_ends_it_at_once_and_says_how_to_go_on(tmp_path):
    """Of 399 points two are done; the others would take hours."""
    out = tmp_path / "out"
    grid = ("--vary", "sensors.lamp.count=2:400:399", "--engine", "events", "--yes")
    code, told = interrupted(2, "sweep", "first_light", *grid, "--out", out)
    assert code == 130
    assert "points were done; the complete ones are kept in" in told
    assert "--resume" in told
    assert "Traceback" not in told
    assert list(out.glob("chunks/0*.csv"))


def test_a_full_disk_is_told_and_what_is_complete_is_kept(tmp_path):
    resource = pytest.importorskip("resource")
    out = tmp_path / "out"
    words = (
        "sweep",
        "first_light",
        "--vary",
        "sensors.lamp.count=2:7:6",
        "--replications",
        "30",
        "--out",
        out,
    )

    def fill():
        resource.setrlimit(resource.RLIMIT_FSIZE, (6000, 6000))

    told = run(*words, preexec_fn=fill)
    assert told.returncode == 2
    assert "6 of 6 points are complete and kept" in " ".join(told.stderr.split())
    assert "Traceback" not in told.stderr
    assert not (out / "table.csv").exists()
    assert not list(out.rglob("*.part"))
    assert run(*words, "--resume").returncode == 0
    assert (out / "table.csv").read_text().count("done") == 6
