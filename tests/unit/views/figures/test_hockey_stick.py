"""Waits against load: what was simulated stands at its numbers, theory beside it where there is one."""

import csv
from io import StringIO
from typing import Any

import pytest
from drawings import caption, collisions, cut_off, pictured
from matplotlib import pyplot as plt
from matplotlib.container import ErrorbarContainer
from matplotlib.figure import Figure

from sim.analysis.theory.queues import mmc_wait
from sim.model.fiction import FICTION
from sim.model.loading import load
from sim.model.scenario import Scenario
from sim.studies.swept import Sweep
from sim.views.figures.hockey_stick import hockey_stick

RATE, SERVERS = "sensors.reef-lamp.scan.rate", "centres.harbour.servers"
RATES = (0.025, 0.05, 0.075, 0.1, 0.11)
HEAD = [f"{name}{part}" for name in ("utilisation", "wait") for part in ("", ".low", ".high", ".n")]


@pytest.fixture(scope="module")
def quiet() -> Scenario:
    return load("busy_harbour").vary({"sensors.bay-lamp.detector.p": 0})


def swept(*rows: dict[str, Any], keys: tuple[str, ...] = (RATE,)) -> Sweep:
    """Make a sweep whose table has these rows."""
    text = StringIO()
    writer = csv.DictWriter(text, [*keys, "status", "why", "place", *HEAD])
    writer.writeheader()
    writer.writerows(rows)
    return Sweep("Trial", keys, len(rows), 100, 7, text.getvalue(), None, ())


def row(
    rate: float, wait: float, *, servers: int = 1, place: str = "harbour", **others: Any
) -> dict[str, Any]:
    load_ = 8 * rate / servers
    values = [load_, load_ - 0.02, load_ + 0.02, 100, wait, 0.9 * wait, 1.2 * wait, 99]
    return {
        RATE: rate,
        "status": "done",
        "place": "harbour",
        **dict(zip(HEAD, values, strict=True)),
        **others,
    }


ONE = [row(rate, 1.05 * mmc_wait(8 * rate, 1.0)) for rate in RATES]
TWO = [row(rate, mmc_wait(8 * rate, 1.0, 2), servers=2, **{SERVERS: 2}) for rate in RATES]


@pictured
def test_the_hockey_stick_looks_as_it_did(quiet: Scenario) -> Figure:
    both = [*({**one, SERVERS: 1} for one in ONE), *TWO]
    return hockey_stick(swept(*both, keys=(RATE, SERVERS)), quiet).figure


def test_points_stand_at_their_load_and_wait_with_both_intervals(quiet: Scenario) -> None:
    axes = hockey_stick(swept(*reversed(ONE)), quiet)
    drawn = [bars for bars in axes.containers if isinstance(bars, ErrorbarContainer)]
    for said, bars in zip(ONE, drawn, strict=True):
        point, _, (across, up) = bars.lines
        assert point.get_xdata()[0] == pytest.approx(100 * said["utilisation"])
        assert point.get_ydata()[0] == pytest.approx(said["wait"])
        assert across.get_segments()[0][:, 0] == pytest.approx(
            [100 * said["utilisation.low"], 100 * said["utilisation.high"]]
        )
        assert up.get_segments()[0][:, 1] == pytest.approx([said["wait.low"], said["wait.high"]])


def test_theory_is_a_line_through_the_exact_waits(quiet: Scenario) -> None:
    (line,) = [one for one in hockey_stick(swept(*ONE), quiet).lines if "theory" in str(one.get_label())]
    assert line.get_label() == "exact theory, M/M/1"
    loads, waits = line.get_data()
    assert (loads[0], loads[-1]) == pytest.approx((20.0, 88.0))
    assert len(loads) > 50
    for percent, wait in zip(loads, waits, strict=True):
        assert wait == pytest.approx(mmc_wait(percent / 100, 1.0))


def test_where_there_is_no_theory_none_is_drawn_and_the_caption_says_why() -> None:
    axes = hockey_stick(swept(*ONE), load("busy_harbour"))
    assert not any("theory" in str(line.get_label()) for line in axes.lines)
    assert "No theory for this queue: bay-lamp reports more often once the glow-tide is there." in caption(
        axes
    )


def test_an_overloaded_queue_has_points_but_no_theory(quiet: Scenario) -> None:
    axes = hockey_stick(swept(*ONE, row(0.2, 90.0)), quiet)
    assert "No theory for some points: more arrives than it can serve." in caption(axes)
    (line,) = [one for one in axes.lines if "theory" in str(one.get_label())]
    assert max(line.get_xdata()) < 100.0


def test_each_level_of_a_second_key_is_a_course_of_its_own(quiet: Scenario) -> None:
    both = [*({**one, SERVERS: 1} for one in ONE), *TWO]
    axes = hockey_stick(swept(*both, keys=(RATE, SERVERS)), quiet)
    assert [text.get_text() for text in axes.get_legend().get_texts()] == [
        "exact theory, M/M/1 (centres.harbour.servers = 1)",
        "exact theory, M/M/2 (centres.harbour.servers = 2)",
        "simulated (centres.harbour.servers = 1)",
        "simulated (centres.harbour.servers = 2)",
    ]


def test_the_caption_says_n_the_seed_what_counts_and_that_all_is_fiction(quiet: Scenario) -> None:
    said = caption(hockey_stick(swept(*ONE, {RATE: 0.3, "status": "failed", "why": "too much"}), quiet))
    assert "n = 99 replications of seed 7 each" in said
    assert "95 % intervals" in said
    assert "from tick 100 on, up to the horizon at 310" in said
    assert "Not drawn: 1 point that failed." in said
    assert said.endswith(FICTION)


def test_nothing_is_cut_off_and_no_words_lie_on_others(quiet: Scenario) -> None:
    axes = hockey_stick(swept(*ONE), quiet)
    assert tuple(axes.figure.bbox.size) == (1280, 720)
    assert cut_off(axes.figure) == []
    assert collisions(axes.figure) == []
    assert axes.get_xlabel().endswith("(%)")
    assert axes.get_ylabel() == "mean wait (ticks)"


def test_stations_and_sweeps_that_cannot_be_drawn_are_refused(quiet: Scenario) -> None:
    with pytest.raises(ValueError, match="no station 'mill'; there is harbour"):
        hockey_stick(swept(*ONE), quiet, "mill")
    with pytest.raises(ValueError, match="no point of the sweep could be played"):
        hockey_stick(swept({RATE: 0.3, "status": "failed"}), quiet)
    many = [{**row(0.1, 1.0), SERVERS: servers} for servers in range(1, 9)]
    with pytest.raises(ValueError, match="at most 6"):
        hockey_stick(swept(*many, keys=(RATE, SERVERS)), quiet)


def test_it_draws_where_it_is_told_to(quiet: Scenario) -> None:
    _, axes = plt.subplots()
    assert hockey_stick(swept(*ONE), quiet, ax=axes) is axes
