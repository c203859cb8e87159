"""Chapters: what is told of one scenario, ready to be written into the page."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Any

from sim.model.cautions import cautions
from sim.model.describing import describe
from sim.views.played import played_line
from sim.views.reading import in_words
from sim.views.replay import fragment
from sim.views.report import drawing
from sim.views.report.excerpt import excerpt
from sim.views.report.material import Chapter
from sim.views.report.sparing import MOST_DRAWN
from sim.views.report.summary import facts
from sim.views.report.tables import budget_table, centre_table, from_sheets, shortened, station_table
from sim.views.rows import CONDITIONS

if TYPE_CHECKING:
    from markupsafe import Markup

    from sim.stories.traces import Trace

MOST_RANKED = 15  # rows of what to fix first
MOST_SENTENCES = 2  # of what to fix first, at a glance


def chapter_parts(chapter: Chapter, anchor: str) -> dict[str, Any]:
    """Gather what the template of a chapter names.

    Parameters
    ----------
    chapter
        The scenario, and what was found.
    anchor
        What the names of its parts begin with, within the page.
    """
    played, scenario = chapter.played, chapter.played.scenario
    names = list(played.measures.centres)
    return {
        "anchor": anchor,
        "label": chapter.source.label,
        "title": chapter.source.title,
        "story": scenario.story,
        "question": chapter.source.question,
        "network": [drawing.draw_network(played, anchor)],
        "line": played_line(played),
        "centres": [_centre(chapter, name, anchor, place) for place, name in enumerate(names, 1)],
        "stations": station_table(played.measures),
        "words": [*CONDITIONS.items(), *in_words(scenario).items()],
        "priorities": _priorities(chapter, anchor),
        **_replication(chapter, anchor),
        "description": describe(scenario),
        "cautions": cautions(scenario),
        "text": chapter.source.text,
        "run": chapter.run,
        "tell": chapter.tell,
        "why": played.why,
    }


def _centre(chapter: Chapter, name: str, anchor: str, place: int) -> dict[str, Any]:
    """Gather what is told of one centre; only the first few have pictures."""
    played, own = chapter.played, f"{anchor}-c{place}"
    drawn = place <= MOST_DRAWN
    measures = played.measures.centres[name]
    return {
        "name": name,
        "facts": list(facts(measures, played.scenario)),
        "measures": centre_table(played, name),
        "budget": budget_table(measures, name),
        "waterfall": [drawing.draw_budget(played, name, own)] if drawn else [],
        "distribution": [drawing.draw_latency(played, name, own)] if drawn else [],
    }


def _priorities(chapter: Chapter, anchor: str) -> dict[str, Any]:
    """Gather what to fix first."""
    study = chapter.explanation
    return {
        "centre": study.centre,
        "study": study,
        "sentences": study.sentences[:MOST_SENTENCES],
        "pictures": [drawing.draw_priorities(study, anchor)] if study.savings else [],
        "tables": [shortened(table, MOST_RANKED) for table in from_sheets(study.sheets)],
    }


def _replay(trace: Trace) -> Markup | None:
    """Give the replay; None where there are too many events for one."""
    from markupsafe import Markup

    try:
        return Markup(fragment(trace))
    except ValueError:
        return None


def _replication(chapter: Chapter, anchor: str) -> dict[str, Any]:
    """Gather what is told of one replication."""
    trace = chapter.trace
    warned_at = max(float(own.instant("delivered")[0]) for own in trace.records.centres.values())
    endings = [f"True alert of {name}: {end}" for name, end in trace.endings.items()]
    return {
        "trace": trace,
        "exemplar": chapter.exemplar,
        "replay": _replay(trace),
        "timeline": [drawing.draw_timeline(trace, chapter.centre, anchor)],
        "excerpt": excerpt(trace.lines, inf if endings else warned_at),
        "endings": endings,
    }
