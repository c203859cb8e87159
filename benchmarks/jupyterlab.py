"""How long sliders take in JupyterLab, from the key to the picture: `python -m benchmarks.jupyterlab [N …]`.

Each lesson (or those whose numbers are given) is opened in headless Chromium and played. Then the first
control of each picture is moved to and fro, and every move is simulated anew. Needs the extras `notebook` and
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

import numpy as np

sys.path.append(str(Path(__file__).parents[1] / "tests"))

from browser import DESK, launched

from sim.lessons.catalogue import Lesson, find, lessons
from sim.lessons.copies import copy_lesson

MOVES = 40
PATIENCE = 180_000  # milliseconds
IDLE = "Python 3 (ipykernel) | Idle"
WATCH = """(explorer) => {
  window.taken = [];
  let moved = 0;
  explorer.addEventListener("input", () => { moved = performance.now(); }, true);
  new MutationObserver(() => requestAnimationFrame(() => {
    window.taken.push(performance.now() - moved);
  })).observe(explorer.querySelector(".lanternwatch-picture"), { childList: true });
}"""


@contextmanager
def jupyterlab(folder: Path) -> Iterator[str]:
    """Start JupyterLab in a folder, for this machine alone; give its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--no-browser", "--allow-root", f"--ServerApp.port={port}", "--IdentityProvider.token="]
    command = [sys.executable, "-m", "jupyterlab", *options, "--ServerApp.log_level=ERROR"]
    found = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}
    server = subprocess.Popen(command, cwd=folder, env=found)
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


def moved(page: Any, explorer: Any) -> list[float]:
    """Move the first control of a picture to and fro, one step a key; give the times in milliseconds."""
    explorer.evaluate(WATCH)
    control = explorer.locator("input").first
    slides = control.get_attribute("type") == "range"
    at_end = slides and control.input_value() == control.get_attribute("max")
    there, back = ("Left", "Right") if at_end else ("Right", "Left")
    control.focus()
    for move in range(MOVES):
        to = there if move // 4 % 2 == 0 else back
        page.keyboard.press(f"Arrow{to if slides else 'Down'}")
        page.wait_for_function(f"taken.length > {move}", timeout=PATIENCE)
    taken: list[float] = page.evaluate("taken")
    return taken


def played(lesson: Lesson, lab: str, folder: Path, chromium: Any) -> Iterator[list[float]]:
    """Open a lesson, run all of its cells, and move a control of each picture; give the times of each."""
    copy, _ = copy_lesson(lesson, folder)
    with chromium.new_page(viewport=DESK) as page:
        page.goto(f"{lab}/lab/tree/{copy.name}")
        page.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=PATIENCE)
        page.get_by_text(IDLE).first.wait_for(timeout=PATIENCE)
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        page.locator(".jp-Cell").last.scroll_into_view_if_needed()
        page.locator(".lanternwatch-explorer").nth(1).wait_for(timeout=PATIENCE, state="attached")
        page.get_by_text(IDLE).first.wait_for(timeout=PATIENCE)
        for explorer in page.locator(".lanternwatch-explorer").all():
            explorer.scroll_into_view_if_needed()
            yield moved(page, explorer)


def told(taken: list[float]) -> str:
    """Say the quantiles of times."""
    low, middle, high = np.quantile(taken, [0.05, 0.5, 0.95])
    return f"5 % {low:.0f} ms, median {middle:.0f} ms, 95 % {high:.0f} ms, n = {len(taken)}"


def main() -> None:
    """Measure the lessons whose numbers are given, or all, and print the quantiles."""
    asked = [find(int(number)) for number in sys.argv[1:]] or lessons()
    with tempfile.TemporaryDirectory() as folder, jupyterlab(Path(folder)) as lab, launched() as chromium:
        for lesson in asked:
            for place, taken in enumerate(played(lesson, lab, Path(folder), chromium), 1):
                sys.stdout.write(f"lesson {lesson.number}, picture {place}: {told(taken)}\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
