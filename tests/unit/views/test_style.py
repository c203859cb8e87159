"""The style of figures is one, and leaves the style of everybody else alone."""

import matplotlib as mpl
from matplotlib import pyplot as plt

from sim.model.fiction import FICTION
from sim.views import style


def test_the_style_ends_with_its_context() -> None:
    before = mpl.rcParams["font.size"]
    with style.applied():
        assert mpl.rcParams["font.size"] == 16
    assert mpl.rcParams["font.size"] == before != 16


def test_a_new_figure_is_one_that_a_notebook_shows() -> None:
    with mpl.rc_context({"backend": "agg"}), style.applied():
        axes = style.new_axes()
        assert plt.gcf() is axes.figure
        assert (axes.figure.get_size_inches() * axes.figure.dpi).tolist() == [1280, 720]
        plt.close(axes.figure)


def test_a_caption_is_broken_into_lines_and_ends_with_the_line_of_fiction() -> None:
    figure = mpl.figure.Figure()
    lines = style.add_caption(figure.add_subplot(), "word " * 100).get_text().splitlines()
    assert max(map(len, lines)) <= style.CAPTION_WIDTH
    assert " ".join(lines[:-1]).split() == ["word"] * 100
    assert lines[-1] == FICTION
