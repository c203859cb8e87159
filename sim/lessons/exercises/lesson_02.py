"""The exercises of lesson 2: missed looks."""

from __future__ import annotations

from typing import Any

from sim.analysis.estimates import Estimate
from sim.analysis.theory.looks import missed_looks_wait
from sim.lessons.exercise import Argue, Compute, Run, Slip
from sim.lessons.exercises.simulated import REPLICATIONS, simulated
from sim.lessons.ranges import near, seen

EVERY, SEES = 12.0, 0.75  # of the keeper of exercise 2a: ticks from look to look, chance of a look
PERIOD, CHANCE = 6.0, 0.3  # of that of exercise 2b
SELDOM, HALF = 20.0, 0.5  # of that of exercise 2c
OF_LESSON = (10.0, 0.5)  # of the foggy keeper of the lesson


def poor_eyes() -> Estimate:
    """Simulate the mean wait of exercise 2b, with as many replications as the question asks for."""
    changes: dict[str, Any] = {
        "horizon": 2000,
        "onset.at": {"dist": "uniform", "low": 20, "high": 60},
        "sensors.lamp.count": 1,
        "sensors.lamp.detector.p": CHANCE,
        "sensors.lamp.scan": {"every": PERIOD},
        "centres.harbour.rule.k": 1,
        "centres.harbour.decision": 0,
    }
    return simulated("first_light", changes, REPLICATIONS).latency.mean


EXERCISES = (
    Compute(
        name="2a",
        title="Three looks out of four",
        question="""
            A keeper looks every 12<!-- = EVERY --> ticks. Three looks out of four see the tide
            <!-- so: SEES == 3 / 4 -->. How many ticks does the tide
            wait on average, until a look sees it? One decimal is enough.
            """,
        accepted=lambda: near(missed_looks_wait(EVERY, SEES)),
        solution="answer_2a = 12 * (1 / 0.75 - 1 / 2)",
        hint="There are two parts: the wait for the next look, and a period for each look that fails.",
        because="""
            Half a period until the next look, and one look that fails for every three tides
            <!-- so: 3 * (1 - SEES) == SEES -->.
            """,
        slips=(
            Slip(
                answer=lambda: EVERY / SEES,
                hint="So many looks, each a whole period? How long does the tide wait for the first of them?",
            ),
            Slip(
                answer=lambda: EVERY / 2,
                hint="That is the wait for the next look. And if that look fails?",
            ),
            Slip(
                answer=lambda: EVERY / 2 + EVERY * (1 - SEES),
                hint="""
                    One look in four fails<!-- so: 1 - SEES == 1 / 4 -->. But after a look that failed, can
                    the next one not fail, too?
                    """,
            ),
            Slip(
                answer=lambda: EVERY / 2 / SEES,
                hint="You made the half period longer. But what does a look that fails cost: half a period?",
            ),
        ),
    ),
    Run(
        name="2b",
        title="Often, with poor eyes",
        question="""
            Another keeper looks every 6<!-- = PERIOD
            --> ticks, and a look sees the tide with the chance 0.3<!-- = CHANCE -->. Make this
            keeper from `lamp` with `vary`. Let it run with 10,000<!-- = REPLICATIONS
            --> replications and a seed of your own. What
            is the mean wait, in ticks?
            """,
        accepted=lambda: seen(poor_eyes(), truth=missed_looks_wait(PERIOD, CHANCE)),
        solution="""
            poor_lamp = lamp.vary({"sensors.lamp.scan": {"every": 6}, "sensors.lamp.detector.p": 0.3})
            result_2b = sim.run(poor_lamp, replications=10_000, seed=7, until="alert")
            answer_2b = result_2b.measures.centres["harbour"].latency.mean
            """,
        hint="""
            Look at your scenario: both the scan and the chance must be new. Then run it with
            10,000<!-- = REPLICATIONS --> replications, and take the mean of the latency:
            result.measures.centres["harbour"].latency.mean.
            """,
        because="""
            Half a period until the next look, and more than two looks that fail
            <!-- so: 2 < 1 / CHANCE - 1 < 3 -->, a period each
            <!-- so: abs(missed_looks_wait(PERIOD, CHANCE) - PERIOD * (1 / 2 + 1 / CHANCE - 1)) < 1e-9 -->.
            """,
        slips=(
            Slip(
                answer=lambda: PERIOD / CHANCE,
                hint="That is a whole period for each look. Let the simulation run: what does it say?",
            ),
            Slip(
                answer=lambda: missed_looks_wait(OF_LESSON[0], CHANCE),
                hint="""
                    The chance is the new one, but your keeper looks as seldom as the one in the lesson
                    <!-- so: OF_LESSON[0] == period -->.
                    """,
            ),
            Slip(
                answer=lambda: missed_looks_wait(PERIOD, OF_LESSON[1]),
                hint="""
                    The period is the new one, but your keeper sees as well as the one in the lesson
                    <!-- so: OF_LESSON[1] == p -->.
                    """,
            ),
        ),
    ),
    Argue(
        name="2c",
        title="Glasses or a clock",
        question="""
            A keeper looks every 20<!-- = SELDOM --> ticks, and every second look fails<!-- so: HALF == 1 / 2
            -->. There is money for one thing: glasses,
            with which no look fails, or a clock that rings twice as often. “It is the same,” says the keeper,
            “either way I see the tide at twice as many looks<!-- so: 1 / SELDOM == HALF / (SELDOM / 2)
            -->.” What do you buy? Write three or four
            sentences.
            """,
        asks=(
            "Do you say clearly what to buy?",
            "Do you say what a look that fails costs?",
            "Do you work out the mean wait for both?",
        ),
        solution="""
            I buy the glasses<!-- so: missed_looks_wait(SELDOM, 1) < missed_looks_wait(SELDOM / 2, HALF)
            -->. Both give the same number of looks that see the tide, but with the clock
            every second look still fails, and each look that fails costs a whole period. With glasses the
            tide waits half a period of 20<!-- = SELDOM
            --> ticks, which is 10<!-- = missed_looks_wait(SELDOM, 1)
            --> ticks. With the clock it waits one and a half
            periods of 10<!-- = SELDOM / 2 --> ticks, which is 15<!-- = missed_looks_wait(SELDOM / 2, HALF)
            --> ticks<!-- so: 15 == 1.5 * SELDOM / 2 -->.
            """,
    ),
)
