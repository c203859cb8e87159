"""Judging where a single report is enough: what is left out of the list changes no column."""

import numpy as np
import pytest
from rooms import assert_same, batch_of

from sim.engines.vector import flow
from sim.engines.vector.batch import Batch
from sim.engines.vector.columns import centre_columns
from sim.engines.vector.flow import play_batch
from sim.records import CentreColumns

TEXT = """
    horizon = 60
    warmup = WARMUP
    onset = { at = { dist = "uniform", low = 10, high = 80 } }
    [[sensors]]
    name = "reef"
    scan = { every = 1, phase = 0 }
    detector = { p = 0.5, false_alarm = 0.4 }
    to = "harbour"
    [[sensors]]
    name = "bay"
    scan = { rate = 0.1 }
    detector = { p = 0.5 }
    to = "harbour"
    [[centres]]
    name = "harbour"
    servers = SERVERS
    service = SERVICE
    delivery = 2
"""
TOWER = """
    [[centres]]
    name = "tower"
    [[shares]]
    from = "harbour"
    to = "tower"
    what = "alerts"
"""
SERVICES = ["0", "1", '{ dist = "exponential", mean = 1 }', '{ dist = "choice", values = [0, 1, 3] }']


def text_of(warmup: float = 0, servers: int = 1, service: str = "0") -> str:
    """Say how busy the harbour is."""
    told = TEXT.replace("WARMUP", str(warmup)).replace("SERVERS", str(servers))
    return told.replace("SERVICE", service)


def told(batch: Batch) -> dict[str, CentreColumns]:
    """Give the columns of the harbour."""
    return {"harbour": centre_columns(batch, play_batch(batch, all_firsts=False), "harbour")}


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize("servers", [1, 3])
@pytest.mark.parametrize("warmup", [0, 15])
def test_the_columns_are_those_of_all_alerts(
    monkeypatch: pytest.MonkeyPatch, service: str, servers: int, warmup: float
) -> None:
    text = text_of(warmup, servers, service)
    few = told(batch_of(text, 80))
    monkeypatch.setattr(flow, "few_matter", lambda *_: False)
    assert_same(few, told(batch_of(text, 80)))
    assert few["harbour"].false_alerts.any()
    assert 10 < np.isfinite(few["harbour"].path[-1]).sum() < 80


@pytest.mark.parametrize(
    ("more", "listed"),
    [
        ("", False),
        ("decision = 1", False),
        ('decision = { dist = "exponential", mean = 1 }', True),
        ('delivery = { dist = "exponential", mean = 1 }', True),
        ("rule = { k = 2 }", True),
    ],
)
def test_all_alerts_are_listed_where_more_of_them_matter(more: str, *, listed: bool) -> None:
    batch = batch_of(text_of().replace("delivery = 2", more), 20)
    assert (play_batch(batch, all_firsts=False).warnings["harbour"].false is None) == listed
    assert play_batch(batch, all_firsts=True).warnings["harbour"].false is None


def test_all_alerts_are_listed_where_they_are_shared() -> None:
    played = play_batch(batch_of(text_of() + TOWER, 20), all_firsts=False)
    assert played.warnings["harbour"].false is None
    assert len(played.warnings["tower"].adopted[0].alerts.column)
