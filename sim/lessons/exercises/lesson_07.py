"""The exercises of lesson 7: the busy centre."""

from __future__ import annotations

from typing import Any

from sim.analysis.estimates import Estimate
from sim.analysis.theory.general_queues import pollaczek_khinchine_wait
from sim.analysis.theory.queues import mmc_wait
from sim.lessons.exercise import Argue, Compute, Run, Slip
from sim.lessons.exercises.simulated import REPLICATIONS, simulated
from sim.lessons.ranges import near, seen

RATE, READING = 0.35, 2.0  # of exercise 7a: reports in a tick, ticks that reading takes on average
EVEN_RATE = 0.85  # of exercise 7b: reports in a tick; reading takes exactly 1 tick
QUIETER = 0.75  # the load in “What helps?”
LOAD, MORE = 0.8, 1 / 8  # of exercise 7c, and of the lesson: the load; the part of it that is added
ONSET = 200.0  # ticks; by then the queue is as long as it usually is


def even_desk() -> Estimate:
    """Simulate the mean stay of exercise 7b, with as many replications as the question asks for."""
    changes: dict[str, Any] = {
        "horizon": 400,
        "warmup": 0,
        "onset.at": ONSET,
        "sensors.bay-lamp.scan": {"every": ONSET, "phase": 0},
        "sensors.reef-lamp.count": 1,
        "sensors.reef-lamp.scan.rate": EVEN_RATE,
        "centres.harbour.service": 1,
    }
    return simulated("busy_harbour", changes, REPLICATIONS).latency.mean


def even_stay(rate: float, variance: float = 0.0) -> float:
    """Give the mean stay at the desk of exercise 7b: the wait, and 1 tick of reading, in ticks."""
    return pollaczek_khinchine_wait(rate, 1, variance) + 1


EXERCISES = (
    Compute(
        name="7a",
        title="A slow reader",
        question="""
            At another harbour 0.35<!-- = RATE
            --> reports come in a tick, at random moments. Its one reader needs 2<!-- = READING --> ticks
            for a report on average, and reading times are exponential. How many ticks does a report stay at
            this desk on average, from its arrival until it has been read? Give one decimal.
            """,
        accepted=lambda: near(mmc_wait(RATE, READING) + READING),
        solution="answer_7a = 2 / (1 - 0.35 * 2)",
        hint="First work out the load: reports in a tick, times ticks for a report. How much is left free?",
        because="""
            The reader is free for three tenths of the time<!-- so: abs(1 - RATE * READING - 3 / 10) < 1e-9
            -->, and the reading time is divided by that
            <!-- so: abs(mmc_wait(RATE, READING) + READING - READING / (3 / 10)) < 1e-9 -->.
            """,
        slips=(
            Slip(
                answer=lambda: READING,
                hint="That is the reading alone. Is the reader always free when a report comes?",
            ),
            Slip(
                answer=lambda: mmc_wait(RATE, READING),
                hint="That is the wait in the queue. The report stays until it has been read, too.",
            ),
            Slip(
                answer=lambda: 1 / (1 - RATE * READING),
                hint="""
                    The load is right. But in the lesson reading took 1<!-- = reading_time --> tick; how long
                    does it take here?
                    """,
            ),
            Slip(
                answer=lambda: READING / (RATE * READING),
                hint="You divided by the busy part of the time. Which part works the pile off?",
            ),
        ),
    ),
    Run(
        name="7b",
        title="A desk with a form",
        question="""
            Reading takes exactly 1<!-- = reading_time --> tick now, and sparkle is reported 0.85<!-- =
            EVEN_RATE --> times in a tick. Make this harbour
            from `desk` with `vary`, and let it run with 10,000<!-- = REPLICATIONS
            --> replications, a seed of your own, and
            `until="alert"`. How many ticks does the true report stay at the desk, on average? It is
            `result.measures.centres["harbour"].latency.mean`.
            """,
        accepted=lambda: seen(even_desk(), truth=even_stay(EVEN_RATE)),
        solution="""
            form = desk.vary({"centres.harbour.service": 1, "sensors.reef-lamp.scan.rate": 0.85})
            result_7b = sim.run(form, replications=10_000, seed=7, until="alert")
            answer_7b = result_7b.measures.centres["harbour"].latency.mean
            """,
        hint="""
            Two keys change: centres.harbour.service and sensors.reef-lamp.scan.rate. Then take the mean of
            the latency: result.measures.centres["harbour"].latency.mean.
            """,
        because="""
            No reading takes long here, so less piles up than with uneven readings at the same load
            <!-- so: even_stay(EVEN_RATE) < even_stay(EVEN_RATE, 1.0) -->. The queue settles sooner, too, so
            that this desk is at work for long enough.
            """,
        slips=(
            Slip(
                answer=lambda: even_stay(EVEN_RATE, 1.0),
                hint="That is the desk with exponential reading times. Did you change the service?",
            ),
            Slip(
                answer=lambda: even_stay(0.1),
                hint="So short a stay means that hardly any sparkle comes. Did you change the rate?",
            ),
            Slip(
                answer=lambda: even_stay(QUIETER),
                hint="""
                    That is even reading as in “What helps?”
                    <!-- so: even_stay(QUIETER) == stays["even reading: always 1 tick"] -->. Which rate does
                    the question name?
                    """,
            ),
            Slip(
                answer=lambda: pollaczek_khinchine_wait(EVEN_RATE, 1, 0),
                hint="That is the wait in the queue alone. The latency has the reading in it, too.",
            ),
        ),
    ),
    Argue(
        name="7c",
        title="A fifth is still free",
        question="""
            A harbour has a load of 0.8<!-- = LOAD -->. The keeper says: “A fifth of my time is still free
            <!-- so: abs(1 - LOAD - 1 / 5) < 1e-9 -->. So one eighth
            more reports will make each of them wait about one eighth longer.” Is that right? What would you
            advise? Write three or four sentences.
            """,
        asks=(
            "Do you say clearly whether the keeper is right?",
            "Do you compare the free time before and after, and not the busy time?",
            "Do you give a number from this lesson, and one piece of advice with a reason?",
        ),
        solution="""
            The keeper is wrong. One eighth more reports make a load of 0.9<!-- = LOAD * (1 + MORE)
            -->, so the free part of the time
            falls from 0.2<!-- = 1 - LOAD --> to 0.1<!-- = 1 - LOAD * (1 + MORE)
            -->: it is halved. The stay is divided by the free part, so it doubles, from 5<!-- = stay(LOAD)
            -->
            ticks to 10<!-- = stay(LOAD * (1 + MORE)) -->
            <!-- so: abs(stay(LOAD * (1 + MORE)) - 2 * stay(LOAD)) < 1e-9
            -->. I would have the lamp send fewer false reports, or take a second reader, for then a
            report waits only if both are busy, and it stays for less than 2<!-- = 2 -->
            <!-- so: 1 + mmc_wait(LOAD * (1 + MORE), 1, 2) < 2 < stay(LOAD) --> ticks.
            """,
    ),
)
