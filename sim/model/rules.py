"""Rules: when a centre has evidence enough. A rule is a pure function of the reports that were served.

Each rule stands here twice, side by side: `step` takes one served report, as the SimPy engine does;
`advance` takes one served report in each of many replications at once, as the vector engine does. A test
holds them together.
"""

import math
from collections import Counter, deque
from typing import Any, NamedTuple

import numpy as np
from attrs import define, field, frozen

from sim.model.arrays import Array, Flags, Places
from sim.model.quantities import Count, Duration, Positive


class Served(NamedTuple):
    """A report as a rule sees it: when its service ended, which sensor it is from, and its score."""

    at: float
    sensor: int
    score: float
    report: Any


@define
class Evidence:
    """What a rule remembers: the reports that count at present."""

    reports: deque[Served] = field(factory=deque)
    sensors: Counter[int] = field(factory=Counter)
    level: float = 0.0

    def add(self, served: Served) -> None:
        """Take a report in."""
        self.reports.append(served)
        self.sensors[served.sensor] += 1

    def drop_older(self, now: float, span: float) -> None:
        """Forget the reports that were served `span` ticks ago or earlier."""
        while self.reports and now - self.reports[0].at >= span:
            gone = self.reports.popleft()
            self.sensors[gone.sensor] -= 1
            if not self.sensors[gone.sensor]:
                del self.sensors[gone.sensor]

    def clear(self) -> None:
        """Forget everything."""
        self.reports.clear()
        self.sensors.clear()
        self.level = 0.0


@define
class Memories:
    """What a rule remembers in each of C replications, for the form over arrays.

    Attributes
    ----------
    since : array of int, shape (C,)
        The evidence starts after this place in the order of service.
    instants : list of k arrays of float, shape (C,)
        k of n: when the latest reports were served; −infinity where there are fewer.
    sensors : list of k arrays of int, shape (C,)
        k of n distinct sensors: which sensors these are from.
    level : array of float, shape (C,)
        CUSUM: the sum.
    """

    since: Places
    instants: list[Array]
    sensors: list[Places]
    level: Array

    @classmethod
    def blank(cls, k: int, width: int) -> "Memories":
        """Remember nothing."""
        return cls(
            since=np.full(width, -1),
            instants=list(np.full((k, width), -np.inf)),
            sensors=list(np.full((k, width), -1)),
            level=np.zeros(width),
        )

    def clear(self, columns: Places, rank: int) -> None:
        """Forget everything in some replications, after the report at this place in the order of service."""
        self.since[columns] = rank
        for instants, sensors in zip(self.instants, self.sensors, strict=True):
            instants[columns], sensors[columns] = -np.inf, -1
        self.level[columns] = 0.0

    def keep(self, columns: Places) -> "Memories":
        """Go on with some replications only."""
        return Memories(
            since=self.since[columns],
            instants=[instants[columns] for instants in self.instants],
            sensors=[sensors[columns] for sensors in self.sensors],
            level=self.level[columns],
        )


@frozen
class KOfN:
    """Enough when k sensors have reported within a window.

    Attributes
    ----------
    k : int
        How many sensors (reports, where `distinct` is false) it takes.
    window : float
        Only reports served in the last `window` ticks count; all where left out.
    distinct : bool
        Whether the k reports must come from different sensors.

    Examples
    --------
    >>> rule, evidence = KOfN(k=2), Evidence()
    >>> rule.step(evidence, Served(1.0, 0, 1.0, None)), rule.step(evidence, Served(2.0, 1, 1.0, None))
    (False, True)
    """

    k: Count = 1
    window: Positive | None = None
    distinct: bool = True

    def step(self, evidence: Evidence, served: Served) -> bool:
        """Take one served report into the evidence and tell whether the rule is met."""
        evidence.drop_older(served.at, self.span)
        evidence.add(served)
        return len(evidence.sensors if self.distinct else evidence.reports) >= self.k

    def memories(self, width: int) -> Memories:
        """Make blank memories for many replications."""
        return Memories.blank(self.k, width)

    @property
    def span(self) -> float:
        """How long a served report counts, in ticks."""
        return math.inf if self.window is None else self.window

    @property
    def least(self) -> int:
        """The fewest reports that can be enough."""
        return self.k

    def advance(self, memories: Memories, rank: int, at: Array, sensor: Places, score: Array) -> Flags:
        """Take one report in each replication, the `rank`-th to be served; say where the rule is met.

        The rule is met where the k-th latest report, of different sensors if asked, is within the window.
        Of sensors, the memory is a list with the latest in front, where one that is on it already moves to
        the front. Of reports, it is a ring of k places.
        """
        if self.distinct:
            earliest = self._latest_sensors(memories, at, sensor)
        else:
            earliest = self._latest_reports(memories, rank, at)
        met: Flags = at - earliest < self.span
        return met

    def _latest_reports(self, memories: Memories, rank: int, at: Array) -> Array:
        """Note the report; say when the k-th latest one was served."""
        memories.instants[rank % self.k] = at.copy()
        return memories.instants[(rank + 1) % self.k]

    def _latest_sensors(self, memories: Memories, at: Array, sensor: Places) -> Array:
        """Note the sensor; say when the last report of the k-th latest sensor was served."""
        instants, sensors = memories.instants, memories.sensors
        older, older_sensor = instants[0], sensors[0]
        instants[0], sensors[0] = at.copy(), sensor.copy()
        stays = np.zeros(len(at), dtype=bool)  # where the sensor was found further in front
        for place in range(1, self.k):
            stays = stays | (older_sensor == sensor)
            here, here_sensor = instants[place], sensors[place]
            instants[place] = np.where(stays, here, older)
            sensors[place] = np.where(stays, here_sensor, older_sensor)
            older, older_sensor = here, here_sensor
        return instants[-1]


@frozen
class Cusum:
    """Enough when the scores, each less a drift, have added up to a limit; the sum never falls below 0.

    Attributes
    ----------
    drift : float
        What is taken off every score (the reference value).
    limit : float
        The sum that is enough (the decision interval).

    Examples
    --------
    >>> rule, evidence = Cusum(drift=0.5, limit=2.0), Evidence()
    >>> rule.step(evidence, Served(1.0, 0, 1.5, None)), rule.step(evidence, Served(2.0, 0, 1.5, None))
    (False, True)
    """

    drift: Duration
    limit: Positive

    def step(self, evidence: Evidence, served: Served) -> bool:
        """Take one served report into the evidence and tell whether the rule is met."""
        level = max(0.0, evidence.level + served.score - self.drift)
        if level == 0.0:
            evidence.clear()
        else:
            evidence.add(served)
        evidence.level = level
        return level >= self.limit

    def memories(self, width: int) -> Memories:
        """Make blank memories for many replications."""
        return Memories.blank(0, width)

    @property
    def span(self) -> float:
        """How long a served report counts, in ticks: for ever."""
        return math.inf

    @property
    def least(self) -> int:
        """The fewest reports that can be enough."""
        return 1

    def advance(self, memories: Memories, rank: int, at: Array, sensor: Places, score: Array) -> Flags:
        """Take one report in each replication, the `rank`-th to be served; say where the rule is met."""
        level = memories.level
        np.maximum(0.0, level + score - self.drift, out=level)
        memories.since[level == 0.0] = rank
        met: Flags = level >= self.limit
        return met


Rule = KOfN | Cusum
