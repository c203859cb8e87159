"""Claims of links and of outages: what is tried again, and what is down now and then."""

from sim.analysis.theory.links import arrival_probability, mean_travel, travel_variance
from sim.analysis.theory.networks import all_down
from sim.analysis.theory.outages import (
    availability_at,
    periodic_looks_outage_wait,
    random_looks_outage_wait,
)
from sim.studies.claims.claim import Claim
from sim.studies.claims.readings import detected, latency, stage, stage_square

LOSSY = """
    horizon = 90
    onset = { at = 0 }
    centres = [{ name = "harbour" }]
    [[sensors]]
    name = "lamp"
    scan = { every = 100, phase = 0 }
    link = { delay = { dist = "exponential", mean = 2 }, loss = 0.4, retry_after = 5, max_tries = 3 }
"""

OUTAGE = """
    horizon = 900
    onset = { at = 400 }
    centres = [{ name = "harbour" }]
    [[sensors]]
    name = "lamp"
    SCAN
    [[outages]]
    name = "fog"
    affects = ["lamp"]
    up = { dist = "exponential", mean = 30 }
    down = DOWN
"""

SOON = """
    horizon = 40
    onset = { at = 15 }
    sensors = [{ name = "lamp", scan = { every = 100, phase = 15 } }]
    centres = [{ name = "harbour" }]
    [[outages]]
    name = "fog"
    affects = ["lamp"]
    up = { dist = "exponential", mean = 30 }
    down = { dist = "exponential", mean = 10 }
"""

COMMON = """
    horizon = 420
    onset = { at = 400 }
    centres = [{ name = "harbour" }]
    sensors = [
        { name = "lamp", scan = { every = 1000, phase = 400 } },
        { name = "bell", scan = { every = 1000, phase = 400 } },
    ]
    [[outages]]
    name = "fog"
    affects = ["lamp", "bell"]
    together = true
    up = { dist = "exponential", mean = 40 }
    down = { dist = "exponential", mean = 10 }
    [[outages]]
    name = "mist"
    affects = ["lamp", "bell"]
    up = { dist = "exponential", mean = 30 }
    down = { dist = "exponential", mean = 10 }
"""

RETRIES = (
    Claim(
        name="a link with three tries lets 1 - loss^3 of the reports through",
        text=LOSSY,
        expected=lambda: arrival_probability(loss=0.4, max_tries=3),
        measured=detected,
        source="Feller 1968, section VI.8",
        replications=8_000,
        seed=301,
        certain=False,
    ),
    Claim(
        name="what arrives has travelled for its delay and its failed tries",
        text=LOSSY,
        expected=lambda: mean_travel(delay=2, loss=0.4, retry_after=5, max_tries=3),
        measured=stage("link"),
        source="Feller 1968, section VI.8, truncated",
        replications=12_000,
        seed=302,
        certain=False,
    ),
    Claim(
        name="the mean square of that travel: its variance and its squared mean",
        text=LOSSY,
        expected=lambda: travel_variance(4, 0.4, 5, 3) + mean_travel(2, 0.4, 5, 3) ** 2,
        measured=stage_square("link"),
        source="Feller 1968, section VI.8, truncated",
        replications=32_000,
        seed=303,
        certain=False,
    ),
)

OUTAGES = (
    Claim(
        name="outages: random looks, exponential times down",
        text=OUTAGE.replace("SCAN", "scan = { rate = 0.2 }").replace(
            "DOWN", '{ dist = "exponential", mean = 10 }'
        ),
        expected=lambda: random_looks_outage_wait(0.2, up=30, down=10),
        measured=latency,
        source="Cox 1962, chapter 7",
        replications=16_000,
        seed=304,
    ),
    Claim(
        name="outages: random looks, constant times down",
        text=OUTAGE.replace("SCAN", "scan = { rate = 0.2 }").replace("DOWN", "10"),
        expected=lambda: random_looks_outage_wait(0.2, up=30, down=10, down_variance=0),
        measured=latency,
        source="Cox 1962, chapter 7 and section 5.4",
        replications=14_000,
        seed=305,
    ),
    Claim(
        name="outages: periodic looks that may be missed",
        text=OUTAGE.replace("SCAN", "scan = { every = 10 }\ndetector = { p = 0.5 }").replace(
            "DOWN", '{ dist = "exponential", mean = 10 }'
        ),
        expected=lambda: periodic_looks_outage_wait(10, p=0.5, up=30, down=10),
        measured=latency,
        source="Kemeny and Snell 1960, section 3.2",
        replications=12_000,
        seed=306,
    ),
    Claim(
        name="soon after the start a sensor is up more often than in the long run",
        text=SOON,
        expected=lambda: availability_at(up=30, down=10, at=15),
        measured=detected,
        source="Barlow and Proschan 1965, section 3.3",
        replications=8_000,
        seed=307,
        certain=False,
    ),
    Claim(
        name="two sensors fail together: a common cause, and causes of their own",
        text=COMMON,
        expected=lambda: 1 - all_down(0.4, common_share=0.5),
        measured=detected,
        source="Fleming 1975 (beta factor), here exact",
        replications=8_000,
        seed=308,
        certain=False,
    ),
)

CLAIMS = RETRIES + OUTAGES
