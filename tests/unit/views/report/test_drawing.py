"""The pictures of a report say in words, with their numbers, what they show."""

import pytest

import sim
from sim.views.report import drawing


@pytest.fixture(scope="module")
def result():
    return sim.run("against_the_tide", replications=80)


def description(picture):
    return picture.svg.partition('-desc">')[2].partition("</desc>")[0]


def test_the_network_names_every_part_and_its_load(result):
    told = description(drawing.draw_network(result, "s1"))
    for part in ("lookout (2 sensors)", "pier (relay)", "harbour (centre; takes alerts from tower)"):
        assert part in told
    busy = result.measures.stations["pier"].utilisation.value
    assert f"pier {100 * busy:.4g} % busy" in told


def test_the_budget_tells_each_stage(result):
    made = drawing.draw_budget(result, "harbour", "s1")
    stage = result.measures.centres["harbour"].budget["scan_wait"]
    assert made.title == "The latency budget of harbour"
    assert f"scan wait {stage.value:.1f}" in description(made)


def test_the_distribution_tells_quantiles_and_the_share_that_is_missed(result):
    told = description(drawing.draw_latency(result, "harbour", "s1"))
    assert all(word in told for word in ("p50 ", "p99 ", "never warned 0.0"))


def test_what_to_fix_first_tells_every_remedy_that_saves():
    explained = sim.explain("first_light", replications=60)
    told = description(drawing.draw_priorities(explained, "s1"))
    assert all(saving.remedy.words in told for saving in explained.savings)


def test_the_timeline_tells_the_stages_of_the_alert_or_why_there_is_none():
    told = sim.trace("first_light", replication=3)
    stage = told.budgets["harbour"]["scan_wait"]
    assert f"scan wait {round(stage, 3):g}" in description(drawing.draw_timeline(told, "harbour", "s1"))
    never = sim.trace(sim.load("first_light").vary({"onset": None}))
    assert "there was no onset" in description(drawing.draw_timeline(never, "harbour", "s1"))


def test_a_comparison_has_a_picture_for_each_centre_and_every_few_variants():
    changes = [{"centres.hasty.decision": ticks} for ticks in range(3, 8)]
    compared = sim.compare("two_of_three", *changes, replications=40)
    titles = [made.title for made in drawing.draw_comparison(compared)]
    assert len(titles) == 4
    assert titles[1] == "How centres.hasty.decision=7 differs from two_of_three at hasty"
    assert titles[2].endswith("at patient")
