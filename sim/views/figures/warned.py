"""When the onsets of a run were warned of: the latencies, and the share of onsets without one."""

from __future__ import annotations

import numpy as np
from attrs import frozen

from sim.analysis.estimates import Estimate
from sim.analysis.intervals import proportion
from sim.records import Column, Records

FARTHEST = 1.5  # an axis ends at the longest latency, but not beyond so many times the 99 % quantile
FEWEST_BARS, MOST_BARS = 10, 40
FINEST = 1000  # a curve has at most so many steps


@frozen(eq=False)
class Warned:
    """How long the onsets of a run went without a true alert, at one centre.

    Attributes
    ----------
    came : int
        In how many replications the onset came by the horizon.
    latencies : array of float
        The latencies of those with a true alert, in ticks, the shortest first.

    Examples
    --------
    >>> Warned(60, np.arange(60.0)).edges.tolist()
    [0.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0]
    """

    came: int
    latencies: Column

    @property
    def end(self) -> float:
        """Where an axis of latencies ends, in ticks: a few that are far longer than most stay beyond."""
        if not len(self.latencies):
            return 1.0
        most = FARTHEST * float(np.quantile(self.latencies, 0.99))
        return min(float(self.latencies[-1]), most) or 1.0

    @property
    def beyond(self) -> int:
        """How many latencies are longer than the axis."""
        return int(np.count_nonzero(self.latencies > self.end))

    @property
    def edges(self) -> Column:
        """The edges of bars of one round width: as many as the sample bears, beyond the end of the axis."""
        bars = min(MOST_BARS, max(FEWEST_BARS, round(1.25 * len(self.latencies) ** 0.5)))
        power = 10.0 ** np.floor(np.log10(self.end / bars))
        width = next(power * step for step in (1.0, 2.0, 5.0, 10.0) if power * step * bars >= self.end)
        edges: Column = width * np.arange(int(np.floor(self.end / width)) + 2)
        return edges

    @property
    def steps(self) -> Column:
        """The latencies at which the curve of those not warned yet is drawn: all, or a thousand of them."""
        times = np.unique(self.latencies)
        if len(times) > FINEST:
            times = times[np.linspace(0, len(times) - 1, FINEST).round().astype(int)]
        return times

    def unwarned(self, ticks: float) -> Estimate:
        """Give the share of onsets without a true alert so many ticks after the onset.

        Examples
        --------
        >>> Warned(4, np.array([3.0, 5.0, 8.0])).unwarned(5.0).value
        0.5
        """
        warned = int(np.searchsorted(self.latencies, ticks, side="right"))
        return proportion(self.came - warned, self.came)


def read_warned(records: Records, centre: str) -> Warned:
    """Read from records how long onsets went without a true alert.

    Parameters
    ----------
    records
        The records of a run.
    centre
        The name of a centre.
    """
    latencies = records.latency(centre)
    came = int(np.count_nonzero(~np.isnan(records.onset)))
    return Warned(came, np.sort(latencies[~np.isnan(latencies)]))
