"""What stands out of a centre's measures, with interval and n; what there is not is said to be missing."""

import pytest

import sim
from sim.analysis.estimates import Estimate
from sim.views.report.summary import facts


@pytest.fixture(scope="module")
def tide():
    return sim.run("against_the_tide", replications=200)


def test_the_numbers_are_those_of_the_measures(tide):
    centre = tide.measures.centres["harbour"]
    told = {fact.what: fact for fact in facts(centre, tide.scenario)}
    assert list(told)[2] == "in time, within 45 ticks"
    assert float(told["mean latency"].value.split()[0]) == pytest.approx(centre.latency.mean.value, abs=0.1)
    assert told["in time, within 45 ticks"].value.endswith(" %")
    assert told["onsets detected"].n == centre.detected.n == 200
    assert " to " in told["95 of 100 warned within"].interval


def test_without_a_deadline_nothing_is_in_time():
    result = sim.run("first_light", replications=20)
    assert not [f for f in facts(result.measures.centres["harbour"], result.scenario) if "time" in f.what]


def test_without_an_onset_there_is_no_latency_and_the_reason_stands_there():
    result = sim.run(sim.load("first_light").vary({"onset": None}), replications=20)
    told = {fact.what: fact for fact in facts(result.measures.centres["harbour"], result.scenario)}
    assert (told["mean latency"].value, told["mean latency"].interval) == ("none", "never warned")
    assert (told["onsets detected"].value, told["onsets detected"].interval) == ("none", "no onset came")


@pytest.mark.parametrize(
    ("rate", "value", "interval"),
    [
        (Estimate(0.0004, 0.0002, 0.0005, 9), "1 in 2,500 ticks", "2,000 to 5,000 ticks"),
        (Estimate(0.0, 0.0, 0.001, 9), "none seen", "1,000 ticks or more"),
        (Estimate.none(), "none", "no rule was ever armed"),
        (Estimate(0.5, float("nan"), float("nan"), 1), "1 in 2 ticks", "no interval"),
    ],
)
def test_false_alerts_are_told_as_one_in_so_many_ticks(tide, rate, value, interval):
    from attrs import evolve

    centre = evolve(tide.measures.centres["harbour"], false_alerts=rate)
    told = list(facts(centre, tide.scenario))[-1]
    assert (told.value, told.interval, told.n) == (value, interval, rate.n)
