"""The figures of a result by name; matplotlib is imported when one is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from sim.views.played import Played

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@frozen
class Plot:
    """The figures of a result: `result.plot.budget()`."""

    result: Played

    def budget(self, ax: Axes | None = None, *, centre: str | None = None) -> Axes:
        """Draw the budget of a centre as a waterfall, with intervals; the first centre where left out."""
        from sim.views import figures

        return figures.budget(self.result, ax=ax, centre=centre)
