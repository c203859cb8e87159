"""A page in headless Chromium that nothing may leave: what a reader of a page sees, and what it asks for.

`tests/conftest.py` hands the fixture `page` to every test. A page that sends a request to another machine, or
has an error in its JavaScript, fails its test. Without Chromium such tests are skipped; in CI they fail.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
ROOM = "classroom.test"  # a name that exists nowhere; the browser is told that it is this machine
AT_HOME = ("127.0.0.1", "localhost", "::1", ROOM)
INSIDE = ("about", "blob", "data", "file")
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--host-resolver-rules=MAP {ROOM} 127.0.0.1",
)
PHONE = {"width": 360, "height": 740}
GRAVE = ("serious", "critical")
DESK = {"width": 1280, "height": 720}


def absent(reason: str) -> None:
    """Skip a test that needs a browser; where CI=true, fail it."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{reason}, and CI has to test the pages")
    pytest.skip(reason)


def find_chromium() -> str | None:
    """Give the path of the machine's Chromium."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def leaves(url: str) -> bool:
    """Tell whether a request goes to another machine."""
    parts = urlsplit(url)
    return parts.scheme not in INSIDE and parts.hostname not in AT_HOME


@contextmanager
def launched() -> Iterator[Any]:
    """Start a headless Chromium, and end it."""
    program = find_chromium()
    if program is None:
        absent("there is no Chromium on this machine (on Debian: apt-get install chromium)")
    try:
        from playwright.sync_api import sync_playwright
    except ModuleNotFoundError:
        absent('Playwright is not installed (pip install "lanternwatch[browser]")')
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        try:
            yield chromium
        finally:
            chromium.close()


@contextmanager
def watched(chromium: Any, **options: Any) -> Iterator[Any]:
    """Open a page; once it is done with, fail if anything left the machine or went wrong in it.

    Parameters
    ----------
    chromium
        The browser.
    options
        Of Playwright's `new_context`, such as `viewport=PHONE` or `reduced_motion="reduce"`.
    """
    left: list[str] = []
    wrong: list[str] = []
    context = chromium.new_context(**({"viewport": DESK} | options))
    context.on("request", lambda request: left.append(request.url) if leaves(request.url) else None)
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    context.on("console", lambda line: wrong.append(line.text) if line.type == "error" else None)
    context.route(leaves, lambda route: route.abort())
    try:
        yield context.new_page()
    finally:
        context.close()
    assert not left, f"requests left the machine: {left}"
    assert not wrong, f"errors in the page: {wrong}"


def barriers(page: Any, *, but: str | None = None) -> list[str]:
    """Name what axe-core finds that shuts readers out: its violations that are serious or critical.

    What a selector of `but` finds is left out.
    """
    from axe_playwright_python.base import AXE_SCRIPT

    page.evaluate(AXE_SCRIPT)
    where = {"exclude": [[but]]} if but else {"include": [["html"]]}
    found = page.evaluate("(where) => axe.run(where, {resultTypes: ['violations']})", where)["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found if one["impact"] in GRAVE]


def open_file(page: Any, path: Path) -> None:
    """Open a file as from a USB stick."""
    page.goto(path.resolve().as_uri())


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """Give a browser for the tests of a file (while it runs, asyncio cannot be used in this process)."""
    with launched() as browser:
        yield browser


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    """Give a page of desk size for one test."""
    with watched(chromium) as opened:
        yield opened
