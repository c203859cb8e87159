"""The page of a report: what it is handed is escaped, what it has is allowed, and nothing else is in it."""

import re
from html import unescape

import pytest
from hostile import AUTHOR, BAY, STORY, TEXT, TITLE, write_hostile

import sim
from sim.model.fiction import FICTION
from sim.views.report.page import PARTS
from sim.views.report.policy import policy


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    file = write_hostile(tmp_path_factory.mktemp("hostile"))
    return sim.report(file, replications=40, author=AUTHOR).html


@pytest.fixture(scope="module")
def tide():
    return sim.report("against_the_tide", replications=60).html


def test_whatever_a_scenario_says_is_escaped(hostile):
    without = re.sub(r'<script type="(module|application/json)".*?</script>', "", hostile, flags=re.DOTALL)
    assert "<script" not in without
    for word in ("<img", "<iframe", "<b ", "<b>"):
        assert word not in without
    told = unescape(without)
    for text in (TITLE, AUTHOR, BAY, STORY.replace("\0", "\\x00").replace("\u202e", "\\u202e")):
        assert text in told


def test_the_file_of_the_scenario_stands_in_it_in_full(hostile):
    text = re.search(r'<pre class="file".*?<code>(.*?)</code></pre>', hostile, re.DOTALL)[1]
    assert unescape(text) == TEXT.replace("\u202e", "\\u202e")


def test_the_policy_is_that_of_the_styles_and_scripts_in_it(tide):
    styles = re.findall(r"<style>(.*?)</style>", tide, re.DOTALL)
    scripts = re.findall(r'<script type="module">(.*?)</script>', tide, re.DOTALL)
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', tide)[1]
    assert unescape(found) == policy(styles, scripts)
    assert (len(styles), len(scripts)) == (2, 1)


def test_nothing_is_fetched_and_no_element_has_a_style_or_a_handler_of_its_own(tide):
    plain = re.sub(r"<(script|style)\b.*?</\1>", "", tide, flags=re.DOTALL)
    assert not re.findall(r"<(?:link|img|iframe|object|embed)\b", plain)
    assert not re.findall(r"<[^>]*\s(?:style|on\w+)=", plain)
    assert {link for link in re.findall(r'href="([^"]*)"', plain) if not link.startswith("#")} == set()


def test_every_part_is_there_and_in_the_contents(tide):
    for part, words in PARTS:
        assert f'<a href="#s1-{part}">{words}</a>' in tide
        assert f'id="s1-{part}"' in tide
    assert tide.count(FICTION) > 3


def test_every_centre_is_told(tide):
    for centre in sim.load("against_the_tide").centres:
        for picture in ("The latency budget of", "The distribution of the latency of"):
            assert f"<strong>{picture} {centre.name}.</strong>" in tide
        assert f"<caption>{centre.name}: measures</caption>" in tide


def test_the_assumptions_are_those_of_the_description_with_its_cautions():
    from sim.model.describing import describe

    scenario = sim.load("first_light").vary({"onset.at": 300})
    told = unescape(sim.report(scenario, replications=20).html)
    for sentence in (*describe(scenario).sentences, *describe(scenario).assumed):
        assert sentence in told
    assert "the onset never comes before the horizon of 200" in told


def test_it_can_be_repeated(tide):
    for words in (
        "lanternwatch report against_the_tide --replications 60 --seed 1 --out report.html",
        "lanternwatch run against_the_tide --replications 60 --seed 1",
        f"lanternwatch {sim.__version__}",
    ):
        assert words in tide
