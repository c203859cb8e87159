"""Rules: when a centre has evidence enough. A rule is a pure function of the reports that were served.

`step` takes one served report after another, as the SimPy engine does.
"""

import math
from collections import Counter, deque
from typing import Any, NamedTuple

from attrs import define, field, frozen

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

    def drop_until(self, edge: float) -> None:
        """Forget the reports served at `edge` or before."""
        while self.reports and self.reports[0].at <= edge:
            gone = self.reports.popleft()
            self.sensors[gone.sensor] -= 1
            if not self.sensors[gone.sensor]:
                del self.sensors[gone.sensor]

    def clear(self) -> None:
        """Forget everything."""
        self.reports.clear()
        self.sensors.clear()
        self.level = 0.0


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
        evidence.drop_until(served.at - (math.inf if self.window is None else self.window))
        evidence.add(served)
        return len(evidence.sensors if self.distinct else evidence.reports) >= self.k


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


Rule = KOfN | Cusum
