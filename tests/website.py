"""The built site for tests: built once for all of them, and served on loopback as in a classroom."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from filelock import FileLock

from sim.serving.pages import Server

CACHE = Path(__file__).parents[1] / "build" / "cache"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the whole site as `python -m docs.website` does, once for all workers, and give its folder."""
    for library in ("sphinx", "myst_nb", "jupyterlite_core"):
        pytest.importorskip(library, reason='needs pip install ".[docs]"')
    from docs.website.__main__ import build

    own = tmp_path_factory.getbasetemp()
    common = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    folder, done = common / "site", common / "site.built"
    with FileLock(common / "site.lock"):
        if not done.exists():
            build(folder, CACHE)
            done.touch()
    return folder


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
