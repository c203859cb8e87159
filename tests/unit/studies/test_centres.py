"""Which centre a study is about: the one that is wanted, or that keys lead to."""

import pytest

import sim
from sim.model.scenario import Scenario
from sim.studies.centres import centre_behind, centre_of


def test_the_first_centre_is_taken_unless_another_is_wanted():
    scenario = sim.load("slow_creep")
    assert centre_of(scenario, None) == "hasty"
    assert centre_of(scenario, "patient") == "patient"


def test_a_misspelt_centre_gets_the_nearest_and_none_at_all_is_told():
    with pytest.raises(ValueError, match='allowed: hasty, patient; did you mean "hasty"'):
        centre_of(sim.load("slow_creep"), "hatsy")
    with pytest.raises(ValueError, match="nobody decides"):
        centre_of(Scenario(story="", horizon=9.0), None)


@pytest.mark.parametrize(
    ("name", "key", "centre"),
    [
        ("slow_creep", "centres.patient.rule.limit", "patient"),
        ("slow_creep", "sensors.gauge.detector.threshold", "patient"),
        ("against_the_tide", "sensors.gauge.count", "tower"),
        ("against_the_tide", "sensors.lamp.count", "harbour"),
        ("against_the_tide", "relays.pier.service", "harbour"),
        ("slow_creep", "onset.at", None),
    ],
)
def test_a_key_leads_to_the_centre_that_it_reports_to(name, key, centre):
    assert centre_behind(sim.load(name), [key]) == centre
