"""What came out: flat columns, one value a replication, and tables on request with one row a thing.

What did not happen by the horizon is NaN. All instants are in ticks from the start of the replication.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import numpy as np
from attrs import AttrsInstance, field, fields, frozen

T = TypeVar("T", bound=AttrsInstance)
Column = np.ndarray[Any, np.dtype[Any]]

PATH = (
    "first_look",  # that sensor's first look at or after the onset that was made
    "first_fired",  # that sensor's first genuine look that fired
    "look",  # the look behind the earliest-served genuine report of the evidence
    "processed",  # the report left its sensor
    "linked",  # it arrived at its first station
    "relayed",  # it arrived at its own centre
    "shared",  # it arrived at the centre that issued the alert (the same instant where it was not shared)
    "begun",  # its service there began
    "served",  # and ended
    "met",  # the rule was met
    "given",  # adopted alerts only: the giver's decision ended, and the alert left for the partner
    "adopted",  # adopted alerts only: it arrived there
    "decided",  # the decision of the centre that delivers ended
    "delivered",  # someone was warned
)

TABLES: Mapping[str, tuple[str, ...]] = {
    "looks": ("replication", "source", "look", "at", "made", "genuine", "fired", "score"),
    "reports": ("replication", "source", "look", "at", "genuine", "processed", "failed_tries", "arrived"),
    "visits": ("replication", "station", "source", "look", "shared", "arrived", "begun", "served"),
    "alerts": (
        "replication",
        "centre",
        "giver",
        "number",
        "genuine",
        "met",
        "given",
        "adopted",
        "decided",
        "delivered",
        "source",
        "look",
    ),
    "outages": ("replication", "outage", "sensor", "down", "up"),
}


@frozen(eq=False)
class CentreColumns:
    """What one centre did, replication by replication (columns of length R).

    Attributes
    ----------
    path : array of float, shape (14, R)
        The instants of the first-delivered true alert, in the order of `PATH`; NaN without one.
    first_alert : array of float
        Delivery of the first alert of any kind; NaN without one.
    first_true : array of bool
        Whether that first alert was true; false without one.
    false_alerts : array of int
        Own false alerts whose rule was met at or after the warmup.
    armed : array of float
        Ticks from the warmup to the first own true alert's rule being met, or to the horizon.
    """

    path: Column
    first_alert: Column
    first_true: Column
    false_alerts: Column
    armed: Column

    def instant(self, name: str) -> Column:
        """Give one instant of the first-delivered true alert by its name in `PATH`."""
        instant: Column = self.path[PATH.index(name)]
        return instant


@frozen(eq=False)
class StationColumns:
    """What one station did, replication by replication (columns of length R).

    Attributes
    ----------
    wait : array of float
        Total wait, in ticks, of the reports that arrived at or after the warmup and began service.
    waited : array of int
        How many reports these are.
    busy : array of float
        Busy server time between warmup and horizon, in ticks, summed over servers.
    served : array of int
        Services that ended between warmup and horizon.
    longest_queue : array of int
        The most reports that were waiting, not in service, between warmup and horizon.
    """

    wait: Column
    waited: Column
    busy: Column
    served: Column
    longest_queue: Column


@frozen(eq=False)
class Records:
    """What came out of some replications of one scenario.

    Attributes
    ----------
    replication : array of int
        The numbers of the replications, from 0.
    onset : array of float
        The onset, in ticks; NaN where none came by the horizon.
    zone : array of int
        The zone of the onset, by its place in the file; 0 where there are no zones or no onset.
    centres : mapping of str to CentreColumns
        By name, in file order.
    stations : mapping of str to StationColumns
        By name, relays in the order of the flow, then centres; empty where a replication ends at its alert.
    tables : mapping of str to table
        The tables that were asked for, each a mapping of the column names of `TABLES` to columns. Sources,
        stations, centres, outages and sensors are given by their rank in the network.
    """

    replication: Column
    onset: Column
    zone: Column
    centres: Mapping[str, CentreColumns]
    stations: Mapping[str, StationColumns] = field(factory=dict)
    tables: Mapping[str, Mapping[str, Column]] = field(factory=dict)

    def __len__(self) -> int:
        """Give the number of replications."""
        return len(self.replication)

    def __repr__(self) -> str:
        """Say in one line what is there."""
        many = "1 replication" if len(self) == 1 else f"{len(self):,} replications"
        return f"<Records of {many}: centres {list(self.centres)}, tables {list(self.tables)}>"

    def latency(self, centre: str) -> Column:
        """Give the latency of each replication, in ticks; NaN where the centre delivered no true alert."""
        latency: Column = self.centres[centre].instant("delivered") - self.onset
        return latency


def join_records(parts: Sequence[Records]) -> Records:
    """Put the records of successive replications one behind another.

    Raises
    ------
    ValueError
        If there are no parts.
    """
    if not parts:
        raise ValueError("at least one part")
    if len(parts) == 1:
        return parts[0]
    first = parts[0]
    return Records(
        replication=_joined(parts, lambda part: part.replication),
        onset=_joined(parts, lambda part: part.onset),
        zone=_joined(parts, lambda part: part.zone),
        centres=_joined_parts(CentreColumns, [part.centres for part in parts]),
        stations=_joined_parts(StationColumns, [part.stations for part in parts]),
        tables={
            table: {key: np.concatenate([p.tables[table][key] for p in parts]) for key in columns}
            for table, columns in first.tables.items()
        },
    )


def _joined(parts: Sequence[Records], column: Callable[[Records], Column]) -> Column:
    return np.concatenate([column(part) for part in parts])


def _joined_parts(kind: type[T], parts: Sequence[Mapping[str, T]]) -> dict[str, T]:
    """Join the columns of every centre, or of every station."""
    columns = [attribute.name for attribute in fields(kind)]
    return {
        name: kind(
            **{c: np.concatenate([getattr(part[name], c) for part in parts], axis=-1) for c in columns}
        )
        for name in parts[0]
    }


KINDS: Mapping[str, type] = {"made": bool, "genuine": bool, "fired": bool, "shared": bool} | dict.fromkeys(
    ("replication", "source", "look", "station", "centre", "giver", "number", "outage"), np.int64
)
KEYS: Mapping[str, tuple[str, ...]] = {
    "looks": ("replication", "source", "look"),
    "reports": ("replication", "source", "look"),
    "visits": ("replication", "station", "source", "look"),
    "alerts": ("replication", "centre", "giver", "number"),
    "outages": ("replication", "outage", "sensor", "down"),
}


def make_table(table: str, columns: Mapping[str, Any]) -> dict[str, Column]:
    """Make one of `TABLES` from its columns in any order of rows: types set, rows sorted by their keys."""
    typed: dict[str, Column] = {
        name: np.asarray(columns[name], dtype=KINDS.get(name, np.float64)) for name in TABLES[table]
    }
    order = np.lexsort([typed[key] for key in reversed(KEYS[table])])
    return {name: column[order] for name, column in typed.items()}
