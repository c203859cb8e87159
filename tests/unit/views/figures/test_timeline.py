"""The timeline shows what the tables of a replication say, and tells what it leaves out."""

from functools import cache
from typing import Any

import numpy as np
import pytest
from drawings import caption, collisions, cut_off, pictured
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure

import sim
from sim.model.fiction import FICTION
from sim.model.loading import shipped
from sim.views.figures.timeline import timeline


@cache
def told(name: str, **said: Any) -> Any:
    return sim.trace(name, seed=1, **said)


def lanes(axes: Axes) -> list[str]:
    return [label.get_text() for label in axes.get_yticklabels()]


def path(axes: Axes) -> Any:
    (line,) = [line for line in axes.lines if line.get_gid() == "path"]
    return line


@pictured
def test_the_timeline_looks_as_it_did() -> Figure:
    return timeline(told("against_the_tide")).figure


@pytest.mark.parametrize("name", ["against_the_tide", "many_islands", "two_islands", "busy_harbour"])
def test_the_path_runs_from_the_look_to_the_delivery_through_the_instants_of_the_records(name: str) -> None:
    trace = told(name)
    columns = next(iter(trace.records.centres.values()))
    line = path(timeline(trace))
    times = line.get_xdata()
    assert (times[0], times[-1]) == (columns.instant("look")[0], columns.instant("delivered")[0])
    assert list(times) == sorted(times)
    for instant in ("met", "decided"):
        assert columns.instant(instant)[0] in times
    tables = trace.records.tables
    known = np.concatenate(
        [columns.path[:, 0], *(tables["visits"][k] for k in ("arrived", "begun", "served"))]
    )
    assert all(np.isclose(known, at).any() for at in times)


def test_every_look_in_view_is_a_sign_of_its_kind_in_the_lane_of_its_sensor() -> None:
    trace = told("busy_harbour")
    axes = timeline(trace)
    start, end = axes.get_xlim()
    looks = trace.records.tables["looks"]
    (fired,) = [line for line in axes.lines if line.get_marker() == "v"]
    shown = dict.fromkeys(lanes(axes)[:8])
    names = [f"reef-lamp-{number + 1}" for number in range(8)] + ["bay-lamp"]
    expected = sorted(
        (at, lanes(axes).index(names[source]))
        for at, source, genuine in zip(looks["at"], looks["source"], looks["genuine"], strict=True)
        if start <= at <= end and not genuine and names[source] in shown and names[source] != "bay-lamp"
    )
    assert sorted(zip(*fired.get_data(), strict=True)) == expected
    assert expected


def test_services_in_view_are_bars_as_long_as_they_took() -> None:
    trace = told("long_road")
    axes = timeline(trace)
    visits = trace.records.tables["visits"]
    drawn = {
        (round(b.get_x(), 9), round(b.get_width(), 9)) for b in axes.patches if b.get_gid() == "in service"
    }
    start, end = axes.get_xlim()
    expected = {
        (round(begun, 9), round(served - begun, 9))
        for begun, served in zip(visits["begun"], visits["served"], strict=True)
        if served > begun and begun <= end and served >= start
    }
    assert drawn == expected
    assert drawn


def test_it_shows_eight_sensors_at_most_that_behind_the_alert_among_them_and_counts_the_others() -> None:
    axes = timeline(told("two_islands"))
    assert sum("-l" in lane for lane in lanes(axes)) == 8
    said = caption(axes)
    assert "2 sensors" in said
    looks = told("two_islands").records.tables["looks"]["at"]
    hidden = int(said.split("Left out: ")[1].split(" look")[0].replace(",", ""))
    assert len(looks) - 8 * 30 < hidden < len(looks)


def test_without_an_alert_all_that_is_told_is_shown_and_the_caption_says_so() -> None:
    axes = timeline(told("crying_wolf"))
    assert axes.get_xlim() == (0.0, 10.0)
    assert "No true alert of harbour by tick 10." in caption(axes)


def test_a_trace_that_stops_early_shows_nothing_of_what_comes_later() -> None:
    stopped = told("two_islands", until="rule met")
    axes = timeline(stopped)
    assert axes.get_xlim()[1] <= stopped.events[-1].at
    assert "No true alert of harbour by" in caption(axes)


def test_the_caption_says_which_replication_it_is_and_that_all_is_fiction() -> None:
    said = caption(timeline(told("two_islands", replication=3)))
    assert "One replication (n = 1, so no interval): number 3 of seed 1." in said
    assert said.endswith(FICTION)


@pytest.mark.parametrize("name", shipped())
def test_nothing_is_cut_off_and_no_words_lie_on_others(name: str) -> None:
    axes = timeline(told(name))
    assert axes.get_xlabel() == "ticks"
    assert cut_off(axes.figure) == []
    assert collisions(axes.figure) == []


def test_another_centre_can_be_followed_but_none_that_does_not_exist() -> None:
    axes = timeline(told("two_islands"), "tower")
    assert "tower decides" in lanes(axes)
    with pytest.raises(ValueError, match="no centre 'mill'; there is harbour, tower"):
        timeline(told("two_islands"), "mill")


def test_it_draws_where_it_is_told_to() -> None:
    _, axes = plt.subplots()
    assert told("first_light").plot.timeline(axes) is axes
