"""The logbook: what happened in each replication, written into the columns of the records."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.engines.events.reports import Alert, Report, Visit
from sim.model.network import Source
from sim.model.stations import Centre, Relay
from sim.records import PATH, TABLES, CentreColumns, Records, StationColumns, make_table

if TYPE_CHECKING:
    from sim.engines.events.centres import CentreAtWork
    from sim.engines.events.world import World

Look = tuple[int, float, bool, bool, bool, float]


class Logbook:
    """Writes down what happens; the tables only if they were asked for."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in sorted(world.request.tables)}
        self.wants_looks = "looks" in self.rows
        width = world.draws.width
        self.centres = {name: _empty_centre(width) for name in world.centres}
        self.stations = {name: _empty_station(width) for name in world.stations}
        self.places = {station.name: place for place, station in enumerate(world.network.stations)}
        self.centre_places = {centre.name: place for place, centre in enumerate(world.network.centres)}
        self._open()

    def _open(self) -> None:
        """Turn to a new page: one replication."""
        self.looks: list[tuple[Source, Look]] = []
        self.reports: list[Report] = []
        self.visits: list[tuple[int, Visit]] = []
        self.alerts: list[tuple[int, Alert]] = []

    def looked(self, source: Source, look: Look) -> None:
        """Note a look."""
        self.looks.append((source, look))

    def sent(self, report: Report) -> None:
        """Note a report."""
        if "reports" in self.rows:
            self.reports.append(report)

    def visited(self, station: Relay | Centre, visit: Visit) -> None:
        """Note a report's arrival at a station."""
        if "visits" in self.rows:
            self.visits.append((self.places[station.name], visit))

    def alerted(self, centre: Centre, alert: Alert) -> None:
        """Note an alert, issued or adopted."""
        if "alerts" in self.rows:
            self.alerts.append((self.centre_places[centre.name], alert))

    def close(self) -> None:
        """Write the page of a replication into the columns."""
        at = self.world.replication
        for name, centre in self.world.centres.items():
            _write_centre(self.centres[name], at, centre)
        for name, station in self.world.stations.items():
            sums, columns = station.sums, self.stations[name]
            sums.waiting(self.world.horizon, len(station.queue))
            columns.wait[at], columns.waited[at], columns.busy[at] = sums.wait, sums.waited, sums.busy
            columns.served[at], columns.longest_queue[at] = sums.served, sums.longest_queue
        if self.rows:
            self._write_tables()
            self._open()

    def _write_tables(self) -> None:
        world, end = self.world, self.world.clock.end
        at = int(world.draws.replications[world.replication])
        rows: dict[str, Callable[[], list[tuple[Any, ...]]]] = {
            "looks": lambda: [(at, source.rank, *look) for source, look in self.looks if look[1] <= end],
            "reports": lambda: [(at, *self._report_row(report)) for report in self.reports],
            "visits": lambda: [(at, place, *_visit_row(visit)) for place, visit in self.visits],
            "alerts": lambda: [(at, place, *self._alert_row(alert)) for place, alert in self.alerts],
            "outages": lambda: [(at, *row) for row in self._outage_rows(end)],
        }
        for table, written in self.rows.items():
            written.extend(rows[table]())

    def _report_row(self, report: Report) -> tuple[Any, ...]:
        failed = math.nan
        if not math.isnan(report.processed):
            failed = self.world.watches[report.source.name].failed_tries(report.index)
        return (
            report.source.rank,
            report.index,
            report.look,
            report.genuine,
            report.processed,
            failed,
            report.linked,
        )

    def _alert_row(self, alert: Alert) -> tuple[Any, ...]:
        instants = (alert.met, alert.given, alert.adopted, alert.decided, alert.delivered)
        report = alert.first.report
        giver = self.centre_places[alert.giver]
        return (giver, alert.number, alert.genuine, *instants, report.source.rank, report.index)

    def _outage_rows(self, end: float) -> list[tuple[Any, ...]]:
        outages = [outage.name for outage in self.world.network.scenario.outages]
        rows: list[tuple[Any, ...]] = []
        for (name, sensor), course in self.world.courses.items():
            switches = [instant if instant <= end else math.nan for instant in course.switches]
            for down, up in zip(switches[::2], switches[1::2], strict=True):
                if not math.isnan(down):
                    rows.append((outages.index(name), math.nan if sensor is None else sensor, down, up))
        return rows

    def records(self) -> Records:
        """Give the records of all replications."""
        world = self.world
        return Records(
            replication=world.draws.replications,
            onset=world.onsets.at,
            zone=world.onsets.zone,
            centres=self.centres,
            stations={} if world.request.until_alert else self.stations,
            tables={table: make_table(table, _columns(table, rows)) for table, rows in self.rows.items()},
        )


def _columns(table: str, rows: list[tuple[Any, ...]]) -> dict[str, tuple[Any, ...]]:
    names = TABLES[table]
    return dict(zip(names, zip(*rows, strict=True) if rows else [()] * len(names), strict=True))


def _visit_row(visit: Visit) -> tuple[Any, ...]:
    report = visit.report
    return (report.source.rank, report.index, visit.shared, visit.arrived, visit.begun, visit.served)


def _empty_centre(width: int) -> CentreColumns:
    return CentreColumns(
        path=np.full((len(PATH), width), np.nan),
        first_alert=np.full(width, np.nan),
        first_true=np.zeros(width, dtype=bool),
        false_alerts=np.zeros(width, dtype=np.int32),
        armed=np.zeros(width),
    )


def _empty_station(width: int) -> StationColumns:
    def counts() -> Any:
        return np.zeros(width, dtype=np.int32)

    return StationColumns(np.zeros(width), counts(), np.zeros(width), counts(), counts())


def _write_centre(columns: CentreColumns, at: int, centre: CentreAtWork) -> None:
    """Write what one centre did in one replication."""
    if centre.first_true is not None:
        columns.path[:, at] = _path(centre.world, centre.first_true)
    if centre.first_alert is not None:
        columns.first_alert[at] = centre.first_alert.delivered
        columns.first_true[at] = centre.first_alert.genuine
    columns.false_alerts[at] = centre.false_alerts
    columns.armed[at] = max(0.0, centre.rule_stopped_at - centre.world.network.scenario.warmup)


def _path(world: World, alert: Alert) -> tuple[float, ...]:
    """Give the instants of a true alert in the order of `PATH`."""
    visit, report = alert.first, alert.first.report
    sensor = world.sensors[report.source.sensor.rank]
    seen = (sensor.first_look, sensor.first_fired, report.look)
    way = (report.processed, report.linked, report.relayed, visit.arrived, visit.begun, visit.served)
    return (*seen, *way, alert.met, alert.given, alert.adopted, alert.decided, alert.delivered)
