"""A report tells what was played: the same numbers, the replication that was asked for, every scenario."""

import re
from html import unescape

import pytest

import sim
from sim.analysis.exemplars import exemplar


@pytest.fixture(scope="module")
def result():
    return sim.run("first_light", replications=120, seed=4)


@pytest.fixture(scope="module")
def page():
    return sim.report("first_light", replications=120, seed=4).html


def test_the_same_report_is_the_same_to_the_last_sign(page):
    assert sim.report("first_light", replications=120, seed=4).html == page


def test_the_report_of_a_result_is_the_report_of_the_scenario(result, page, tmp_path):
    result.report(tmp_path / "tide.html")
    assert (tmp_path / "tide.html").read_text(encoding="utf-8") == page


def test_the_numbers_are_those_of_the_run(result, page):
    mean = result.measures.centres["harbour"].latency.mean
    value, low, high = re.search(
        r"latency, mean \(ticks\)</th><td>([\d.]+)</td><td>([\d.]+) to ([\d.]+)</td><td>120<", page
    ).groups()
    assert [float(value), float(low), float(high)] == pytest.approx(
        [mean.value, mean.low, mean.high], abs=0.05
    )


def test_what_to_fix_first_is_what_explain_says(page):
    explained = sim.explain("first_light", replications=120, seed=4)
    for sentence in explained.sentences:
        assert sentence in unescape(page)
    assert "120 replications of seed 4 of each variant" in page


@pytest.mark.parametrize("wanted", ["slowest", 7])
def test_the_replication_is_the_one_that_was_asked_for(result, wanted):
    chosen = exemplar(result.records, "harbour", wanted).replication
    page = sim.report("first_light", replications=120, seed=4, replay=wanted).html
    assert f"Replication {chosen} of seed 4." in page
    onset = sim.trace("first_light", replication=chosen, seed=4)
    assert all(line.words in unescape(page) for line in onset.lines if line.kind in ("rule met", "delivered"))


def test_several_are_compared_with_the_first_and_each_is_told():
    made = sim.report("two_of_three", {"centres.hasty.decision": 9}, "two_of_three", replications=60)
    assert made.title == "Two of three, Two of three and Two of three with centres.hasty.decision=9"
    compared = sim.compare(
        *[sim.load("two_of_three")] * 2,
        sim.load("two_of_three").vary({"centres.hasty.decision": 9}),
        labels=("two_of_three", "two_of_three", "centres.hasty.decision=9"),
        replications=60,
    )
    told = unescape(made.html)
    assert all(sentence in told for sentence in compared.sentences)
    assert told.count("At a glance</h3>") == 3


def test_centre_and_replay_are_checked_before_and_in_words():
    with pytest.raises(ValueError, match='did you mean "harbour"'):
        sim.report("first_light", centre="harbuor")
    with pytest.raises(ValueError, match="from 0 to 9"):
        sim.report("first_light", replications=10, replay=10)


def test_the_author_stands_in_it_or_nobody(page):
    assert 'class="author"' not in page
    assert (
        '<p class="author">Ada &amp; Bo</p>'
        in sim.report("first_light", replications=9, author="Ada & Bo").html
    )


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"onset": None}, "there was nothing to detect"),
        ({"centres.harbour.rule.k": 3, "horizon": 51}, "harbour was not warned by the horizon"),
    ],
)
def test_a_scenario_in_which_nobody_is_warned_has_a_report_too(changes, told):
    made = sim.report(sim.load("first_light").vary(changes), replications=30)
    assert told in made.html
    assert "harbour was never warned: there is no latency to be split." in made.html
