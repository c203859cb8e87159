"""The exercises of lesson 10: how often a warning is in time, and what to fix first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from sim.analysis.estimates import Estimate
from sim.analysis.measures import CentreMeasures
from sim.analysis.theory.budget import in_time
from sim.lessons.exercise import Argue, Compute, Run, Slip
from sim.lessons.exercises.simulated import SEED
from sim.lessons.ranges import near, seen
from sim.model.scenario import Scenario

MOODY, STEADY, DEADLINE = (20.0, 5.0), 10.0, 50.0  # ticks of exercise 10a
LESSON_MOODY, LESSON_STEADY, LESSON_BELL = (16.0, 4.0), 20.0, 4.0  # ticks of the harbour of the lesson
IN_ALL = sum(MOODY) + STEADY  # ticks on average
REPLICATIONS = 4000  # of exercise 10b
FOG, SHORT_FOG = 30.0, 10.0  # ticks that the fog of exercise 10b stays, before and after
NO_FOG = 0.01  # the same where there is hardly any
IN_TIME, DECISION = 45.0, 10.0  # ticks: the deadline of its scenario, and how long its harbour decides
LOOK, BOARD, KEEPER, DRUM = "look", "council", "a second keeper", "a drum"  # names of the lesson


def percent(moody: Sequence[float], steady: float) -> float:
    """Work out in how many of 100 tides the warning of exercise 10a would be in time with other stages.

    Examples
    --------
    >>> round(percent(MOODY, STEADY), 1), round(percent([sum(MOODY)], STEADY), 1)
    (82.0, 79.8)
    """
    return 100 * in_time(moody, DEADLINE, steady)


def as_it_is() -> Scenario:
    """Load the scenario of exercise 10b."""
    from sim.model.loading import load

    return load("against_the_tide")


@cache
def measured(fog: float, decision: float = DECISION, centre: str = "harbour") -> CentreMeasures:
    """Simulate exercise 10b, with as many replications as the question asks for."""
    from sim.results import run

    changes = {"outages.fog.down.mean": fog, "centres.harbour.decision.mean": decision}
    played = run(as_it_is().vary(changes), replications=REPLICATIONS, seed=SEED, until="alert")
    return played.measures.centres[centre]


def against_the_tide(fog: float, decision: float = DECISION, centre: str = "harbour") -> Estimate:
    """Give the part of the tides of exercise 10b that are warned of in time, in %."""
    share = measured(fog, decision, centre).in_time
    return Estimate(100 * share.value, 100 * share.low, 100 * share.high, share.n)


def mean_latency(fog: float, decision: float = DECISION) -> float:
    """Give the mean latency of the harbour of exercise 10b, in ticks."""
    return measured(fog, decision).latency.mean.value


def late(fog: float) -> float:
    """Give in how many of 100 tides that harbour is not warned in time."""
    return 100 - against_the_tide(fog).value


EXERCISES = (
    Compute(
        name="10a",
        title="Another harbour",
        unit="%",
        question="""
            A look takes 20<!-- = MOODY[0] --> ticks on average and a post takes 5<!-- = MOODY[1]
            -->; both are exponential, each with luck of its
            own. Then a council takes 10<!-- = STEADY --> ticks, always. The deadline is 50<!-- = DEADLINE
            --> ticks. In how many of 100<!-- = 100 --> tides is
            the warning in time? Answer in %, to one decimal.
            """,
        accepted=lambda: near(percent(MOODY, STEADY)),
        solution="answer_10a = percent_in_time(50, look=20, post=5, council=10, bell=0)",
        hint="""
            What does the council leave for the other two? Put that in place of x in the first formula. The
            formula gives the part that is too late.
            """,
        because="""
            The council leaves 40<!-- = DEADLINE - STEADY --> ticks, and look and post take longer than that
            in 18<!-- = 100 - percent(MOODY, STEADY) --> of 100<!-- = 100 --> tides.
            """,
        slips=(
            Slip(
                answer=lambda: 100 - percent(MOODY, STEADY),
                hint="So many are too late. The question asks for those in time.",
            ),
            Slip(
                answer=lambda: percent(MOODY, STEADY) / 100,
                hint="That is the right part of the whole. The question asks for percent.",
            ),
            Slip(
                answer=lambda: percent(MOODY, 0),
                hint="""
                    Look and post do not have all of the 50<!-- = DEADLINE --> ticks. Who else needs some of
                    them?
                    """,
            ),
            Slip(
                answer=lambda: percent([sum(MOODY)], STEADY),
                hint="""
                    That is one exponential stage of 25<!-- = sum(MOODY) --> ticks. Two stages with the same
                    mean together are less uneven<!-- so: sum(ticks**2 for ticks in MOODY) < sum(MOODY) ** 2
                    -->.
                    """,
            ),
            Slip(
                answer=lambda: percent(MOODY, STEADY + LESSON_BELL),
                hint="There is a bell in this number. Does this harbour have one?",
            ),
            Slip(
                answer=lambda: 100 * in_time(LESSON_MOODY, DEADLINE, LESSON_STEADY),
                hint="""
                    That is the harbour of the lesson
                    <!-- so: sorted([*LESSON_MOODY, LESSON_STEADY - LESSON_BELL,
                    LESSON_BELL]) == sorted(own.values()) -->. This one has other stages.
                    """,
            ),
            Slip(
                answer=lambda: 100,
                hint="""
                    The mean, 35<!-- = IN_ALL --> ticks, is in time<!-- so: IN_ALL < DEADLINE -->. Is every
                    tide as quick as the mean?
                    """,
            ),
        ),
    ),
    Run(
        name="10b",
        title="When the fog lifts",
        unit="%",
        question="""
            Load the scenario `against_the_tide`: two networks, queues, sharing, and a fog in which the lamps
            see nothing. The fog stays for 30<!-- = FOG --><!-- so: as_it_is().outages[0].down.mean == FOG
            --> ticks on average. Let it stay for 10<!-- = SHORT_FOG --> ticks only, with `vary` and
            the key "outages.fog.down.mean". Run that with 4,000<!-- = REPLICATIONS
            --> replications, a seed of your own, and
            `until="alert"`. In how many of 100<!-- = 100
            --> tides is the harbour warned in time? (The deadline of this
            scenario is 45<!-- = IN_TIME --><!-- so: as_it_is().onset.deadline == IN_TIME --> ticks.)
            """,
        accepted=lambda: seen(against_the_tide(SHORT_FOG)),
        solution="""
            clear = sim.load("against_the_tide").vary({"outages.fog.down.mean": 10})
            result_10b = sim.run(clear, replications=4000, seed=7, until="alert")
            answer_10b = 100 * result_10b.measures.centres["harbour"].in_time.value
            """,
        hint="""
            Vary "outages.fog.down.mean", run it, and read result.measures.centres["harbour"].in_time: the
            share is in its value.
            """,
        because="""
            Most of the late tides are late because of the fog<!-- so: late(NO_FOG) < late(FOG) / 2 -->. The
            harbour could also decide twice as fast. That shortens the mean nearly as much
            <!-- so: abs(mean_latency(SHORT_FOG) - mean_latency(FOG, DECISION / 2)) < 0.1 * (mean_latency(FOG)
            - mean_latency(SHORT_FOG)) -->, but it brings fewer tides in time
            <!-- so: against_the_tide(FOG, DECISION / 2).high < against_the_tide(SHORT_FOG).low -->.
            """,
        slips=(
            Slip(
                answer=lambda: against_the_tide(FOG).value,
                hint="That is the scenario as it is. Did you run the one that vary gives back?",
            ),
            Slip(
                answer=lambda: against_the_tide(SHORT_FOG, centre="tower").value,
                hint="That is the tower. The question is about the harbour.",
            ),
            Slip(
                answer=lambda: against_the_tide(FOG, decision=DECISION / 2).value,
                hint="That is the fog as it was, and a harbour that decides faster. Change the fog.",
            ),
            Slip(
                answer=lambda: against_the_tide(SHORT_FOG).value / 100,
                hint="That is a part of one, and the question asks for tides of 100<!-- = 100 -->.",
            ),
        ),
    ),
    Argue(
        name="10c",
        title="Who makes us late?",
        question="""
            A keeper of our harbour, with the deadline at 50<!-- = deadline
            --> ticks, says: “The council takes 16<!-- = own[BOARD] --> ticks every
            time. The look takes less than 16<!-- = own[BOARD]
            --> ticks for most tides. So it is the council that makes us late,
            and we should buy the drum.” What is right about that, and what is wrong? For which deadline would
            you buy the drum? Write four or five sentences.
            """,
        asks=(
            "Do you say which tides can be won at all?",
            "Do you say of what the tides near the deadline are made, with a number from this lesson?",
            "Do you say what is right in the keeper's sentence?",
            "Do you name a deadline for which the drum is better, and say why?",
        ),
        solution="""
            It is right that the council always takes 16<!-- = own[BOARD]
            --> ticks and that most looks are shorter<!-- so: 1 - exp(-own[BOARD] / own[LOOK]) > 0.5
            -->, for an
            exponential time is mostly below its mean<!-- so: 1 - exp(-1) > 0.5
            -->. But a tide is won only if it was just too late, and
            those tides had a long look: 24.8<!-- = at_deadline[LOOK]
            --> ticks on average near the deadline, against 16<!-- = at_deadline[BOARD] --> of the council.
            So the second keeper brings 95<!-- = percent_with(KEEPER, deadline) --> of 100<!-- = 100
            --> tides in time, and the drum only 88<!-- = percent_with(DRUM, deadline)
            -->, although both save 8<!-- = own[LOOK] - ways[KEEPER][LOOK] -->
            <!-- so: own[BOARD] - ways[DRUM][BOARD] == 8 -->
            ticks on average. For a deadline of 28<!-- = early --> ticks I would buy the drum
            <!-- so: percent_with(DRUM, early) > percent_with(KEEPER, early)
            -->. Then only quick tides come in
            time at all, their look takes about 5<!-- = stages_at(LESSON_MOODY, early - LESSON_STEADY)[0]
            --> ticks, and the council is most of their way<!-- so: own[BOARD] > early / 2 -->.
            """,
    ),
)
