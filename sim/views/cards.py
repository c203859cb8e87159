"""Cards: a result as HTML in a notebook. All that comes from a scenario is escaped."""

from collections.abc import Sequence
from html import escape

from sim.analysis.measures import CentreMeasures
from sim.model.describing import title_of
from sim.model.fiction import FICTION
from sim.views.played import Played, played_line
from sim.views.reading import below_0, notes, read, read_centre
from sim.views.rows import CONDITIONS, Row, budget_rows, station_rows

BLUE = "#0072B2"  # of Okabe and Ito
WIDEST = 240  # points of the longest bar


def result_card(played: Played) -> str:
    """Show a result: story, measures, budget and stations, each number with its interval and n."""
    scenario, measures = played.scenario, played.measures
    centres = "".join(_centre(name, centre, played) for name, centre in measures.centres.items())
    stations = "".join(
        f"<h4>{escape(name)} (station)</h4>{_table(station_rows(station))}"
        for name, station in measures.stations.items()
        if station.served.exists
    )
    conditions = "; ".join(f"<b>{escape(key)}</b>: {escape(text)}" for key, text in CONDITIONS.items())
    return (
        f"<div><h3>{escape(title_of(scenario))}</h3><p>{escape(scenario.story)}</p>"
        f"<p>{escape(played_line(played))}</p>{centres}{stations}"
        f"<p><small>Intervals hold 95 %. Over: {conditions}.</small></p>"
        f"<p><small>{escape(played.why)}</small></p><p><small>{FICTION}</small></p></div>"
    )


def _centre(name: str, centre: CentreMeasures, played: Played) -> str:
    stages = budget_rows(centre)
    lasting = [row for row in stages if row.estimate.exists and row.estimate.value > 0.0]
    nothing = [row.label for row in stages if row not in lasting]
    said = [f"No time at all: {', '.join(nothing)}."] if lasting and nothing else []
    return (
        f"<h4>{escape(name)}</h4>{_table(read_centre(played.scenario, centre))}{_paragraphs(notes(centre))}"
        f"<h4>Budget of {escape(name)}: where the time goes (ticks)</h4>"
        f"{_table(lasting or stages, bars=True)}{_paragraphs([*said, *below_0(stages)])}"
    )


def _paragraphs(sentences: Sequence[str]) -> str:
    return "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences)


def _table(rows: Sequence[Row], *, bars: bool = False) -> str:
    longest = max((row.estimate.value for row in rows if row.estimate.exists), default=0.0) if bars else 0.0
    head = (
        f"<tr><th></th><th>value</th><th>95 % interval</th><th>n</th><th>over</th>{'<th></th>' * bars}</tr>"
    )
    return f"<table>{head}{''.join(_row(row, longest, bars=bars) for row in rows)}</table>"


def _row(row: Row, longest: float, *, bars: bool) -> str:
    cells = (row.label, *read(row), f"{row.estimate.n:,}", row.over)
    told = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    drawn = longest > 0.0 and row.estimate.exists
    bar = _bar(row.estimate.value / longest) if drawn else "<td></td>"
    return f"<tr>{told}{bar if bars else ''}</tr>"


def _bar(share: float) -> str:
    style = f"background:{BLUE};height:0.8em;width:{share * WIDEST:.0f}px"
    return f"<td><div style='{style}'></div></td>"
