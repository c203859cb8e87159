"""Settled: a replication that ends early has the numbers of a whole run, and no look is made in vain."""

from weakref import WeakKeyDictionary

import numpy as np
import pytest
from rooms import assert_same, batch_of

from sim.engines.vector import early
from sim.engines.vector.columns import centre_columns
from sim.engines.vector.early import Spans, play_until_alert
from sim.engines.vector.flow import play_batch
from sim.records import PATH

SERVICES = ["0", "2", '{ dist = "exponential", mean = 3 }', '{ dist = "choice", values = [0, 1, 6] }']
TEXT = """
    horizon = 120
    onset = { at = { dist = "uniform", low = 5, high = 60 } }
    relays = [{ name = "post", service = SERVICE, servers = SERVERS, to = "harbour" }]
    shares = [{ from = "harbour", to = "tower", delay = DELAY }]
    [[sensors]]
    name = "reef"
    scan = { every = 2, phase = 0 }
    detector = { p = 0.5, false_alarm = 0.4 }
    link = { delay = DELAY }
    to = "harbour"
    [[sensors]]
    name = "lamp"
    scan = { every = 2, phase = 0 }
    detector = { p = 0.5 }
    to = "post"
    [[sensors]]
    name = "bell"
    scan = { rate = 0.2 }
    to = "tower"
    [[centres]]
    name = "harbour"
    servers = SERVERS
    service = SERVICE
    rule = { k = 2, window = 8 }
    [[centres]]
    name = "tower"
    servers = SERVERS
    service = SERVICE
    decision = { dist = "exponential", mean = 5 }
"""
ADOPTING = """
    horizon = 150
    onset = { at = { dist = "uniform", low = 20, high = 40 } }
    shares = [
        { from = "tower", to = "harbour", what = "alerts", delay = 3 },
        { from = "harbour", to = "tower", what = "BACK", delay = 2 },
    ]
    sensors = [
        { name = "lamp", scan = { rate = 0.05 }, detector = { p = 0.8, false_alarm = 0.2 }, to = "harbour" },
        { name = "bell", scan = { rate = 0.3 }, detector = { p = 0.5, false_alarm = 0.1 }, to = "tower" },
    ]
    [[centres]]
    name = "harbour"
    service = { dist = "exponential", mean = 2 }
    decision = DECISION
    [[centres]]
    name = "tower"
    servers = 2
    service = { dist = "exponential", mean = 4 }
    decision = DECISION
"""
QUEUE = """
    horizon = 200
    onset = { at = 100 }
    [[sensors]]
    name = "reef"
    scan = { rate = 1 }
    detector = { p = 0, false_alarm = 0.9 }
    [[sensors]]
    name = "bay"
    scan = { every = 100, phase = 0 }
    detector = { p = 1 }
    [[centres]]
    name = "harbour"
    rule = { k = 2 }
    service = 1
"""


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize("servers", [1, 2])
@pytest.mark.parametrize("delay", ["0", '{ dist = "exponential", mean = 4 }'])
def test_whatever_the_span_the_numbers_are_those_of_a_whole_run(
    monkeypatch: pytest.MonkeyPatch, service: str, servers: int, delay: str
) -> None:
    text = TEXT.replace("SERVICE", service).replace("SERVERS", str(servers)).replace("DELAY", delay)
    batch = batch_of(text, 100)
    played = play_batch(batch, all_firsts=False)
    whole = {name: centre_columns(batch, played, name) for name in ("harbour", "tower")}
    assert np.isfinite(whole["tower"].path[-1]).sum() > 10
    for first in (0.001, 0.02, 0.1):
        monkeypatch.setattr(early, "FIRST_SPAN", first)
        assert_same(play_until_alert(batch_of(text, 100), WeakKeyDictionary()), whole)


@pytest.mark.parametrize("decision", ["0", "7", '{ dist = "exponential", mean = 5 }'])
@pytest.mark.parametrize("back", ["reports", "alerts"])
def test_no_alert_that_may_still_be_adopted_is_left_out(
    monkeypatch: pytest.MonkeyPatch, decision: str, back: str
) -> None:
    """The tower's bell rings at any time; its alerts come to the harbour, where reports are rare."""
    text = ADOPTING.replace("DECISION", decision).replace("BACK", back)
    batch = batch_of(text, 200)
    played = play_batch(batch, all_firsts=False)
    whole = {name: centre_columns(batch, played, name) for name in ("harbour", "tower")}
    assert np.isfinite(whole["harbour"].path[PATH.index("adopted")]).sum() > 10
    for first in (0.001, 0.02, 0.1):
        monkeypatch.setattr(early, "FIRST_SPAN", first)
        assert_same(play_until_alert(batch_of(text, 200), WeakKeyDictionary()), whole)


def test_no_looks_are_needed_after_the_report_that_stands_in_a_long_queue() -> None:
    """The true report comes with its onset, though it is read only long after it."""
    batch = batch_of(QUEUE, 50)
    spans: Spans = WeakKeyDictionary()
    written = play_until_alert(batch, spans)
    assert np.nanmax(written["harbour"].path[-1]) > 103
    assert spans[batch.network] == 0.0
