"""Studies show rows of small columns: what they draw are the numbers of the study, on one scale."""

import sys

import numpy as np
import pytest
from answered import NONE, around, failed, point, sweep
from terminals import Terminal, on_terminal, show_on

import sim
from sim.answers import Comparison
from sim.cli.screens import make_plain
from sim.views.signs import columns_of, course_of
from sim.views.spread import counted
from sim.views.strips import strips

COUNT, K = "sensors.lamp.count", "centres.harbour.rule.k"


@pytest.fixture(scope="module")
def compared() -> Comparison:
    changes = {"onset.lasts": 8}, {"centres.harbour.decision": {"dist": "uniform", "low": 0, "high": 40}}
    return sim.compare("first_light", *changes, replications=60)  # type: ignore[return-value]


def lines(study: object, encoding: str = "utf-8") -> list[str]:
    return show_on(Terminal(encoding=encoding, real=False), strips(study)).lines  # type: ignore[arg-type]


def test_every_variant_has_its_row_of_counts_on_one_scale_and_its_missed_share(compared: Comparison) -> None:
    told = lines(compared)
    assert told[1] == "Spread of the latency of harbour (a sign is 8 ticks)"
    rows = [line for line in told if "|" in line]
    own = [one.latencies["harbour"] for one in (compared.first, *compared.others)]
    width = rows[0].rindex("|") - rows[0].index("|") - 1
    counts = [counted(part[~np.isnan(part)], 8.0, 8.0 * width) for part in own]
    tops = [max(row) for row in counts]
    highest = max(tops)
    assert min(tops) < 0.7 * highest
    assert [line.split("|")[1] for line in rows] == [columns_of(row, highest=highest) for row in counts]
    missed = [100 * float(np.isnan(part).mean()) for part in own]
    assert missed[1] > 20
    assert [line.split("|")[2].split()[0] for line in rows] == [f"{share:.4g}" for share in missed]


def test_variants_without_latencies_show_nothing() -> None:
    assert lines(sim.compare("first_light", {"onset.at": 199.99}, replications=20)) == []


def test_a_sweep_along_one_factor_is_a_row_and_a_point_that_failed_is_seen() -> None:
    values = {2: 18.0, 3: 12.0, 4: 9.0}
    rows = [point({COUNT: n}, latency__mean=around(value, 1.0)) for n, value in values.items()]
    swept = sweep(failed({COUNT: 1}, "k is too large"), *rows, keys=(COUNT,))
    drawn = course_of([float("nan"), *values.values()])
    assert lines(swept) == [f"Mean latency of harbour: {drawn} (▁ 9, █ 18 ticks; x none)"]


def test_a_sweep_of_two_factors_of_two_points_or_without_latencies_has_no_row() -> None:
    few = [point({COUNT: n}, latency__mean=around(1.0, 1.0)) for n in (1, 2)]
    assert lines(sweep(*few, keys=(COUNT,))) == []
    assert lines(sweep(*(point({COUNT: n}, latency__mean=NONE) for n in range(5)), keys=(COUNT,))) == []
    two = [point({COUNT: n, K: k}, latency__mean=around(1.0, 1.0)) for n in (1, 2) for k in (1, 2)]
    assert lines(sweep(*two, keys=(COUNT, K))) == []


def test_other_studies_have_none() -> None:
    assert lines(sim.explain("first_light", replications=20)) == []


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
@pytest.mark.parametrize("width", [60, 80])
def test_they_fit_the_terminal_whatever_variants_are_called(
    encoding: str, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_terminal(monkeypatch, width, NO_COLOR="1")
    labels = ("first", "[bold]" + "long " * 30)
    found = sim.compare("first_light", {COUNT: 5}, labels=labels, replications=400)
    stream = Terminal(encoding=encoding)
    monkeypatch.setattr(sys, "stdout", stream)
    make_plain()
    shown = show_on(stream, strips(found)).lines
    assert max(map(len, shown)) <= width
    assert any("[bold]" in line for line in shown)
    assert all(line.count("|") >= 2 for line in shown if line.startswith(("first", "[bold]")))
