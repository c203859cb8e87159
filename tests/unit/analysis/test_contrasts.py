"""Contrasts: every measure of two samples, in pairs, and only over what is comparable."""

from copy import deepcopy

import numpy as np
import pytest

from sim.analysis.budget import STAGES
from sim.analysis.contrasts import Sample, contrast
from sim.analysis.measures import measure
from sim.model.loading import load
from sim.running import play


def sample(scenario, replications=300, **changes):
    varied = scenario.vary({key.replace("__", "."): value for key, value in changes.items()})
    return Sample(varied, play(varied, replications).records)


@pytest.fixture(scope="module")
def base():
    return sample(load("against_the_tide"))


def by_name(found, place="harbour", of="centre"):
    return {part.measure: part.difference for part in found if (part.of, part.name) == (of, place)}


def test_a_sample_does_not_differ_from_itself(base):
    for part in contrast(base, base):
        assert part.difference.estimate.value == 0.0 or not part.difference.estimate.exists
        assert not part.difference.seen


def test_every_measure_of_every_centre_and_station_is_compared(base):
    found = contrast(base, base)
    names = {"latency", "latency.p95", "detected", "in_time", "margin", "false_alerts", "without_alert"}
    assert names | {f"budget.{stage}" for stage in STAGES} <= set(by_name(found))
    assert {part.name for part in found if part.of == "station"} == {"pier", "harbour", "tower"}
    assert set(by_name(found, "pier", "station")) == {"wait", "utilisation", "served"}


def test_a_decision_that_takes_longer_shows_in_latency_decision_and_margin():
    first = load("first_light").vary({"onset.deadline": 15})
    found = by_name(contrast(sample(first), sample(first, centres__harbour__decision=5)))
    for name, change in {"latency": 3.0, "latency.p50": 3.0, "budget.decision": 3.0, "margin": -3.0}.items():
        assert found[name].estimate.value == pytest.approx(change)
        assert found[name].seen
    assert found["budget.queue"].estimate.value == 0.0
    assert found["in_time"].estimate.value < 0.0


def test_the_stages_differ_by_as_much_as_the_latency_does(base):
    found = by_name(contrast(base, sample(load("against_the_tide"), sensors__lamp__count=4)))
    stages = sum(found[f"budget.{stage}"].estimate.value for stage in STAGES)
    assert stages == pytest.approx(found["latency"].estimate.value, abs=1e-9)


def test_unconditional_differences_are_those_of_the_measures(base):
    other = sample(load("against_the_tide"), relays__pier__service=1.0)
    found = contrast(base, other)
    first, second = (measure(one.scenario, one.records) for one in (base, other))
    for name in ("detected", "in_time", "without_alert", "false_alerts"):
        change = (
            getattr(second.centres["harbour"], name).value - getattr(first.centres["harbour"], name).value
        )
        assert by_name(found)[name].estimate.value == pytest.approx(change)
    for name in ("wait", "utilisation", "served"):
        change = getattr(second.stations["pier"], name).value - getattr(first.stations["pier"], name).value
        assert by_name(found, "pier", "station")[name].estimate.value == pytest.approx(change)


def test_common_random_numbers_narrow_the_intervals(base):
    found = by_name(contrast(base, sample(load("against_the_tide"), centres__harbour__delivery=3)))
    assert found["latency"].reduction > 100


def test_without_a_deadline_on_both_sides_nothing_is_in_time():
    first = load("first_light")
    found = by_name(contrast(sample(first), sample(first, onset__deadline=20)))
    assert not found["in_time"].estimate.exists
    assert not found["margin"].estimate.exists


def test_other_replications_cannot_be_paired(base):
    with pytest.raises(ValueError, match="not the same ones"):
        contrast(base, sample(load("against_the_tide"), 200))


def test_centres_of_other_names_cannot_be_compared(base):
    with pytest.raises(ValueError, match=r"no centre that both have \(harbour on one side, "):
        contrast(sample(load("first_light")), sample(load("slow_creep")))
    assert np.array_equal(base.records.replication, np.arange(300))


def test_shares_are_of_the_replications_whose_onset_came_on_both_sides():
    first = load("first_light").vary(
        {"onset.chance": 0.5, "sensors.lamp.detector.p": 0.1, "onset.deadline": 20}
    )
    sides = [sample(first, horizon=90), sample(first, horizon=90, sensors__lamp__detector__p=0.2)]
    came = ~np.isnan(sides[0].records.onset)
    caught = [~np.isnan(one.records.centres["harbour"].instant("delivered")) for one in sides]
    found = by_name(contrast(*sides))
    assert 0 < np.count_nonzero(caught[0]) < np.count_nonzero(came) < 300
    assert found["detected"].estimate.n == found["in_time"].estimate.n == np.count_nonzero(came)
    change = np.count_nonzero(caught[1]) - np.count_nonzero(caught[0])
    assert found["detected"].estimate.value == pytest.approx(change / np.count_nonzero(came))
    assert found["latency"].estimate.n == np.count_nonzero(caught[0] & caught[1])


def test_waits_that_differ_by_rounding_are_the_same(base):
    other = Sample(base.scenario, deepcopy(base.records))
    other.records.stations["pier"].wait[:] += 1e-13
    assert by_name(contrast(base, other), "pier", "station")["wait"].same
    other.records.stations["pier"].wait[:50] += 1.0
    assert by_name(contrast(base, other), "pier", "station")["wait"].changed == 50
