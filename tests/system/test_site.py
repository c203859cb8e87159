"""The site: it builds without a warning, all of its links lead somewhere, and it asks no other machine.

It needs the extra `docs`, which `.ci/run` installs. Links to other sites, such as those of the
bibliography, cannot be followed here, and are not.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from browser import DESK, PHONE, watched
from commands import run
from notebooks import notebooks
from website import served

from sim.model.fiction import FICTION

DOCS = Path(__file__).parents[2] / "docs"
LOOKED_AT = ("index.html", "lessons/first-light.html", "reference/scenario-format.html", "glossary.html")
MODEL_WORDS = (  # the words of the model, and what their explanations name
    *(
        "onset",
        "look",
        "report",
        "genuine",
        "link",
        "station",
        "relay",
        "centre",
        "rule",
        "k of n",
        "CUSUM",
        "drift",
    ),
    *(
        "limit",
        "evidence",
        "alert",
        "share",
        "adopted alert",
        "cue",
        "outage",
        "zone",
        "growth",
        "horizon",
        "warmup",
    ),
    *("latency", "deadline", "margin", "budget", "stage"),
)


class Links(HTMLParser):
    """What a page leads to, what it loads, and what can be led to in it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.led_to: list[str] = []
        self.loaded: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = dict(attributes)
        self.anchors |= {name for key in ("id", "name") if (name := found.get(key))}
        target = found.get("href") or found.get("src")
        if target:
            (self.led_to if tag == "a" else self.loaded).append(target)


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as place:
        yield place


@cache
def links(page: Path) -> Links:
    return Links(page.read_text(encoding="utf-8"))


def own_pages(site: Path) -> list[Path]:
    """List the pages that Sphinx made."""
    return [
        page
        for page in sorted(site.rglob("*.html"))
        if not {site / "lite", site / "_static"} & {*page.parents}
    ]


def broken(site: Path, page: Path, target: str) -> bool:
    """Tell whether a link within the site leads nowhere."""
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return False
    file = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    if not file.is_file() or not file.is_relative_to(site):
        return True
    return (
        bool(parts.fragment) and file.suffix == ".html" and unquote(parts.fragment) not in links(file).anchors
    )


def test_every_link_within_the_site_leads_somewhere(site: Path) -> None:
    wrong = [
        f"{page.relative_to(site)}: {target}"
        for page in own_pages(site)
        for target in links(page).led_to + links(page).loaded
        if broken(site, page, target)
    ]
    assert len(own_pages(site)) > 30
    assert not wrong


def test_a_link_that_leads_nowhere_is_found(site: Path) -> None:
    home = site / "index.html"
    assert [broken(site, home, target) for target in ("nowhere.html", "glossary.html#nothing", "../x")] == [
        True
    ] * 3
    assert not broken(site, home, "glossary.html#term-onset")


def test_no_page_loads_anything_from_another_machine(site: Path) -> None:
    away = {target for page in own_pages(site) for target in links(page).loaded if urlsplit(target).netloc}
    assert not away


def test_every_page_carries_the_line_of_fiction(site: Path) -> None:
    assert not [page for page in own_pages(site) if FICTION not in page.read_text(encoding="utf-8")]


def test_every_lesson_leads_to_its_live_notebook_in_one_click(site: Path) -> None:
    names = {path.stem for path in notebooks()}
    assert names == {path.stem for path in (site / "lite" / "files" / "lessons").glob("*.ipynb")}
    for name in names:
        way = f"../lite/notebooks/index.html?path=lessons%2F{name}.ipynb"
        assert way in links(site / "lessons" / f"{name}.html").led_to
        assert json.loads(
            (site / "lite" / "files" / "lessons" / f"{name}.ipynb").read_text(encoding="utf-8")
        )["cells"]


@pytest.mark.parametrize("path", LOOKED_AT)
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_fits_its_window_and_nothing_leaves(
    chromium: Any, address: str, path: str, size: dict[str, int], scheme: str
) -> None:
    with watched(chromium, viewport=size, color_scheme=scheme) as page:
        page.goto(address + path)
        page.wait_for_load_state("load")
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        assert page.evaluate("document.documentElement.dataset.theme") == scheme


def test_mathematics_is_set_by_the_sites_own_script(site: Path) -> None:
    scripts = {
        (page.parent / urlsplit(target).path).resolve()
        for page in own_pages(site)
        for target in links(page).loaded
        if "mathjax" in target.lower()
    }
    assert scripts <= {site / "_static" / "mathjax" / "tex-svg.js"}
    assert (site / "_static" / "mathjax" / "tex-svg.js").stat().st_size > 1_000_000


def test_the_glossary_has_the_words_of_the_model() -> None:
    glossary = (DOCS / "glossary.md").read_text(encoding="utf-8")
    terms = re.findall(r"^([^\s#*`].*)\n  \S", glossary, re.MULTILINE)
    assert set(MODEL_WORDS) <= set(terms)
    assert len(terms) == len(set(terms)) > 50


def test_the_story_of_one_alert_is_the_trace_that_the_command_tells() -> None:
    page = (DOCS / "explanation" / "the-story-of-one-alert.md").read_text(encoding="utf-8")
    (told,) = re.findall(r"^```text\n(.*?)\n```$", page, re.MULTILINE | re.DOTALL)
    assert told == run("trace", "first_light").stdout.rstrip()
