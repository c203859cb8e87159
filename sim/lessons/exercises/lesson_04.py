"""The exercises of lesson 4: confirmation by k of n."""

from __future__ import annotations

from typing import Any

from sim.analysis.estimates import Estimate
from sim.analysis.theory.many_looks import random_phases_wait, staggered_wait
from sim.analysis.theory.rules import window_run_length
from sim.lessons.exercise import Argue, Compute, Run, Slip
from sim.lessons.exercises.simulated import REPLICATIONS, simulated
from sim.lessons.ranges import near, seen

EVERY, COUNT = 18.0, 5  # of exercise 4a: ticks from look to look of a lamp, lamps
LAMPS, GAP, CHANCE, WINDOW = 6, 2.0, 0.6, 3.0  # of exercise 4b; ticks from look to look, and of memory
OLD_CHANCE, OLD_WINDOW = 0.5, 5.0  # of the lesson


def wait_for(chance: float, k: int, looks: int) -> float:
    """Give the mean wait until k of so many looks in a row have reported, in ticks."""
    return GAP / 2 + GAP * (window_run_length(chance, k, looks) - 1)


def two_in_a_row() -> Estimate:
    """Simulate the mean wait of exercise 4b, with as many replications as the question asks for."""
    changes: dict[str, Any] = {
        "horizon": 300,
        "onset.at": {"dist": "uniform", "low": 12, "high": 24},
        "sensors.lamp.count": LAMPS,
        "sensors.lamp.detector.p": CHANCE,
        "sensors.lamp.scan": {"every": LAMPS * GAP, "phase": "staggered"},
        "centres.harbour.rule": {"k": 2, "window": WINDOW},
        "centres.harbour.decision": 0,
    }
    return simulated("first_light", changes, REPLICATIONS).latency.mean


EXERCISES = (
    Compute(
        name="4a",
        title="Two of five",
        question="""
            Five lamps<!-- so: COUNT == 5 --> look every 18<!-- = EVERY
            --> ticks each, by chance, and never fail to see the tide. The harbour cries
            when two of them have reported, and forgets nothing. How many ticks does the tide wait on average?
            One decimal is enough.
            """,
        accepted=lambda: near(random_phases_wait(EVERY, COUNT, 2)),
        solution="answer_4a = 2 * 18 / (5 + 1)",
        hint="Draw the circle of lesson 3. How many pieces has it, and how many does the tide wait for?",
        because="""
            Five looks and the onset cut the round into equal pieces, on average; it waits for two
            <!-- so: random_phases_wait(EVERY, COUNT, 2) == 2 * EVERY / (COUNT + 1) -->.
            """,
        slips=(
            Slip(
                answer=lambda: random_phases_wait(EVERY, COUNT),
                hint="That is the wait for the first report. The harbour wants another one.",
            ),
            Slip(
                answer=lambda: random_phases_wait(EVERY, COUNT) + EVERY,
                hint="Must the second report come from the same lamp, a whole round later?",
            ),
            Slip(
                answer=lambda: staggered_wait(EVERY, COUNT, 2),
                hint="That holds for lamps in turns. These look by chance.",
            ),
            Slip(
                answer=lambda: 2 * EVERY / COUNT,
                hint="You counted a piece for each lamp. But the tide makes a mark on the circle, too.",
            ),
        ),
    ),
    Run(
        name="4b",
        title="Two in a row",
        question="""
            The six lamps of the lesson<!-- so: (six, gap) == (LAMPS, GAP) and LAMPS == 6
            --> see the tide with the chance 0.6<!-- = CHANCE --> now. The harbour still asks for two
            of them, but it remembers for 3<!-- = WINDOW --> ticks only: so two looks in a row must report
            <!-- so: looks_in_window(GAP, WINDOW) == 2 -->. Make this from
            `lamps` with `vary`. Let it run with 10,000<!-- = REPLICATIONS
            --> replications and a seed of your own, as in exercise
            2b. What is the mean wait, `result.measures.centres["harbour"].latency.mean`, in ticks?
            """,
        accepted=lambda: seen(two_in_a_row(), truth=wait_for(CHANCE, 2, 2)),
        solution="""
            changes = {"sensors.lamp.detector.p": 0.6, "centres.harbour.rule.window": 3}
            result_4b = sim.run(lamps.vary(changes), replications=10_000, seed=7, until="alert")
            answer_4b = result_4b.measures.centres["harbour"].latency.mean
            """,
        hint="""
            Look at your scenario: both the chance and the window must be new. Then run it with
            10,000<!-- = REPLICATIONS --> replications, and take the mean:
            result.measures.centres["harbour"].latency.mean.
            """,
        because="""
            When the second look fails, the first report is forgotten, and all begins anew
            <!-- so: wait_for(CHANCE, 2, 2) > wait_for(CHANCE, 1, 2) + GAP -->.
            """,
        slips=(
            Slip(
                answer=lambda: wait_for(CHANCE, 1, 2),
                hint="That is the wait for one report. How many does your harbour ask for?",
            ),
            Slip(
                answer=lambda: wait_for(CHANCE, 1, 2) + GAP,
                hint="That is one look more than for one report. And if that look fails? Let it run.",
            ),
            Slip(
                answer=lambda: wait_for(OLD_CHANCE, 2, 2),
                hint="""
                    The window is the new one, but your lamps see as well as those of the lesson
                    <!-- so: OLD_CHANCE == p -->.
                    """,
            ),
            Slip(
                answer=lambda: wait_for(CHANCE, 2, 3),
                hint="""
                    The chance is the new one, but your harbour remembers as long as that of the lesson
                    <!-- so: looks_in_window(gap, OLD_WINDOW) == 3 -->.
                    """,
            ),
        ),
    ),
    Argue(
        name="4c",
        title="Three instead of one",
        question="""
            A harbour has foggy lamps and many false alerts. The mayor says: “From now on we ask for three
            reports in place of one. That costs us only two more looks.” What do you answer? Write three or
            four sentences.
            """,
        asks=(
            "Do you say what the new rule buys?",
            "Do you say whether it costs two more looks, and why?",
            "Do you use numbers from this lesson, or propose something else, such as two reports?",
        ),
        solution="""
            The new rule makes false alerts very rare, since three mistakes seldom come together
            <!-- so: false_alerts(3, OLD_WINDOW) < false_alerts(1, OLD_WINDOW) / 100 -->. But it costs
            more than two looks<!-- so: looks_needed(p, 3, OLD_WINDOW) - looks_needed(p, 1, OLD_WINDOW) > 2
            -->: in the fog the second or third look may fail, the first report is forgotten,
            and all begins anew. In our lesson three reports within 5<!-- = OLD_WINDOW
            --> ticks took 14<!-- = looks_needed(p, 3, OLD_WINDOW) --> looks on average, and one
            report took 2<!-- = looks_needed(p, 1, OLD_WINDOW)
            -->. I would ask for two reports: that takes about 5<!-- = looks_needed(p, 2, OLD_WINDOW)
            --> looks, and already does away with
            nine false alerts out of ten<!-- so: 0.9 < 1 - false_alerts(2, OLD_WINDOW) / false_alerts(1,
            OLD_WINDOW) < 0.95 -->.
            """,
    ),
)
