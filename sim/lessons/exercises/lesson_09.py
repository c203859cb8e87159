"""The exercises of lesson 9: what sharing wins and costs, and what fails together."""

from __future__ import annotations

from functools import cache
from typing import Any

from sim.analysis.estimates import Estimate
from sim.analysis.theory.networks import shared_wait
from sim.lessons.exercise import Argue, Compute, Run, Slip
from sim.lessons.exercises.simulated import simulated
from sim.lessons.ranges import near, seen

MOODY, BOAT = 30.0, 10.0  # ticks of exercise 9a
LOOK, READING, COUNCIL, WAY = 16.0, 15.0, 24.0, 4.0  # ticks of the isles of this lesson
BUSY = 0.25  # the load of each harbour by itself, in the busy year
ISLES = (("west", "harbour"), ("east", "tower"))


def first_report(lag: float) -> float:
    """Work out how long an isle of exercise 9a waits for the first report, its own or a copy, in ticks.

    Examples
    --------
    >>> round(first_report(BOAT), 1), first_report(0)
    (19.3, 15.0)
    """
    return shared_wait(1 / MOODY, lag)


@cache
def bell(what: str | None, servers: int = 2) -> Estimate:
    """Simulate the mean of exercise 9b, with as many replications as the question asks for, in ticks."""
    reading = {"dist": "exponential", "mean": READING}
    sensors: list[dict[str, Any]] = []
    for isle, centre in ISLES:
        lamp = {"name": f"{isle}-lamp", "zones": ["bay"], "scan": {"rate": 1 / LOOK}}
        reef = {"name": f"{isle}-reef", "zones": ["reef"], "scan": {"rate": BUSY / READING}}
        sensors += [lamp | {"to": centre}, reef | {"to": centre, "detector": {"p": 1, "false_alarm": 1}}]
    pairs = (("harbour", "tower"), ("tower", "harbour"))
    changes: dict[str, Any] = {
        "horizon": 700,
        "onset": {"at": 350, "zones": {"bay": 1, "reef": 0}},
        "sensors": sensors,
        "centres": [
            {"name": centre, "servers": servers, "service": reading, "decision": COUNCIL, "rule": {"k": 1}}
            for _, centre in ISLES
        ],
        "shares": [
            {"from": giver, "to": taker, "what": what, "delay": WAY} for giver, taker in pairs if what
        ],
    }
    return simulated("first_light", changes).latency.mean


EXERCISES = (
    Compute(
        name="9a",
        title="A slow boat",
        question="""
            Two isles have a moody keeper each, who takes 30 ticks on average to look. The boat between them
            takes 10 ticks. They share their reports. How many ticks does one isle wait on average for the
            first report, its own or a copy? Answer to one decimal.
            """,
        accepted=lambda: near(first_report(BOAT)),
        solution="answer_9a = shared_wait(1 / 30, 10)",
        hint="Use the formula of “Explain” with m = 30 and d = 10. The exponent is −d / m.",
        because="Sharing takes 10.7 ticks off the 30: half a look, times 0.72 for the boat.",
        slips=(
            Slip(
                answer=lambda: first_report(0),
                hint="That is right for a boat that takes no time. How long is one keeper alone at first?",
            ),
            Slip(
                answer=lambda: first_report(0) + BOAT,
                hint="""
                    That is the first of both keepers, and then always the boat. But does a report of one's
                    own keeper need it?
                    """,
            ),
            Slip(
                answer=lambda: MOODY,
                hint="So long does an isle wait by itself. Now it has copies from the other one as well.",
            ),
            Slip(
                answer=lambda: MOODY - first_report(BOAT),
                hint="So much does sharing win. The question asks for the wait that is left.",
            ),
            Slip(
                answer=lambda: 1.5 * MOODY - first_report(BOAT),
                hint="Which part belongs to the keeper alone, and which to both? They have changed places.",
            ),
        ),
    ),
    Run(
        name="9b",
        title="A second reader",
        question="""
            The isles stand in the busy year, as `isles` says it, and share their reports. Now each of the
            two centres hires a second reader: its `servers` are 2. Make this from `isles` with `vary`, using
            `both_give`, and let it run with 10,000 replications, a seed of your own, and `until="alert"`.
            After how many ticks does the bell of the harbour ring, on average?
            """,
        accepted=lambda: seen(bell("reports")),
        solution="""
            readers = {"centres.harbour.servers": 2, "centres.tower.servers": 2}
            hired = isles.vary({**both_give("reports"), **readers})
            result_9b = sim.run(hired, replications=10_000, seed=7, until="alert")
            answer_9b = result_9b.measures.centres["harbour"].latency.mean
            """,
        hint="""
            Put both_give("reports") and the new number of servers of both centres into one vary. Read
            result.measures.centres["harbour"].latency.mean.
            """,
        because="""
            With a second reader hardly any report waits, though each harbour still reads everything. And if
            two reports of the tide are read side by side, the quicker reading counts. Now sharing reports is
            better than sharing alerts, also in the busy year.
            """,
        slips=(
            Slip(
                answer=lambda: bell("reports", servers=1).value,
                hint="That is still one reader in each centre. Did you run what vary gives back?",
            ),
            Slip(
                answer=lambda: bell(None).value,
                hint="There are two readers now, but do the isles share? See what both_give makes.",
            ),
            Slip(
                answer=lambda: bell("alerts").value,
                hint="Your isles share something. Is it what the question asks for?",
            ),
            Slip(
                answer=lambda: bell("reports").value - COUNCIL,
                hint="The bell rings only after the council.",
            ),
        ),
    ),
    Argue(
        name="9c",
        title="Three towers",
        question="""
            A merchant says: “My tower is in fog for only 1 of 10 ticks. So take two of them, and both are in
            fog for only 1 of 100 ticks. With three it is 1 of 1,000. And since they tell each other all they
            see, they warn you sooner as well.” What do you ask the merchant, and what do you answer? Write
            four or five sentences.
            """,
        asks=(
            "Do you ask what the towers have in common?",
            "Do you say, with a number, what one common cause does to two towers or to three?",
            "Do you say when more towers no longer help?",
            "Do you say what it costs to tell each other everything?",
        ),
        solution="""
            I ask whether the fog of one tower has to do with the fog of another: do they stand in the same
            bay, under the same weather? The merchant's numbers are right only if every fog comes by itself.
            In our lesson half of the fog was common: two isles missed 111 of 1,000 tides, and not 40, and
            six isles still missed 100. If half of these towers' fog is common, then at least 5 of 100
            ticks are dark, however many towers I buy. And to tell each other everything is not always faster:
            each tower then has to read the reports of all. In our busy year the bell rang after 64 ticks
            instead of 60. I would rather share alerts, or hire a second reader.
            """,
    ),
)
