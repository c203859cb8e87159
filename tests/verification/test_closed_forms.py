"""Eight closed forms, each beside the scenario that it speaks of, played by both engines.

The rule of a centre that is there for its queue alone is never met, so that no alerts are told of.
"""

import pytest
from claims import ENGINES, Claim, judge, latency, wait

from sim.analysis.theory.cusum import cusum_run_length
from sim.analysis.theory.general_queues import pollaczek_khinchine_wait
from sim.analysis.theory.looks import missed_looks_wait, renewal_wait
from sim.analysis.theory.many_looks import random_looks_wait, random_phases_wait, staggered_wait
from sim.analysis.theory.queues import mmc_wait

LOOKS = [
    Claim(
        name="the first of 4 sensors with random phases looks after T / (n + 1)",
        text="""
            horizon = 24
            onset = { at = 13.7 }
            sensors = [{ name = "lamp", count = 4, scan = { every = 10 } }]
            centres = [{ name = "harbour" }]
        """,
        expected=lambda: random_phases_wait(10, sensors=4),
        measured=latency,
        source="David and Nagaraja 2003, section 3.1",
        replications=20_000,
        seed=101,
    ),
    Claim(
        name="the first of 5 staggered sensors looks after T / (2 n)",
        text="""
            horizon = 24
            onset = { at = 13.7 }
            sensors = [{ name = "lamp", count = 5, scan = { every = 10, phase = "staggered" } }]
            centres = [{ name = "harbour" }]
        """,
        expected=lambda: staggered_wait(10, sensors=5),
        measured=latency,
        source="Cox 1962, section 5.4, with the constant gap T / n",
        replications=20_000,
        seed=102,
    ),
    Claim(
        name="missed looks cost T (1 / p - 1/2)",
        text="""
            horizon = 400
            onset = { at = 13.7 }
            sensors = [{ name = "lamp", scan = { every = 10 }, detector = { p = 0.5 } }]
            centres = [{ name = "harbour" }]
        """,
        expected=lambda: missed_looks_wait(10, p=0.5),
        measured=latency,
        source="Feller 1968, section VI.8",
        replications=20_000,
        seed=103,
    ),
    Claim(
        name="renewal looks come after m / 2 + v / (2 m)",
        text="""
            horizon = 400
            onset = { at = 120 }
            sensors = [{ name = "lamp", scan = { gap = { dist = "gamma", mean = 10, cv = 0.7 } } }]
            centres = [{ name = "harbour" }]
        """,
        expected=lambda: renewal_wait(mean=10, variance=49),
        measured=latency,
        source="Cox 1962, section 5.4",
        replications=20_000,
        seed=104,
    ),
    Claim(
        name="the third of 5 sensors that look at random looks after the sum of 1 / (r (n - i))",
        text="""
            horizon = 300
            onset = { at = 20 }
            sensors = [{ name = "lamp", count = 5, scan = { rate = 0.1 } }]
            centres = [{ name = "harbour", rule = { k = 3 } }]
        """,
        expected=lambda: random_looks_wait(0.1, sensors=5, k=3),
        measured=latency,
        source="David and Nagaraja 2003, section 2.5",
        replications=20_000,
        seed=105,
    ),
]

QUEUES = [
    Claim(
        name="Erlang C: reports wait for one of two servers",
        text="""
            horizon = 4200
            warmup = 200
            sensors = [
                { name = "lamp", count = 2, scan = { rate = 0.6 }, detector = { p = 0, false_alarm = 1 } },
            ]
            [[centres]]
            name = "harbour"
            servers = 2
            service = { dist = "exponential", mean = 1 }
            rule = { k = 9, window = 1e-6, distinct = false }
        """,
        expected=lambda: mmc_wait(1.2, service_mean=1, servers=2),
        measured=wait("harbour"),
        source="Erlang 1917; Kleinrock 1975, section 3.5",
        replications=170,
        seed=106,
        until_alert=False,
        certain=False,
    ),
    Claim(
        name="Pollaczek and Khinchine: reports wait for a server whose services vary little",
        text="""
            horizon = 4200
            warmup = 200
            sensors = [{ name = "lamp", scan = { rate = 0.6 }, detector = { p = 0, false_alarm = 1 } }]
            [[centres]]
            name = "harbour"
            service = { dist = "gamma", mean = 1, cv = 0.5 }
            rule = { k = 9, window = 1e-6, distinct = false }
        """,
        expected=lambda: pollaczek_khinchine_wait(0.6, service_mean=1, service_variance=0.25),
        measured=wait("harbour"),
        source="Pollaczek 1930, Khinchine 1932; Kleinrock 1975, section 5.6",
        replications=130,
        seed=107,
        until_alert=False,
        certain=False,
    ),
]

RULES = [
    Claim(
        name="a CUSUM from 0 runs for 3.7491 looks",
        text="""
            horizon = 400
            onset = { at = 0 }
            centres = [{ name = "harbour", rule = { kind = "cusum", drift = 0.5, limit = 3 } }]
            [[sensors]]
            name = "lamp"
            scan = { every = 10, phase = 0 }
            detector = { kind = "gaussian", shift = 1.5, threshold = "none" }
        """,
        expected=lambda: 10 * (cusum_run_length(0.5, 3, 1.5) - 1),  # the first look falls on the onset
        measured=latency,
        source="Brook and Evans 1972; published.csv",
        replications=20_000,
        seed=108,
    ),
]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("claim", LOOKS + QUEUES + RULES, ids=lambda claim: claim.name)
def test_simulation_agrees_with_closed_form(claim: Claim, engine: str) -> None:
    judge(claim, engine)
