"""A page of its own: its data cannot end the script around them, and its policy names what it has."""

import json
import re
from pathlib import Path

import pytest

import sim
from sim.views.replay import Replay, fragment, hash_of, page, page_script, replay_data, style

TITLE = "</script><script>alert(1)</script><!-- & \\u003c"


@pytest.fixture(scope="module")
def trace() -> sim.Trace:
    from attrs import evolve

    return sim.trace(evolve(sim.load("first_light"), title=TITLE))


def test_the_data_of_a_fragment_hold_no_tag_and_are_the_data(trace: sim.Trace) -> None:
    inside = re.search(r'<script type="application/json"[^>]*>(.*?)</script>', fragment(trace))
    assert inside is not None
    assert "<" not in inside[1]
    assert json.loads(inside[1]) == replay_data(trace)
    assert json.loads(inside[1])["title"] == TITLE


def test_the_policy_allows_the_one_script_and_the_one_style(trace: sim.Trace) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page(trace))
    assert policy is not None
    rules = dict(rule.strip().split(" ", 1) for rule in policy[1].split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == hash_of(page_script())
    assert rules["style-src"] == hash_of(style())
    assert not re.search(r"unsafe|https?:|\*", policy[1])


def test_the_page_names_no_other_file(trace: sim.Trace) -> None:
    markup = page(trace).replace(page_script(), "").replace(style(), "")
    assert not re.search(r"\b(src|href)=", markup)


def test_a_page_that_cannot_be_written_leaves_nothing_behind(trace: sim.Trace, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nowhere"):
        Replay(trace).save(tmp_path / "nowhere" / "replay.html")
    assert list(tmp_path.iterdir()) == []
