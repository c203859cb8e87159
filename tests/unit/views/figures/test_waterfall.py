"""The waterfall draws the numbers of the measures, all of them, and says what they are."""

import itertools
from types import SimpleNamespace
from typing import Any

import matplotlib as mpl
import pytest
from drawings import caption, cut_off, luma, pictured
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from sim.analysis.budget import STAGES
from sim.analysis.estimates import Estimate
from sim.analysis.measures import CentreMeasures, Latency, Measures
from sim.model.fiction import FICTION
from sim.model.scenario import Scenario
from sim.views.figures.waterfall import COLOURS, FAMILIES, budget
from sim.views.style import PALETTE

NONE = Estimate.none()
NOTHING = Estimate(0.0, 0.0, 0.0, 90)
TOOK = {
    "scan_wait": Estimate(3.0, 2.5, 3.5, 90),
    "link": Estimate(1.25, 1.0, 1.5, 90),
    "service": Estimate(0.5, 0.25, 0.75, 90),
    "decision": Estimate(2.0, 2.0, 2.0, 90),
}
LATENCY = Estimate(6.75, 6.0, 7.5, 90)


def centre_measures(latency: Estimate = LATENCY, took: dict[str, Estimate] = TOOK) -> CentreMeasures:
    return CentreMeasures(
        latency=Latency(latency, *[latency] * 4),
        detected=Estimate(0.9, 0.82, 0.95, 100),
        in_time=NONE,
        margin=NONE,
        false_alerts=NONE,
        time_to_first_alert=NONE,
        without_alert=NONE,
        first_alert_true=NONE,
        budget={stage: took.get(stage, NOTHING) for stage in STAGES},
    )


def result(title: str = "Trial", **centres: CentreMeasures) -> Any:
    return SimpleNamespace(
        scenario=Scenario(story="", horizon=100.0, title=title),
        seed=7,
        replications=100,
        measures=Measures(centres=centres or {"harbour": centre_measures()}, stations={}),
    )


def rows(axes: Axes) -> dict[str, Rectangle]:
    """Give each bar by the label beside it."""
    labels = [label.get_text() for label in axes.get_yticklabels()]
    return dict(zip(labels, (p for p in axes.patches if isinstance(p, Rectangle)), strict=True))


@pictured
def test_the_waterfall_looks_as_it_did() -> Figure:
    return budget(result()).figure


def test_each_bar_is_as_long_as_its_mean_and_begins_where_the_one_before_ends() -> None:
    drawn = rows(budget(result()))
    spans = {label: (bar.get_x(), bar.get_width()) for label, bar in drawn.items()}
    assert spans == {
        "scan wait": (0.0, 3.0),
        "link": (3.0, 1.25),
        "service": (4.25, 0.5),
        "decision": (4.75, 2.0),
        "latency": (0.0, 6.75),
    }


def test_bars_stand_in_the_order_of_the_stages_from_top_to_bottom() -> None:
    axes = budget(result())
    heights = [axes.transData.transform((0, bar.get_y()))[1] for bar in rows(axes).values()]
    assert heights == sorted(heights, reverse=True)


def test_every_whisker_is_the_interval_of_its_mean() -> None:
    axes = budget(result())
    drawn = [
        bars.get_children()[-1].get_segments()[0][:, 0].tolist() for bars in axes.containers if has_arms(bars)
    ]
    assert drawn == [[2.5, 3.5], [4.0, 4.5], [4.5, 5.0], [6.75, 6.75], [6.0, 7.5]]


def has_arms(container: Any) -> bool:
    return bool(getattr(container, "has_xerr", False))


def test_every_bar_has_its_mean_and_its_interval_beside_it() -> None:
    written = [text.get_text() for text in budget(result()).texts if text.get_gid() != "caption"]
    assert written == [
        "3.000 [2.500, 3.500]",
        "1.250 [1.000, 1.500]",
        "0.500 [0.250, 0.750]",
        "2.000 [2.000, 2.000]",
        "6.750 [6.000, 7.500]",
    ]


def test_a_mean_of_one_replication_has_no_interval() -> None:
    lone = Estimate(3.0, NONE.low, NONE.high, 1)
    axes = budget(result(harbour=centre_measures(lone, {"scan_wait": lone})))
    assert [text.get_text() for text in axes.texts if text.get_gid() != "caption"] == ["3.000", "3.000"]
    assert not any(map(has_arms, axes.containers))


def test_the_axis_says_its_unit_and_the_title_the_scenario_and_the_centre() -> None:
    axes = budget(result())
    assert axes.get_xlabel() == "ticks after the onset"
    assert axes.get_title(loc="left") == "Trial: the latency of harbour, stage by stage"


def test_the_caption_says_n_the_seed_the_missed_share_and_that_all_is_fiction() -> None:
    said = caption(budget(result()))
    assert "90 of 100 replications with a true alert (seed 7)" in said
    assert "10.0 % [5.0 %, 18.0 %] were missed" in said
    assert "95 % intervals" in said
    assert said.endswith(FICTION)


def test_the_caption_names_the_stages_that_took_no_time_and_were_left_out() -> None:
    said = caption(budget(result()))
    idle = ", ".join(stage.replace("_", " ") for stage in STAGES if stage not in TOOK)
    assert f"Left out, since they took no time: {idle}." in said


def test_all_stages_are_drawn_and_none_is_left_out_where_all_took_time() -> None:
    took = dict.fromkeys(STAGES, Estimate(1.0, 0.9, 1.1, 90))
    axes = budget(result(harbour=centre_measures(Estimate(12.0, 11.0, 13.0, 90), took)))
    assert list(rows(axes)) == [*(stage.replace("_", " ") for stage in STAGES), "latency"]
    assert "Left out" not in caption(axes)


def test_without_a_true_alert_the_figure_says_so_and_draws_no_bar() -> None:
    axes = budget(result(harbour=centre_measures(NONE, dict.fromkeys(STAGES, NONE))))
    assert not axes.patches
    assert caption(axes) == f"No true alert was delivered in 100 replications (seed 7). {FICTION}"


def test_a_latency_of_zero_is_drawn() -> None:
    axes = budget(result(harbour=centre_measures(NOTHING, {})))
    assert list(rows(axes)) == ["latency"]


def test_the_first_centre_is_drawn_unless_another_is_named() -> None:
    later = centre_measures(Estimate(2.0, 2.0, 2.0, 90), {"decision": Estimate(2.0, 2.0, 2.0, 90)})
    two = result(harbour=centre_measures(), tower=later)
    assert rows(budget(two))["latency"].get_width() == 6.75
    assert rows(budget(two, "tower"))["latency"].get_width() == 2.0


def test_a_centre_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(ValueError, match="no centre 'mill'; there is harbour"):
        budget(result(), "mill")


def test_it_draws_where_it_is_told_to() -> None:
    _, axes = plt.subplots()
    assert budget(result(), ax=axes) is axes


def test_a_title_with_dollars_is_no_formula() -> None:
    _, axes = plt.subplots()
    budget(result(title="$\\frac{$ lamps"), ax=axes)
    axes.figure.canvas.draw()
    assert axes.get_title(loc="left").startswith("$\\frac{$ lamps")


def test_every_stage_has_a_family_and_every_family_a_colour_of_the_palette() -> None:
    assert [stage for members in FAMILIES.values() for stage in members] == list(STAGES)
    assert {COLOURS[family] for family in FAMILIES} <= set(PALETTE.values())
    drawn = rows(budget(result()))
    assert {mpl.colors.to_hex(bar.get_facecolor()).upper() for bar in drawn.values()} == set(COLOURS.values())


def test_families_differ_in_grey_print() -> None:
    greys = sorted(luma(colour) for colour in COLOURS.values())
    assert min(b - a for a, b in itertools.pairwise(greys)) > 0.1


def test_nothing_is_cut_off_at_slide_size() -> None:
    took = dict.fromkeys(STAGES, Estimate(1.0, 0.9, 1.1, 90))
    axes = budget(result(harbour=centre_measures(Estimate(12.0, 11.0, 13.0, 90), took)))
    assert tuple(axes.figure.bbox.size) == (1280, 720)
    assert cut_off(axes.figure) == []
