"""The figures of a result and of a trace by name; matplotlib is imported when one is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from sim.views.played import Recorded

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from sim.views.figures.tracks import Told


@frozen
class Plot:
    """The figures of a result: `result.plot.budget()`."""

    result: Recorded

    def budget(self, ax: Axes | None = None, *, centre: str | None = None) -> Axes:
        """Draw the budget of a centre as a waterfall, with intervals; the first centre where left out."""
        from sim.views.figures.waterfall import budget

        return budget(self.result, ax=ax, centre=centre)

    def latency(self, *, centre: str | None = None) -> tuple[Axes, Axes, Axes]:
        """Draw the distribution of a centre's latency: bars, quantiles, and who is not warned yet."""
        from sim.views.figures.latency import latency

        return latency(self.result, centre)

    def convergence(self, ax: Axes | None = None, *, centre: str | None = None) -> Axes:
        """Draw how the mean latency of a centre settles as replications are added."""
        from sim.views.figures.convergence import convergence

        return convergence(self.result, centre, ax)

    def network(self, ax: Axes | None = None) -> Axes:
        """Draw the network as a diagram, with the load of every station."""
        from sim.views.figures.network import network

        return network(self.result, ax)


@frozen
class TracePlot:
    """The figure of a trace: `trace.plot.timeline()`."""

    trace: Told

    def timeline(self, ax: Axes | None = None, *, centre: str | None = None) -> Axes:
        """Draw what happened around the alert of a centre, in lanes; the first centre where left out."""
        from sim.views.figures.timeline import timeline

        return timeline(self.trace, centre, ax)
