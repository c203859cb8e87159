"""Readings of claims that the measures do not have: squares, and how many wait longer."""

from sim.analysis.measures import measure
from sim.model.loading import parse
from sim.running import play
from sim.studies.claims.claim import STORY, Observed
from sim.studies.claims.readings import latency_square, stage_square, waits_longer

TEXT = """
    horizon = 30
    warmup = 1
    onset = { at = 0 }
    sensors = [{ name = "lamp", count = 2, scan = { every = 5, phase = 0 } }]
    centres = [{ name = "harbour", service = 2, decision = 3 }]
"""


def observed() -> Observed:
    """Play two lamps that report every 5 ticks, two services of 2 ticks each."""
    scenario = parse(STORY + TEXT, name="test")
    run = play(scenario, 3, 1, tables=("visits",))
    return Observed(scenario, run.records, measure(scenario, run.records))


def test_squares_are_those_of_every_replication() -> None:
    assert latency_square(observed()).value == 25.0  # served at 2, decided at 5
    assert stage_square("decision")(observed()).value == 9.0


def test_reports_that_arrive_after_the_warmup_and_are_served_count() -> None:
    share = waits_longer("harbour", 0)(observed())
    assert (share.value, share.n) == (5 / 11, 3)  # 6 pairs, the last one's second report is never served
    assert waits_longer("harbour", 2)(observed()).value == 0.0
