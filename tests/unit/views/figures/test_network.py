"""The diagram shows every part of a network, what joins them, and how busy they are."""

from itertools import combinations, pairwise
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from drawings import caption, collisions, cut_off, pictured
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch, Rectangle
from matplotlib.transforms import Bbox

from sim.analysis.estimates import Estimate
from sim.analysis.measures import Measures, StationMeasures
from sim.model.fiction import FICTION
from sim.model.loading import load, shipped
from sim.model.network import build_network
from sim.views.figures.network import network

SHIPPED = tuple(shipped())


def result(name: str, *, measured: bool = True) -> Any:
    """Make a result in which station number i is busy for i + 1 tenths of its time."""
    scenario = load(name)
    stations = {
        station.name: loaded((number + 1) / 10) if measured else StationMeasures.none()
        for number, station in enumerate(build_network(scenario).stations)
    }
    measures = Measures(centres={}, stations=stations)
    return SimpleNamespace(scenario=scenario, seed=7, replications=300, measures=measures)


def loaded(busy: float) -> StationMeasures:
    share = Estimate(busy, busy - 0.02, busy + 0.02, 300)
    return StationMeasures(share, share, Estimate(20.0, 19.0, 21.0, 300))


def boxes(axes: Axes) -> dict[str, Rectangle]:
    found = [(str(patch.get_gid()), patch) for patch in axes.patches if isinstance(patch, Rectangle)]
    return {name.removeprefix("box "): box for name, box in found if name.startswith("box ")}


def arrows(axes: Axes, kind: str) -> list[FancyArrowPatch]:
    return [a for a in axes.patches if isinstance(a, FancyArrowPatch) and a.get_gid() == kind]


@pictured
def test_a_network_with_everything_looks_as_it_did() -> Figure:
    return network(result("against_the_tide")).figure


@pictured
def test_a_mesh_and_a_hub_look_as_they_did() -> Figure:
    return network(result("many_islands")).figure


@pytest.mark.parametrize("name", SHIPPED)
def test_no_box_stands_on_another_and_no_words_lie_on_others(name: str) -> None:
    axes = network(result(name))
    assert cut_off(axes.figure) == []
    assert collisions(axes.figure) == []
    for one, other in combinations(boxes(axes).values(), 2):
        assert not Bbox.intersection(one.get_window_extent(), other.get_window_extent())


@pytest.mark.parametrize("name", SHIPPED)
def test_words_stay_within_their_boxes(name: str) -> None:
    axes = network(result(name))
    axes.figure.canvas.draw()
    frames = [box.get_window_extent() for box in boxes(axes).values()]
    words = [text for text in axes.texts if text.get_gid() != "caption"]
    assert len(words) > len(frames)
    for word in words:
        own = word.get_window_extent()
        assert any(
            frame.x0 <= own.x0 and own.x1 <= frame.x1 and frame.y0 <= own.y0 and own.y1 <= frame.y1
            for frame in frames
        ), word.get_text()


@pytest.mark.parametrize("name", SHIPPED)
def test_no_arrow_runs_through_a_box(name: str) -> None:
    axes = network(result(name))
    frames = [box.get_bbox().padded(-0.01) for box in boxes(axes).values()]
    axes.figure.canvas.draw()
    for arrow in (patch for patch in axes.patches if isinstance(patch, FancyArrowPatch)):
        for line in arrow.get_path().to_polygons(closed_only=False):
            points = [np.linspace(start, end, 20) for start, end in pairwise(line)]
            assert not any(frame.contains(x, y) for frame in frames for x, y in np.concatenate(points))


@pytest.mark.parametrize("name", SHIPPED)
def test_every_part_and_every_join_is_there(name: str) -> None:
    made = result(name)
    scenario, axes = made.scenario, network(made)
    parts = (*scenario.sensors, *scenario.relays, *scenario.centres)
    assert set(boxes(axes)) == {part.name for part in parts}
    assert len(arrows(axes, "reports")) == len(scenario.sensors) + len(scenario.relays)
    assert len(arrows(axes, "cues")) == len(scenario.cues)
    for kind, what in (("copies of reports", "reports"), ("alerts", "alerts")):
        joined = {frozenset((s.from_, s.to)) for s in scenario.shares if s.what == what}
        assert len(arrows(axes, kind)) == len(joined)


def test_the_gauge_is_filled_by_the_share_of_time_that_a_station_is_busy() -> None:
    made = result("two_islands")
    axes = network(made)
    for name, own in made.measures.stations.items():
        (filled,) = [p for p in axes.patches if p.get_gid() == f"busy {name}"]
        assert filled.get_width() == pytest.approx(own.utilisation.value * boxes(axes)[name].get_width())


def test_the_legend_names_just_the_arrows_that_are_there() -> None:
    axes = network(result("two_layers"))
    assert [text.get_text() for text in axes.get_legend().get_texts()] == ["reports", "cues"]


def test_the_caption_says_n_the_seed_the_span_and_that_all_is_fiction() -> None:
    said = caption(network(result("two_islands")))
    assert "n = 300 replications (seed 7)" in said
    assert "95 % intervals, from tick 50 to 500" in said
    assert said.endswith(FICTION)


def test_without_measures_of_stations_the_network_is_drawn_and_the_caption_says_so() -> None:
    axes = network(result("two_islands", measured=False))
    assert not [p for p in axes.patches if str(p.get_gid()).startswith("busy ")]
    assert "the load of stations was not measured" in caption(axes)


def test_it_draws_where_it_is_told_to() -> None:
    _, axes = plt.subplots()
    assert network(result("first_light"), ax=axes) is axes
