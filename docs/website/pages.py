"""The pages: built by Sphinx with warnings as errors, and with the mathematics' typesetter among them."""

import shutil
import sys
from pathlib import Path

from docs.website.fetching import CLONE, package_of_npm, run

MATHJAX = "mathjax-3.2.2.tgz"
SCRIPT = "tex-svg.js"


def build(site: Path, work: Path, cache: Path, *, live: bool) -> None:
    """Build the pages into a folder.

    Parameters
    ----------
    site
        The folder of the site.
    work
        A folder for what is put together on the way.
    cache
        Where what was fetched is kept.
    live
        Whether each lesson has a link to its live notebook.
    """
    typesetter = work / "static" / "mathjax"
    typesetter.mkdir(parents=True, exist_ok=True)
    shutil.copy(package_of_npm(MATHJAX, cache) / "es5" / SCRIPT, typesetter)
    words = ["--fail-on-warning", "--keep-going", "--quiet", "--doctree-dir", str(work / "doctrees")]
    run(
        [sys.executable, "-m", "sphinx", *words, str(CLONE / "docs"), str(site)],
        PYTHONPATH=str(CLONE),
        LANTERNWATCH_STATIC=str(work / "static"),
        LANTERNWATCH_LIVE="1" if live else "",
    )
