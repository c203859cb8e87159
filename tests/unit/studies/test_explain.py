"""Explain: other bottlenecks, other first sentences; and everything is tried."""

import json
import re

import pytest

import sim
from sim.model.fiction import FICTION
from sim.studies.explain import explain
from sim.studies.remedies import remedies


@pytest.fixture(scope="module")
def found():
    return explain("against_the_tide", replications=600)


def test_two_bottlenecks_get_two_first_sentences():
    slow_looks, slow_deciders = (
        sim.load("first_light").vary(changes)
        for changes in (
            {"centres.harbour.rule.k": 1, "sensors.lamp.detector.p": 1, "sensors.lamp.scan.every": 40},
            {"centres.harbour.decision": 50},
        )
    )
    looks, deciding = (explain(one, replications=300) for one in (slow_looks, slow_deciders))
    assert "is waiting for the next look." in looks.sentences[0]
    assert "is deciding." in deciding.sentences[0]
    assert looks.savings[0].remedy.key == "sensors.lamp.count"
    assert deciding.savings[0].remedy.key == "centres.harbour.decision"
    assert deciding.savings[0].mean.value == pytest.approx(5.0)


def test_each_remedy_is_tried_once_and_ranked(found):
    tried = {one.key for one in remedies(sim.load("against_the_tide"))}
    assert sorted(one.remedy.key for one in found.savings) == sorted(tried)
    seen = [one.mean.value for one in found.savings if one.mean.low > 0.0]
    assert seen == sorted(seen, reverse=True)
    assert len(seen) > 3


def test_all_intervals_of_a_column_hold_at_once(found):
    assert found.confidence == pytest.approx(1 - 0.05 / len(found.savings))


def test_savings_are_before_less_after_and_gains_after_less_before():
    base = sim.load("against_the_tide")
    found = explain(base, replications=400)
    own = next(one for one in found.savings if one.remedy.key == "centres.harbour.decision")
    before, after = (
        sim.run(one, replications=400).measures.centres["harbour"]
        for one in (base, base.vary(own.remedy.changes))
    )
    assert own.in_time.value == pytest.approx(after.in_time.value - before.in_time.value)
    assert own.in_time.value > 0.0
    assert own.mean.value == pytest.approx(before.latency.mean.value - after.latency.mean.value, abs=0.3)
    assert own.mean.low <= own.mean.value <= own.mean.high


def test_a_centre_can_be_chosen_and_a_misspelt_one_gets_the_nearest(found):
    assert found.centre == "harbour"
    assert explain("slow_creep", centre="patient", replications=30).centre == "patient"
    with pytest.raises(ValueError, match='did you mean "patient"'):
        explain("slow_creep", centre="pateint")


def test_it_shows_itself_in_a_notebook_and_as_data(found):
    html = found._repr_html_()
    for text in (found.sentences[0], found.savings[0].remedy.words, "600 replications", FICTION):
        assert text in html
    data = json.loads(json.dumps(found.to_json(), allow_nan=False))
    assert len(data["savings"]) == 4 * len(found.savings) == len(found.to_pandas())
    assert data["savings"][0]["rank"] == 1


def test_a_number_without_an_interval_is_not_shown_as_if_it_were_known():
    few = explain("first_light", replications=60)
    for row in few.sheets[0].rows:
        assert row[3:] == ("too few", "none", "60")
    assert "p95" not in " ".join(few.sentences)


def test_names_are_escaped():
    named = sim.load("first_light").vary({"title": "<b>tide</b>"})
    assert "<b>" not in explain(named, replications=5)._repr_html_()


def test_where_nothing_begins_there_is_nothing_to_shorten():
    quiet = sim.load("first_light").vary({"onset": None})
    assert explain(quiet, replications=10).sentences == (
        "No true alert was delivered, so there is no latency to be shortened.",
    )


def test_what_changes_no_pair_is_told_so_and_what_changes_few_has_no_interval_and_no_zero_has_a_sign(found):
    by_key = {one.remedy.key: one for one in found.savings}
    idle = by_key["centres.tower.delivery"]
    assert idle.idle
    assert not idle.mean.has_interval
    cells = next(row for row in found.sheets[0].rows if row[0] == idle.remedy.words)
    assert cells[1:4] == ("10 %", "no change", "no change")
    few = by_key["sensors.lamp.link.loss"]
    assert 0 < few.changed < 20
    assert not few.mean.has_interval
    assert {row["latencies_changed"] for row in found.rows() if row["key"] == few.remedy.key} == {few.changed}
    assert "-0.0" not in re.findall(r"-?\d[^\s,\]]*", json.dumps(found.to_json()))
