"""Ending early: whatever span is played first, the numbers are those of a whole run."""

from weakref import WeakKeyDictionary

import numpy as np
import pytest
from rooms import assert_same, batch_of

from sim.engines.vector import early
from sim.engines.vector.columns import centre_columns
from sim.engines.vector.early import Spans, play_until_alert
from sim.engines.vector.flow import play_batch
from sim.records import CentreColumns

WIDTH = 60
TEXT = """
    horizon = 300
    warmup = 5
    relays = [{ name = "post", service = { dist = "exponential", mean = 0.5 }, to = "harbour" }]
    cues = [{ from = "bell", to = "lamp", after = { dist = "exponential", mean = 2 } }]
    shares = [
        { from = "harbour", to = "tower", what = "alerts", delay = 3 },
        { from = "tower", to = "harbour", delay = 1 },
    ]
    [onset]
    at = { dist = "uniform", low = 0, high = 330 }
    chance = 0.8
    lasts = 70
    growth = { kind = "linear", over = 20 }
    [[sensors]]
    name = "lamp"
    count = 2
    scan = { rate = 0.1 }
    detector = { p = 0.6, false_alarm = 0.05 }
    to = "post"
    [[sensors]]
    name = "bell"
    scan = { every = 12 }
    detector = { p = 0.5, false_alarm = 0.1 }
    to = "tower"
    [[outages]]
    name = "fog"
    affects = ["bell"]
    up = { dist = "exponential", mean = 30 }
    down = { dist = "exponential", mean = 10 }
    [[centres]]
    name = "harbour"
    service = { dist = "exponential", mean = 1 }
    rule = { k = 2, window = 40 }
    decision = { dist = "exponential", mean = 1 }
    [[centres]]
    name = "tower"
    delivery = 2
"""


@pytest.fixture(scope="module")
def whole() -> dict[str, CentreColumns]:
    """Give the columns of replications that are played to the horizon."""
    batch = batch_of(TEXT, WIDTH)
    played = play_batch(batch, all_firsts=False)
    return {centre.name: centre_columns(batch, played, centre.name) for centre in batch.network.centres}


def test_the_scenario_of_this_file_has_all_sorts_of_replications(whole: dict[str, CentreColumns]) -> None:
    onsets = batch_of(TEXT, WIDTH).onsets.at
    assert np.isnan(onsets).any()
    assert np.isnan(whole["harbour"].path[-1, ~np.isnan(onsets)]).any()
    assert (~np.isnan(whole["harbour"].path[-1])).sum() > 10
    assert whole["harbour"].false_alerts.any()


@pytest.mark.parametrize("first", [1e-3, 0.02, 1 / 16, 0.5, 1.0, 4.0])
def test_any_first_span_gives_the_numbers_of_a_whole_run(monkeypatch, whole, first: float) -> None:
    monkeypatch.setattr(early, "FIRST_SPAN", first)
    spans: Spans = WeakKeyDictionary()
    assert_same(play_until_alert(batch_of(TEXT, WIDTH), spans), whole)


@pytest.mark.parametrize("span", [0.1, 7.0, 120.0, 10000.0])
def test_any_span_that_is_remembered_gives_them_too(whole, span: float) -> None:
    batch = batch_of(TEXT, WIDTH)
    assert_same(play_until_alert(batch, WeakKeyDictionary({batch.network: span})), whole)


LATER = """
    horizon = 200
    onset = { at = 20 }
    sensors = [{ name = "lamp", scan = { every = 100, phase = PHASE } }]
    centres = [{ name = "harbour" }]
"""


@pytest.mark.parametrize(("phase", "lasts"), [(25, 5.0), (80, 60.0)])
def test_the_span_of_the_next_batch_is_learnt_from_this_one(phase: float, lasts: float) -> None:
    """The first span, 12.5 ticks, is enough for an alert 5 after the onset, but not for one after 60."""
    batch, spans = batch_of(LATER.replace("PHASE", str(phase)), 3), WeakKeyDictionary()
    play_until_alert(batch, spans)
    assert spans[batch.network] == lasts


def test_a_replication_ends_although_all_of_the_batch_before_ended_at_their_onsets(monkeypatch) -> None:
    """Three lamps look at the onset, and again later; a span of 0 would be doubled for ever."""
    text = LATER.replace("at = 20", "at = 100").replace("PHASE", "0").replace('"lamp"', '"lamp", count = 3')
    fog = """
        [[outages]]
        name = "fog"
        affects = ["lamp"]
        up = { dist = "exponential", mean = 40 }
        down = { dist = "exponential", mean = 40 }
    """
    batch, played = batch_of(text + fog, WIDTH), []
    expected = play_until_alert(batch, WeakKeyDictionary({batch.network: 10.0}))
    play_some = early._play_some

    def counted(*args):
        played.append(1)
        assert len(played) < 20, "it plays on and on"
        return play_some(*args)

    monkeypatch.setattr(early, "_play_some", counted)
    assert_same(play_until_alert(batch, WeakKeyDictionary({batch.network: 0.0})), expected)
    assert len(played) > 1


def test_looks_after_the_alert_are_not_made(monkeypatch) -> None:
    """With a span that is enough, only the looks up to it are drawn."""
    asked: list[int] = []
    batch = batch_of(
        LATER.replace("PHASE", "0").replace("every = 100", "rate = 10").replace(", phase = 0", ""), 3
    )
    columns = batch.draws.columns
    monkeypatch.setattr(batch.draws, "columns", lambda name, a, b: asked.append(b) or columns(name, a, b))
    play_until_alert(batch, WeakKeyDictionary())
    assert 200 < max(asked) < 600  # some 325 of 2,000 looks


def test_where_no_onset_comes_replications_are_played_to_the_horizon() -> None:
    text = TEXT.replace("chance = 0.8", "chance = 0")
    batch = batch_of(text, 9)
    played = play_batch(batch, all_firsts=False)
    assert_same(
        play_until_alert(batch_of(text, 9), WeakKeyDictionary()),
        {name: centre_columns(batch, played, name) for name in ("harbour", "tower")},
    )
