"""Claims of looks: how long an onset waits for the next look, by one sensor and by many."""

from sim.analysis.theory.looks import (
    missed_gaps_wait,
    missed_looks_wait,
    periodic_wait,
    random_wait,
    renewal_wait,
)
from sim.analysis.theory.many_looks import random_looks_wait, random_phases_wait, staggered_wait
from sim.studies.claims.claim import Claim
from sim.studies.claims.readings import latency

ONE = """
    horizon = HORIZON
    onset = { at = AT }
    sensors = [{ name = "lamp", SCAN }]
    centres = [{ name = "harbour" }]
"""

ANY_TIME = '{ dist = "uniform", low = 160, high = 165 }'  # gaps of 5 and 20 end at multiples of 5 alone


def one(scan: str, at: float | str, horizon: float) -> str:
    """Write a scenario with one sensor."""
    return ONE.replace("SCAN", scan).replace("AT", str(at)).replace("HORIZON", str(horizon))


def many(sensors: int, scan: str, k: int, horizon: float = 24) -> str:
    """Write a scenario with many sensors, k of which must have looked."""
    return f"""
        horizon = {horizon}
        onset = {{ at = 13.7 }}
        sensors = [{{ name = "lamp", count = {sensors}, scan = {scan} }}]
        centres = [{{ name = "harbour", rule = {{ k = {k} }} }}]
    """


def renewal(law: str, variance: float, seed: int) -> Claim:
    """Claim the mean wait for the next look where the gaps follow a law with mean 10."""
    kind = law.split('"')[1]
    return Claim(
        name=f"looks after gaps that are {kind}: m / 2 + v / (2 m)",
        text=one(f"scan = {{ gap = {{ {law} }} }}", ANY_TIME, 900),
        expected=lambda: renewal_wait(mean=10, variance=variance),
        measured=latency,
        source="Cox 1962, section 5.4",
        replications=24_000 if kind == "lognormal" else 14_000,
        seed=seed,
    )


SINGLE = (
    Claim(
        name="periodic looks come after T / 2",
        text=one("scan = { every = 10 }", 13.7, 24),
        expected=lambda: periodic_wait(10),
        measured=latency,
        source="Cox 1962, section 5.4",
        replications=6_000,
        seed=101,
    ),
    Claim(
        name="random looks come after 1 / r",
        text=one("scan = { rate = 0.1 }", 13.7, 300),
        expected=lambda: random_wait(0.1),
        measured=latency,
        source="Ross 2014, section 5.2",
        replications=14_000,
        seed=102,
    ),
    Claim(
        name="missed looks cost T (1 / p - 1/2)",
        text=one("scan = { every = 10 }, detector = { p = 0.5 }", 13.7, 400),
        expected=lambda: missed_looks_wait(10, p=0.5),
        measured=latency,
        source="Feller 1968, section VI.8",
        replications=14_000,
        seed=103,
    ),
    Claim(
        name="missed looks after gaps that vary: the rest of one gap, then whole ones",
        text=one(
            'scan = { gap = { dist = "gamma", mean = 10, cv = 0.5 } }, detector = { p = 0.5 }', 120, 700
        ),
        expected=lambda: missed_gaps_wait(mean=10, variance=25, p=0.5),
        measured=latency,
        source="Cox 1962, section 5.4; Feller 1968, section VI.8",
        replications=14_000,
        seed=104,
    ),
    renewal('dist = "gamma", mean = 10, cv = 0.7', 49, seed=105),
    renewal('dist = "lognormal", mean = 10, cv = 1', 100, seed=106),
    renewal('dist = "weibull", mean = 10, shape = 1.5', 46.09923, seed=107),
    renewal('dist = "uniform", low = 4, high = 16', 12, seed=108),
    renewal('dist = "triangular", low = 3, mode = 9, high = 18', 9.5, seed=109),
    renewal('dist = "choice", values = [5, 20], weights = [2, 1]', 50, seed=110),
)

SEVERAL = (
    Claim(
        name="the first of 4 sensors with random phases looks after T / (n + 1)",
        text=many(4, "{ every = 10 }", k=1),
        expected=lambda: random_phases_wait(10, sensors=4),
        measured=latency,
        source="David and Nagaraja 2003, section 3.1",
        replications=12_000,
        seed=111,
    ),
    Claim(
        name="the third of 5 sensors with random phases looks after k T / (n + 1)",
        text=many(5, "{ every = 10 }", k=3),
        expected=lambda: random_phases_wait(10, sensors=5, k=3),
        measured=latency,
        source="David and Nagaraja 2003, section 3.1",
        replications=6_000,
        seed=112,
    ),
    Claim(
        name="the first of 5 staggered sensors looks after T / (2 n)",
        text=many(5, '{ every = 10, phase = "staggered" }', k=1),
        expected=lambda: staggered_wait(10, sensors=5),
        measured=latency,
        source="Cox 1962, section 5.4, with the constant gap T / n",
        replications=8_000,
        seed=113,
    ),
    Claim(
        name="the third of 5 staggered sensors looks after (k - 1/2) T / n",
        text=many(5, '{ every = 10, phase = "staggered" }', k=3),
        expected=lambda: staggered_wait(10, sensors=5, k=3),
        measured=latency,
        source="Cox 1962, section 5.4, with the constant gap T / n",
        replications=6_000,
        seed=114,
    ),
    Claim(
        name="the first of 5 sensors that look at random looks after 1 / (r n)",
        text=many(5, "{ rate = 0.1 }", k=1, horizon=120),
        expected=lambda: random_looks_wait(0.1, sensors=5),
        measured=latency,
        source="David and Nagaraja 2003, section 2.5",
        replications=12_000,
        seed=115,
    ),
    Claim(
        name="the third of 5 sensors that look at random looks after the sum of 1 / (r (n - i))",
        text=many(5, "{ rate = 0.1 }", k=3, horizon=300),
        expected=lambda: random_looks_wait(0.1, sensors=5, k=3),
        measured=latency,
        source="David and Nagaraja 2003, section 2.5",
        replications=8_000,
        seed=116,
    ),
)

CLAIMS = SINGLE + SEVERAL
