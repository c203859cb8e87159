"""Claims of networks that share, and of the budget: stages in a row, their sum, its tail and its deadline."""

from collections.abc import Callable

from sim.analysis.theory.budget import in_time as kept
from sim.analysis.theory.budget import stages_mean, stages_quantile, stages_variance
from sim.analysis.theory.networks import shared_wait
from sim.studies.claims.claim import Claim
from sim.studies.claims.readings import (
    Reading,
    in_time,
    latency,
    latency_p95,
    latency_square,
    stage,
)

SHARED = """
    horizon = 400
    onset = { at = 20 }
    sensors = [
        { name = "lamp", scan = { rate = 0.1 }, to = "harbour" },
        { name = "bell", scan = { rate = RATE }, to = "tower" },
    ]
    centres = [{ name = "harbour", decision = DECISION }, { name = "tower", decision = DECISION }]
    shares = [{ from = "tower", to = "harbour", what = "WHAT", delay = 8 }]
"""

STAGES = """
    horizon = 200
    onset = { at = 0, deadline = 12 }
    [[sensors]]
    name = "lamp"
    scan = { every = 1000, phase = 0 }
    processing = { dist = "exponential", mean = 2 }
    link = { delay = { dist = "exponential", mean = 3 } }
    [[centres]]
    name = "harbour"
    service = { dist = "exponential", mean = 0.5 }
    decision = { dist = "exponential", mean = 1.5 }
    delivery = { dist = "exponential", mean = 1 }
"""

MEANS = [2.0, 3.0, 0.5, 1.5, 1.0]


def shared(what: str, rate: float = 0.1, decision: float = 0) -> str:
    """Write a scenario in which the tower shares with the harbour."""
    text = SHARED.replace("WHAT", what).replace("RATE", str(rate))
    return text.replace("DECISION", str(decision))


def row(name: str, expected: Callable[[], float], measured: Reading, seed: int, source: str) -> Claim:
    """Claim something of stages in a row."""
    return Claim(
        name=name,
        text=STAGES,
        expected=expected,
        measured=measured,
        source=source,
        replications=14_000,
        seed=seed,
    )


SHARING = (
    Claim(
        name="shared reports: the first of one's own and the partner's a lag later",
        text=shared("reports"),
        expected=lambda: shared_wait(0.1, lag=8),
        measured=latency,
        source="Ross 2014, section 5.2",
        replications=12_000,
        seed=601,
    ),
    Claim(
        name="shared alerts: the same where decision and delivery take no time",
        text=shared("alerts"),
        expected=lambda: shared_wait(0.1, lag=8),
        measured=latency,
        source="Ross 2014, section 5.2",
        replications=12_000,
        seed=602,
    ),
    Claim(
        name="a partner that looks more often",
        text=shared("reports", rate=0.3),
        expected=lambda: shared_wait(0.1, lag=8, partner_rate=0.3),
        measured=latency,
        source="Ross 2014, section 5.2",
        replications=8_000,
        seed=603,
    ),
    Claim(
        name="an adopted alert pays two decisions: the second one adds to the lag",
        text=shared("alerts", decision=3),
        expected=lambda: 3 + shared_wait(0.1, lag=8 + 3),
        measured=latency,
        source="Ross 2014, section 5.2",
        replications=10_000,
        seed=604,
    ),
)

BUDGET = (
    row(
        "stages in a row: the means add up",
        lambda: stages_mean(MEANS),
        latency,
        605,
        "Ross 2014, section 2.5",
    ),
    row(
        "stages in a row: the mean square, from variances that add up",
        lambda: stages_variance(MEANS) + stages_mean(MEANS) ** 2,
        latency_square,
        606,
        "Ross 2014, section 5.2",
    ),
    row(
        "stages in a row: the p95 of the sum, which is no sum of p95s",
        lambda: stages_quantile(MEANS, 0.95),
        latency_p95,
        607,
        "Neuts 1981, section 2.2",
    ),
    row(
        "stages in a row: how often they keep a deadline",
        lambda: kept(MEANS, deadline=12),
        in_time,
        608,
        "Neuts 1981, section 2.2",
    ),
    row("one stage of them: the decision", lambda: 1.5, stage("decision"), 609, "the mean of its law"),
)

CLAIMS = SHARING + BUDGET
