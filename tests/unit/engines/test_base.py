"""The contract of an engine: both keep it, and what they leave out is what they were not asked for."""

import numpy as np
import pytest
from rooms import network_of

from sim.draws import Draws
from sim.engines.base import Engine, Request
from sim.engines.events import ENGINE as EVENTS
from sim.engines.vector import ENGINE as VECTOR
from sim.records import TABLES

TEXT = """
    horizon = 30
    onset = { at = 5 }
    sensors = [{ name = "lamp", count = 2, scan = { every = 4 } }]
    centres = [{ name = "harbour", rule = { k = 2 } }]
"""
BOTH = pytest.mark.parametrize("engine", [EVENTS, VECTOR], ids=lambda engine: engine.name)


def test_nothing_is_asked_for_unless_it_is_said() -> None:
    assert Request() == Request(until_alert=False, tables=frozenset())


@BOTH
def test_an_engine_plays_the_replications_of_its_draws(engine: Engine) -> None:
    network = network_of(TEXT)
    assert engine.missing(network.scenario) is None
    records = engine.play(network, Draws(1, 3, 5, 9), Request())
    assert records.replication.tolist() == Draws(1, 3, 5, 9).replications.tolist()
    assert len(records.centres["harbour"].first_alert) == len(records.stations["harbour"].wait) == 4
    assert records.tables == {}


@BOTH
def test_tables_and_an_early_end_change_no_number_of_a_centre(engine: Engine) -> None:
    network = network_of(TEXT)
    plain, short, traced = (
        engine.play(network, Draws(1, 0, 0, 9), asked)
        for asked in (
            Request(),
            Request(until_alert=True),
            Request(until_alert=True, tables=frozenset(TABLES)),
        )
    )
    for other in (short, traced):
        np.testing.assert_array_equal(other.centres["harbour"].path, plain.centres["harbour"].path)
        assert other.stations == {}
    assert set(traced.tables) == set(TABLES)
