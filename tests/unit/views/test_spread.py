"""The spread of the latency counts every latency, and says who is not in it."""

import re
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from terminals import Terminal, show_on

import sim
from sim.analysis.estimates import Estimate
from sim.model.loading import from_document
from sim.results import Result
from sim.views.signs import columns_of
from sim.views.spread import counted, spread, step_of

FAINT = {
    "title": "Faint",
    "story": "On the Lantern Isles, which do not exist, most is missed.",
    "horizon": 60,
    "onset": {"at": 20},
    "sensors": [{"name": "lamp", "scan": {"every": 10}, "detector": {"p": 0.2}}],
    "centres": [{"name": "[blink]bay"}],
}


@pytest.fixture(scope="module")
def faint() -> Result:
    return sim.run(from_document(FAINT, name="faint"), replications=200)


def latencies(result: Result, centre: str) -> np.ndarray:
    found: np.ndarray = result.records.centres[centre].instant("delivered") - result.records.onset
    return found[~np.isnan(found)]


def lines(result: Result, centre: str) -> list[str]:
    return show_on(Terminal(real=False), spread(result, centre)).lines


def test_the_columns_are_the_counts_of_the_latencies(faint: Result) -> None:
    title, row, _ = lines(faint, "[blink]bay")
    found = re.fullmatch(r"  0 \|(.*)\| (.*) ticks", row)
    step = re.search(r"a sign is (.*) ticks\)", title)
    assert found
    assert step
    own = latencies(faint, "[blink]bay")
    edges = np.arange(len(found[1]) + 1) * float(step[1])
    assert float(found[2]) == edges[-1] >= own.max()
    assert found[1] == columns_of(np.histogram(own, edges)[0].tolist())
    assert f"(n = {len(own)};" in title


def test_the_missed_share_is_told_with_its_interval_below(faint: Result) -> None:
    missed = faint.measures.centres["[blink]bay"].missed
    assert 0.2 < missed.value < 0.8
    assert lines(faint, "[blink]bay")[-1] == (
        f"  Missed, so not shown: {100 * missed.value:.1f} % of the onsets"
        f" ({100 * missed.low:.1f} to {100 * missed.high:.1f} %)."
    )


def test_a_name_is_never_markup(faint: Result) -> None:
    assert "latency of [blink]bay" in lines(faint, "[blink]bay")[0]


def test_a_latency_far_beyond_all_others_is_counted_in_words() -> None:
    sample = np.concatenate([np.linspace(1.0, 20.0, 400), [5000.0]])
    told: Any = SimpleNamespace(
        records=SimpleNamespace(onset=np.zeros(401), latency=lambda _: sample),
        measures=SimpleNamespace(centres={"bay": SimpleNamespace(missed=Estimate(0.0, 0.0, 0.01, 401))}),
    )
    last = lines(told, "bay")[-1]
    assert last == "  Missed, so not shown: 0.00 % of the onsets (0.00 to 1.00 %). Beyond: 1."


@pytest.mark.parametrize("count", [2, 30, 1000, 100_000])
@pytest.mark.parametrize("end", [0.0013, 1.0, 7.7, 39_999.0])
def test_there_are_as_many_columns_as_the_sample_bears(count: int, end: float) -> None:
    step = step_of(count, end)
    counts = counted(np.linspace(0.0, end, count), step, end)
    assert 5 <= len(counts) <= 40
    assert sum(counts) == count
    assert step * (len(counts) - 1) < end <= step * len(counts) * (1 + 1e-12)


def test_without_two_latencies_nothing_is_drawn() -> None:
    assert lines(sim.run("first_light", replications=1), "harbour") == []
    nothing = from_document({**FAINT, "onset": {"at": 59.99}}, name="late")
    assert lines(sim.run(nothing, replications=5), "[blink]bay") == []
