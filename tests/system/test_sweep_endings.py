"""A sweep that ends early, by Ctrl-C or a full disk, says what is kept and how to go on."""

import os
import signal
import subprocess
import time

import pytest
from commands import COMMAND, ROOT, run

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and limits of POSIX")
SWEEP = ("sweep", "first_light", "--vary", "sensors.lamp.count=2:400:399", "--replications", "500")


def test_ctrl_c_ends_it_at_once_and_says_how_to_go_on(tmp_path):
    out = tmp_path / "out"
    words = [*COMMAND, *SWEEP, "--out", str(out)]
    running = subprocess.Popen(words, cwd=ROOT, stderr=subprocess.PIPE, encoding="utf-8")
    begun = time.monotonic()
    while not list(out.glob("chunks/0*.csv")) and time.monotonic() < begun + 60:
        time.sleep(0.01)
    running.send_signal(signal.SIGINT)
    told = running.communicate(timeout=20)[1]
    assert running.returncode == 130
    assert "points were done; the complete ones are kept in" in told
    assert "--resume" in told
    assert "Traceback" not in told


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
