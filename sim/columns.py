"""The columns of tidy tables: what each is called, what kind of value it has, in which unit, what it means.

The reference page of saved results is made from this, and saved tables are read back by it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import numpy as np
from attrs import frozen

from sim.analysis.catalogue import STAGE_MEANINGS
from sim.records import PATH, TABLES

Kind = Literal["name", "seed", "whole", "count", "number", "truth"]
TYPES: Mapping[Kind, type] = {
    "name": np.intp,  # the place of the name
    "seed": np.uint64,
    "whole": np.int64,
    "count": np.int32,
    "number": np.float64,
    "truth": np.bool_,
}
TICKS = "ticks"


@frozen
class TableColumn:
    """A column of a tidy table.

    Attributes
    ----------
    name : str
        What it is called.
    kind : str
        What kind of value: "name", "seed", "whole", "count", "number" or "truth".
    unit : str
        The unit; empty where there is none.
    meaning : str
        What it means. A number that does not exist is NaN.
    """

    name: str
    kind: Kind
    unit: str
    meaning: str


def _instant(name: str, meaning: str) -> TableColumn:
    return TableColumn(name, "number", TICKS, meaning)


HEAD = (
    TableColumn("scenario", "name", "", "The name of the scenario."),
    TableColumn("seed", "seed", "", "The seed of the run."),
    TableColumn("replication", "whole", "", "The number of the replication, from 0."),
)
CENTRE = TableColumn("centre", "name", "", "The centre.")
SOURCE = (
    TableColumn("source", "name", "", "The series of looks: a sensor's scan, or what a cue makes it take."),
    TableColumn("look", "whole", "", "The number of the look in its series, from 0."),
)
GENUINE = "Whether the sensor then saw the onset."
INSTANTS: Mapping[str, str] = {
    "first_look": "That sensor's first look at or after the onset that was made.",
    "first_fired": "That sensor's first genuine look that fired.",
    "look": "The look behind the earliest-served genuine report of the evidence.",
    "processed": "That report left its sensor.",
    "linked": "It arrived at its first station.",
    "relayed": "It arrived at its own centre.",
    "shared": "It arrived at the centre that issued the alert.",
    "begun": "Its service there began.",
    "served": "Its service there ended.",
    "met": "The rule was met.",
    "given": "An adopted alert left its giver.",
    "adopted": "An adopted alert arrived here.",
    "decided": "The decision of this centre ended.",
    "delivered": "Someone was warned.",
}
REPLICATIONS = (
    CENTRE,
    _instant("onset", "When the onset came; NaN where none came by the horizon."),
    TableColumn("zone", "name", "", "The zone of the onset; empty where there is none."),
    _instant("latency", "From the onset to the delivery of the first true alert; NaN for a miss."),
    _instant("first_alert", "Delivery of the first alert of any kind; NaN without one."),
    TableColumn("first_true", "truth", "", "Whether that first alert was true; false without one."),
    TableColumn("false_alerts", "count", "alerts", "Own false alerts, met at or after the warmup."),
    _instant("armed", "How long the rule was armed from the warmup on."),
    *(_instant(name, f"First true alert: {INSTANTS[name]}") for name in PATH),
)
BUDGETS = (
    CENTRE,
    TableColumn("stage", "name", "", f"The stage of the budget, one of {len(STAGE_MEANINGS)}."),
    _instant("ticks", "How long it took; the stages of an alert add up to its latency."),
)
STATIONS = (
    TableColumn("station", "name", "", "The relay or centre."),
    _instant("wait", "Total wait of the reports counted in `waited`."),
    TableColumn("waited", "count", "reports", "Arrived at or after the warmup, and began service."),
    _instant("busy", "Busy time from warmup to horizon, summed over servers."),
    TableColumn("served", "count", "reports", "Services that ended from warmup to horizon."),
    TableColumn("longest_queue", "count", "reports", "The most that waited, from warmup to horizon."),
)
ALERTS = (
    TableColumn("centre", "name", "", "The centre that delivers."),
    TableColumn("giver", "name", "", "The centre whose rule was met; another one where it was adopted."),
    TableColumn("number", "whole", "", "The number of the giver's own alert, from 0."),
    TableColumn("genuine", "truth", "", "Whether the alert is true."),
    *(_instant(name, INSTANTS[name]) for name in ("met", "given", "adopted", "decided", "delivered")),
    TableColumn("source", "name", "", "The series of the first report of the evidence."),
    TableColumn("look", "whole", "", "The number of the look behind that report."),
)
LOOKS = (
    *SOURCE,
    _instant("at", "When the look was, or would have been."),
    TableColumn("made", "truth", "", "Whether it was made: the sensor was not down."),
    TableColumn("genuine", "truth", "", GENUINE),
    TableColumn("fired", "truth", "", "Whether it fired."),
    TableColumn("score", "number", "", "What was measured; 1 for a binary detector."),
)
REPORTS = (
    *SOURCE,
    _instant("at", "When the look behind it was."),
    TableColumn("genuine", "truth", "", GENUINE),
    _instant("processed", INSTANTS["processed"].replace("That report", "The report")),
    TableColumn("failed_tries", "number", "tries", "Tries on the sensor's link that failed."),
    _instant("arrived", "It arrived at its first station; NaN where it was lost."),
)
VISITS = (
    TableColumn("station", "name", "", "Where a report arrived."),
    *SOURCE,
    TableColumn("shared", "truth", "", "Whether it is a copy that another centre shared."),
    _instant("arrived", "It arrived."),
    _instant("begun", "Its service began."),
    _instant("served", "Its service ended."),
)
OUTAGES = (
    TableColumn("outage", "name", "", "What took sensors down."),
    TableColumn("sensor", "name", "", "Which sensor; empty where all go down together."),
    _instant("down", "When it went down."),
    _instant("up", "When it came up again."),
)
COLUMNS: Mapping[str, tuple[TableColumn, ...]] = {
    "replications": (*HEAD, *REPLICATIONS),
    "alerts": (*HEAD, *ALERTS),
    "budgets": (*HEAD, *BUDGETS),
    "stations": (*HEAD, *STATIONS),
    "looks": (*HEAD, *LOOKS),
    "reports": (*HEAD, *REPORTS),
    "visits": (*HEAD, *VISITS),
    "outages": (*HEAD, *OUTAGES),
}
ALWAYS = ("replications", "alerts", "budgets", "stations")
ON_REQUEST = tuple(table for table in TABLES if table not in ALWAYS)


def columns_of(kind: str) -> tuple[str, ...]:
    """List the names of the columns of a table.

    Examples
    --------
    >>> columns_of("budgets")
    ('scenario', 'seed', 'replication', 'centre', 'stage', 'ticks')
    """
    return tuple(column.name for column in COLUMNS[kind])
