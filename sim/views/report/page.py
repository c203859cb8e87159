"""The page: what a report is made of becomes one file of HTML that needs nothing else.

Templates of Jinja2 hold its structure; whatever they are handed is escaped, unless it was made here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from sim.model.fiction import FICTION
from sim.model.problems import printable
from sim.model.wording import amount, listing
from sim.views import replay
from sim.views.report.chapters import chapter_parts
from sim.views.report.drawing import draw_comparison
from sim.views.report.material import Material
from sim.views.report.policy import policy
from sim.views.report.sparing import MOST_BYTES, spared
from sim.views.report.tables import from_sheets

if TYPE_CHECKING:
    from jinja2 import Environment

CONTROLS = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)  # and what turns text
PARTS = (
    ("glance", "At a glance"),
    ("story", "The story"),
    ("network", "The network"),
    ("measures", "What was measured"),
    ("budget", "Where the time goes"),
    ("distribution", "How it is spread"),
    ("priorities", "What to fix first"),
    ("replication", "One replication, told"),
    ("assumptions", "What is assumed"),
)


def page(material: Material) -> str:
    """Write a report as one page of HTML, with nothing outside of it."""
    from markupsafe import Markup

    sheet = files("sim.views.report").joinpath("templates", "page.css").read_text(encoding="utf-8")
    styles, scripts = (sheet, replay.style()), (replay.page_script(),)
    whole = [chapter_parts(chapter, f"s{place}") for place, chapter in enumerate(material.chapters, 1)]
    template = _environment().get_template("page.html")
    told = {
        "policy": policy(styles, scripts),
        "styles": [Markup(text) for text in styles],
        "scripts": [Markup(text) for text in scripts],
        "title": listing([chapter["title"] for chapter in whole]),
        "author": material.author,
        "played": _played(material),
        "fiction": FICTION,
        "contents": _contents(whole),
        "comparison": _comparison(material),
        "command": material.command,
        "versions": material.versions,
    }
    for chapters in spared(whole):
        text = template.render(**told, chapters=chapters)
        if len(text.encode()) <= MOST_BYTES:
            break
    return text


def _environment() -> Environment:
    """Make what fills the templates: everything is escaped, and a name that is missing is an error."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("sim.views.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_visible,
    )


def _visible(value: Any) -> Any:
    """Write the control characters of a text as escapes; what was made as HTML here is left alone."""
    return CONTROLS.sub(lambda found: printable(found[0]), value) if type(value) is str else value


def _played(material: Material) -> str:
    """Say what was played, in a line."""
    first = material.chapters[0].played
    of_each = " of each scenario" if len(material.chapters) > 1 else ""
    return f"{amount(first.replications, 'replication')}{of_each}, with seed {first.seed}."


def _contents(chapters: Sequence[Mapping[str, Any]]) -> list[tuple[str, str]]:
    """List where the contents lead: to the parts of one scenario, or to several scenarios."""
    if len(chapters) == 1:
        listed = [(f"{chapters[0]['anchor']}-{part}", words) for part, words in PARTS]
    else:
        listed = [("comparison", "Comparison"), *((one["anchor"], one["title"]) for one in chapters)]
    return [*listed, ("repeat", "How to repeat it")]


def _comparison(material: Material) -> dict[str, Any] | None:
    """Gather what is shown of a comparison."""
    study = material.comparison
    if study is None:
        return None
    return {"study": study, "pictures": list(draw_comparison(study)), "tables": from_sheets(study.sheets)}
