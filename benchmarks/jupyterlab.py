"""How long a slider takes in JupyterLab, from the key to the new picture: `python -m benchmarks.jupyterlab`.

Lesson 1 is opened in headless Chromium and played. Then the arrow keys move its first slider, and every move
is simulated anew with 10,000 replications. Needs the extras `notebook` and `browser`, and Chromium.
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

from sim.lessons.catalogue import find
from sim.lessons.copies import copy_lesson

MOVES = 60
PATIENCE = 180_000  # milliseconds
WATCH = """() => {
  const slider = document.querySelector(".lanternwatch-explorer input[type=range]");
  const picture = slider.closest(".lanternwatch-explorer").querySelector(".lanternwatch-picture");
  window.taken = [];
  let pressed = 0;
  slider.addEventListener("keydown", () => { pressed = performance.now(); }, true);
  new MutationObserver(() => requestAnimationFrame(() => {
    window.taken.push(performance.now() - pressed);
  })).observe(picture, { childList: true });
  slider.focus();
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


def moved(page: Any) -> list[float]:
    """Move the first slider to and fro, one step a key; give the times in milliseconds."""
    page.evaluate(WATCH)
    for move in range(MOVES):
        page.keyboard.press("ArrowRight" if move // 8 % 2 == 0 else "ArrowLeft")
        page.wait_for_function(f"taken.length > {move}", timeout=PATIENCE)
    taken: list[float] = page.evaluate("taken")
    return taken


def main() -> None:
    """Measure, and print the quantiles."""
    with tempfile.TemporaryDirectory() as folder, jupyterlab(Path(folder)) as lab, launched() as chromium:
        copy, _ = copy_lesson(find(1), Path(folder))
        with chromium.new_page(viewport=DESK) as page:
            page.goto(f"{lab}/lab/tree/{copy.name}")
            page.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=PATIENCE)
            page.get_by_text("Python 3 (ipykernel) | Idle").first.wait_for(timeout=PATIENCE)
            page.get_by_role("menuitem", name="Run", exact=True).click()
            page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
            page.locator(".lanternwatch-explorer").nth(1).wait_for(timeout=PATIENCE, state="attached")
            page.get_by_text("Python 3 (ipykernel) | Idle").first.wait_for(timeout=PATIENCE)
            page.locator(".lanternwatch-explorer").first.scroll_into_view_if_needed()
            taken = moved(page)
    low, middle, high = np.quantile(taken, [0.05, 0.5, 0.95])
    told = f"5 % {low:.0f} ms, median {middle:.0f} ms, 95 % {high:.0f} ms, n = {len(taken)}"
    sys.stdout.write(f"From the key to the picture, 10,000 replications each: {told}\n")


if __name__ == "__main__":
    main()
