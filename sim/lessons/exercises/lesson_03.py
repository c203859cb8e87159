"""The exercises of lesson 3: many sensors."""

from __future__ import annotations

from typing import Any

from sim.analysis.estimates import Estimate
from sim.analysis.theory.looks import missed_looks_wait, periodic_wait
from sim.analysis.theory.many_looks import random_phases_wait, staggered_wait
from sim.lessons.exercise import Argue, Compute, Run, Slip
from sim.lessons.exercises.simulated import REPLICATIONS, simulated
from sim.lessons.ranges import near, seen

EVERY, COUNT = 20.0, 4  # of exercise 3a: ticks from look to look of a lamp, lamps
PERIOD, LAMPS, CHANCE = 12.0, 6, 0.4  # of exercise 3b; the period in ticks
KEEPERS, HIRED, TURN = 3, 2, 20.0  # of exercise 3c; the turn in ticks


def turns_in_the_fog() -> Estimate:
    """Simulate the mean wait of exercise 3b, with as many replications as the question asks for."""
    changes: dict[str, Any] = {
        "horizon": 300,
        "onset.at": {"dist": "uniform", "low": 12, "high": 24},
        "sensors.lamp.count": LAMPS,
        "sensors.lamp.detector.p": CHANCE,
        "sensors.lamp.scan": {"every": PERIOD, "phase": "staggered"},
        "centres.harbour.rule.k": 1,
        "centres.harbour.decision": 0,
    }
    return simulated("first_light", changes, REPLICATIONS).latency.mean


def by_chance_in_the_fog() -> float:
    """Give the mean wait of exercise 3b where nobody has planned when the lamps look, in ticks.

    After x ticks of a round a lamp has seen the tide with the chance p x / T, and a whole round fails with
    the chance 1 - p. Sum over the rounds, and integrate over each, for the lamps do not know of each other.

    Examples
    --------
    >>> round(by_chance_in_the_fog(), 2)
    4.37
    """
    all_fail = (1 - CHANCE) ** LAMPS
    first_round = PERIOD * (1 - all_fail * (1 - CHANCE)) / (CHANCE * (LAMPS + 1))
    return first_round / (1 - all_fail)


def more_by_chance() -> float:
    """Give the mean wait of exercise 3c with the keepers that are hired, and no plan, in ticks."""
    return random_phases_wait(TURN, KEEPERS + HIRED)


EXERCISES = (
    Compute(
        name="3a",
        title="Four lamps without a plan",
        question="""
            Four lamps<!-- so: COUNT == 4 --> look every 20<!-- = EVERY
            --> ticks each, and never fail to see the tide. Nobody has planned when each
            of them looks. How many ticks does the tide wait on average, until the first lamp looks? One
            decimal is enough.
            """,
        accepted=lambda: near(random_phases_wait(EVERY, COUNT)),
        solution="answer_3a = 20 / (4 + 1)",
        hint="""
            Draw a circle of 20<!-- = EVERY --> ticks. Mark the looks on it, and the tide. How many pieces are
            there?
            """,
        because="""
            Four looks and the onset cut the round into five pieces<!-- so: COUNT + 1 == 5 -->, all equally
            long on average<!-- so: random_phases_wait(EVERY, COUNT) == EVERY / 5 -->.
            """,
        slips=(
            Slip(
                answer=lambda: staggered_wait(EVERY, COUNT),
                hint="That holds for lamps that take turns. These have no plan.",
            ),
            Slip(
                answer=lambda: EVERY / COUNT,
                hint="You counted a piece for each lamp. But the tide makes a mark on the circle, too.",
            ),
            Slip(
                answer=lambda: periodic_wait(EVERY),
                hint="That is one lamp alone, or all of them at the same moment. These look by chance.",
            ),
        ),
    ),
    Run(
        name="3b",
        title="In turns, in the fog",
        question="""
            Six lamps<!-- so: LAMPS == 6 --> take turns, and each looks every 12<!-- = PERIOD
            --> ticks, as in the lesson<!-- so: (period, six) == (PERIOD, LAMPS)
            -->. But now there is fog: each
            look sees the tide with the chance 0.4<!-- = CHANCE
            -->. Make them from `lamps` with `vary`. Let them run with
            10,000<!-- = REPLICATIONS
            --> replications and a seed of your own, as in exercise 2b. What is the mean wait,
            `result.measures.centres["harbour"].latency.mean`, in ticks?
            """,
        accepted=lambda: seen(turns_in_the_fog(), truth=missed_looks_wait(PERIOD / LAMPS, CHANCE)),
        solution="""
            foggy_lamps = lamps.vary({"sensors.lamp.scan": ways["in turns"], "sensors.lamp.detector.p": 0.4})
            result_3b = sim.run(foggy_lamps, replications=10_000, seed=7, until="alert")
            answer_3b = result_3b.measures.centres["harbour"].latency.mean
            """,
        hint="""
            Look at your scenario: the phase must be "staggered", and the chance must be new. Then run it with
            10,000<!-- = REPLICATIONS --> replications, and take the mean:
            result.measures.centres["harbour"].latency.mean.
            """,
        because="""
            Six lamps<!-- so: LAMPS == 6 --> in turns are like one that looks every 2<!-- = PERIOD / LAMPS -->
            ticks, and lesson 2 does the rest.
            """,
        slips=(
            Slip(
                answer=lambda: staggered_wait(PERIOD, LAMPS),
                hint="That is the wait without fog. Does a look of yours ever fail?",
            ),
            Slip(
                answer=lambda: missed_looks_wait(PERIOD, CHANCE),
                hint="That is one lamp alone in the fog. How many lamps are in your scenario?",
            ),
            Slip(
                answer=by_chance_in_the_fog,
                hint="That is what lamps by chance give. Did you change how they look?",
            ),
            Slip(
                answer=lambda: PERIOD * (1 / (1 - (1 - CHANCE) ** LAMPS) - 1 / 2),
                hint="Your lamps all look at the same moment. They should take turns.",
            ),
        ),
    ),
    Argue(
        name="3c",
        title="More keepers, or a plan",
        question="""
            Three keepers<!-- so: KEEPERS == 3 --> look every 20<!-- = TURN
            --> ticks each, whenever each of them began. The harbour wants to hire two
            more<!-- so: HIRED == 2
            -->. One of the three says: “We could take turns instead.” Which is quicker? What else speaks for
            one or the other? Write three or four sentences.
            """,
        asks=(
            "Do you work out the mean wait for both?",
            "Do you say why lamps by chance leave long gaps?",
            "Do you say something about the tail, or about the cost?",
        ),
        solution="""
            On average both are equally quick
            <!-- so: abs(more_by_chance() - staggered_wait(TURN, KEEPERS)) < 1e-9
            -->. Five keepers by chance let the tide wait 20<!-- = TURN --> / 6<!-- = KEEPERS + HIRED + 1
            --> ticks<!-- so: abs(more_by_chance() - 20 / 6) < 1e-9 -->, and
            three in turns wait half of 20<!-- = TURN --> / 3<!-- = KEEPERS
            --> ticks, which is the same. But by chance some looks fall close
            together and leave long gaps, so the unlucky tides wait longer
            <!-- so: TURN * (1 - 0.05 ** (1 / (KEEPERS + HIRED))) > TURN / KEEPERS
            -->; in turns none waits longer than
            20<!-- = TURN --> / 3<!-- = KEEPERS
            --> ticks. The plan also costs no wages. On the other hand five keepers can do without one
            who falls ill.
            """,
    ),
)
