"""The distribution is drawn as it was measured, misses and all, and says what it is."""

from typing import Any

import numpy as np
import pytest
from drawings import caption, collisions, cut_off, pictured
from made_up import result_of
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.container import ErrorbarContainer
from matplotlib.figure import Figure

from sim.analysis.catalogue import QUANTILES
from sim.model.fiction import FICTION
from sim.views.figures.latency import histogram, latency, quantiles, survival

CURVED = (20.0 * np.sqrt(-np.log(1.0 - np.arange(0.5, 800.0) / 800.0))).tolist()


@pytest.fixture
def result() -> Any:
    return result_of(CURVED, missed=200, quiet=50, deadline=30.0)


@pictured
def test_the_distribution_looks_as_it_did(result: Any) -> Figure:
    return latency(result)[0].figure


def test_the_bars_hold_all_true_alerts_that_are_in_view_and_no_miss(result: Any) -> None:
    axes = histogram(result)
    heights = [bar.get_height() for bar in axes.patches]
    seen = np.count_nonzero(np.asarray(CURVED) <= axes.patches[-1].get_x() + axes.patches[-1].get_width())
    assert sum(heights) == pytest.approx(100.0 * seen / 1000)
    first = axes.patches[0]
    within = np.count_nonzero(np.asarray(CURVED) < first.get_width())
    assert first.get_height() == pytest.approx(100.0 * within / 1000)
    assert axes.get_ylabel() == f"% of onsets,\neach {first.get_width():g} ticks"


def test_the_curve_begins_at_all_and_ends_at_the_missed_share(result: Any) -> None:
    (curve,) = [line for line in survival(result).lines if line.get_drawstyle() == "steps-post"]
    times, shares = curve.get_data()
    assert (times[0], shares[0]) == (0.0, 100.0)
    assert shares[-1] == pytest.approx(20.0)
    assert all(np.diff(shares) <= 0.0)
    warned = np.mean([*CURVED, *[np.inf] * 200] <= times[417] + 1e-9)
    assert shares[417] == pytest.approx(100.0 * (1.0 - warned))


def test_the_missed_share_is_hatched_and_written_down_with_its_interval(result: Any) -> None:
    axes = survival(result)
    (hatched,) = [patch for patch in axes.patches if patch.get_hatch()]
    assert hatched.get_extents().transformed(axes.transData.inverted()).y1 == pytest.approx(20.0)
    written = [text.get_text().replace("\N{NO-BREAK SPACE}", " ") for text in axes.texts]
    assert written == ["never warned: 20.0 % [17.6 %, 22.6 %]"]


def test_without_a_miss_nothing_is_hatched() -> None:
    assert not [patch for patch in survival(result_of(CURVED)).patches if patch.get_hatch()]


def test_every_quantile_stands_at_its_value_with_its_interval(result: Any) -> None:
    axes = quantiles(result)
    own = result.measures.centres["harbour"].latency
    drawn = [bars for bars in axes.containers if isinstance(bars, ErrorbarContainer)]
    assert [label.get_text() for label in axes.get_yticklabels()] == list(QUANTILES)
    for place, (level, bars) in enumerate(zip(QUANTILES, drawn, strict=True)):
        point, _, (arms,) = bars.lines
        estimate = getattr(own, level)
        assert (point.get_xdata()[0], point.get_ydata()[0]) == (estimate.value, place)
        assert arms.get_segments()[0][:, 0].tolist() == pytest.approx([estimate.low, estimate.high])


def test_the_deadline_is_a_line_through_all_and_says_how_many_are_in_time(result: Any) -> None:
    panels = latency(result)
    for axes in panels:
        (line,) = [line for line in axes.lines if str(line.get_label()).startswith("deadline")]
        assert list(line.get_xdata()) == [30.0, 30.0]
    (told,) = panels[0].get_legend().get_texts()
    assert told.get_text().startswith("deadline, 30 ticks: 71.6")


def test_without_a_deadline_there_is_no_line_and_no_legend() -> None:
    assert not any(line_of_deadline(axes) for axes in latency(result_of(CURVED)))


def line_of_deadline(axes: Axes) -> bool:
    return axes.get_legend() is not None or any("deadline" in str(line.get_label()) for line in axes.lines)


def test_the_caption_says_n_the_seed_the_intervals_and_that_all_is_fiction(result: Any) -> None:
    said = caption(latency(result)[0].figure)
    assert "n = 1,000 onsets in 1,050 replications (seed 7)" in said
    assert "over the 800 with a true alert" in said
    assert "95 % intervals" in said
    assert said.endswith(FICTION)


def test_latencies_beyond_the_right_end_are_counted_in_the_caption() -> None:
    said = caption(latency(result_of([*CURVED, 400.0, 500.0]))[0].figure)
    assert "Beyond the right end: 2 true alerts, the last after 500.0 ticks." in said


@pytest.mark.parametrize("onsets", [{"missed": 5}, {"quiet": 5}, {"missed": 0}])
def test_without_a_true_alert_it_is_drawn_all_the_same(onsets: dict[str, int]) -> None:
    alone = result_of([] if any(onsets.values()) else [4.0], **onsets)
    panels = latency(alone)
    assert cut_off(panels[0].figure) == []
    if onsets == {"quiet": 5}:
        assert "No onset came in 5 replications" in caption(panels[0].figure)


def test_nothing_is_cut_off_and_no_words_lie_on_others(result: Any) -> None:
    figure = latency(result)[0].figure
    assert tuple(figure.bbox.size) == (1280, 720)
    assert cut_off(figure) == []
    assert collisions(figure) == []


def test_each_part_draws_where_it_is_told_to(result: Any) -> None:
    for part in (histogram, quantiles, survival):
        _, axes = plt.subplots()
        assert part(result, ax=axes) is axes
        assert axes.get_xlabel() == "ticks after the onset"
        assert axes.get_ylabel()


def test_a_centre_that_does_not_exist_is_refused(result: Any) -> None:
    with pytest.raises(ValueError, match="no centre 'mill'; there is harbour"):
        latency(result, "mill")
