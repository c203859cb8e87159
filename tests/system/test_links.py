"""Every relative link and picture in every page leads to a file of this repository."""

import re
import subprocess
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest

CLONE = Path(__file__).parents[2]
AWAY = re.compile(r"[a-z]+:")  # https:, mailto: and the like
FENCED = re.compile(r"^(```+|~~~+).*?^\1", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`[^`\n]+`")
LINK = re.compile(r"\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)")
DEFINED = re.compile(r"^\[[^\]]+\]:\s*(\S+)", re.MULTILINE)
HOUSES = {".git", ".venv", "build", "dist"}


@cache
def files() -> frozenset[Path]:
    """List the files that git knows; outside of a clone, as in an unpacked package, all that are there."""
    git = ["git", "ls-files", "-z"]
    known = subprocess.run(git, cwd=CLONE, capture_output=True, encoding="utf-8", check=False)
    if known.returncode == 0 and known.stdout:
        return frozenset(CLONE / line for line in known.stdout.split("\0") if line)
    found = (path for path in CLONE.rglob("*") if path.is_file())
    return frozenset(path for path in found if not HOUSES & set(path.relative_to(CLONE).parts))


def pages() -> list[Path]:
    """List the pages."""
    return sorted(path for path in files() if path.suffix == ".md")


def links(text: str) -> list[str]:
    """List the relative links and pictures of a text; what stands in code is none.

    Examples
    --------
    >>> links("[a](b.md#c) ![d](e/f.png) [g](https://h.example) `[i](j)` [k](#l)")
    ['b.md', 'e/f.png']
    """
    prose = INLINE.sub("", FENCED.sub("", text))
    targets = [unquote(found.split("#")[0]) for found in LINK.findall(prose) + DEFINED.findall(prose)]
    return [target for target in targets if target and not AWAY.match(target)]


def name(page: Path) -> str:
    return page.relative_to(CLONE).as_posix()


def led_to(page: Path) -> dict[str, Path]:
    """Give where each relative link of a page leads."""
    return {target: (page.parent / target).resolve() for target in links(page.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("page", pages(), ids=name)
def test_every_relative_link_leads_to_something_in_the_repository(page: Path) -> None:
    there = files() | {folder for file in files() for folder in file.parents if folder.is_relative_to(CLONE)}
    assert not [target for target, place in led_to(page).items() if place not in there]


def test_every_page_is_reached_from_the_readme() -> None:
    reached, waiting = set(), [CLONE / "README.md"]
    while waiting:
        page = waiting.pop()
        reached.add(page)
        waiting += [place for place in led_to(page).values() if place in pages() and place not in reached]
    assert not {name(page) for page in set(pages()) - reached}


def test_there_are_pages_with_links() -> None:
    assert len(led_to(CLONE / "README.md")) > 10
    page = CLONE / "docs" / "reference" / "performance.md"
    assert led_to(page)["../pictures/growth.png"] == CLONE / "docs" / "pictures" / "growth.png"
