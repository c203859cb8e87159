"""Where things stand: what each sensor saw last, how far each rule has come, how each budget grew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sim.analysis.budget import CHAIN, STAGES
from sim.model.network import Network
from sim.model.rules import Cusum, Evidence, Served
from sim.model.stations import Centre
from sim.records import CentreColumns
from sim.stories.events import Event
from sim.views.figures.waterfall import FAMILIES
from sim.views.replay.legs import Course, alert_name, or_none, report_name

Row = dict[str, Any]
FAMILY_OF = {stage: family for family, stages in FAMILIES.items() for stage in stages}


def looks(course: Course) -> list[list[Row]]:
    """Give the looks that every sensor made in order, each with what came of it.

    It is "miss", "nothing", "fired" (at the glow-tide) or "false" (at nothing).
    """
    by_sensor: list[list[Row]] = [[] for _ in course.network.sensors]
    for row in course.rows("looks"):
        fired, genuine = row["fired"], row["genuine"]
        saw = ("fired" if fired else "miss") if genuine else ("false" if fired else "nothing")
        if row["made"]:
            rank = course.sources[row["source"]].sensor.rank
            by_sensor[rank].append({"at": row["at"], "saw": saw})
    for series in by_sensor:
        series.sort(key=lambda look: look["at"])
    return by_sensor


def outages(course: Course) -> list[list[Row]]:
    """Give the spells of every sensor in which something keeps it from looking."""
    network, rows = course.network, course.rows("outages")

    def spells(rank: int, group: str) -> Iterator[Row]:
        for row in rows:
            outage = network.scenario.outages[row["outage"]]
            if group in outage.affects and (outage.together or row["sensor"] == rank):
                yield {"name": outage.name, "down": row["down"], "up": or_none(row["up"])}

    return [list(spells(sensor.rank, sensor.group.name)) for sensor in network.sensors]


def rule_steps(course: Course, centre: Centre, events: Sequence[Event]) -> list[Row]:
    """Follow the rule of a centre over the reports that it served, in the order in which they were served.

    Each step has the sensor, the sum then (CUSUM), and whether it met the rule, after which nothing is
    remembered. After its first true alert a rule takes no more steps.
    """
    network, rule, evidence = course.network, centre.rule, Evidence()
    sensors = {source.name: source.sensor.rank for source in network.sources}
    ranks = {source.name: source.rank for source in network.sources}
    scores = {(row["source"], row["look"]): row["score"] for row in course.rows("looks")}
    steps: list[Row] = []
    for event in events:
        if event.kind != "service ends" or event.place != centre.name or event.look is None:
            continue
        score = scores[ranks[event.source], event.look]
        met = rule.step(evidence, Served(event.at, sensors[event.source], score, event.genuine))
        step = {"at": event.at, "sensor": sensors[event.source], "level": evidence.level, "met": met}
        steps.append(step)
        if met and any(served.report for served in evidence.reports):
            break
        if met:
            evidence.clear()
    return steps


def rules(course: Course, events: Sequence[Event]) -> list[Row]:
    """Say what the rule of each centre asks for, the steps that it took, and from when on it has stopped."""
    said: list[Row] = []
    for centre in course.network.centres:
        rule, stopped = centre.rule, _stopped(events, centre.name)
        if isinstance(rule, Cusum):
            asks: Row = {"kind": "cusum", "limit": rule.limit}
        else:
            asks = {"kind": "k_of_n", "k": rule.k, "window": rule.window, "distinct": rule.distinct}
        steps = rule_steps(course, centre, events)
        armed = bool(course.network.reaching(centre.name))
        said.append({**asks, "armed": armed, "stopped": stopped, "steps": steps})
    return said


def _stopped(events: Iterable[Event], centre: str) -> float | None:
    """Give when the rule of a centre was first met by an alert that is true."""
    met = (e.at for e in events if e.kind == "rule met" and e.place == centre and e.genuine)
    return next(met, None)


def budget(columns: CentreColumns, onset: float) -> list[Row]:
    """Give the stages of a first true alert one after another, as they happened.

    An adopted alert has two decisions, the giver's and the centre's own, and its way between them is sharing.
    Stages without time are left out.
    """
    ends = {stage: float(columns.instant(name)[0]) for stage, name in zip(STAGES, CHAIN, strict=True)}
    course = list(ends.items())
    given = or_none(columns.instant("given")[0])
    if given is not None:
        way = [("decision", given), ("sharing", float(columns.instant("adopted")[0]))]
        course[-2:-2] = way
    begins = [onset, *(end for _, end in course)]
    return [
        {"stage": stage.replace("_", " "), "family": FAMILY_OF[stage], "start": start, "end": end}
        for start, (stage, end) in zip(begins, course, strict=False)
        if end > start
    ]


def first_true(course: Course, columns: CentreColumns, centre: int) -> Mapping[str, Any] | None:
    """Find the row of a centre's first-delivered true alert; its own before adopted ones."""
    delivered = columns.instant("delivered")[0]
    met = columns.instant("met")[0]
    found = [
        row
        for row in course.rows("alerts")
        if row["centre"] == centre and row["genuine"] and (row["delivered"], row["met"]) == (delivered, met)
    ]
    return min(found, key=lambda row: row["giver"] != centre, default=None)


def path(course: Course, row: Mapping[str, Any]) -> Row:
    """Say which report and which alert are behind an alert, and which places they passed."""
    network = course.network
    names = [station.name for station in network.stations]
    centres = [centre.name for centre in network.centres]
    source = course.sources[row["source"]]
    rank, way = source.sensor.rank, source.sensor.path
    giver, taker = centres[row["giver"]], centres[row["centre"]]
    places = [f"sensor {rank}", f"link {rank}"]
    for name in way[:-1]:
        places += [f"station {names.index(name)}", f"onward {names.index(name)}"]
    places.append(f"station {names.index(way[-1])}")
    joins = {(share.from_, share.to, share.what): n for n, share in enumerate(network.scenario.shares)}
    if giver != way[-1]:
        places += [f"share {joins[way[-1], giver, 'reports']}", f"station {names.index(giver)}"]
    if taker != giver:
        places += [f"share {joins[giver, taker, 'alerts']}", f"station {names.index(taker)}"]
    places.append(f"delivery {names.index(taker)}")
    return {
        "report": report_name(source, row["look"]),
        "alert": alert_name(centres, row),
        "places": places,
    }


def place_of(network: Network, station: str) -> int:
    """Give the place of a station among all stations."""
    return [noun.name for noun in network.stations].index(station)
