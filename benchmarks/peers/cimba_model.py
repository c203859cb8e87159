"""The workload in Cimba (PyPI `cimba`), a compiled engine, by the means that its documentation offers.

Posts and noises are models with a process, and a report is a model that is spawned. There are two forms.
`Report` is the fastest that was found: its way is one event, and the keep is a store with two servers.
`Courier` is what the documentation shows for customers, and reads best: a process from post to alert.
A post is never wrong and a noise always is, so it is enough to know when each source was last served.
"""

from __future__ import annotations

import math

import cimba as cb
import numba
from cimba import random

from benchmarks.peers.outcomes import Outcomes

HORIZON = 250.0
POSTS = 8
CHANCE = 0.6
NEEDED = 3
WINDOW = 30.0
SIGMA = math.sqrt(math.log(1.0 + 0.5**2))  # a lognormal delay: mean 2, coefficient of variation 0.5
MU = math.log(2.0) - SIGMA**2 / 2.0
LONG_AGO = -1000.0


class Post(cb.Model):
    """Looks every so often, and reports what it sees after the onset."""

    bench: cb.Ref[Bench]
    number: int
    every: float

    @cb.process
    def watch(self):
        """Look at a random phase, and then every so often."""
        cb.hold(random.uniform(0.0, self.every))
        while True:
            if cb.now() >= self.bench.onset and random.uniform() < CHANCE:
                send(self.bench, self.number, True)
            cb.hold(self.every)


class Noise(cb.Model):
    """Sends false reports at random."""

    bench: cb.Ref[Bench]
    number: int

    @cb.process
    def err(self):
        """Wait, and send a false report."""
        while True:
            cb.hold(random.exponential(50.0))
            send(self.bench, self.number, False)


@numba.njit
def send(bench, source, genuine):
    """Send a report in the form that was asked for."""
    if bench.couriers:
        cb.spawn(Courier, bench=bench, source=source, genuine=genuine)
    else:
        cb.spawn(Report, bench=bench, source=source, genuine=genuine)


class Report(cb.Model):
    """A report whose way to the keep is one event."""

    bench: cb.Ref[Bench]
    source: int
    genuine: bool

    arrived: float = 0.0

    @cb.on_start
    def leave(self):
        """Leave for the keep: processing, where something was seen, and the link."""
        delay = random.lognormal(MU, SIGMA)
        if self.genuine:
            delay += random.exponential(1.0)
        cb.schedule(self.arrive, delay)

    @cb.event
    def arrive(self):
        """Join the queue of the keep."""
        self.arrived = cb.now()
        self.bench.queue.put(self)


class Courier(cb.Model):
    """A report that is a process: it goes its way, queues, is served and judged, and may become the alert."""

    bench: cb.Ref[Bench]
    source: int
    genuine: bool

    @cb.process
    def travel(self):
        """Pass the link, queue at the keep, be served, be judged; the report that completes it alerts."""
        if self.genuine:
            cb.hold(random.exponential(1.0))
        cb.hold(random.lognormal(MU, SIGMA))
        bench = self.bench
        arrived = cb.now()
        bench.keep.acquire()
        bench.wait += cb.now() - arrived
        bench.waited += 1.0
        cb.hold(random.exponential(0.4))
        bench.keep.release()
        if bench.armed and bench.judge(self.source):
            cb.schedule(bench.warn, random.triangular(1.0, 2.0, 4.0) + random.uniform(0.5, 1.5))


class Bench(cb.Model):
    """The whole network: the keep with its two servers and its rule, and what came out."""

    until_alert: cb.Param[bool] = False
    couriers: cb.Param[bool] = False
    keep: cb.Resource = cb.Resource(capacity=2)
    queue: cb.Store[Report]
    served: cb.Array[float] = cb.Array([LONG_AGO] * 2 * POSTS)
    posts: list[Post]
    noises: list[Noise]
    onset: float = 0.0
    armed: bool = True
    latency: cb.Output[float]
    false_alerts: cb.Output[float] = 0.0
    wait: cb.Output[float] = 0.0
    waited: cb.Output[float] = 0.0

    def __init__(self) -> None:
        self.posts, self.noises = [Post() for _ in range(POSTS)], [Noise() for _ in range(POSTS)]
        for number, (post, noise) in enumerate(zip(self.posts, self.noises, strict=True)):
            post.bench, post.number, post.every = self, number, 5.0 + number
            noise.bench, noise.number = self, POSTS + number

    @cb.on_start
    def begin(self):
        """Draw the onset, and count from nothing."""
        self.onset = random.uniform(0.0, 50.0)
        self.false_alerts = 0.0
        self.wait = 0.0
        self.waited = 0.0

    @cb.process(copies=2)
    def serve(self):
        """Serve report after report; the one that meets the rule makes an alert."""
        while True:
            report = self.queue.get()
            self.wait += cb.now() - report.arrived
            self.waited += 1.0
            cb.hold(random.exponential(0.4))
            if self.armed and self.judge(report.source):
                cb.schedule(self.warn, random.triangular(1.0, 2.0, 4.0) + random.uniform(0.5, 1.5))

    @cb.event
    def warn(self):
        """Deliver the true alert."""
        self.latency = cb.now() - self.onset
        if self.until_alert:
            cb.end_trial()

    @cb.function
    def judge(self, source: int) -> bool:
        """Take in a report that was served; say whether it makes a true alert. A false one is counted."""
        self.served[source] = cb.now()
        genuine, false = 0, 0
        for number in range(2 * POSTS):
            if self.served[number] > cb.now() - WINDOW:
                if number < POSTS:
                    genuine += 1
                else:
                    false += 1
        if genuine + false < NEEDED:
            return False
        for number in range(2 * POSTS):
            self.served[number] = LONG_AGO
        if genuine == 0:
            self.false_alerts += 1.0
            return False
        self.armed = False
        return True


def play(replications: int, seed: int, *, until_alert: bool = False, couriers: bool = False) -> Outcomes:
    """Play some replications on one core; the first call compiles."""
    bench = Bench()
    bench.until_alert, bench.couriers = until_alert, couriers
    window = cb.Window(duration=HORIZON)
    results = cb.Experiment(bench, replications=replications, window=window, seed=seed).run(
        workers=1, on_failure="raise"
    )[bench]
    return Outcomes(
        *(getattr(results, name).values[0] for name in ("latency", "false_alerts", "wait", "waited"))
    )
