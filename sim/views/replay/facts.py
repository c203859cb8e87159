"""Facts: a trace as plain data for a page, with None for what did not happen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import isnan
from typing import Any, Protocol

from attrs import asdict

from sim.model.describing import title_of
from sim.model.distributions import Constant
from sim.model.fiction import FICTION
from sim.model.network import Network, build_network
from sim.model.scenario import Scenario
from sim.model.stations import Centre, Relay
from sim.records import Records
from sim.stories.course import Course
from sim.stories.events import Event
from sim.stories.telling import lines
from sim.views.replay import legs, standing

MOST_EVENTS = 20_000
Row = dict[str, Any]


class Told(Protocol):
    """What a replay shows of a trace."""

    @property
    def scenario(self) -> Scenario:
        """What was played."""

    @property
    def seed(self) -> int:
        """The seed."""

    @property
    def replication(self) -> int:
        """The number of the replication."""

    @property
    def events(self) -> tuple[Event, ...]:
        """Everything that happened, in order, up to where the telling stops."""

    @property
    def stopped(self) -> bool:
        """Whether the telling stops before the horizon."""

    @property
    def budgets(self) -> Mapping[str, Mapping[str, float]]:
        """The budgets of the true alerts that are told."""

    @property
    def records(self) -> Records:
        """The records, with all tables."""


def replay_data(trace: Told) -> Row:
    """Give all that a page needs to replay a trace, ready for JSON.

    Parameters
    ----------
    trace
        One replication; where it stops early, the replay ends there.

    Returns
    -------
    dict
        Names, what is joined to what, and instants in ticks; None for what did not happen by the horizon.
        Tables of many rows are columns: a dict of lists.

    Raises
    ------
    ValueError
        If the trace has more than 20,000 events: too many to look at, and too large for a page.

    Examples
    --------
    >>> import sim
    >>> data = replay_data(sim.trace("first_light"))
    >>> data["onset"], data["end"], data["centres"][0]["delivered"]
    (50.0, 200.0, 69.24518520641898)
    """
    if len(trace.events) > MOST_EVENTS:
        raise ValueError(
            f"this trace has {len(trace.events):,} events, and a replay at most {MOST_EVENTS:,}: let it stop"
            ' earlier, such as trace(…, until="delivered")'
        )
    network, records = build_network(trace.scenario), trace.records
    course = Course(network, records)
    onset = legs.or_none(records.onset[0])
    cut = [*legs.sensor_legs(course), *legs.station_legs(course), *legs.cue_legs(course)]
    alerts = list(legs.alert_legs(course))
    return {
        **_heading(trace, onset),
        "sensors": _sensors(course),
        "stations": _stations(network),
        "shares": [_share(network, share.from_, share.to, share.what) for share in network.scenario.shares],
        "rules": [_columned(rule) for rule in standing.rules(course, trace.events)],
        "centres": _centres(trace, course, onset),
        "reports": _columns(legs.Leg, legs.lasting([leg for leg in cut if isinstance(leg, legs.Leg)])),
        "alerts": _columns(legs.Leg, legs.lasting([leg for leg in alerts if isinstance(leg, legs.Leg)])),
        "losses": _columns(legs.Loss, [loss for loss in (*cut, *alerts) if isinstance(loss, legs.Loss)]),
        "warnings": _warnings(course),
        "lines": _columns_of(("at", "kind", "words"), [asdict(line) for line in lines(trace.events)]),
    }


def _heading(trace: Told, onset: float | None) -> Row:
    """Give what is true of the whole replay."""
    scenario = trace.scenario
    said = scenario.onset
    lasts = said.lasts if said is not None else None
    zone = said.zones.names[int(trace.records.zone[0])] if said is not None and said.zones else None
    last = trace.events[-1].at if trace.events else 0.0
    return {
        "title": title_of(scenario),
        "story": scenario.story,
        "fiction": FICTION,
        "seed": str(trace.seed),
        "replication": trace.replication,
        "end": last if trace.stopped else scenario.horizon,
        "whole": not trace.stopped,
        "onset": onset,
        "over": None if onset is None or lasts is None else onset + lasts,
        "zone": None if onset is None else zone,
        "deadline": said.deadline if said is not None else None,
    }


def _sensors(course: Course) -> list[Row]:
    """Say of every sensor what it is called, where it reports, and what it saw when."""
    network = course.network
    looks, outages = standing.looks(course), standing.outages(course)
    cued = {to: [cue.from_ for cue in network.scenario.cues if cue.to == to] for to in _groups(network)}
    return [
        {
            "name": sensor.name,
            "group": sensor.group.name,
            "to": standing.place_of(network, sensor.path[0]),
            "cued_by": cued[sensor.group.name],
            "looks": _columns_of(("at", "saw"), looks[sensor.rank]),
            "outages": outages[sensor.rank],
        }
        for sensor in network.sensors
    ]


def _groups(network: Network) -> list[str]:
    return [group.name for group in network.scenario.sensors]


def _stations(network: Network) -> list[Row]:
    return [_station(network, station) for station in network.stations]


def _station(network: Network, station: Relay | Centre) -> Row:
    """Say of a station what it is called, where it passes reports on to, and whether they can queue there."""
    to = standing.place_of(network, station.to) if isinstance(station, Relay) else None
    at_once = isinstance(station.service, Constant) and station.service.mean == 0
    return {"name": station.name, "servers": station.servers, "to": to, "queues": not at_once}


def _share(network: Network, giver: str, taker: str, what: str) -> Row:
    names = {"from": standing.place_of(network, giver), "to": standing.place_of(network, taker)}
    return {**names, "what": what}


def _centres(trace: Told, course: Course, onset: float | None) -> list[Row]:
    """Say of every centre when it first warned truly, how the time until then went, and by which path."""
    said: list[Row] = []
    for place, (name, columns) in enumerate(course.records.centres.items()):
        row = standing.first_true(course, columns, place) if name in trace.budgets else None
        told = row is not None and onset is not None
        said.append(
            {
                "name": name,
                "station": standing.place_of(course.network, name),
                "delivered": float(columns.instant("delivered")[0]) if told else None,
                "budget": standing.budget(columns, onset) if told and onset is not None else [],
                "path": standing.path(course, row) if row is not None else None,
            }
        )
    return said


def _warnings(course: Course) -> list[Row]:
    """List the alerts that were delivered, in order: where, when, and whether each is true."""
    delivered = [row for row in course.rows("alerts") if not isnan(row["delivered"])]
    delivered.sort(key=lambda row: row["delivered"])
    return [{"centre": row["centre"], "at": row["delivered"], "genuine": row["genuine"]} for row in delivered]


def _columned(rule: Row) -> Row:
    return {**rule, "steps": _columns_of(("at", "sensor", "level", "met"), rule["steps"])}


def _columns(kind: Any, things: Iterable[Any]) -> dict[str, list[Any]]:
    return _columns_of([part.name for part in kind.__attrs_attrs__], [asdict(thing) for thing in things])


def _columns_of(names: Sequence[str], rows: Sequence[Row]) -> dict[str, list[Any]]:
    """Write rows as columns, which are a third of the size."""
    return {name: [row[name] for row in rows] for name in names}
