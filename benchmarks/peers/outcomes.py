"""Outcomes: what every model of the workload gives back, so that models can be compared."""

from __future__ import annotations

from typing import Any

import numpy as np
from attrs import frozen

Column = np.ndarray[Any, np.dtype[np.float64]]


@frozen(eq=False)
class Outcomes:
    """What came out of some replications, one value a replication.

    Attributes
    ----------
    latency : array of float
        Delivery of the true alert − onset, in ticks; NaN without one.
    false_alerts : array of float
        How many alerts were false.
    wait : array of float
        Total wait, in ticks, of the reports that began service.
    waited : array of float
        How many reports these are.
    """

    latency: Column
    false_alerts: Column
    wait: Column
    waited: Column

    @classmethod
    def of(cls, rows: list[tuple[float, float, float, float]]) -> Outcomes:
        """Make columns of rows, one row a replication."""
        return cls(*np.array(rows, dtype=float).T)
