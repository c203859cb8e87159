"""A lesson live in headless Chromium: opened from its page on the site, run, and looked at, as a pupil does.

The pupils' way is taken: their browsers open an address that is not loopback, and such pages may do less.
"""

from typing import Any
from urllib.parse import urlsplit

from browser import ROOM

PATIENCE = 240_000  # milliseconds, on a machine that does other things as well
CELL = ".jp-Notebook .jp-Cell"
IDLE = ".jp-Notebook-ExecutionIndicator[data-status=idle]"
EXPLORER = ".lanternwatch-explorer"
PICTURE = ".lanternwatch-picture svg, .jp-RenderedImage img"
COMPLAINT = ", ".join(f"[data-mime-type='application/vnd.jupyter.{kind}']" for kind in ("error", "stderr"))
DONE = """() => {
  const told = [...document.querySelectorAll(".jp-CodeCell .jp-InputPrompt")].map((one) => one.textContent);
  return told.some((one) => /[0-9]/.test(one)) && !told.includes("[*]:");
}"""


def open_page(page: Any, address: str, lesson: str) -> None:
    """Open the page of a lesson on the site, as in a room."""
    page.set_default_timeout(PATIENCE)
    page.goto(f"{address.replace('127.0.0.1', ROOM)}lessons/{lesson}.html")


def go_live(page: Any) -> None:
    """Click on the way from a lesson's page to its live notebook, and wait until its cells are there."""
    page.click(".live a")
    page.wait_for_selector(CELL)


def run_all(page: Any) -> None:
    """Wait until the notebook is ready, and run all of its cells."""
    page.wait_for_selector(IDLE)
    page.click('.lm-MenuBar-itemLabel:text-is("Run")')
    page.click('li[data-command="runmenu:run-all"]')


def wait_for_the_end(page: Any) -> None:
    """Wait until no cell is running, and none is waiting for its turn.

    After an error in a cell the notebook goes on to say that it is busy, so what it says is not asked for.
    """
    page.wait_for_function(DONE)


def complaints(page: Any) -> list[str]:
    """Give what went wrong in cells: errors, what was written to stderr, cells that were not run."""
    skipped = page.locator(".jp-CodeCell").filter(has=page.locator('.jp-InputPrompt:text-is("[ ]:")'))
    wrong = page.locator(COMPLAINT).all_inner_texts()
    return wrong + [f"not run: {cell}" for cell in skipped.all_inner_texts()]


def paths_asked(page: Any) -> dict[str, None]:
    """Keep what a page asks its server for, from now on: paths, each once, in the order of the first time."""
    asked: dict[str, None] = {}

    def note(request: Any) -> None:
        parts = urlsplit(request.url)
        if parts.scheme == "http":
            asked[parts._replace(scheme="", netloc="", fragment="").geturl()] = None

    page.context.on("request", note)
    return asked
