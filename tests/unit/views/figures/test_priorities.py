"""What to fix first: the bars are what each remedy saves, ranked, and what is not seen looks so."""

from typing import Any

import pytest
from answered import NONE, around, explanation, saving
from drawings import caption, collisions, cut_off, luma, pictured
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

import sim
from sim.analysis.estimates import Estimate
from sim.answers import Explanation
from sim.model.fiction import FICTION
from sim.views.figures.priorities import COSTS, SAVES, UNSEEN, priorities

RANKED = (
    saving("One more lamp", around(3.0, 0.5, 80), in_time=around(0.01, 0.02, 100)),
    saving("Looking 10 % more often", around(1.0, 0.25, 85), in_time=around(0.1, 0.02, 100)),
    saving("A second server", around(0.2, 0.5, 90)),
    saving("One more try", around(-0.5, 0.25, 90), in_time=around(-0.05, 0.02, 100)),
)


def ranking() -> Explanation:
    return explanation(*RANKED)


def rows(axes: Axes) -> dict[str, Rectangle]:
    labels = [label.get_text() for label in axes.get_yticklabels()]
    return dict(zip(labels, (p for p in axes.patches if isinstance(p, Rectangle)), strict=True))


def beside(axes: Axes) -> list[str]:
    return [text.get_text() for text in axes.texts if text.get_gid() != "caption"]


def test_the_bars_are_the_savings_of_a_real_explanation_in_its_order() -> None:
    found = sim.explain("first_light", replications=400)
    assert all(one.mean.has_interval for one in found.savings)
    axes = priorities(found)
    assert [bar.get_width() for bar in rows(axes).values()] == [one.mean.value for one in found.savings]
    assert [label.replace("\n", " ") for label in rows(axes)] == [one.remedy.words for one in found.savings]


def test_every_bar_has_its_interval() -> None:
    axes = priorities(ranking())
    drawn: Any = [bars for bars in axes.containers if getattr(bars, "has_xerr", False)]
    arms = [bars.get_children()[-1].get_segments()[0][:, 0].tolist() for bars in drawn]
    assert arms == [[2.5, 3.5], [0.75, 1.25], [-0.3, 0.7], [-0.75, -0.25]]


def test_a_name_is_not_broken_into_two_lines() -> None:
    words = "Looking 10 % more often with inner-lamp"
    (label,) = rows(priorities(explanation(saving(words, around(3.0, 0.5, 80)))))
    assert label.splitlines() == ["Looking 10 % more often with", "inner-lamp"]


def test_the_best_is_at_the_top() -> None:
    axes = priorities(ranking())
    heights = [axes.transData.transform((0, bar.get_y()))[1] for bar in rows(axes).values()]
    assert heights == sorted(heights, reverse=True)


def test_savings_costs_and_what_is_not_seen_look_different_also_in_grey() -> None:
    drawn = [to_hex(bar.get_facecolor()).upper() for bar in rows(priorities(ranking())).values()]
    assert drawn == [SAVES, SAVES, UNSEEN, COSTS]
    greys = [luma(colour) for colour in (SAVES, COSTS, UNSEEN)]
    assert min(abs(a - b) for a in greys for b in greys if a != b) > 0.05


def test_numbers_stand_beside_and_not_seen_where_nothing_is() -> None:
    assert beside(priorities(ranking())) == [
        "3.000 [2.500, 3.500]",
        "1.000 [0.750, 1.250]",
        "not seen [\N{MINUS SIGN}0.300, 0.700]",
        "\N{MINUS SIGN}0.500 [\N{MINUS SIGN}0.750, \N{MINUS SIGN}0.250]",
    ]


def test_another_aim_has_a_ranking_and_a_unit_of_its_own() -> None:
    axes = priorities(ranking(), "in_time")
    widths = [(label, bar.get_width()) for label, bar in rows(axes).items()]
    assert widths == [("Looking 10 % more often", 10.0), ("One more lamp", 1.0), ("One more try", -5.0)]
    assert axes.get_xlabel() == "more in time (points of 100)"


def test_an_unknown_aim_is_refused() -> None:
    with pytest.raises(ValueError, match="found 'tail'; allowed are mean, p95, in_time, detected"):
        priorities(ranking(), "tail")


def many(count: int) -> Explanation:
    return explanation(*(saving(f"Thing {number}", around(count - number, 0.5)) for number in range(count)))


def test_at_most_twelve_are_drawn_and_the_caption_counts_the_others() -> None:
    axes = priorities(many(20))
    assert list(rows(axes)) == [f"Thing {number}" for number in range(12)]
    assert "Not drawn: 8 of 20 things." in caption(axes)


def test_what_costs_is_drawn_even_where_there_is_no_room_for_all() -> None:
    found = explanation(*many(20).savings, saving("One more try", around(-1.0, 0.5)))
    assert list(rows(priorities(found)))[-2:] == ["Thing 10", "One more try"]


def test_without_any_number_the_figure_says_so() -> None:
    axes = priorities(explanation(saving("One more lamp", NONE)))
    assert not rows(axes)
    assert caption(axes).startswith("Nothing to be drawn")


def test_a_saving_of_one_pair_has_no_interval_and_is_not_seen() -> None:
    axes = priorities(explanation(saving("One more lamp", Estimate(1.0, NONE.low, NONE.high, 1))))
    assert beside(axes) == ["too few for an interval"]
    assert [bar.get_width() for bar in rows(axes).values()] == [0.0]
    assert [to_hex(bar.get_facecolor()).upper() for bar in rows(axes).values()] == [UNSEEN]


def test_where_no_pair_differs_that_is_said_of_latencies_only() -> None:
    still = Estimate(0.0, NONE.low, NONE.high, 80)
    found = explanation(saving("One more lamp", still, pairs=0, detected=around(0.1, 0.05)))
    assert beside(priorities(found)) == ["no pair differs"]
    assert beside(priorities(found, "detected")) == ["10.00 [5.00, 15.00]"]


def test_the_caption_says_n_intervals_and_that_all_is_fiction() -> None:
    said = caption(priorities(ranking()))
    assert "100 replications of seed 7 of each, in pairs; n = 80 to 90 detected in both." in said
    assert "Intervals hold 95 % for all bars at once (99 % each)." in said
    assert said.endswith(FICTION)
    assert "n = 100 with an onset in both." in caption(priorities(ranking(), "in_time"))


def test_it_draws_where_it_is_told_to() -> None:
    _, axes = plt.subplots()
    assert priorities(ranking(), ax=axes) is axes


def test_long_words_are_broken_and_nothing_is_cut_off() -> None:
    words = "Seeing what is there 10 % more often with the northern lookout of the strait"
    figure = priorities(
        explanation(*(saving(f"{words} {n}", around(9.0 - n, 0.5)) for n in range(12)))
    ).figure
    assert isinstance(figure, Figure)
    assert not cut_off(figure)
    assert not collisions(figure)


@pictured
def test_priorities_look_as_they_did() -> Figure:
    figure = priorities(ranking()).figure
    assert isinstance(figure, Figure)
    return figure
