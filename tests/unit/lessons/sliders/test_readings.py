"""Readings: each measure by its name is the number that the result has, in the unit that is said."""

import numpy as np
import pytest

import sim
from sim.lessons.sliders.readings import READERS, Reading, latencies, needs_stations, reader

RESULT = sim.run("first_light", replications=100, seed=1)
CENTRE = RESULT.measures.centres["harbour"]
STATION = RESULT.measures.stations["harbour"]


def hundredfold(found: sim.Estimate, factor: float = 100) -> sim.Estimate:
    return sim.Estimate(factor * found.value, factor * found.low, factor * found.high, found.n)


@pytest.mark.parametrize(
    ("name", "estimate", "unit"),
    [
        ("latency", CENTRE.latency.mean, "ticks"),
        ("p50", CENTRE.latency.p50, "ticks"),
        ("p95", CENTRE.latency.p95, "ticks"),
        ("detected", hundredfold(CENTRE.detected), "%"),
        ("first_alert_true", hundredfold(CENTRE.first_alert_true), "%"),
        ("false_alerts", hundredfold(CENTRE.false_alerts, 1000), "in 1,000 ticks"),
        ("budget", CENTRE.latency.mean, "ticks"),
        ("wait", STATION.wait, "ticks"),
        ("utilisation", hundredfold(STATION.utilisation), "%"),
    ],
)
@pytest.mark.parametrize("centre", [None, "harbour"])
def test_a_measure_is_that_of_the_result(
    name: str, estimate: sim.Estimate, unit: str, centre: str | None
) -> None:
    found = reader(name, centre)(RESULT)
    assert (found.estimate, found.unit) == (estimate, unit)


def test_every_measure_can_be_read() -> None:
    result = sim.run("against_the_tide", replications=50, seed=1)
    assert all(isinstance(reader(name, None)(result), Reading) for name in READERS)


def test_latencies_are_those_of_the_detected_replications() -> None:
    missing_some = sim.run(sim.load("first_light").vary({"horizon": 62}), replications=100, seed=1)
    values = latencies(missing_some)
    mean = missing_some.measures.centres["harbour"].latency.mean
    assert len(values) == mean.n < 100
    assert np.mean(values) == pytest.approx(mean.value)


def test_the_stages_of_a_budget_that_take_time_add_up_to_the_latency() -> None:
    parts = reader("budget", None)(RESULT).parts
    assert parts is not None
    assert sum(part.value for part in parts.values()) == pytest.approx(CENTRE.latency.mean.value)
    assert all(part.value > 0 for part in parts.values())
    assert "scan wait" in parts


def test_a_function_reads_whatever_it_likes() -> None:
    own = Reading("mine", CENTRE.detected)
    assert reader(lambda result: own, None)(RESULT) is own
    assert needs_stations(lambda result: own)
    assert not needs_stations("latency")
