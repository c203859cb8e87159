"""Claims of rules: thresholds, windows, runs of looks, and the CUSUM."""

from sim.analysis.theory.cusum import cusum_run_length, siegmund_run_length, steady_state_run_length
from sim.analysis.theory.rules import (
    looks_in_window,
    success_run_length,
    threshold_run_length,
    window_run_length,
)
from sim.studies.claims.claim import Claim
from sim.studies.claims.readings import false_alerts, latency

WINDOW = """
    horizon = 6000
    onset = { at = 0 }
    sensors = [{ name = "lamp", scan = { every = 10, phase = 0 }, detector = { p = PROBABILITY } }]
    centres = [{ name = "harbour", rule = { k = 3, window = LENGTH, distinct = false } }]
"""

FALSE_ALERTS = """
    horizon = 10000
    warmup = 500
    sensors = [{ name = "lamp", scan = { every = 10 }, detector = { p = 0, false_alarm = 0.3 } }]
    centres = [{ name = "harbour", rule = { k = 2, window = 30, distinct = false } }]
"""

THRESHOLD = """
    horizon = 900
    onset = { at = 0 }
    centres = [{ name = "harbour" }]
    [[sensors]]
    name = "lamp"
    scan = { every = 10, phase = 0 }
    detector = { kind = "gaussian", shift = 1, threshold = 1.5 }
"""

CUSUM = """
    horizon = HORIZON
    ONSET
    centres = [{ name = "harbour", rule = { kind = "cusum", drift = 0.5, limit = LIMIT } }]
    [[sensors]]
    name = "lamp"
    scan = { every = 10, phase = 0 }
    detector = { kind = "gaussian", shift = SHIFT, threshold = "none" }
"""


def cusum(onset: str, limit: float, shift: float, horizon: float = 900) -> str:
    """Write a scenario with a CUSUM."""
    filled = CUSUM.replace("ONSET", onset).replace("LIMIT", str(limit)).replace("SHIFT", str(shift))
    return filled.replace("HORIZON", str(horizon))


def from_onset(looks: float) -> float:
    """Turn a number of looks into ticks, where the first look falls on the onset and others follow by 10."""
    return 10 * (looks - 1)


EVIDENCE = (
    Claim(
        name="a threshold is reached after 1 / P(reached) looks",
        text=THRESHOLD,
        expected=lambda: from_onset(threshold_run_length(1.5, shift=1)),
        measured=latency,
        source="Shewhart 1931",
        replications=16_000,
        seed=501,
    ),
    Claim(
        name="3 reports within 4 looks: the mean time to the first alert",
        text=WINDOW.replace("LENGTH", "40").replace("PROBABILITY", "0.3"),
        expected=lambda: from_onset(window_run_length(0.3, 3, looks_in_window(10, 40))),
        measured=latency,
        source="Kemeny and Snell 1960, section 3.2 (absorbing chain)",
        replications=12_000,
        seed=502,
    ),
    Claim(
        name="3 looks in a row must fire: the mean time to the first alert",
        text=WINDOW.replace("LENGTH", "25").replace("PROBABILITY", "0.5"),
        expected=lambda: from_onset(success_run_length(0.5, k=3)),
        measured=latency,
        source="Feller 1968, section XIII.7",
        replications=12_000,
        seed=503,
    ),
    Claim(
        name="2 reports within 3 looks: the rate of false alerts, each of which clears the memory",
        text=FALSE_ALERTS,
        expected=lambda: 1 / (10 * window_run_length(0.3, 2, looks_in_window(10, 30))),
        measured=false_alerts,
        source="Kemeny and Snell 1960, section 3.2; renewal reward",
        replications=100,
        seed=504,
        until_alert=False,
        certain=False,
    ),
)

CUSUMS = (
    Claim(
        name="a CUSUM from 0 is met after 3.7491 looks at a strong shift",
        text=cusum("onset = { at = 0 }", 3, 1.5),
        expected=lambda: from_onset(cusum_run_length(0.5, 3, 1.5)),
        measured=latency,
        source="Brook and Evans 1972",
        replications=8_000,
        seed=505,
    ),
    Claim(
        name="a CUSUM from 0 at a weak shift, where it often returns to 0",
        text=cusum("onset = { at = 0 }", 2, 0.5, 2500),
        expected=lambda: from_onset(cusum_run_length(0.5, 2, 0.5)),
        measured=latency,
        source="Page 1954; Vance 1986, by the integral equation",
        replications=12_000,
        seed=506,
    ),
    Claim(
        name="a CUSUM that has watched nothing for long is met sooner: the steady state",
        text=cusum("onset = { at = 505 }", 3, 1, 1500),
        expected=lambda: 10 * steady_state_run_length(0.5, 3, 1) - 5,
        measured=latency,
        source="Crosier 1986, by the integral equation",
        replications=6_000,
        seed=507,
    ),
    Claim(
        name="a CUSUM's rate of false alerts: one in a run length from 0",
        text=cusum("warmup = 500", 1.5, 1, 10_500),
        expected=lambda: 1 / (10 * cusum_run_length(0.5, 1.5, 0)),
        measured=false_alerts,
        source="Page 1954; renewal reward",
        replications=260,
        seed=508,
        until_alert=False,
        certain=False,
    ),
    Claim(
        name="Siegmund's approximation of the run length from 0",
        text=cusum("onset = { at = 0 }", 4, 1),
        expected=lambda: from_onset(siegmund_run_length(0.5, 4, 1)),
        measured=latency,
        source="Siegmund 1985, section II.5; 0.6 % off the integral equation here",
        replications=8_000,
        seed=509,
        form="approximate",
        error=0.01,
    ),
)

CLAIMS = EVIDENCE + CUSUMS
