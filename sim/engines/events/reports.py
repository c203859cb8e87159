"""What moves through the network: reports, visits, alerts. Instants not reached are NaN."""

from __future__ import annotations

import math

from attrs import define

from sim.model.network import Source


@define(eq=False)
class Report:
    """What a sensor sends after a look that fired."""

    source: Source
    index: int
    look: float
    genuine: bool
    score: float
    processed: float = math.nan
    linked: float = math.nan
    relayed: float = math.nan


@define(eq=False)
class Visit:
    """One report at one station, as a sensor's own or as a shared copy."""

    report: Report
    shared: bool = False
    number: int = 0
    arrived: float = math.nan
    begun: float = math.nan
    served: float = math.nan

    @property
    def order(self) -> tuple[bool, int, float, int, int]:
        """The order of arrivals at one instant: own before shared, by sensor, by look."""
        report = self.report
        return (self.shared, report.source.sensor.rank, report.look, report.source.rank, report.index)


@define(eq=False)
class Alert:
    """What a centre issues once its rule is met, or what it adopts from a partner."""

    giver: str
    number: int
    genuine: bool
    first: Visit
    met: float
    given: float = math.nan
    adopted: float = math.nan
    decided: float = math.nan
    delivered: float = math.nan
