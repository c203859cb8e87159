"""Closed forms of all that lies behind the sensors: tandems, links, outages, sharing, windows, Bayes."""

import pytest
from claims import ENGINES, Claim, judge, latency, wait

from sim.analysis.theory.links import arrival_probability, mean_travel
from sim.analysis.theory.networks import shared_wait
from sim.analysis.theory.outages import periodic_looks_outage_wait, random_looks_outage_wait
from sim.analysis.theory.queues import tandem_waits
from sim.analysis.theory.rules import alert_precision, looks_in_window, window_run_length

TANDEM = """
    horizon = 4200
    warmup = 200
    sensors = [
        { name = "lamp", scan = { rate = 1 }, detector = { p = 0, false_alarm = 1 }, to = "post" },
    ]
    relays = [{ name = "post", service = { dist = "exponential", mean = 0.4 }, to = "harbour" }]
    [[centres]]
    name = "harbour"
    service = { dist = "exponential", mean = 0.5 }
    rule = { k = 9, window = 1e-6, distinct = false }
"""

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

SHARED = """
    horizon = 400
    onset = { at = 20 }
    sensors = [
        { name = "lamp", scan = { rate = 0.1 }, to = "harbour" },
        { name = "bell", scan = { rate = 0.1 }, to = "tower" },
    ]
    centres = [{ name = "harbour" }, { name = "tower" }]
    shares = [{ from = "tower", to = "harbour", what = "WHAT", delay = 8 }]
"""

WINDOW = """
    horizon = 4000
    onset = { at = 0 }
    sensors = [{ name = "lamp", scan = { every = 10, phase = 0 }, detector = { p = 0.3 } }]
    centres = [{ name = "harbour", rule = { k = 3, window = 40, distinct = false } }]
"""

FALSE_ALERTS = """
    horizon = 20000
    warmup = 500
    sensors = [{ name = "lamp", scan = { every = 10 }, detector = { p = 0, false_alarm = 0.3 } }]
    centres = [{ name = "harbour", rule = { k = 2, window = 30, distinct = false } }]
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

STATIONS = [
    Claim(
        name="tandem: the wait at a relay is that of M/M/1",
        text=TANDEM,
        expected=lambda: float(tandem_waits(1, [0.4, 0.5])[0]),
        measured=wait("post"),
        source="Burke 1956; Jackson 1957",
        replications=105,
        seed=201,
        until_alert=False,
        certain=False,
    ),
    Claim(
        name="tandem: the wait at the centre behind it is that of M/M/1, too",
        text=TANDEM,
        expected=lambda: float(tandem_waits(1, [0.4, 0.5])[1]),
        measured=wait("harbour"),
        source="Burke 1956; Jackson 1957",
        replications=105,
        seed=201,
        until_alert=False,
        certain=False,
    ),
]

LINKS = [
    Claim(
        name="a link with three tries lets 1 - loss^3 of the reports through",
        text=LOSSY,
        expected=lambda: arrival_probability(loss=0.4, max_tries=3),
        measured=lambda measures: measures.centres["harbour"].detected,
        source="Feller 1968, section VI.8",
        replications=20_000,
        seed=203,
        certain=False,
    ),
    Claim(
        name="what arrives has travelled for its delay and its failed tries",
        text=LOSSY,
        expected=lambda: mean_travel(delay=2, loss=0.4, retry_after=5, max_tries=3),
        measured=lambda measures: measures.centres["harbour"].budget["link"],
        source="Feller 1968, section VI.8, truncated",
        replications=20_000,
        seed=203,
        certain=False,
    ),
]

OUTAGES = [
    Claim(
        name="outages: random looks, exponential times down",
        text=OUTAGE.replace("SCAN", "scan = { rate = 0.2 }").replace(
            "DOWN", '{ dist = "exponential", mean = 10 }'
        ),
        expected=lambda: random_looks_outage_wait(0.2, up=30, down=10),
        measured=latency,
        source="Cox 1962, chapter 7",
        replications=16_000,
        seed=205,
    ),
    Claim(
        name="outages: random looks, constant times down",
        text=OUTAGE.replace("SCAN", "scan = { rate = 0.2 }").replace("DOWN", "10"),
        expected=lambda: random_looks_outage_wait(0.2, up=30, down=10, down_variance=0),
        measured=latency,
        source="Cox 1962, chapter 7 and section 5.4",
        replications=14_000,
        seed=206,
    ),
    Claim(
        name="outages: periodic looks that may be missed",
        text=OUTAGE.replace("SCAN", "scan = { every = 10 }\ndetector = { p = 0.5 }").replace(
            "DOWN", '{ dist = "exponential", mean = 10 }'
        ),
        expected=lambda: periodic_looks_outage_wait(10, p=0.5, up=30, down=10),
        measured=latency,
        source="Kemeny and Snell 1960, section 3.2",
        replications=14_000,
        seed=207,
    ),
]

SHARING = [
    Claim(
        name="shared reports: the first of one's own and the partner's a lag later",
        text=SHARED.replace("WHAT", "reports"),
        expected=lambda: shared_wait(0.1, lag=8),
        measured=latency,
        source="Ross 2014, section 5.2",
        replications=20_000,
        seed=208,
    ),
    Claim(
        name="shared alerts: the same where decision and delivery take no time",
        text=SHARED.replace("WHAT", "alerts"),
        expected=lambda: shared_wait(0.1, lag=8),
        measured=latency,
        source="Ross 2014, section 5.2",
        replications=20_000,
        seed=209,
    ),
]

RULES = [
    Claim(
        name="3 reports within 4 looks: the mean time to the first alert",
        text=WINDOW,
        expected=lambda: (
            10 * (window_run_length(0.3, 3, looks_in_window(10, 40)) - 1)
        ),  # first look: the onset
        measured=latency,
        source="Kemeny and Snell 1960, section 3.2 (absorbing chain)",
        replications=14_000,
        seed=210,
    ),
    Claim(
        name="2 reports within 3 looks: the rate of false alerts, each of which clears the memory",
        text=FALSE_ALERTS,
        expected=lambda: 1 / (10 * window_run_length(0.3, 2, looks_in_window(10, 30))),
        measured=lambda measures: measures.centres["harbour"].false_alerts,
        source="Kemeny and Snell 1960, section 3.2; renewal reward",
        replications=60,
        seed=211,
        until_alert=False,
        certain=False,
    ),
    Claim(
        name="the precision of an alert when onsets are rare",
        text=RARE,
        expected=lambda: alert_precision(base_rate=0.1, detection=0.9, false_alarm=0.05),
        measured=lambda measures: measures.centres["harbour"].first_alert_true,
        source="Bayes; Axelsson 2000",
        replications=50_000,
        seed=212,
        certain=False,
    ),
]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("claim", STATIONS + LINKS + OUTAGES + SHARING + RULES, ids=lambda claim: claim.name)
def test_simulation_agrees_with_closed_form(claim: Claim, engine: str) -> None:
    judge(claim, engine)
