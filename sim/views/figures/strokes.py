"""Strokes: how the lines of one figure are told apart, by marker, dash and colour, so that grey print does.

The order is fixed: the first line of every figure looks the same.
"""

from __future__ import annotations

from typing import Any

from attrs import frozen

from sim.views.style import PALETTE


@frozen
class Stroke:
    """How one line is drawn.

    Attributes
    ----------
    colour : str
        Its colour.
    marker : str
        The sign at its points, as matplotlib calls it.
    dash : str
        The kind of its line, as matplotlib calls it.
    """

    colour: str
    marker: str
    dash: str

    @property
    def line(self) -> dict[str, Any]:
        """What a line with points of this stroke is asked for in matplotlib."""
        return {
            "color": self.colour,
            "marker": self.marker,
            "linestyle": self.dash,
            "linewidth": 2.5,
            "markersize": 9,
        }


STROKES = (
    Stroke(PALETTE["blue"], "o", "-"),
    Stroke(PALETTE["vermilion"], "s", "--"),
    Stroke(PALETTE["green"], "^", "-."),
    Stroke(PALETTE["purple"], "D", ":"),
    Stroke(PALETTE["black"], "v", "-"),
    Stroke(PALETTE["orange"], "P", "--"),
)
"""As many lines as are told apart in one figure."""
