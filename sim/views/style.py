"""The one style of all figures: large enough for a projector, told apart without colour and in grey print.

The colours are those of Okabe and Ito (2008), "Color Universal Design": each stays different from the others
for readers who are colour-blind. Those used for families of stages also differ in lightness, for grey copies.
"""

from __future__ import annotations

import logging
import sys
import textwrap
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from sim.model.fiction import FICTION

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Annotation

PALETTE = {
    "black": "#000000",
    "orange": "#E69F00",
    "sky blue": "#56B4E9",
    "green": "#009E73",
    "yellow": "#F0E442",
    "blue": "#0072B2",
    "vermilion": "#D55E00",
    "purple": "#CC79A7",
}

SLIDE = (12.8, 7.2)  # inches; 1280 by 720 points of the picture at 100 points an inch

CAPTION_WIDTH = 116  # characters a line under a figure of slide width

SETTINGS: Any = {  # matplotlib types its keys differently from version to version
    "font.size": 16,
    "axes.titlesize": 20,
    "axes.titlelocation": "left",
    "axes.titlepad": 14,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "axes.grid": True,
    "axes.grid.axis": "x",
    "grid.color": "#DDDDDD",
    "legend.frameon": False,
    "legend.fontsize": 15,
    "figure.dpi": 100,
    "savefig.dpi": 100,
    "text.parse_math": False,
}


def applied() -> AbstractContextManager[None]:
    """Give a context in which figures are drawn in the style.

    Examples
    --------
    >>> import matplotlib
    >>> with applied():
    ...     matplotlib.rcParams["font.size"]
    16.0
    """
    import matplotlib as mpl

    # In a browser it warns, in red, that the first picture takes a moment.
    if sys.platform == "emscripten":
        logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    return mpl.rc_context(SETTINGS)


def new_axes() -> Axes:
    """Make axes in a figure of slide size, such as a notebook shows by itself.

    They come from pyplot: a notebook shows the figures that pyplot knows of, and no others. In a long script,
    close each figure with `matplotlib.pyplot.close` once it is saved.
    """
    return new_figure().add_subplot()


def new_figure() -> Figure:
    """Make a figure of slide size for several axes, known to pyplot."""
    from matplotlib import pyplot as plt

    return plt.figure(figsize=SLIDE, layout="constrained")


def add_caption(axes: Axes, text: str) -> Annotation:
    """Write a caption below the label of the horizontal axis, and the line of fiction below that.

    Parameters
    ----------
    axes
        Where to write.
    text
        The caption; it is broken into lines.

    Returns
    -------
    Annotation
        What was written. It is named "caption", so that it can be found again.
    """
    lines = [*textwrap.wrap(text, CAPTION_WIDTH), FICTION]
    caption = axes.annotate(
        "\n".join(lines),
        xy=(0, 0),
        xycoords=axes.xaxis.label,
        xytext=(0, -14),
        textcoords=("axes fraction", "offset points"),
        va="top",
        fontsize=13,
        color="#333333",
        annotation_clip=False,
    )
    caption.set_gid("caption")
    return caption
