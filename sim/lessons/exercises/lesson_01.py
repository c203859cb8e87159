"""The exercises of lesson 1: waiting for the next look."""

from __future__ import annotations

from typing import Any

from sim.analysis.estimates import Estimate
from sim.analysis.theory.looks import periodic_wait, renewal_wait
from sim.lessons.exercise import Argue, Compute, Run, Slip
from sim.lessons.exercises.simulated import REPLICATIONS, simulated
from sim.lessons.ranges import near, seen

CLOCK = 14.0  # ticks from look to look of exercise 1a
SHORT, LONG = 4.0, 16.0  # the two gaps of exercise 1b, in ticks, equally often
REGULAR, MOODY = "regular: always 10 ticks", "moody: at any moment"  # two keepers of the lesson
MEAN = (SHORT + LONG) / 2
A_DAY = 100  # looks of each keeper of exercise 1c


def two_gaps() -> Estimate:
    """Simulate the mean wait of exercise 1b, with as many replications as the question asks for."""
    changes: dict[str, Any] = {
        "horizon": 1000,
        "onset.at": {"dist": "uniform", "low": 500, "high": 600},
        "sensors.lamp.count": 1,
        "sensors.lamp.detector.p": 1,
        "sensors.lamp.scan": {"gap": {"dist": "choice", "values": [SHORT, LONG]}},
        "centres.harbour.rule.k": 1,
        "centres.harbour.decision": 0,
    }
    return simulated("first_light", changes, REPLICATIONS).latency.mean


def variance_of_two_gaps() -> float:
    """Give the variance of the gaps of exercise 1b, in ticks squared."""
    return ((LONG - SHORT) / 2) ** 2


EXERCISES = (
    Compute(
        name="1a",
        title="A slower lamp",
        question="""
            A keeper looks every 14<!-- = CLOCK
            --> ticks, as regularly as a clock, and never fails to see the tide. How
            many ticks does the tide wait on average, until the keeper looks?
            """,
        accepted=lambda: near(periodic_wait(CLOCK)),
        solution="answer_1a = 14 / 2",
        hint="The tide may begin just before a look, or just after one. What lies in the middle?",
        because="""
            The tide begins anywhere between two looks, so on average it waits half the time between
            <!-- so: periodic_wait(CLOCK) == CLOCK / 2 -->.
            """,
        slips=(
            Slip(
                answer=lambda: CLOCK,
                hint="That is the longest wait: the tide begins just after a look. Is it always so unlucky?",
            ),
            Slip(
                answer=lambda: 0.0,
                hint="That is the shortest wait: the tide begins just before a look. Is it always so lucky?",
            ),
        ),
    ),
    Run(
        name="1b",
        title="Short and long times",
        question="""
            Now the time between two looks is 4<!-- = SHORT --> ticks or 16<!-- = LONG
            --> ticks, one as often as the other, in no fixed
            order. Make such a keeper with `lamp.vary({"sensors.lamp.scan": …})`; `keepers` above has a scan
            for 2<!-- = short --> or 18<!-- = long
            --> ticks. Let it run: `result = sim.run(…, replications=10_000, seed=…)`, with a seed of
            your own. What is the mean wait, `result.measures.centres["harbour"].latency.mean`, in ticks?
            """,
        accepted=lambda: seen(two_gaps(), truth=renewal_wait(MEAN, variance_of_two_gaps())),
        solution="""
            uneven_lamp = lamp.vary({"sensors.lamp.scan": {"gap": {"dist": "choice", "values": [4, 16]}}})
            result_1b = sim.run(uneven_lamp, replications=10_000, seed=7, until="alert")
            answer_1b = result_1b.measures.centres["harbour"].latency.mean
            """,
        hint="""
            Look at your scenario: it must have both times, 4<!-- = SHORT --> and 16<!-- = LONG -->. Then run
            it with 10,000<!-- = REPLICATIONS --> replications, and take the mean of the latency:
            result.measures.centres["harbour"].latency.mean.
            """,
        because="""
            The tide mostly begins in a long time between two looks<!-- so: LONG / (SHORT + LONG) > 0.5 -->:
            the long ones take up more room<!-- so: LONG > SHORT -->.
            """,
        slips=(
            Slip(
                answer=lambda: periodic_wait(MEAN),
                hint="That is half the mean time, as for a clock. Did your keeper really have both times?",
            ),
            Slip(
                answer=lambda: renewal_wait(MEAN, MEAN**2),
                hint="""
                    That is what the moody keeper gives<!-- so: renewal_wait(MEAN, MEAN**2) == theory[MOODY]
                    -->. Which times between two looks did yours have?
                    """,
            ),
            Slip(
                answer=lambda: renewal_wait(MEAN, 8**2),
                hint="""
                    That is the keeper of the lesson, with 2<!-- = short --> or 18<!-- = long --> ticks
                    <!-- so: renewal_wait(MEAN, 8**2) == together -->. Put the new times in.
                    """,
            ),
        ),
    ),
    Argue(
        name="1c",
        title="Two harbours",
        question="""
            Each of two harbours has one keeper, who looks 100<!-- = A_DAY
            --> times a day. The first looks by the clock.
            The second looks whenever it comes to mind. Someone says: “They look equally often, so the tide
            waits equally long.” Is that right? Write three or four sentences.
            """,
        asks=(
            "Do you say clearly whether the sentence is right?",
            "Do you say between which looks the tide mostly begins, and why?",
            "Do you use a number that you have seen in this lesson?",
        ),
        solution="""
            The sentence is wrong. Both keepers look equally often, so the mean time between two looks is
            the same, but the second keeper's times are uneven. A long one covers more of the day than a
            short one, so the tide mostly begins in a long one<!-- so: in_long > 0.5
            -->, and waits longer. In our simulation the
            regular keeper let the tide wait 5<!-- = uneven.reading(keeper=REGULAR).estimate
            --> ticks on average, and the moody one 10<!-- = uneven.reading(keeper=MOODY).estimate
            -->, though both looked
            every 10<!-- = period --> ticks on average.
            """,
    ),
)
