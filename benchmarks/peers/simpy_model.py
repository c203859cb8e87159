"""The workload in SimPy 4, as a good user would write it for this one network: processes and a resource.

Eight posts look for an onset that comes somewhere in the first 50 ticks, and sixteen sources in all send
reports to one keep with two servers. Three different sources within 30 ticks make an alert. The numbers are
those of `tests/pipeline.toml`.
"""

from __future__ import annotations

from collections.abc import Generator
from math import log, nan, sqrt

import numpy as np
import simpy

from benchmarks.peers.outcomes import Outcomes

HORIZON = 250.0
LATEST_ONSET = 50.0
PERIODS = range(5, 13)  # ticks between the looks of each post
CHANCE = 0.6
NOISE_GAP = 50.0
SIGMA = sqrt(log(1.0 + 0.5**2))  # a lognormal delay: mean 2, coefficient of variation 0.5
MU = log(2.0) - SIGMA**2 / 2.0
SERVERS = 2
SERVICE = 0.4
NEEDED = 3
WINDOW = 30.0

Process = Generator[simpy.Event, object, None]


class Pipeline:
    """One replication: the posts, the noise, the keep, and what came out."""

    def __init__(self, random: np.random.Generator) -> None:
        self.random = random
        self.env = simpy.Environment()
        self.keep = simpy.Resource(self.env, capacity=SERVERS)
        self.warned = self.env.event()
        self.onset = random.uniform(0.0, LATEST_ONSET)
        self.evidence: list[tuple[float, str, bool]] = []
        self.armed = True
        self.latency, self.false_alerts, self.wait, self.waited = nan, 0, 0.0, 0
        for number, every in enumerate(PERIODS):
            self.env.process(self.post(f"post{number}", every))
            self.env.process(self.noise(f"noise{number}"))

    def post(self, name: str, every: float) -> Process:
        """Look every so often, and report what is seen after the onset."""
        yield self.env.timeout(self.random.uniform(0.0, every))
        while True:
            if self.env.now >= self.onset and self.random.random() < CHANCE:
                self.env.process(self.seen(name))
            yield self.env.timeout(every)

    def noise(self, name: str) -> Process:
        """Send false reports at random."""
        while True:
            yield self.env.timeout(self.random.exponential(NOISE_GAP))
            self.env.process(self.report(name, genuine=False))

    def seen(self, name: str) -> Process:
        """Process what was seen, then report it."""
        yield self.env.timeout(self.random.exponential(1.0))
        yield from self.report(name, genuine=True)

    def report(self, name: str, *, genuine: bool) -> Process:
        """Pass the link, queue at the keep, be served, and be judged."""
        yield self.env.timeout(self.random.lognormal(MU, SIGMA))
        arrived = self.env.now
        with self.keep.request() as turn:
            yield turn
            self.wait += self.env.now - arrived
            self.waited += 1
            yield self.env.timeout(self.random.exponential(SERVICE))
        if self.armed:
            self.judge(name, genuine)

    def judge(self, name: str, genuine: bool) -> None:
        """Add a report to the evidence; alert, and forget it all, once enough sources have reported."""
        now = self.env.now
        self.evidence = [each for each in self.evidence if each[0] > now - WINDOW]
        self.evidence.append((now, name, genuine))
        if len({source for _, source, _ in self.evidence}) < NEEDED:
            return
        if any(each[2] for each in self.evidence):
            self.armed = False
            self.env.process(self.alert())
        else:
            self.false_alerts += 1
        self.evidence = []

    def alert(self) -> Process:
        """Decide, deliver, and note the latency."""
        yield self.env.timeout(self.random.triangular(1.0, 2.0, 4.0))
        yield self.env.timeout(self.random.uniform(0.5, 1.5))
        self.latency = self.env.now - self.onset
        self.warned.succeed()

    def run(self, *, until_alert: bool) -> tuple[float, float, float, float]:
        """Play to the horizon, or to the true alert."""
        end = self.env.timeout(HORIZON)
        self.env.run(until=self.warned | end if until_alert else end)
        return self.latency, self.false_alerts, self.wait, self.waited


def play(replications: int, seed: int, *, until_alert: bool = False) -> Outcomes:
    """Play some replications, each with a generator of its own."""
    seeds = np.random.SeedSequence(seed).spawn(replications)
    runs = (Pipeline(np.random.default_rng(each)) for each in seeds)
    return Outcomes.of([run.run(until_alert=until_alert) for run in runs])
