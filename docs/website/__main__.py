"""Build the site: `python -m docs.website`."""

import sys
from argparse import ArgumentParser
from pathlib import Path

from docs.website import lite, pages
from docs.website.fetching import CLONE

BUILD = CLONE / "build"


def main() -> None:
    """Build the pages, and JupyterLite beside them."""
    asked = ArgumentParser(prog="python -m docs.website", description=__doc__)
    asked.add_argument("--out", type=Path, default=BUILD / "site", help="the folder of the site [build/site]")
    asked.add_argument("--cache", type=Path, default=BUILD / "cache", help="where what was fetched is kept")
    asked.add_argument("--pages-only", action="store_true", help="leave the live notebooks out")
    asked.add_argument("--public", action="store_true", help="browsers take Pyodide from its public network")
    told = asked.parse_args()
    site, cache = told.out.resolve(), told.cache.resolve()
    work = site.with_name(f"{site.name}-work")
    pages.build(site, work / "pages", cache, live=not told.pages_only)
    if not told.pages_only:
        lite.build(site, work / "lite", cache, public=told.public)
    sys.stdout.write(f"The site is built. To look at it: lanternwatch serve {told.out}\n")


main()
