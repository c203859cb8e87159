"""Closed forms of looks at something that grows."""

import pytest
from claims import ENGINES, Claim, judge, latency

from sim.analysis.theory.growth import linear_growth_wait, saturating_growth_wait

GROWING = """
    horizon = 400
    sensors = [{ name = "lamp", count = 2, scan = { rate = 0.5 }, detector = { p = 0.5 } }]
    centres = [{ name = "harbour" }]
    [onset]
    at = 5
    growth = { kind = "KIND", over = 10 }
"""

GROWTH = [
    Claim(
        name="random looks at what grows evenly",
        text=GROWING.replace("KIND", "linear"),
        expected=lambda: linear_growth_wait(rate=0.5, over=10),
        measured=latency,
        source="Kingman 1993, section 5.1 (thinning)",
        replications=14_000,
        seed=213,
    ),
    Claim(
        name="random looks at what grows ever more slowly",
        text=GROWING.replace("KIND", "exponential"),
        expected=lambda: saturating_growth_wait(rate=0.5, over=10),
        measured=latency,
        source="Kingman 1993, section 5.1 (thinning)",
        replications=14_000,
        seed=214,
    ),
]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("claim", GROWTH, ids=lambda claim: claim.name)
def test_simulation_agrees_with_closed_form(claim: Claim, engine: str) -> None:
    judge(claim, engine)
