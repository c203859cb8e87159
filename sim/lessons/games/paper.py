"""Paper: one sheet of A4, on which is drawn in millimetres, from its upper left corner."""

from __future__ import annotations

from typing import Any

from attrs import field, frozen

LONG, SHORT = 297.0, 210.0  # millimetres
INCH = 25.4  # millimetres
MARGIN = 12.0  # what no printer reaches, and a little more


@frozen(eq=False)
class Paper:
    """One sheet of A4.

    Attributes
    ----------
    lying : bool
        Whether its long side is at the bottom.
    """

    lying: bool = False
    figure: Any = field(init=False)
    _axes: Any = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Lay the sheet out, still empty."""
        from matplotlib.figure import Figure

        figure = Figure(figsize=(self.wide / INCH, self.tall / INCH), dpi=100)
        axes = figure.add_axes((0.0, 0.0, 1.0, 1.0), xlim=(0, self.wide), ylim=(self.tall, 0))
        axes.set_axis_off()
        object.__setattr__(self, "figure", figure)
        object.__setattr__(self, "_axes", axes)

    @property
    def wide(self) -> float:
        """Its width in millimetres."""
        return LONG if self.lying else SHORT

    @property
    def tall(self) -> float:
        """Its height in millimetres."""
        return SHORT if self.lying else LONG

    def text(self, x: float, y: float, words: str, size: float = 11, **how: Any) -> None:
        """Write words; x and y are the left end of the baseline, or as `ha` and `va` of matplotlib say.

        Parameters
        ----------
        x, y
            Millimetres from the left and from the top.
        words
            The words.
        size
            Of the letters, in points.
        how
            As matplotlib's `Axes.text` takes it, such as `ha="center"` or `weight="bold"`.
        """
        self._axes.text(x, y, words, fontsize=size, parse_math=False, **how)

    def line(self, start: tuple[float, float], end: tuple[float, float], **how: Any) -> None:
        """Draw a line from one place to another; thin and black if not said otherwise."""
        told = {"color": "black", "linewidth": 0.8, **how}
        self._axes.plot([start[0], end[0]], [start[1], end[1]], **told)

    def box(self, corner: tuple[float, float], wide: float, tall: float, **how: Any) -> None:
        """Draw a box from its upper left corner; an outline if not said otherwise."""
        from matplotlib.patches import Rectangle

        told = {"facecolor": "white", "edgecolor": "black", "linewidth": 0.8, **how}
        self._axes.add_patch(Rectangle(corner, wide, tall, **told))
