"""Operating points: what failed says why, what does not exist is none, curves are told as far as known."""

import math

from sim.analysis.estimates import Estimate
from sim.studies.operating import HEAD, Operating, curve_sentence, sheet

NONE = Estimate.none()


def exactly(value):
    return Estimate(value, value, value, 99)


def point(setting, delay=NONE, rate=NONE, curve="centres.bay.rule.k"):
    return Operating("bay", curve, setting, delay, Estimate(0.25, 0.2, 0.3, 99), rate)


def test_rules_are_rows_that_name_them_in_words_and_settings_stand_below():
    rows = sheet([point("1", curve="horizon"), point("2"), point("3", curve="horizon")]).rows
    assert [row[0] for row in rows] == ["horizon", "  1", "  3", "bay rule k", "  2"]
    assert all(len(row) == len(HEAD) for row in rows)


def test_a_setting_that_failed_says_why_in_the_table_and_as_data():
    failed = Operating.failed(("bay", "k", "9"), "at most 3 sensors")
    assert sheet([failed]).rows[1][:2] == ("  9", "failed: at most 3 sensors")
    assert failed.row()["why"] == "at most 3 sensors"
    assert failed.row()["delay"] is None
    assert point("1").row()["why"] is None


def test_uneven_limits_are_written_out_with_three_digits():
    cells = sheet([point("1", exactly(3.0), Estimate(0.01, 0.0075, 0.016, 99))]).rows[1]
    assert cells[1:] == ("3 ± 0", "25 (20 to 30)", "0.010 ± 0.006", "100 (62.5 to 133)")
    assert sheet([point("1")]).rows[1][1] == "none"


def test_a_curve_is_told_only_from_settings_at_which_something_was_detected():
    quiet = Estimate(0.0, 0.0, 0.01, 99)
    told = [point("1"), point("2", exactly(4.0), exactly(0.1)), point("3", exactly(2.0), quiet)]
    assert curve_sentence("k", told) == (
        "From k = 2 to 3 the mean delay falls from 4 ± 0 to 2 ± 0 ticks, and the time between false alerts"
        " from 10 (10 to 10) to more than 100."
    )
    assert "time between" not in curve_sentence("k", [point("1", exactly(4.0)), point("2", exactly(2.0))])
    assert math.isinf(point("1", rate=exactly(0.0)).between.value)
