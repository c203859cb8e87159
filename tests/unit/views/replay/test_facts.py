"""The data of a replay are plain, give nothing away, and have None for what did not happen."""

import json
from math import isnan

import pytest

import sim
from sim.model.fiction import FICTION
from sim.model.loading import parse
from sim.views.replay import replay_data

SHORT = """
story = "On the Lantern Isles, which do not exist, everything takes too long."
horizon = 20
[onset]
at = 5
[[sensors]]
name = "lamp"
scan = { every = 10, phase = 6 }
link = { delay = 30 }
to = "post"
[[sensors]]
name = "glass"
scan = { every = 10, phase = 7 }
to = "post"
[[relays]]
name = "post"
service = 30
to = "harbour"
[[centres]]
name = "harbour"
"""


@pytest.fixture(scope="module", params=["two_islands", "against_the_tide", "many_islands", "slow_creep"])
def trace(request: pytest.FixtureRequest) -> sim.Trace:
    return sim.trace(request.param)


def test_data_are_plain_json_without_nan(trace: sim.Trace) -> None:
    data = replay_data(trace)
    assert json.loads(json.dumps(data, allow_nan=False)) == data
    assert data["fiction"] == FICTION


def test_budgets_are_those_of_the_trace(trace: sim.Trace) -> None:
    for centre in replay_data(trace)["centres"]:
        took: dict[str, float] = {}
        for stage in centre["budget"]:
            took[stage["stage"]] = took.get(stage["stage"], 0.0) + stage["end"] - stage["start"]
        true = {
            name.replace("_", " "): ticks
            for name, ticks in trace.budgets[centre["name"]].items()
            if ticks > 0
        }
        assert took == pytest.approx(true)
        assert [one["end"] for one in centre["budget"][:-1]] == [one["start"] for one in centre["budget"][1:]]


def test_every_leg_takes_time_and_follows_on_the_one_before(trace: sim.Trace) -> None:
    table = replay_data(trace)["reports"]
    assert all(end is None or end > start for start, end in zip(table["start"], table["end"], strict=True))
    assert not any(isnan(start) for start in table["start"])


def test_the_path_leads_from_a_sensor_to_the_delivery_of_its_centre(trace: sim.Trace) -> None:
    for centre in replay_data(trace)["centres"]:
        places = centre["path"]["places"]
        assert [place.split()[0] for place in places[:2]] == ["sensor", "link"]
        assert places[-2:] == [f"station {centre['station']}", f"delivery {centre['station']}"]


def test_what_has_not_happened_by_the_horizon_is_none() -> None:
    data = replay_data(sim.trace(parse(SHORT, name="short")))
    legs = list(zip(*(data["reports"][key] for key in ("kind", "place", "end")), strict=True))
    assert ("travelling", "link 0", None) in legs
    assert ("in service", "station 0", None) in legs
    (harbour,) = data["centres"]
    assert (harbour["delivered"], harbour["budget"], harbour["path"]) == (None, [], None)


def test_a_trace_that_stops_early_ends_there_and_gives_nothing_away() -> None:
    whole = replay_data(sim.trace("first_light"))
    met = sim.trace("first_light", until="rule met")
    data = replay_data(met)
    assert (whole["end"], whole["whole"]) == (200.0, True)
    assert (data["end"], data["whole"]) == (met.events[-1].at, False)
    assert data["centres"][0]["delivered"] is None
    assert data["centres"][0]["budget"] == []
    assert len(data["lines"]["at"]) < len(whole["lines"]["at"])


def test_a_trace_of_too_many_events_is_refused_with_a_remedy() -> None:
    long = sim.trace("slow_creep")
    many = type(long)(
        long.scenario, long.seed, long.replication, long.engine, long.events * 20, None, long.records
    )
    with pytest.raises(ValueError, match=r"at most 20,000: let it stop earlier.*until"):
        replay_data(many)
