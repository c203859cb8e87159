"""Convergence is drawn as it went, and its marks stand where a precision is reached for good."""

from typing import Any

import numpy as np
import pytest
from drawings import caption, collisions, cut_off, pictured
from made_up import result_of
from matplotlib import pyplot as plt
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure

from sim.analysis.convergence import converge
from sim.analysis.intervals import mean
from sim.model.fiction import FICTION
from sim.views.figures.convergence import chosen_counts, convergence

SCATTERED = (20.0 + 4.0 * np.sin(np.arange(4000.0) ** 2)).tolist()


@pytest.fixture(scope="module")
def result() -> Any:
    return result_of(SCATTERED, missed=100)


@pictured
def test_convergence_looks_as_it_did(result: Any) -> Figure:
    return convergence(result).figure


def test_the_curve_is_the_mean_of_the_first_n_true_alerts(result: Any) -> None:
    (curve,) = [line for line in convergence(result).lines if line.get_label() == "mean"]
    counts, means = curve.get_data()
    assert (counts[0], counts[-1]) == (10, 4000)
    for place in (0, 100, len(counts) - 1):
        assert means[place] == pytest.approx(np.mean(SCATTERED[: int(counts[place])]))


def test_the_band_ends_at_the_interval_of_the_measures(result: Any) -> None:
    (band,) = [part for part in convergence(result).collections if isinstance(part, PolyCollection)]
    corners = band.get_paths()[0].vertices
    last = sorted(corners[corners[:, 0] == 4000.0][:, 1])
    own = mean(np.asarray(SCATTERED))
    assert (last[0], last[-1]) == pytest.approx((own.low, own.high), abs=1e-6)


def test_marks_stand_where_a_precision_is_reached_with_its_interval(result: Any) -> None:
    grown = converge(np.asarray(SCATTERED))
    marks = {line.get_marker(): line for line in convergence(result).lines if line.get_marker() in "sD"}
    for marker, share in (("s", 0.05), ("D", 0.01)):
        count = grown.settled(share)
        assert count is not None
        assert list(marks[marker].get_xdata()) == [count, count]
        low, high = marks[marker].get_ydata()
        assert (high - low) / 2 == pytest.approx(grown.half[count - 1])
        assert f"±{100 * share:g} % from n = {count:,} on" == marks[marker].get_label()


def test_a_precision_that_is_not_reached_has_no_mark_but_says_what_it_takes() -> None:
    axes = convergence(result_of(SCATTERED[:400]))
    assert "D" not in {line.get_marker() for line in axes.lines}
    assert "±1 % probably takes about 770." in caption(axes)


def test_the_caption_says_n_the_mean_the_seed_and_that_all_is_fiction(result: Any) -> None:
    said = caption(convergence(result))
    assert "n = 4,000 true alerts in 4,100 replications (seed 7)" in said
    assert "95 % intervals" in said
    assert said.endswith(FICTION)


@pytest.mark.parametrize("count", [0, 1, 9, 10, 11])
def test_few_true_alerts_are_no_error(count: int) -> None:
    axes = convergence(result_of(SCATTERED[:count], missed=1))
    assert cut_off(axes.figure) == []
    assert ("No true alert" in caption(axes)) == (count == 0)


def test_nothing_is_cut_off_and_no_words_lie_on_others(result: Any) -> None:
    axes = convergence(result)
    assert tuple(axes.figure.bbox.size) == (1280, 720)
    assert cut_off(axes.figure) == []
    assert collisions(axes.figure) == []
    assert axes.get_xlabel() == "replications with a true alert"
    assert axes.get_ylabel() == "mean latency (ticks)"


def test_of_many_replications_a_thousand_are_drawn_the_last_among_them() -> None:
    counts = chosen_counts(10**6)
    assert len(counts) <= 1000
    assert (counts[0], counts[-1]) == (10, 10**6)


def test_it_draws_where_it_is_told_to(result: Any) -> None:
    _, axes = plt.subplots()
    assert convergence(result, ax=axes) is axes
