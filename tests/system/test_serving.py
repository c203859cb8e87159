"""`lanternwatch serve`: the pages of a folder for this machine or for a room, and no more than that."""

import os
import random
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
from commands import ROOT, refused
from pupils import PUPILS, received, statuses, thirty, visit_together
from website import served

from sim.model.fiction import FICTION

LISTENING = """
import signal
from sim.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)  # who runs in the background is born deaf to it
main()
"""
UNIX = pytest.mark.skipif(sys.platform == "win32", reason="an interrupt cannot be sent there")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Make a site of forty files, some of which can be packed."""
    chance = random.Random(7)
    (tmp_path / "index.html").write_text("<p>The glow-tide begins.</p>")
    for number in range(20):
        (tmp_path / f"{number}.whl").write_bytes(chance.randbytes(100_000))
        (tmp_path / f"{number}.js").write_text("look();\n" * 10_000)
    return tmp_path


@contextmanager
def started(*words: str | Path) -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
    """Start the server, and give it with the lines that it tells until it is there."""
    command = [sys.executable, "-c", LISTENING, "serve", *map(str, words), "--port", "0"]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as server:
        lines = []
        for line in server.stdout or ():
            lines.append(line.rstrip("\n"))
            if FICTION in line:
                break
        try:
            yield server, lines
        finally:
            server.kill()


def test_the_site_is_served_to_this_machine_alone(site: Path) -> None:
    with started(site) as (_, lines):
        told = "\n".join(lines)
        (address,) = re.findall(r"http://\S+", told)
        assert address.startswith("http://127.0.0.1:")
        assert "Only this machine" in told
        assert "--address 0.0.0.0" in told
        with urlopen(address) as page:
            assert page.read() == (site / "index.html").read_bytes()


@UNIX
def test_an_interrupt_ends_it_in_peace(site: Path) -> None:
    with started(site) as (server, _):
        server.send_signal(signal.SIGINT)
        told, wrong = server.communicate(timeout=60)
    assert server.returncode == 0
    assert "Stopped." in told
    assert wrong == ""


def test_a_folder_without_a_site_is_refused(tmp_path: Path) -> None:
    assert "There is no site in this folder." in refused("serve", tmp_path)
    assert "which is no folder" in " ".join(refused("serve", tmp_path / "nowhere").split())


def test_a_port_that_is_taken_is_refused(site: Path) -> None:
    with served(site) as address:
        port = address.rstrip("/").rpartition(":")[2]
        assert "cannot start there" in refused("serve", site, "--port", port)


@pytest.mark.parametrize("port", ["-1", "65536"])
def test_a_port_that_does_not_exist_is_refused(site: Path, port: str) -> None:
    assert "There is no such port." in refused("serve", site, "--port", port)


def test_an_address_of_no_machine_here_is_refused(site: Path) -> None:
    assert "cannot start there" in refused("serve", site, "--address", "203.0.113.77", "--port", "0")


def test_thirty_pupils_get_every_file_and_none_of_them_twice(site: Path) -> None:
    paths = [f"/{name}" for name in sorted(os.listdir(site))]
    with served(site) as address:
        pupils = thirty(address)
        first, _ = visit_together(pupils, paths)
        second, _ = visit_together(pupils, paths)
    assert statuses(first[0]) == dict.fromkeys(paths, 200)
    assert len(first) == PUPILS
    assert all(answers == first[0] for answers in first)
    assert 2_000_000 < received(first[0]) < 2_100_000, "what can be packed is packed"
    assert [statuses(answers) for answers in second] == [dict.fromkeys(paths, 304)] * PUPILS
    assert [received(answers) for answers in second] == [0] * PUPILS
