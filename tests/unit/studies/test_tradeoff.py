"""Trade-off: along a curve, delay is paid with false alerts; several rules stand in one table."""

import json
import math

import pytest

import sim
from sim.analysis.estimates import Estimate
from sim.model.fiction import FICTION
from sim.model.problems import ScenarioError
from sim.studies.operating import Operating, curve_sentence, sheet

GLANCE, LIMIT = "sensors.glance.detector.threshold", "centres.patient.rule.limit"


@pytest.fixture(scope="module")
def traded():
    return sim.tradeoff("slow_creep", {GLANCE: [1.5, 2.5]}, {LIMIT: [2, 4, 6]}, replications=300)


def test_several_rules_stand_in_one_table_each_at_its_own_centre(traded):
    assert [(point.centre, point.curve, point.setting) for point in traded.points] == [
        ("hasty", GLANCE, "1.5"), ("hasty", GLANCE, "2.5"),
        ("patient", LIMIT, "2"), ("patient", LIMIT, "4"), ("patient", LIMIT, "6"),
    ]  # fmt: skip
    firsts = [row[0] for row in traded.sheets[0].rows]
    assert firsts == [
        "glance detector threshold",
        "  1.5",
        "  2.5",
        "patient rule limit",
        "  2",
        "  4",
        "  6",
    ]


def test_a_higher_threshold_is_slower_and_errs_less(traded):
    for points in traded.curves.values():
        delays, rates = ([part(point) for point in points] for part in (_delay, _rate))
        assert delays == sorted(delays)
        assert rates == sorted(rates, reverse=True)
    assert "the mean delay rises from" in traded.sentences[0]


def _delay(point):
    return point.delay.value


def _rate(point):
    return point.false_alerts.value


def test_a_setting_is_measured_as_a_run_measures_it(traded):
    own = sim.run(sim.load("slow_creep").vary({LIMIT: 4}), replications=300).measures.centres["patient"]
    point = traded.points[3]
    assert (point.delay, point.false_alerts) == (own.latency.mean, own.false_alerts)
    assert point.missed.value == own.missed.value


def test_another_kind_of_rule_can_be_said_along_with_a_curve():
    cusum = {
        "sensors.glance.detector.threshold": "none",
        "centres.hasty.rule": {"kind": "cusum", "drift": 0.5, "limit": 1},
        "centres.hasty.rule.limit": [2, 6],
    }
    found = sim.tradeoff("slow_creep", {GLANCE: [2.5]}, cusum, replications=100)
    assert [point.why for point in found.points] == ["", "", ""]
    assert found.points[1].delay.value < found.points[2].delay.value
    assert 'kind = "cusum"' in found.points[1].curve


def test_a_setting_that_cannot_be_played_says_why_and_the_rest_goes_on():
    found = sim.tradeoff("first_light", {"centres.harbour.rule.k": [1, 9, 2]}, replications=50)
    assert [bool(point.why) for point in found.points] == [False, True, False]
    assert "at most 3" in found._repr_html_()
    assert found.to_json()["points"][1]["delay"] is None


def test_unknown_keys_empty_ranges_and_no_curve_are_refused():
    with pytest.raises(ScenarioError, match="did you mean"):
        sim.tradeoff("slow_creep", {"centres.patient.rule.limti": [1, 2]})
    with pytest.raises(ValueError, match="empty"):
        sim.tradeoff("slow_creep", {LIMIT: []})
    with pytest.raises(ValueError, match="nothing to vary"):
        sim.tradeoff("slow_creep")
    with pytest.raises(ValueError, match="nothing to vary"):
        sim.tradeoff("slow_creep", {LIMIT: 4})


def test_the_time_between_false_alerts_is_one_over_their_rate():
    def between(*rate):
        return Operating("bay", "k", "1", Estimate.none(), Estimate.none(), Estimate(*rate, 9)).between

    assert between(0.1, 0.05, 0.2) == Estimate(10.0, 5.0, 20.0, 9)
    never = between(0.0, 0.0, 0.01)
    assert (never.value, never.low, never.high) == (math.inf, 100.0, math.inf)


def test_where_no_false_alert_was_seen_only_a_lower_limit_is_shown():
    quiet = Operating("bay", "k", "1", *[Estimate(3.0, 2.0, 4.0, 9)] * 2, Estimate(0.0, 0.0, 0.01, 9))
    assert sheet([quiet]).rows[1][-1] == "more than 100"
    assert quiet.row()["between"] is None
    assert (quiet.row()["between.low"], quiet.row()["between.high"]) == (100.0, None)


def test_a_delay_whose_intervals_overlap_is_said_to_stay():
    ends = [
        Operating("bay", "k", name, Estimate(at, at - 1, at + 1, 9), Estimate.none(), Estimate.none())
        for name, at in (("1", 5.0), ("2", 5.5))
    ]
    assert curve_sentence("k", ends) == (
        "From k = 1 to 2 no change of the mean delay is seen, 5 ± 1 and 6 ± 1 ticks."
    )
    assert curve_sentence("k", ends[:1]) == "At k = 1 the mean delay is 5 ± 1 ticks."
    assert "no setting" in curve_sentence("k", [])


def test_it_shows_itself_and_becomes_data(traded):
    html = traded._repr_html_()
    assert FICTION in html
    assert traded.sentences[1] in html
    assert len(json.loads(json.dumps(traded.to_json(), allow_nan=False))["points"]) == 5
    assert traded.to_pandas()["delay.n"].tolist()[0] > 250
