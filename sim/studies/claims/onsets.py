"""Claims of onsets: what grows, what falls into a zone, what is soon over, what is rare; and cued looks."""

import math

from sim.analysis.theory.growth import linear_growth_wait, saturating_growth_wait
from sim.analysis.theory.rules import alert_precision
from sim.studies.claims.claim import Claim
from sim.studies.claims.readings import detected, first_alert_true, latency

GROWING = """
    horizon = 400
    sensors = [{ name = "lamp", count = 2, scan = { rate = 0.5 }, detector = { p = 0.5 } }]
    centres = [{ name = "harbour" }]
    [onset]
    at = 5
    growth = { kind = "KIND", over = 10 }
"""

RARE = """
    horizon = 50
    onset = { at = 0, chance = 0.1 }
    centres = [{ name = "harbour" }]
    [[sensors]]
    name = "lamp"
    scan = { every = 100, phase = 0 }
    detector = { p = 0.9, false_alarm = 0.05 }
"""

ZONES = """
    horizon = 60
    onset = { at = 20, zones = { north = 3, south = 1 } }
    sensors = [{ name = "lamp", zones = ["north"], scan = { every = 10 } }]
    centres = [{ name = "harbour" }]
"""

BRIEF = """
    horizon = 60
    onset = { at = 20, lasts = 6 }
    sensors = [{ name = "lamp", scan = { rate = 0.2 } }]
    centres = [{ name = "harbour" }]
"""

CUED = """
    horizon = 600
    onset = { at = 20 }
    centres = [{ name = "harbour" }]
    cues = [{ from = "lamp", to = "bell", after = { dist = "exponential", mean = 6 } }]
    [[sensors]]
    name = "lamp"
    scan = { rate = 0.2 }
    link = { loss = 1 }
    [[sensors]]
    name = "bell"
    scan = { every = 1000, phase = 999 }
    detector = { p = 0.5 }
"""

CLAIMS = (
    Claim(
        name="random looks at what grows evenly",
        text=GROWING.replace("KIND", "linear"),
        expected=lambda: linear_growth_wait(rate=0.5, over=10),
        measured=latency,
        source="Kingman 1993, section 5.1 (thinning)",
        replications=8_000,
        seed=201,
    ),
    Claim(
        name="random looks at what grows ever more slowly",
        text=GROWING.replace("KIND", "exponential"),
        expected=lambda: saturating_growth_wait(rate=0.5, over=10),
        measured=latency,
        source="Kingman 1993, section 5.1 (thinning)",
        replications=8_000,
        seed=202,
    ),
    Claim(
        name="an onset falls into a zone by its share of the weights",
        text=ZONES,
        expected=lambda: 3 / 4,
        measured=detected,
        source="the definition of a weight",
        replications=8_000,
        seed=203,
        certain=False,
    ),
    Claim(
        name="what is over after a time is seen by a random look with 1 - exp(-r d)",
        text=BRIEF,
        expected=lambda: -math.expm1(-0.2 * 6),
        measured=detected,
        source="Ross 2014, section 5.2",
        replications=8_000,
        seed=204,
        certain=False,
    ),
    Claim(
        name="the precision of an alert when onsets are rare",
        text=RARE,
        expected=lambda: alert_precision(base_rate=0.1, detection=0.9, false_alarm=0.05),
        measured=first_alert_true,
        source="Bayes; Axelsson 2000",
        replications=40_000,
        seed=205,
        certain=False,
    ),
    Claim(
        name="looks that random reports cue a random time later: as at what grows ever more slowly",
        text=CUED,
        expected=lambda: saturating_growth_wait(rate=0.2 * 0.5, over=6),
        measured=latency,
        source="Kingman 1993, sections 5.1 and 5.2 (thinning and displacement)",
        replications=12_000,
        seed=206,
    ),
)
