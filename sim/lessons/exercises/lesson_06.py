"""The exercises of lesson 6: rare things."""

from __future__ import annotations

from typing import Any

from sim.analysis.estimates import Estimate
from sim.analysis.theory.rules import alert_precision
from sim.lessons.exercise import Argue, Compute, Run, Slip
from sim.lessons.exercises.simulated import simulated
from sim.lessons.ranges import near, seen

RARE, BLINKS, ERRS = 0.005, 0.95, 0.02  # of 6a: base rate, chance of an alert with a tide and without
WORSE_RATE, WORSE_BLINKS, WORSE_ERRS = 0.02, 0.9, 0.05  # of exercise 6b
LANTERNS, REPLICATIONS = 3, 20_000  # of exercise 6b, too
IMAGINED = 20_000  # nights of the hint of 6a, in which everything comes out whole
RIGHT, RARER = 0.999, 0.001  # of exercise 6c: part of the nights, base rate


def two_of_three(chance: float) -> float:
    """Give the chance that at least two of three blink, each with this chance, and with luck of its own."""
    return 3 * chance**2 * (1 - chance) + chance**3


def worse(detection: float, false_alarm: float) -> float:
    """Give the precision of exercise 6b in %, for the chance of an alert with a tide and without."""
    return 100 * alert_precision(WORSE_RATE, detection, false_alarm)


def three_lanterns() -> Estimate:
    """Simulate the precision of exercise 6b, in %, with as many replications as the question asks for."""
    changes: dict[str, Any] = {
        "onset.chance": WORSE_RATE,
        "sensors.lantern.count": LANTERNS,
        "sensors.lantern.detector": {"p": WORSE_BLINKS, "false_alarm": WORSE_ERRS},
        "centres.harbour.rule.k": 2,
    }
    found = simulated("crying_wolf", changes, REPLICATIONS).first_alert_true
    return Estimate(100 * found.value, 100 * found.low, 100 * found.high, found.n)


EXERCISES = (
    Compute(
        name="6a",
        title="Another lantern",
        unit="%",
        question="""
            A tide comes in 1<!-- = 200 * RARE --> night of 200<!-- = 1 / RARE
            -->. A lantern blinks in 95<!-- = 100 * BLINKS --> of 100<!-- = 100
            --> nights with a tide, and in 2<!-- = 100 * ERRS --> of 100<!-- = 100 -->
            nights without one. How many percent of its alerts are true? Give one decimal.
            """,
        accepted=lambda: near(100 * alert_precision(RARE, BLINKS, ERRS)),
        solution="answer_6a = 100 * (0.005 * 0.95) / (0.005 * 0.95 + 0.995 * 0.02)",
        hint="""
            Take 20,000<!-- = IMAGINED --> nights. How many have a tide, and how many have none? How many
            alerts are in each?
            """,
        because="""
            There are so many dark nights that most of the alerts come from them
            <!-- so: alert_precision(RARE, BLINKS, ERRS) < 0.5 -->.
            """,
        slips=(
            Slip(
                answer=lambda: 100 * BLINKS,
                hint="So many nights with a tide have an alert. How many alerts come from the dark nights?",
            ),
            Slip(
                answer=lambda: 100 * (1 - ERRS),
                hint="So many dark nights have no alert. The question is about the nights with an alert.",
            ),
            Slip(
                answer=lambda: alert_precision(RARE, BLINKS, ERRS),
                hint="That is the right part of the whole. The question asks for percent.",
            ),
            Slip(
                answer=lambda: 100 * RARE * BLINKS / ((1 - RARE) * ERRS),
                hint="You divided true alerts by false ones. Divide by all the alerts.",
            ),
            Slip(
                answer=lambda: 100 * alert_precision(0.5, BLINKS, ERRS),
                hint="That would be so if the tide came every second night. Where is its base rate?",
            ),
        ),
    ),
    Run(
        name="6b",
        title="Two of three",
        unit="%",
        question="""
            Now take three lanterns<!-- so: LANTERNS == 3
            -->, and an alert if at least two of them blink. Each blinks with a chance of
            0.9<!-- = WORSE_BLINKS --> at a tide, and with a chance of 0.05<!-- = WORSE_ERRS
            --> at the dark sea. The tide comes in 1<!-- = 50 * WORSE_RATE
            --> night of 50<!-- = 1 / WORSE_RATE -->. Make
            this harbour from `harbour` with `vary`, and let it run with 20,000<!-- = REPLICATIONS
            --> replications, a seed of your
            own, and `until="alert"`. How many percent of the alerts are true? The part of them is
            `result.measures.centres["harbour"].first_alert_true.value`.
            """,
        accepted=lambda: seen(
            three_lanterns(), truth=worse(two_of_three(WORSE_BLINKS), two_of_three(WORSE_ERRS))
        ),
        solution="""
            three = harbour.vary(
                {
                    "sensors.lantern.count": 3,
                    "sensors.lantern.detector": {"p": 0.9, "false_alarm": 0.05},
                    "centres.harbour.rule.k": 2,
                    "onset.chance": 0.02,
                }
            )
            result_6b = sim.run(three, replications=20_000, seed=7, until="alert")
            answer_6b = 100 * result_6b.measures.centres["harbour"].first_alert_true.value
            """,
        hint="""
            Four things change: the count, the detector, the rule and the chance of the onset. Then take
            first_alert_true of the harbour, times a hundred.
            """,
        because="""
            A false alert needs two errors in one night<!-- so: two_of_three(WORSE_ERRS) < WORSE_ERRS -->; a
            true one forgives one lantern that misses<!-- so: two_of_three(WORSE_BLINKS) > WORSE_BLINKS -->.
            """,
        slips=(
            Slip(
                answer=lambda: worse(two_of_three(WORSE_BLINKS), two_of_three(WORSE_ERRS)) / 100,
                hint="That is a part of one, and the question asks for percent.",
            ),
            Slip(
                answer=lambda: worse(WORSE_BLINKS, WORSE_ERRS),
                hint="That is one lantern alone. How many are there, and how many must blink?",
            ),
            Slip(
                answer=lambda: worse(1 - (1 - WORSE_BLINKS) ** 3, 1 - (1 - WORSE_ERRS) ** 3),
                hint="Here any of the three is believed. Look at the rule of the harbour.",
            ),
            Slip(
                answer=lambda: worse(WORSE_BLINKS**2, WORSE_ERRS**2),
                hint="That is two lanterns, both of which must blink. How many are there?",
            ),
        ),
    ),
    Argue(
        name="6c",
        title="A wonderful lantern",
        question="""
            A merchant says: “My lantern is right in 99.9<!-- = 100 * RIGHT
            --> % of all nights. So you can get everybody out of bed
            whenever it blinks.” The tide comes in 1<!-- = 1000 * RARER --> night of 1,000<!-- = 1 / RARER
            -->. What do you ask the merchant, and what do
            you answer? Write three or four sentences.
            """,
        asks=(
            "Do you tell the share of right nights from the share of true alerts?",
            "Do you use the base rate, and a number?",
            "Do you ask how often the lantern blinks at the dark sea?",
        ),
        solution="""
            I ask how often the lantern blinks at the dark sea, for nearly all nights are dark. If it errs in
            1<!-- = 1000 * (1 - RIGHT) --> of 1,000<!-- = 1 / (1 - RIGHT)
            --> dark nights, then in 1,000<!-- = 1 / RARER
            --> nights there is about one tide and one false alert
            <!-- so: abs((1 - RARER) / RARER * (1 - RIGHT) - 1) < 0.01 -->, so only
            about half of the alerts are true
            <!-- so: abs(alert_precision(RARER, RIGHT, 1 - RIGHT) - 1 / 2) < 0.01
            -->. Being right in 99.9<!-- = 100 * RIGHT --> % of the nights says little: who
            never blinks is right as often<!-- so: 1 - RARER == RIGHT
            -->. I would ask for a second lantern that errs independently of the
            first, and wake everybody only if both blink
            <!-- so: alert_precision(RARER, RIGHT**2, (1 - RIGHT)**2) > 0.99 -->.
            """,
    ),
)
