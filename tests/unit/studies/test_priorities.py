"""Priorities: the ranking puts first what is seen to help, and the sentences say only what is seen."""

import math

from sim.analysis.budget import STAGES
from sim.analysis.estimates import Estimate
from sim.studies.priorities import STAGE_WORDS, Saving, ranked, sentences
from sim.studies.remedies import Remedy

NONE = Estimate.none()


def estimate(value, half=0.1):
    return Estimate(value, value - half, value + half, 100)


def saving(words, mean, *, p95=NONE, in_time=NONE, detected=NONE, key="key", changed=50):
    return Saving(Remedy(key, words, {}), mean, p95, in_time, detected, changed)


def told(ranking, **stages):
    budget = {stage: estimate(stages.get(stage, 0.0)) for stage in STAGES}
    return list(sentences(estimate(sum(stages.values())), budget, ranked(ranking)))


def test_what_is_seen_comes_first_and_what_costs_last():
    shaky = saving("B", estimate(5.0, half=6.0))
    order = ranked([saving("C", estimate(-1.0)), shaky, saving("D", NONE), saving("A", estimate(1.0))])
    assert [one.remedy.words for one in order] == ["A", "B", "D", "C"]


def test_the_first_sentence_names_the_largest_stage_and_its_share():
    first = saving("Looking", estimate(1.2))
    assert told([first], scan_wait=5.0, decision=4.9)[0] == (
        "Half of the mean latency of 9.9 ± 0.1 ticks is waiting for the next look."
    )
    assert (
        told([first], scan_wait=1.0, decision=9.0)[0]
        == "Nine tenths of the mean latency of 10.0 ± 0.1 ticks is deciding."
    )
    assert told([first], scan_wait=1.0, link=2.0)[0].startswith("Two thirds")
    many = dict.fromkeys(STAGES[:10], 1.0)
    assert told([first], **{**many, "link": 1.5})[0].startswith("Less than a fifth, but the largest part, of")
    assert told([first], **{**many, "link": 1.1})[0].startswith("Less than a fifth, but as much as any, of")
    assert told([first], scan_wait=1.0, link=4.0)[0].startswith("Four fifths")


def test_the_second_sentence_sets_what_saves_beside_what_does_not():
    ranking = [
        saving("Looking 10 % more often", estimate(1.2)),
        saving("Deciding 10 % faster", estimate(0.0)),
        saving("A second server", estimate(0.05), key="centres.bay.servers"),
    ]
    assert told(ranking, scan_wait=5.0)[1] == (
        "Looking 10 % more often saves 1.2 ± 0.1 ticks; a second server saves nothing that can be seen."
    )


def test_where_nothing_is_seen_to_help_nothing_is_claimed():
    found = told([saving("A", estimate(0.05)), saving("B", NONE)], link=3.0)
    assert found[1:] == ["None of the 2 things that were made better saves anything that can be seen."]


def test_tail_and_deadline_are_told_where_they_can_be_seen():
    ranking = [
        saving("A", estimate(2.0), p95=estimate(1.0), in_time=estimate(0.01, 0.02)),
        saving("B", estimate(1.0), p95=estimate(4.0), in_time=estimate(0.09, 0.02)),
    ]
    assert told(ranking, link=3.0)[2:] == [
        "The p95 falls most by this: b, by 4.0 ± 0.1 ticks.",
        "Most is won in time by this: b, 9 ± 2 more of every 100 onsets.",
    ]
    ranking.append(saving("C", estimate(0.5), p95=estimate(3.95), in_time=estimate(0.07, 0.02)))
    assert told(ranking, link=3.0)[2:] == [
        "The p95 falls most by this: b, by 4.0 ± 0.1 ticks, though others may do as much.",
        "Most is won in time by this: b, 9 ± 2 more of every 100 onsets, though others may do as much.",
    ]
    shaky = [saving("A", estimate(2.0), in_time=estimate(0.01, 0.02))]
    assert told(shaky, link=3.0)[2:] == ["Being in time: nothing helps by as much as can be seen."]


def test_what_costs_is_told_with_what_it_buys():
    ranking = [saving("A", estimate(2.0)), saving("Z", estimate(-1.0), detected=estimate(0.05, 0.01))]
    assert told(ranking, link=3.0)[-1] == "Z costs 1.0 ± 0.1 ticks, but detects 5 ± 1 more of every 100."


def test_without_a_latency_or_without_remedies_it_says_so():
    nothing = dict.fromkeys(STAGES, NONE)
    assert list(sentences(NONE, nothing, [])) == [
        "No true alert was delivered, so there is no latency to be shortened."
    ]
    assert told([], link=3.0)[-1] == "There is nothing in it that could be made 10 % better."
    zero = list(sentences(estimate(0.0), dict.fromkeys(STAGES, estimate(0.0)), [saving("A", estimate(0.0))]))
    assert zero[0] == "The latency is zero: there is nothing to be saved."
    assert math.isnan(NONE.value)


def test_every_stage_has_its_words():
    assert tuple(STAGE_WORDS) == STAGES


def test_what_changes_nothing_at_all_is_told_with_the_number_of_pairs():
    same = saving("A second server", estimate(0.0, half=math.nan), key="centres.bay.servers", changed=0)
    text = told([saving("Looking more often", estimate(2.0)), same], queue=5.0)[1]
    assert text.endswith("; a second server changes the latency in no pair of 100.")
    assert same.idle
    assert not saving("B", NONE, changed=0).idle
