"""Differences in words: what is seen is told with its size, and what is not is not claimed."""

import math

import pytest

from sim.analysis.contrasts import Contrast
from sim.analysis.estimates import Estimate
from sim.analysis.paired import Difference
from sim.studies.differences import HEADLINES, contrast_sheets, meaning, signed


def apart(value, half, n=100, reduction=2.0, changed=50):
    return Difference(Estimate(value, value - half, value + half, n), reduction, changed)


def contrasts(name="bay", **given):
    """Make the differences of a centre: those that are given, and none for the rest."""
    parts = {line.measure: Difference.none() for line in HEADLINES} | {"latency": apart(0.0, 0.5)}
    parts |= {key.replace("budget_", "budget."): value for key, value in given.items()}
    return [Contrast("centre", name, measure, one) for measure, one in parts.items()]


def test_a_shorter_latency_is_told_with_the_stage_that_it_is_due_to():
    found = contrasts(latency=apart(-2.0, 0.2), budget_queue=apart(-1.5, 0.1), budget_link=apart(-0.5, 0.1))
    assert meaning("A", "B", found) == (
        "B beside A: the mean latency is 2.0 ± 0.2 ticks shorter (most of all in queue: −1.5 ± 0.1)."
    )


def test_a_stage_that_went_the_other_way_is_not_named():
    found = contrasts(latency=apart(2.0, 0.2), budget_queue=apart(-1.5, 0.1))
    assert meaning("A", "B", found) == "B beside A: the mean latency is 2.0 ± 0.2 ticks longer."


def test_what_is_seen_and_what_is_not_stand_in_one_sentence():
    found = contrasts(in_time=apart(0.05, 0.02), detected=apart(0.0, 0.01), false_alerts=apart(-0.01, 0.005))
    assert meaning("A", "B", found) == (
        "B beside A: 5 ± 2 more of every 100 onsets are met in time and there are 0.010 ± 0.005 fewer false"
        " alerts a tick; no difference seen in the mean latency and what is detected."
    )


def test_no_difference_seen_says_how_large_one_may_be():
    assert meaning("A", "B", contrasts(latency=apart(0.1, 0.5))) == (
        "B beside A: no difference seen; the mean latencies differ by at most 0.6 ticks"
        " (with 95 % confidence)."
    )
    too_few = contrasts(latency=apart(1.0, math.nan, n=1, changed=1))
    assert meaning("A", "B", too_few).endswith("no difference seen, for too little was detected.")


def test_where_no_pair_differs_it_is_told_with_their_number():
    same = contrasts(latency=apart(0.0, math.nan, n=3000, changed=0))
    assert meaning("A", "B", same) == "B beside A: no difference seen: no pair of 3,000 differs in latency."


@pytest.mark.parametrize(("changed", "told"), [(1, "1 of 300 pairs differs"), (7, "7 of 300 pairs differ")])
def test_where_few_pairs_differ_it_is_told_how_many(changed, told):
    few = contrasts(latency=apart(0.2, math.nan, n=300, changed=changed))
    assert meaning("A", "B", few) == (
        f"B beside A: no difference seen: in latency {told}, too few for an interval."
    )
    beside = contrasts(latency=apart(0.2, math.nan, n=300, changed=changed), in_time=apart(0.05, 0.02))
    assert meaning("A", "B", beside).endswith("no difference seen in the mean latency.")


@pytest.mark.parametrize(
    ("changed", "told"),
    [(0, ("0", "no pair differs")), (7, ("", "too few differ")), (50, ("", "too few pairs"))],
)
def test_a_table_says_why_there_is_no_interval_and_shows_no_number_then(changed, told):
    found = contrasts(latency=apart(0.2 if changed else 0.0, math.nan, changed=changed))
    (sheet,) = contrast_sheets("B", found)
    assert sheet.rows[0][1:3] == told


def test_each_centre_is_told_of_by_name():
    found = [*contrasts("bay"), *contrasts("pier", latency=apart(-2.0, 0.2))]
    assert meaning("A", "B", found) == (
        "B beside A: at bay, no difference seen; the mean latencies differ by at most 0.5 ticks"
        " (with 95 % confidence); at pier, the mean latency is 2.0 ± 0.2 ticks shorter."
    )


@pytest.mark.parametrize(("value", "told"), [(0.25, "+0.25"), (-1234.4, "−1,234"), (0.0, "0")])
def test_differences_have_signs(value, told):
    assert signed(value) == told


def test_a_table_shows_the_digits_that_the_interval_warrants():
    found = contrasts(latency=apart(-5.0604, 0.26213), in_time=apart(0.0001, 0.2))
    (sheet,) = contrast_sheets("B", found)
    assert sheet.rows[0][1:3] == ("−5.06 *", "−5.32 to −4.80")
    assert sheet.rows[1][1:3] == ("0", "−20 to 20")


def test_a_table_marks_what_is_seen_shows_shares_in_per_cent_and_leaves_out_what_is_not_there():
    found = contrasts(in_time=apart(0.05, 0.02), budget_link=apart(0.0, 0.0, reduction=math.nan))
    (sheet,) = contrast_sheets("B", found)
    assert sheet.title == "B: bay (centre)"
    assert sheet.rows == (
        ("latency (ticks)", "0", "−0.50 to 0.50", "100", "2"),
        ("in time (%)", "+5.0 *", "3.0 to 7.0", "100", "2"),
    )
