"""Drawing: the pictures of a report, each with what it shows in words."""

from __future__ import annotations

from sim.views import figures
from sim.views.played import Played
from sim.views.report.pictures import Picture, picture
from sim.views.report.tables import budget_table


def budget(played: Played, centre: str, anchor: str) -> Picture:
    """Draw where the latency of a centre goes."""
    table = budget_table(played.measures.centres[centre], centre)
    stages = "; ".join(f"{row[0]} {row[1]} ({row[2]})" for row in table.rows) if table else "none"
    return picture(
        lambda ax: figures.budget(played, centre, ax),
        name=f"{anchor}-budget",
        title=f"The latency budget of {centre}",
        description=f"A waterfall of mean stages in ticks, each with its 95 % interval: {stages}.",
    )
