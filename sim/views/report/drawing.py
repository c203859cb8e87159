"""Drawing: the pictures of a report, each with what it shows in words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sim.analysis.catalogue import QUANTILES
from sim.model.describing import describe
from sim.model.wording import listing, number
from sim.studies.sheets import around
from sim.views import style
from sim.views.figures.compared import differences
from sim.views.figures.latency import latency
from sim.views.figures.network import network
from sim.views.figures.priorities import MOST_BARS, priorities
from sim.views.figures.timeline import timeline
from sim.views.figures.waterfall import budget
from sim.views.reading import read
from sim.views.report.pictures import Picture, picture
from sim.views.report.tables import budget_table
from sim.views.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matplotlib.figure import Figure

    from sim.stories.traces import Trace
    from sim.studies.compare import Comparison
    from sim.studies.explain import Explanation
    from sim.views.played import Recorded

WIDTH = 11.2  # inches; letters are then about as large as those around the picture
TOGETHER = 4  # variants that one picture shows


def draw_network(played: Recorded, anchor: str) -> Picture:
    """Draw who reports to whom, and how busy every station is."""
    busy = [
        f"{name} {Row('', own.utilisation, '', share=True).value} busy"
        for name, own in played.measures.stations.items()
        if own.utilisation.exists
    ]
    tree = [line.lstrip("└├│─ ") for line in describe(played.scenario).tree]
    return picture(
        lambda figure: network(played, figure.add_subplot()),
        name=f"{anchor}-network",
        title="The network and its load",
        description=f"A diagram of {number(len(tree))} parts: {'; '.join([*tree, *busy])}.",
        size=style.SLIDE,
    )


def draw_budget(played: Recorded, centre: str, anchor: str) -> Picture:
    """Draw where the latency of a centre goes."""
    table = budget_table(played.measures.centres[centre], centre)
    rows = () if table is None else table.rows
    stages = "; ".join(f"{row[0]} {row[1]} ({row[2]})" for row in rows)
    return picture(
        lambda figure: budget(played, centre, figure.add_subplot()),
        name=f"{anchor}-budget",
        title=f"The latency budget of {centre}",
        description=f"A waterfall of mean stages in ticks, with 95 % intervals: {stages}.",
        size=(WIDTH, 5.6),
    )


def draw_latency(played: Recorded, centre: str, anchor: str) -> Picture:
    """Draw how the latency of a centre is spread."""
    own = played.measures.centres[centre]
    rows = [Row(level, getattr(own.latency, level), "") for level in QUANTILES]
    rows.append(Row("never warned", own.missed, "", share=True))
    told = "; ".join(f"{row.label} {' ('.join(read(row))})" for row in rows)
    return picture(
        lambda figure: latency(played, centre, figure),
        name=f"{anchor}-latency",
        title=f"The distribution of the latency of {centre}",
        description="A histogram, the quantiles, and the share of onsets not warned of yet, along the ticks "
        f"after the onset, with 95 % intervals: {told}.",
        size=style.SLIDE,
    )


def draw_priorities(explanation: Explanation, anchor: str) -> Picture:
    """Draw what each remedy saves."""
    savings = [one for one in explanation.savings if one.mean.exists]
    told = "; ".join(f"{one.remedy.words} {around(one.mean)}" for one in savings)
    return picture(
        lambda figure: priorities(explanation, ax=figure.add_subplot()),
        name=f"{anchor}-priorities",
        title=f"What to fix first at {explanation.centre}",
        description=f"Bars of the ticks that each remedy saves of the mean latency, ranked: {told}.",
        size=(WIDTH, 2.0 + 0.5 * min(len(savings), MOST_BARS)),
    )


def draw_timeline(trace: Trace, centre: str, anchor: str) -> Picture:
    """Draw one replication: who did what when, and the path behind the alert."""
    stages = trace.budgets.get(centre, {})
    took = "; ".join(
        f"{stage.replace('_', ' ')} {number(round(ticks, 3))}" for stage, ticks in stages.items() if ticks > 0
    )
    end = f"the stages of the alert of {centre}, in ticks: {took}" if took else trace.endings.get(centre, "")
    return picture(
        lambda figure: timeline(trace, centre, figure.add_subplot()),
        name=f"{anchor}-timeline",
        title=f"The timeline of replication {trace.replication:,}",
        description="Lanes along the ticks, for sensors, links, stations and centres, and in black the path "
        f"behind the alert. The list below tells it in words; {end}.",
        size=style.SLIDE,
    )


def draw_comparison(comparison: Comparison) -> Iterator[Picture]:
    """Draw how variants differ from the first, at each centre that all have; a few variants at a time."""
    names = [{part.name for part in one.contrasts} for one in comparison.others]
    labels = [one.label for one in comparison.others]
    centres = [name for name in comparison.first.measures.centres if set.intersection(*names) >= {name}]
    for centre in centres:
        for first in range(0, len(labels), TOGETHER):
            group = labels[first : first + TOGETHER]
            yield picture(
                partial(_draw_differences, comparison, centre, group),
                name=f"comparison-{centres.index(centre)}-{first}",
                title=f"How {listing(group)} differs from {comparison.first.label} at {centre}",
                description=" ".join(comparison.sentences[first : first + TOGETHER]),
                size=(WIDTH, 7.0),
            )


def _draw_differences(comparison: Comparison, centre: str, group: list[str], figure: Figure) -> None:
    differences(comparison, ax=figure.add_subplot(), place=centre, variants=group)
