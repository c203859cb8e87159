"""The exercises of lesson 5: delay against false alarms."""

from __future__ import annotations

from typing import Any

from sim.analysis.estimates import Estimate
from sim.analysis.theory.cusum import cusum_run_length
from sim.analysis.theory.rules import threshold_run_length
from sim.lessons.exercise import Argue, Compute, Run, Slip
from sim.lessons.exercises.simulated import REPLICATIONS, simulated
from sim.lessons.ranges import near, seen

LOW_ON_TIDE, LOW_ON_DARK = 0.25, 0.04  # of exercise 5a: how often a score reaches the low threshold
HIGH_ON_TIDE, HIGH_ON_DARK = 0.08, 0.005  # and the high one
DRIFT, LIMIT, SHIFT = 0.5, 2.0, 1.0  # of exercise 5b
ALLOWED = 250.0  # ticks: the run length of the lesson
MANY = 1000.0  # ticks, in which false alerts are counted
ONE_SCORE, CUSUM = "one high score", "CUSUM"  # two rules of the lesson


def later() -> float:
    """Give how many ticks later the alert comes with the high threshold of exercise 5a."""
    return 1 / HIGH_ON_TIDE - 1 / LOW_ON_TIDE


def run_length() -> float:
    """Give the exact run length of exercise 5b, in ticks."""
    return cusum_run_length(DRIFT, LIMIT, 0.0)


def lower_limit() -> Estimate:
    """Simulate the run length of exercise 5b, with as many replications as the question asks for."""
    changes: dict[str, Any] = {
        "onset": {"at": 0, "chance": 0},
        "horizon": 99.5,
        "warmup": 49.5,
        "sensors.lamp.count": 1,
        "sensors.lamp.scan": {"every": 1, "phase": 0},
        "sensors.lamp.detector": {"kind": "gaussian", "shift": SHIFT, "threshold": "none"},
        "centres.harbour.rule": {"kind": "cusum", "drift": DRIFT, "limit": LIMIT},
    }
    rate = simulated("first_light", changes, REPLICATIONS).false_alerts
    return Estimate(1 / rate.value, 1 / rate.high, 1 / rate.low, rate.n)


EXERCISES = (
    Compute(
        name="5a",
        title="A higher threshold",
        question="""
            A harbour takes one look in each tick, and believes the first score that reaches its threshold.
            While the tide is there, a score reaches a low threshold with the chance 0.25<!-- = LOW_ON_TIDE
            -->, and a high one with
            the chance 0.08<!-- = HIGH_ON_TIDE -->. On the dark sea these chances are 0.04<!-- = LOW_ON_DARK
            --> and 0.005<!-- = HIGH_ON_DARK -->. The harbour changes from the
            low threshold to the high one. How many ticks later does the alert come, on average? Give one
            decimal.
            """,
        accepted=lambda: near(later()),
        solution="answer_5a = 1 / 0.08 - 1 / 0.25",
        hint="It is as with dice: how many looks does it take, on average, with each of the two thresholds?",
        because="""
            That is the price. What it buys: the run length grows from 25<!-- = 1 / LOW_ON_DARK --> ticks to
            200<!-- = 1 / HIGH_ON_DARK -->.
            """,
        slips=(
            Slip(
                answer=lambda: 1 / HIGH_ON_TIDE,
                hint="So long it takes with the high threshold. And how long did it take with the low one?",
            ),
            Slip(
                answer=lambda: 1 / HIGH_ON_DARK - 1 / LOW_ON_DARK,
                hint="So much longer the run length gets. That is what is bought; what does the tide pay?",
            ),
            Slip(
                answer=lambda: 1 / (LOW_ON_TIDE - HIGH_ON_TIDE),
                hint="Do not take one chance from the other. First work out each delay, then compare.",
            ),
            Slip(
                answer=lambda: LOW_ON_TIDE / HIGH_ON_TIDE,
                hint="So many times as long it takes. The question asks for ticks.",
            ),
            Slip(
                answer=lambda: later() / 2,
                hint="You halved it, as if luck came at an even pace. It does not: each look is a new throw.",
            ),
        ),
    ),
    Run(
        name="5b",
        title="The price of a lower limit",
        question="""
            Take the CUSUM of this lesson<!-- so: (drift, shift) == (DRIFT, SHIFT)
            -->, and lower its limit to 2<!-- = LIMIT --><!-- so: LIMIT < fair[CUSUM]
            -->. Make this harbour from `quiet` with
            `vary` and `rules`, and let it run with 10,000<!-- = REPLICATIONS
            --> replications, a seed of your own, and
            `until="alert"`. What is its run length now, in ticks? How many false alerts there are in one tick
            is `result.measures.centres["harbour"].false_alerts.value`.
            """,
        accepted=lambda: seen(lower_limit(), truth=run_length()),
        solution="""
            lower = quiet.vary(rules["CUSUM"]).vary({"centres.harbour.rule.limit": 2})
            result_5b = sim.run(lower, replications=10_000, seed=7, until="alert")
            answer_5b = 1 / result_5b.measures.centres["harbour"].false_alerts.value
            """,
        hint="""
            Begin with quiet.vary(rules["CUSUM"]), then change centres.harbour.rule.limit. If there is one
            false alert in ten ticks, how long is the run length?
            """,
        because="""
            The tide is seen 3.4<!-- = exact[CUSUM] - cusum_run_length(DRIFT, LIMIT, SHIFT) --> ticks sooner,
            and false alerts are more than six times as frequent<!-- so: 6 < ALLOWED / run_length() < 7 -->.
            """,
        slips=(
            Slip(
                answer=lambda: ALLOWED,
                hint="""
                    That is the run length of the lesson<!-- so: ALLOWED == allowed -->. Did you lower the
                    limit?
                    """,
            ),
            Slip(
                answer=lambda: cusum_run_length(DRIFT, LIMIT, SHIFT),
                hint="So long the tide waits. The question is about the sea without a tide.",
            ),
            Slip(
                answer=lambda: 1 / run_length(),
                hint="So many false alerts there are in one tick. How many ticks from one to the next?",
            ),
            Slip(
                answer=lambda: MANY / run_length(),
                hint="""
                    So many false alerts there are in 1,000<!-- = MANY --> ticks. How many ticks from one to
                    the next?
                    """,
            ),
            Slip(
                answer=lambda: threshold_run_length(LIMIT, 0.0),
                hint="""
                    That is a threshold of 2<!-- = LIMIT -->, and one high score. What you lower is the limit
                    of a sum.
                    """,
            ),
        ),
    ),
    Argue(
        name="5c",
        title="Twice as quick",
        question="""
            A merchant says: “My rule gives the alert in half the time of yours.” What do you ask before
            you buy it, and how would you compare the two rules? Write three or four sentences.
            """,
        asks=(
            "Do you ask how often the merchant's rule gives a false alert?",
            "Do you say how both rules can be compared fairly?",
            "Do you use a number from this lesson?",
        ),
        solution="""
            I ask for its run length: how many ticks there are from one false alert to the next. Any rule gets
            quicker if its threshold is lowered<!-- so: one_score(1, shift) < one_score(2, shift)
            -->: at a threshold of 1<!-- = line.low --> the alert takes 2<!-- = one_score(line.low, shift)
            --> ticks, but there are
            159<!-- = MANY / one_score(line.low, dark) --> false alerts in 1,000<!-- = MANY
            --> ticks. I would set both rules to the same run length, and compare their
            delays then, the mean and the tail. It may be true: at a run length of 250<!-- = allowed
            --> ticks CUSUM is 2.6<!-- = exact[ONE_SCORE] / exact[CUSUM] -->
            times as quick as one high score.
            """,
    ),
)
