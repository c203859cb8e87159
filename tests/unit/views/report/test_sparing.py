"""A page that would be too large leaves out what it can do without, and says so."""

import pytest

import sim
from sim.views.report import page
from sim.views.report.sparing import spared

REPLAY, PICTURE, SORRY = "lanternwatch-replay-data", "<figure>", "The replay is left out"
DATA = f'class="{REPLAY}"'


def report():
    return sim.report("first_light", {"sensors.lamp.count": 4}, replications=30).html


@pytest.fixture(scope="module")
def whole():
    return report()


def test_a_page_that_fits_has_everything(whole):
    assert len(whole.encode()) < 2_000_000
    assert whole.count(DATA) == 2
    assert SORRY not in whole


def test_then_the_replays_of_further_chapters_are_left_out(whole, monkeypatch):
    monkeypatch.setattr(page, "MOST_BYTES", len(whole.encode()) - 1)
    smaller = report()
    assert smaller.count(DATA) == 1
    assert smaller.count(SORRY) == 1
    assert smaller.count(PICTURE) == whole.count(PICTURE)


def test_and_in_the_end_the_pictures_of_further_chapters_but_nothing_else(whole, monkeypatch):
    monkeypatch.setattr(page, "MOST_BYTES", 1)
    smallest = report()
    assert smallest.count(DATA) == 0
    assert 1 < smallest.count(PICTURE) < whole.count(PICTURE)
    assert smallest.count("<table") == whole.count("<table")


def test_what_is_spared_leaves_the_chapters_as_they_were():
    chapters = [{"replay": 1, "network": [1]}, {"replay": 2, "network": [2], "centres": [{"waterfall": [3]}]}]
    smallest = list(spared(chapters))[-1]
    assert smallest[1] == {"replay": None, "network": [], "centres": [{"waterfall": []}]}
    assert chapters[1]["centres"] == [{"waterfall": [3]}]
