"""Tables of the report: numbers with their intervals and n, as text in rows and columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import evolve, frozen

from sim.analysis.measures import CentreMeasures, Measures
from sim.studies.sheets import Sheet
from sim.views.played import Played
from sim.views.reading import below_0, notes, read, read_centre
from sim.views.rows import Row, budget_rows, station_rows

MEASURES = ("", "value", "95 % interval", "n", "over")
BUDGET = ("stage", "mean, ticks", "95 % interval", "share of the latency")
STATIONS = ("", "value", "95 % interval", "n")
LEAST_SHARE = 0.0005  # a smaller share would be written as 0.0 %


@frozen
class Table:
    """A table of the page.

    Attributes
    ----------
    caption : str
        What it shows.
    head : tuple of str
        The names of its columns; the first column names the rows.
    rows : tuple of tuple of str
        Its cells.
    notes : tuple of str
        What is to be said beneath it.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()


def centre_table(played: Played, name: str) -> Table:
    """Show the measures of a centre."""
    centre = played.measures.centres[name]
    rows = [
        (row.label.strip(), *read(row), f"{row.estimate.n:,}", row.over)
        for row in read_centre(played.scenario, centre)
    ]
    return Table(f"{name}: measures", MEASURES, tuple(rows), tuple(notes(centre)))


def budget_table(centre: CentreMeasures, name: str) -> Table | None:
    """Show the stages of a budget, and that they add up; None where there was no true alert."""
    rows, latency = budget_rows(centre), Row("latency, all together", centre.latency.mean, "detected")
    if not latency.estimate.exists:
        return None
    lasting = [row for row in rows if row.estimate.value > 0.0]
    nothing = ", ".join(row.label for row in rows if row not in lasting)
    said = [f"No time at all: {nothing}."] if nothing else []
    return Table(
        f"{name}: where the time goes (n = {latency.estimate.n:,})",
        BUDGET,
        tuple((row.label, *read(row), _share(row, latency)) for row in (*lasting, latency)),
        (*said, *below_0(rows)),
    )


def _share(row: Row, latency: Row) -> str:
    share = row.estimate.value / latency.estimate.value if latency.estimate.value > 0.0 else 0.0
    return "below 0.1 %" if 0.0 < share < LEAST_SHARE else f"{100 * share:.1f} %"


def station_table(measures: Measures) -> Table | None:
    """Show the measures of all stations in one table; None where replications ended at their alerts."""
    rows = [
        (f"{name}, {row.label}", *read(row), f"{row.estimate.n:,}")
        for name, station in measures.stations.items()
        if station.served.exists
        for row in station_rows(station)
    ]
    return Table("Stations", STATIONS, tuple(rows)) if rows else None


def shortened(table: Table, most: int) -> Table:
    """Keep the first rows of a table, and say how many there are beyond them."""
    beyond = len(table.rows) - most
    if beyond <= 0:
        return table
    note = f"And {beyond} further rows, which are not shown."
    return evolve(table, rows=table.rows[:most], notes=(*table.notes, note))


def from_sheets(sheets: Sequence[Sheet]) -> Iterable[Table]:
    """Turn the tables of a study into tables of the page."""
    return [Table(sheet.title, sheet.head, sheet.rows) for sheet in sheets]
