"""What tests of figures ask of a figure.

Each figure has a test that is marked `pictured` and gives the figure back: pytest-mpl compares it with the
picture of the test's name in `baseline/`, which somebody looked at. The picture has no words, no legend and
fixed margins, since matplotlib sets type differently from version to version; words are compared as words,
and `cut_off` and `collisions` find what does not fit. After a change that is meant, draw the pictures
again, look at them, and commit them:

    .venv/bin/python -m pytest tests/unit/views/figures --mpl-generate-path=tests/unit/views/figures/baseline
"""

import functools
from collections.abc import Callable

import matplotlib as mpl
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.legend import Legend
from matplotlib.text import Text
from matplotlib.transforms import Bbox


def pictured(test: Callable[..., Figure]) -> Callable[..., Figure]:
    """Compare the figure that a test gives back, without its words, with the picture of the test's name."""

    @pytest.mark.mpl_image_compare(savefig_kwargs={"dpi": 60})
    @functools.wraps(test)
    def without_words(*fixtures: object, **named: object) -> Figure:
        figure = test(*fixtures, **named)
        for words in (*shown(figure), *figure.findobj(Legend)):
            words.set_visible(False)
        _fix_margins(figure)
        return figure

    return without_words


def _fix_margins(figure: Figure) -> None:
    figure.set_layout_engine("none")
    figure.subplotpars.update(left=0.12, right=0.96, top=0.9, bottom=0.26, wspace=0.2, hspace=0.3)
    for axes in figure.axes:
        if (place := axes.get_subplotspec()) is not None:
            axes.set_position(place.get_position(figure))


def caption(drawn: Axes | Figure) -> str:
    """Give the caption of a figure in one line, with plain spaces."""
    figure = drawn.figure if isinstance(drawn, Axes) else drawn
    (found,) = [text for text in figure.findobj(Text) if text.get_gid() == "caption"]
    return " ".join(found.get_text().replace("\N{NO-BREAK SPACE}", " ").split())


def shown(figure: Figure) -> dict[Text, Bbox]:
    """Give every text of a figure that is seen, with its place in pixels."""
    figure.canvas.draw()
    unseen = {label for axes in figure.axes for label in _labels_out_of_view(axes)}
    texts = [text for text in figure.findobj(Text) if text.get_visible() and text.get_text().strip()]
    return {text: Text.get_window_extent(text) for text in texts if text not in unseen}


def _labels_out_of_view(axes: Axes) -> list[Text]:
    """List the labels that matplotlib keeps ready for ticks beyond the ends of the axes, and never draws."""
    labels = []
    for axis in (axes.xaxis, axes.yaxis):
        low, high = sorted(axis.get_view_interval())
        ticks = [*axis.get_major_ticks(), *axis.get_minor_ticks()]
        labels += [
            label
            for tick in ticks
            if not axes.axison or not low <= tick.get_loc() <= high
            for label in (tick.label1, tick.label2)
        ]
    return labels


def cut_off(figure: Figure) -> list[str]:
    """Name the texts that stick out of a figure."""
    page = figure.bbox
    return [
        text.get_text()
        for text, box in shown(figure).items()
        if box.x0 < page.x0 or box.x1 > page.x1 or box.y0 < page.y0 or box.y1 > page.y1
    ]


def collisions(figure: Figure) -> list[tuple[str, str]]:
    """Name the pairs of texts that lie on one another; a pixel of touch is none."""
    boxes = [(text.get_text(), box.padded(-1)) for text, box in shown(figure).items()]
    return [
        (name, other)
        for place, (name, box) in enumerate(boxes)
        for other, second in boxes[place + 1 :]
        if box.overlaps(second)
    ]


def luma(colour: str) -> float:
    """Give the grey of a colour, from 0 to 1, with the weights of Rec. 601."""
    red, green, blue = mpl.colors.to_rgb(colour)
    return 0.299 * red + 0.587 * green + 0.114 * blue
