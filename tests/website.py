"""The built site for tests: built once for all of them, and served on loopback as in a classroom."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest

from sim.serving.pages import Server

CLONE = Path(__file__).parents[1]
BUILD = CLONE / "build"
SITE = BUILD / f"tested-site{os.environ.get('PYTEST_XDIST_WORKER', '')}"


@cache
def built() -> Path:
    """Build the whole site as `python -m docs.website` does, once, and give its folder."""
    for library in ("sphinx", "myst_nb", "jupyterlite_core"):
        pytest.importorskip(library, reason='needs pip install ".[docs]"')
    from docs.website.__main__ import build

    build(SITE, BUILD / "cache")
    return SITE


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on loopback, and give the address of its first page."""
    with Server(folder, "127.0.0.1", 0) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
