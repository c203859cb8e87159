"""Build the site: `python -m docs.website`."""

import sys
from argparse import ArgumentParser
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from docs.website import lite, pages
from docs.website.fetching import CLONE

BUILD = CLONE / "build"


def build(site: Path, cache: Path, *, live: bool = True, public: bool = False) -> None:
    """Build the pages, and JupyterLite beside them, both at the same time.

    Parameters
    ----------
    site
        The folder of the site.
    cache
        Where what was fetched is kept.
    live
        Whether there are live notebooks.
    public
        Whether browsers take packages from the public network of Pyodide.
    """
    work = site.with_name(f"{site.name}-work")
    with ThreadPoolExecutor() as side_by_side:
        builds = [side_by_side.submit(pages.build, site, work / "pages", cache, live=live)]
        if live:
            builds.append(side_by_side.submit(lite.build, site, work / "lite", cache, public=public))
    for done in builds:
        done.result()


def main() -> None:
    """Read what is asked for, and build it."""
    asked = ArgumentParser(prog="python -m docs.website", description=__doc__)
    asked.add_argument("--out", type=Path, default=BUILD / "site", help="the folder of the site [build/site]")
    asked.add_argument("--cache", type=Path, default=BUILD / "cache", help="where what was fetched is kept")
    asked.add_argument("--pages-only", action="store_true", help="leave the live notebooks out")
    asked.add_argument("--public", action="store_true", help="browsers take packages from Pyodide's network")
    told = asked.parse_args()
    build(told.out.resolve(), told.cache.resolve(), live=not told.pages_only, public=told.public)
    sys.stdout.write(f"The site is built. To look at it: lanternwatch serve {told.out}\n")


if __name__ == "__main__":
    main()
