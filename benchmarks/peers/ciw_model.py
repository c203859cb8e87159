"""The workload in Ciw 3, as near as it comes.

Ciw has queues, classes of customers and routes, and they fit: a report is a customer whose class is its
source; processing and link are nodes with any number of servers, the keep is a node with two. What it cannot
express:

- looks at an onset: here each post has an arrival law of its own that skips the looks that see nothing;
- the rule (three different sources within 30 ticks), which is applied after the run to its records;
- decision and delivery, which are drawn after the run;
- the end of a replication at its alert, so there is no `until_alert`.

Its random numbers come from two global generators, which are seeded for each replication.
"""

from __future__ import annotations

import random
from math import inf, log, nan, sqrt
from typing import Any

import ciw

from benchmarks.peers.outcomes import Outcomes

HORIZON = 250.0
POSTS = 8
CHANCE = 0.6
SIGMA = sqrt(log(1.0 + 0.5**2))  # a lognormal delay: mean 2, coefficient of variation 0.5
MU = log(2.0) - SIGMA**2 / 2.0
KEEP = 3  # the number of its node
THREE, WINDOW = 3, 30.0
ONWARD = [[0.0, 1.0, 0.0], [0.0, 0.0, 1.0], [0.0, 0.0, 0.0]]  # processing, link, keep


class Sightings(ciw.dists.Distribution):  # type: ignore[misc]
    """Gaps between the looks of one post that see the onset and fire."""

    def __init__(self, every: float, onset: float) -> None:
        self.every, self.onset = every, onset
        self.look = random.uniform(0.0, every)
        self.last = 0.0

    def sample(self, t: float | None = None, ind: Any = None) -> float:
        """Give the gap to the next one; Ciw names the arguments, which are not needed."""
        while self.look < self.onset or random.random() >= CHANCE:
            self.look += self.every
        gap, self.last = self.look - self.last, self.look
        self.look += self.every
        return gap


def network(onset: float) -> ciw.network.Network:
    """Describe the network of one replication."""
    arrivals = {f"post{n}": [Sightings(5.0 + n, onset), None, None] for n in range(POSTS)}
    arrivals |= {f"noise{n}": [None, ciw.dists.Exponential(1.0 / 50.0), None] for n in range(POSTS)}
    delays = [ciw.dists.Exponential(1.0), ciw.dists.Lognormal(MU, SIGMA), ciw.dists.Exponential(1.0 / 0.4)]
    return ciw.create_network(
        arrival_distributions=arrivals,
        service_distributions=dict.fromkeys(arrivals, delays),
        routing=dict.fromkeys(arrivals, ONWARD),
        number_of_servers=[inf, inf, 2],
    )


def judge(records: list[Any]) -> tuple[float, int]:
    """Apply the rule to the reports served: give when a true alert was met, and the number of false ones."""
    evidence: dict[str, float] = {}
    false_alerts = 0
    for record in sorted(records, key=lambda each: each.service_end_date):
        now = record.service_end_date
        evidence = {name: at for name, at in evidence.items() if at > now - WINDOW}
        evidence[record.customer_class] = now
        if len(evidence) >= THREE:
            if any(name.startswith("post") for name in evidence):
                return now, false_alerts
            false_alerts, evidence = false_alerts + 1, {}
    return nan, false_alerts


def play_one(seed: int) -> tuple[float, float, float, float]:
    """Play one replication."""
    ciw.seed(seed)
    onset = random.uniform(0.0, 50.0)
    simulation = ciw.Simulation(network(onset))
    simulation.simulate_until_max_time(HORIZON)
    records = [each for each in simulation.get_all_records() if each.node == KEEP]
    met, false_alerts = judge(records)
    delivered = met + random.triangular(1.0, 4.0, 2.0) + random.uniform(0.5, 1.5)
    latency = delivered - onset if delivered <= HORIZON else nan
    return latency, false_alerts, sum(each.waiting_time for each in records), len(records)


def play(replications: int, seed: int) -> Outcomes:
    """Play some replications."""
    return Outcomes.of([play_one(seed * 1_000_003 + number) for number in range(replications)])
