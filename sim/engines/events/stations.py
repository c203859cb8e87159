"""Stations: one queue, first come, first served, with some servers. A relay passes on what it served."""

from __future__ import annotations

import math
from collections import deque
from typing import TYPE_CHECKING

from sim.engines import purposes
from sim.engines.events.clock import Happening, Order
from sim.engines.events.reports import Visit
from sim.engines.events.tapes import Tape, record
from sim.model.network import Source
from sim.model.stations import Centre, Relay

if TYPE_CHECKING:
    from sim.engines.events.world import World


class Sums:
    """What is counted at a station from the warmup on."""

    def __init__(self, warmup: float, horizon: float) -> None:
        self.warmup, self.horizon = warmup, horizon
        self.start()

    def start(self) -> None:
        """Begin a replication: nothing has been counted yet."""
        self.wait = self.busy = 0.0
        self.waited = self.served = self.longest_queue = 0

    def began(self, visit: Visit, ends: float) -> None:
        """Count a service that begins."""
        if visit.arrived >= self.warmup:
            self.wait += visit.begun - visit.arrived
            self.waited += 1
        self.busy += max(0.0, min(ends, self.horizon) - max(visit.begun, self.warmup))

    def ended(self, now: float) -> None:
        """Count a service that ends."""
        self.served += now >= self.warmup

    def waiting(self, now: float, reports: int) -> None:
        """Keep the longest queue."""
        if now >= self.warmup and reports > self.longest_queue:
            self.longest_queue = reports


class Station:
    """One queue, `servers` servers; what becomes of a served report is for relays and centres to say."""

    def __init__(self, world: World, noun: Relay | Centre, place: int) -> None:
        self.world, self.noun, self.place = world, noun, place
        self.sums = Sums(world.network.scenario.warmup, world.horizon)
        self.services: dict[Source, Tape] = {}
        self.start()

    def start(self) -> None:
        """Begin a replication: empty, all servers free."""
        self.queue: deque[Visit] = deque()
        self.free = self.noun.servers
        self.begun = 0
        self.sums.start()

    def expect(self, visit: Visit, instant: float) -> None:
        """Have a report arrive at an instant; one that is lost never does."""
        order: Order = (self.place, 0, *visit.order)
        self.world.clock.at(instant, order, self.arrive, visit)

    def arrive(self, event: Happening) -> None:
        """Let a report queue up."""
        visit: Visit = event.what
        visit.arrived = now = self.world.clock.now
        if math.isnan(visit.report.linked):  # this is its first station
            visit.report.linked = now
        self.sums.waiting(now, len(self.queue))
        self.queue.append(visit)
        self.world.logbook.visited(self.noun, visit)
        self.serve()
        self.sums.waiting(now, len(self.queue))

    def serve(self) -> None:
        """Begin as many services as there are reports waiting and servers free."""
        while self.free and self.queue:
            self.free -= 1
            self.begin(self.queue.popleft())

    def begin(self, visit: Visit) -> None:
        """Begin to serve a report."""
        visit.begun = self.world.clock.now
        self.begun += 1
        source = visit.report.source
        if source not in self.services:
            self.services[source] = record(self.world.draws, purposes.service(self.noun, source))
        ends = visit.begun + self.services[source].read(self.world.replication, visit.report.index)
        self.sums.began(visit, ends)
        self.world.clock.at(ends, (self.place, 1, visit.begun, self.begun), self.finish, visit)

    def finish(self, event: Happening) -> None:
        """End a service, hand the report on, and serve the next."""
        visit: Visit = event.what
        visit.served = now = self.world.clock.now
        self.sums.waiting(now, len(self.queue))
        self.sums.ended(now)
        self.free += 1
        self.hand_on(visit)
        self.serve()

    def hand_on(self, visit: Visit) -> None:
        """Say what becomes of a served report."""
        raise NotImplementedError


class RelayAtWork(Station):
    """A relay: what it served travels on."""

    def __init__(self, world: World, noun: Relay, place: int) -> None:
        super().__init__(world, noun, place)
        self.relay = noun
        self.links: dict[Source, Tape] = {}

    def hand_on(self, visit: Visit) -> None:
        """Send the report on to the next station."""
        source = visit.report.source
        if source not in self.links:
            self.links[source] = record(self.world.draws, purposes.relay_link(self.relay, source))
        travel = self.links[source].read(self.world.replication, visit.report.index)
        self.world.stations[self.relay.to].expect(Visit(visit.report), visit.served + travel)
