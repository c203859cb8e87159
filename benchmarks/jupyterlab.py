"""How long sliders take in JupyterLab, from the key to the picture: `python -m benchmarks.jupyterlab [N …]`.

Each lesson (or those whose numbers are given) is opened in headless Chromium and played. Then each control of
each picture is moved to and fro, and every move is simulated anew. Needs the extras `notebook` and
`browser`, and Chromium.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).parents[1] / "tests"))

from browser import DESK, launched

from benchmarks.moves import PATIENCE, moved, told
from sim.lessons.catalogue import Lesson, find, lessons
from sim.lessons.copies import copy_lesson

IDLE = "Python 3 (ipykernel) | Idle"
TRACKER = "@jupyterlab/notebook-extension/tracker.jupyterlab-settings"
ALL_CELLS = '{"windowingMode": "none"}'  # or pictures that are out of sight are not in the page


@contextmanager
def jupyterlab(folder: Path) -> Iterator[str]:
    """Start JupyterLab in a folder, for this machine alone; give its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--no-browser", "--allow-root", f"--ServerApp.port={port}", "--IdentityProvider.token="]
    command = [sys.executable, "-m", "jupyterlab", *options, "--ServerApp.log_level=ERROR"]
    settings = folder / "settings"
    (settings / TRACKER).parent.mkdir(parents=True)
    (settings / TRACKER).write_text(ALL_CELLS)
    found = {"PYTHONPATH": str(Path(__file__).parents[1]), "JUPYTERLAB_SETTINGS_DIR": str(settings)}
    server = subprocess.Popen(command, cwd=folder, env=os.environ | found)
    try:
        _wait_for(f"http://127.0.0.1:{port}/api")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def _wait_for(address: str) -> None:
    for _ in range(600):
        try:
            with urllib.request.urlopen(address):
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("JupyterLab did not start")


def played(lesson: Lesson, lab: str, folder: Path, chromium: Any) -> Iterator[list[list[float]]]:
    """Open a lesson, run all of its cells, and move the controls of each picture; give the times of each."""
    copy, _ = copy_lesson(lesson, folder)
    with chromium.new_page(viewport=DESK) as page:
        page.goto(f"{lab}/lab/tree/{copy.name}?reset")  # and no lesson before it is open any more
        page.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=PATIENCE)
        page.get_by_text(IDLE).first.wait_for(timeout=PATIENCE)
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        page.locator(".jp-Cell").last.scroll_into_view_if_needed()
        page.locator(".lanternwatch-explorer").nth(1).wait_for(timeout=PATIENCE, state="attached")
        page.get_by_text(IDLE).first.wait_for(timeout=PATIENCE)
        for explorer in page.locator(".lanternwatch-explorer").all():
            yield moved(page, explorer)


def main() -> None:
    """Measure the lessons whose numbers are given, or all, and print the quantiles."""
    asked = [find(int(number)) for number in sys.argv[1:]] or lessons()
    with tempfile.TemporaryDirectory() as folder, jupyterlab(Path(folder)) as lab, launched() as chromium:
        for lesson in asked:
            for place, controls in enumerate(played(lesson, lab, Path(folder), chromium), 1):
                for number, taken in enumerate(controls, 1):
                    head = f"lesson {lesson.number}, picture {place}, control {number}"
                    sys.stdout.write(f"{head}: {told(taken)}\n")
                    sys.stdout.flush()


if __name__ == "__main__":
    main()
