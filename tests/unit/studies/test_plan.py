"""The plan of a study: every variant is played alike."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np

import sim
from sim.studies.plan import Plan, chosen


def test_every_variant_has_the_same_replications_of_the_same_seed():
    base = sim.load("first_light").vary({"onset.at": {"dist": "uniform", "low": 10, "high": 90}})
    plan = Plan(30, 4)
    one, other = plan.sample(base), plan.sample(base.vary({"centres.harbour.decision": 9}))
    assert np.array_equal(one.onset, other.onset)
    assert len(one.records) == 30
    assert not np.array_equal(one.onset, Plan(30, 5).sample(base).onset)


def test_workers_and_engines_change_no_number():
    scenario = sim.load("first_light")
    with ThreadPoolExecutor(2) as executor:
        spread = Plan(30, executor=executor).sample(scenario)
    by_events = Plan(30, engine="events").sample(scenario)
    latencies = [one.records.centres["harbour"].instant("delivered") for one in (spread, by_events)]
    assert np.allclose(*latencies, rtol=0, atol=1e-9)


def test_a_scenario_a_name_and_a_file_are_taken(tmp_path):
    scenario = sim.load("first_light")
    file = tmp_path / "mine.toml"
    file.write_text(
        'story = ""\nhorizon = 9\n[[centres]]\nname = "bay"\n'
        '[[sensors]]\nname = "lamp"\nscan = { rate = 1 }\n'
    )
    assert chosen(scenario) is scenario
    assert chosen("first_light") == scenario
    assert chosen(file).name == "mine"
