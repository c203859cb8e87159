"""The exercises of lesson 9: what sharing wins and costs, and what fails together."""

from __future__ import annotations

from functools import cache
from typing import Any

from sim.analysis.estimates import Estimate
from sim.analysis.theory.networks import all_down, shared_wait
from sim.analysis.theory.queues import mmc_wait
from sim.lessons.exercise import Argue, Compute, Run, Slip
from sim.lessons.exercises.simulated import REPLICATIONS, simulated
from sim.lessons.ranges import near, seen

MOODY, BOAT = 30.0, 10.0  # ticks of exercise 9a
LOOK, READING, COUNCIL, WAY = 16.0, 24.0, 40.0, 4.0  # ticks of the isles of this lesson
ONSET = 350.0  # ticks
BUSY = 0.2  # the load of each harbour by itself, in the busy year
SERVERS = 2  # readers in each centre of exercise 9b
FOGGY = 0.1  # of exercise 9c: the part of all ticks in which a tower is in fog
HALF, MANY = 0.5, 1000  # the part of the fog that is common to all, and tides
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
def bell_rings(what: str | None, servers: int = SERVERS) -> Estimate:
    """Simulate the mean of exercise 9b, with as many replications as the question asks for, in ticks."""
    reading = {"dist": "exponential", "mean": READING}
    sensors: list[dict[str, Any]] = []
    for isle, centre in ISLES:
        lamp = {"name": f"{isle}-lamp", "zones": ["bay"], "scan": {"every": ONSET, "phase": 0}}
        lamp["processing"] = {"dist": "exponential", "mean": LOOK}
        reef = {"name": f"{isle}-reef", "zones": ["reef"], "scan": {"rate": BUSY / READING}}
        sensors += [lamp | {"to": centre}, reef | {"to": centre, "detector": {"p": 1, "false_alarm": 1}}]
    pairs = (("harbour", "tower"), ("tower", "harbour"))
    changes: dict[str, Any] = {
        "horizon": 1400,
        "onset": {"at": ONSET, "zones": {"bay": 1, "reef": 0}},
        "sensors": sensors,
        "centres": [
            {"name": centre, "servers": servers, "service": reading, "decision": COUNCIL, "rule": {"k": 1}}
            for _, centre in ISLES
        ],
        "shares": [
            {"from": giver, "to": taker, "what": what, "delay": WAY} for giver, taker in pairs if what
        ],
    }
    return simulated("first_light", changes, REPLICATIONS).latency.mean


def wait_for_a_reader(servers: int = SERVERS) -> float:
    """Work out how long a report waits in the queue where both isles share all reports, in ticks."""
    return mmc_wait(2 * BUSY / READING, READING, servers)


def missed(fog: float, isles: int, common: float = HALF) -> float:
    """Work out how many of so many tides nobody sees, where lamps are in fog for this part of all ticks."""
    return MANY * all_down(fog, common, isles)


EXERCISES = (
    Compute(
        name="9a",
        title="A slow boat",
        question="""
            Two isles have a moody keeper each, who takes 30<!-- = MOODY
            --> ticks on average to look. The boat between them
            takes 10<!-- = BOAT
            --> ticks. They share their reports. How many ticks does one isle wait on average for the
            first report, its own or a copy? Answer to one decimal.
            """,
        accepted=lambda: near(first_report(BOAT)),
        solution="answer_9a = shared_wait(1 / 30, 10)",
        hint="""
            Use the formula of “Explain” with m = 30<!-- = MOODY --> and d = 10<!-- = BOAT -->. The exponent
            is −d / m.
            """,
        because="""
            Sharing takes 10.7<!-- = MOODY - first_report(BOAT) --> ticks off the 30<!-- = MOODY -->: half a
            look, times 0.72<!-- = exp(-BOAT / MOODY) --> for the boat
            <!-- so: abs(MOODY - first_report(BOAT) - MOODY / 2 * exp(-BOAT / MOODY)) < 1e-9 -->.
            """,
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
            The isles stand in the busy year
            <!-- so: busy_year == 100 * BUSY and isles.sensors[1].scan.rate == BUSY / READING
            -->, as `isles` says it, and share their reports. Now each of the
            two centres hires a second reader: its `servers` are 2<!-- = SERVERS
            -->. Make this from `isles` with `vary`, using
            `both_give`, and let it run with 10,000<!-- = REPLICATIONS
            --> replications, a seed of your own, and `until="alert"`.
            After how many ticks does the bell of the harbour ring, on average?
            """,
        accepted=lambda: seen(bell_rings("reports")),
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
            With a second reader hardly any report waits
            <!-- so: wait_for_a_reader() < 0.1 * READING < wait_for_a_reader(1) -->, though each harbour still
            reads everything. And if two reports of the tide are read side by side, the quicker reading
            counts. Now sharing reports is better than sharing alerts, also in the busy year
            <!-- so: bell_rings("reports").high < bell_rings("alerts").low -->.
            """,
        slips=(
            Slip(
                answer=lambda: bell_rings("reports", servers=1).value,
                hint="Your isles share, but each centre still has one reader.",
            ),
            Slip(
                answer=lambda: bell_rings(None, servers=1).value,
                hint="That is an isle by itself. Did you run what vary gives back?",
            ),
            Slip(
                answer=lambda: bell_rings(None).value,
                hint="There are two readers now, but do the isles share? See what both_give makes.",
            ),
            Slip(
                answer=lambda: bell_rings("alerts").value,
                hint="Your isles share something. Is it what the question asks for?",
            ),
            Slip(
                answer=lambda: bell_rings("reports").value - COUNCIL,
                hint="The bell rings only after the council.",
            ),
        ),
    ),
    Argue(
        name="9c",
        title="Three towers",
        question="""
            A merchant says: “My tower is in fog for only 1<!-- = 10 * FOGGY --> of 10<!-- = 1 / FOGGY
            --> ticks. So take two of them, and both are in
            fog for only 1<!-- = 100 * FOGGY**2 --> of 100<!-- = 1 / FOGGY**2
            --> ticks. With three it is 1<!-- = 1000 * FOGGY**3 --> of 1,000<!-- = 1 / FOGGY**3
            -->. And since they tell each other all they
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
            In our lesson half of the fog was common: two isles missed 111<!-- = missed(foggy, 2)
            --> of 1,000<!-- = MANY --> tides, and not 40<!-- = missed(foggy, 2, common=0) -->, and
            six isles still missed 100<!-- = missed(foggy, 6)
            -->. If half of these towers' fog is common, then at least 5<!-- = 100 * FOGGY * HALF
            --> of 100<!-- = 100 -->
            ticks are dark, however many towers I buy
            <!-- so: all(missed(FOGGY, towers) >= MANY * FOGGY * HALF for towers in range(1, 50))
            -->. And to tell each other everything is not always faster:
            each tower then has to read the reports of all. In our busy year the bell rang after 90<!-- =
            bell("reports", busy_year) --> ticks
            instead of 86<!-- = bell("nothing", busy_year) -->. I would rather share alerts
            <!-- so: bell("alerts", busy_year) < bell("nothing", busy_year) -->, or hire a second reader
            <!-- so: bell_rings("reports").high < bell("nothing", busy_year) -->.
            """,
    ),
)
