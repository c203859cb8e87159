"""A chapter gathers what is told of one scenario: every centre, what to fix first, one replication."""

from typing import Any

import pytest

import sim
from sim.views.report import chapters
from sim.views.report.chapters import MOST_RANKED, MOST_SENTENCES


@pytest.fixture
def gathered(monkeypatch):
    """Give a function that makes a report and gives what its chapters were handed to the page."""
    parts: list[Any] = []
    own = chapters.chapter_parts

    def kept(chapter, anchor):
        parts.append(own(chapter, anchor))
        return parts[-1]

    monkeypatch.setattr("sim.views.report.page.chapter_parts", kept)

    def gather(*sources, **asked):
        sim.report(*sources, replications=40, **asked)
        return parts

    return gather


def test_at_a_glance_stand_the_first_sentences_and_in_the_table_the_first_remedies(gathered):
    (part,) = gathered("against_the_tide", centre="tower")
    own = part["priorities"]
    assert own["centre"] == "tower"
    assert own["sentences"] == own["study"].sentences[:MOST_SENTENCES]
    (table,) = own["tables"]
    assert len(table.rows) == MOST_RANKED < len(own["study"].savings)


def test_the_story_of_a_replication_ends_with_the_last_warning(gathered):
    (part,) = gathered("first_light")
    assert part["excerpt"].begin[0].kind == "onset"
    assert part["excerpt"].begin[-1].kind == "delivered"
    assert part["endings"] == []


def test_where_somebody_was_not_warned_it_goes_on_to_the_horizon_and_says_so(gathered):
    scenario = sim.load("first_light").vary({"centres.harbour.decision": 500})
    (part,) = gathered(scenario)
    told = [*part["excerpt"].begin, *part["excerpt"].end]
    assert told[-1].kind == "horizon"
    assert part["endings"] == ["True alert of harbour: none by the horizon: a miss."]


def test_only_the_first_centres_have_pictures(gathered, monkeypatch):
    monkeypatch.setattr(chapters, "MOST_DRAWN", 1)
    (part,) = gathered("slow_creep")
    assert [len(one["waterfall"]) for one in part["centres"]] == [1, 0]
    assert [one["name"] for one in part["centres"]] == ["hasty", "patient"]


def test_a_replication_with_too_many_events_has_no_replay(gathered, monkeypatch):
    def too_long(_trace):
        raise ValueError("too many events")

    monkeypatch.setattr(chapters, "fragment", too_long)
    (part,) = gathered("first_light")
    assert part["replay"] is None
