"""The exercises of lesson 8: the budget, its mean and its tail."""

from __future__ import annotations

from typing import Any

from sim.analysis.estimates import Estimate
from sim.analysis.theory.budget import stages_mean, stages_quantile
from sim.lessons.exercise import Argue, Compute, Run, Slip
from sim.lessons.exercises.simulated import REPLICATIONS, simulated
from sim.lessons.ranges import near, seen

EQUAL = (5.0, 5.0)  # mean of each stage of exercise 8a, in ticks
UNEQUAL = (16.0, 4.0)  # mean of the look and of the bell of exercise 8b, in ticks
SAME_MEAN = (10.0, 10.0)  # the same for two equal stages
PROMISED, STAGES = 30.0, 4  # of exercise 8c: the p95 of each stage in ticks, and how many there are
SHARE = 0.95  # of all tides are faster than the p95


def added(means: tuple[float, ...]) -> float:
    """Add up the p95s of exponential stages, in ticks: what this lesson warns of.

    Examples
    --------
    >>> round(added(EQUAL), 1), round(added(UNEQUAL), 1)
    (30.0, 59.9)
    """
    return sum(stages_quantile([mean], SHARE) for mean in means)


def look_and_bell() -> Estimate:
    """Simulate the p95 of exercise 8b, with as many replications as the question asks for."""
    look, bell = UNEQUAL
    changes: dict[str, Any] = {
        "horizon": 300,
        "onset.at": 0,
        "sensors.lamp.count": 1,
        "sensors.lamp.detector.p": 1,
        "sensors.lamp.scan": {"rate": 1 / look},
        "centres.harbour.rule.k": 1,
        "centres.harbour.decision": 0,
        "centres.harbour.delivery": {"dist": "exponential", "mean": bell},
    }
    return simulated("first_light", changes, REPLICATIONS).latency.p95


EXERCISES = (
    Compute(
        name="8a",
        title="Two quicker stages",
        question="""
            A warning has two stages. Each is exponential, takes 5<!-- = EQUAL[0]
            --> ticks on average, and has luck of its own.
            Which time does only one tide in twenty exceed<!-- so: round(1 / (1 - SHARE), 6) == 20
            -->? Answer in ticks, to one decimal.
            """,
        accepted=lambda: near(stages_quantile(EQUAL, SHARE)),
        solution="answer_8a = stages_quantile([5, 5], 0.95)",
        hint="Find the row with two stages in the table. How many means of one stage is its p95?",
        because="""
            Two equal exponential stages have a p95 of 4.744<!-- = stages_quantile(EQUAL, SHARE) / EQUAL[0]
            --> times the mean of one.
            """,
        slips=(
            Slip(
                answer=lambda: added(EQUAL),
                hint="That is the p95 of one stage, twice. Are both stages slow for the same tides?",
            ),
            Slip(
                answer=lambda: stages_mean(EQUAL),
                hint="That is the mean of both stages together. What is asked of the unlucky tides?",
            ),
            Slip(
                answer=lambda: stages_quantile(EQUAL[:1], SHARE),
                hint="That is the p95 of one of the stages. The warning has to go through both.",
            ),
        ),
    ),
    Run(
        name="8b",
        title="A slow look and a quick bell",
        question="""
            The lamp of `chain` now looks at any moment, every 16<!-- = UNEQUAL[0]
            --> ticks on average. The bell (the delivery of
            the harbour) is exponential, with a mean of 4<!-- = UNEQUAL[1]
            --> ticks. The post, the harbour and the decision take
            no time. Make this with `vary`, and let it run with 10,000<!-- = REPLICATIONS
            --> replications and a seed of your own.
            What is the p95 of the whole, in ticks?
            """,
        accepted=lambda: seen(look_and_bell(), truth=stages_quantile(UNEQUAL, SHARE)),
        solution="""
            slow_look = {"sensors.lamp.scan": {"rate": 1 / 16}, "centres.harbour.delivery": moody(4)}
            result_8b = sim.run(chain.vary(slow_look), replications=10_000, seed=7, until="alert")
            answer_8b = result_8b.measures.centres["harbour"].latency.p95
            """,
        hint="""
            Change "sensors.lamp.scan" and "centres.harbour.delivery" of chain. Then take the p95 of the
            latency: result.measures.centres["harbour"].latency.p95.
            """,
        because="""
            The long stage rules the tail: with the same mean, unequal stages have a longer tail
            <!-- so: stages_quantile(UNEQUAL, SHARE) > stages_quantile(SAME_MEAN, SHARE) -->.
            """,
        slips=(
            Slip(
                answer=lambda: added(UNEQUAL),
                hint="That is the sum of both p95s. Read the p95 of the whole off your result.",
            ),
            Slip(
                answer=lambda: stages_quantile(SAME_MEAN, SHARE),
                hint="""
                    That is what two equal stages of 10<!-- = SAME_MEAN[0] --> ticks give
                    <!-- so: sum(SAME_MEAN) == sum(UNEQUAL) -->. Is your look slower than your bell?
                    """,
            ),
            Slip(
                answer=lambda: stages_mean(UNEQUAL),
                hint="That is the mean of the whole. Which number says how long the unlucky ones wait?",
            ),
        ),
    ),
    Argue(
        name="8c",
        title="The promise of the harbour",
        question="""
            Four stages<!-- so: STAGES == 4 --> make up a warning. Each takes less than 30<!-- = PROMISED
            --> ticks for 95 % of the tides. The harbour
            says: “So the whole takes less than 120<!-- = STAGES * PROMISED
            --> ticks for 95 % of the tides, and we cannot promise
            anything better.” Is that right? Write four or five sentences.
            """,
        asks=(
            "Do you say which numbers of the stages add up, and which do not?",
            "Do you say what the luck of one stage has to do with the luck of another?",
            "Do you say when the sum would be right, or even too short?",
            "Do you use a number that you have seen in this lesson?",
        ),
        solution="""
            The harbour is wrong: means add up, p95s do not. If the stages have luck of their own, it is rare
            that all of them are slow for the same tide, and mostly the others save the slow one. For four
            equal exponential stages the lesson shows a p95 of about 78<!-- = p95_of(STAGES) --> ticks
            <!-- so: round(promise) == PROMISED -->, so a much better promise is
            possible<!-- so: p95_of(STAGES) < 2 / 3 * STAGES * PROMISED -->.
            The sum would be right if bad luck came to all stages together, for example in the same storm. It
            is not always a safe promise either: two keepers who seldom sleep each have a p95 of 0<!-- =
            p95_one --> ticks, and
            together a p95 of 100<!-- = p95_two -->.
            """,
    ),
)
