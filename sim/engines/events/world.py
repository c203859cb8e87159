"""The world: every component of the network, put together once, and played replication by replication."""

from __future__ import annotations

import math
from typing import Protocol

from sim.draws import Draws
from sim.engines import purposes
from sim.engines.base import Request
from sim.engines.events.centres import CentreAtWork
from sim.engines.events.clock import RELAYS, Clock
from sim.engines.events.logbook import Logbook
from sim.engines.events.sensors import CuedWatch, OutageCourse, ScheduledWatch, SensorAtWork
from sim.engines.events.stations import RelayAtWork, Station
from sim.model.detectors import Step
from sim.model.network import Network, Sensor
from sim.model.sensors import Outage


class Component(Protocol):
    """Something that starts each replication anew."""

    def start(self) -> None:
        """Begin a replication."""


class World:
    """The components of a network at work.

    Parameters
    ----------
    network
        Who is joined to whom.
    draws
        The random numbers.
    request
        What is asked for.
    """

    def __init__(self, network: Network, draws: Draws, request: Request) -> None:
        self.network, self.draws, self.request = network, draws, request
        self.horizon = network.scenario.horizon
        self.growth = network.scenario.onset.growth if network.scenario.onset else Step()
        self.onsets = purposes.draw_onsets(network, draws)
        self.replication, self.onset, self.onset_end = 0, math.inf, math.inf
        self.clock = Clock(self.horizon)
        self.centres_place = RELAYS + len(network.relays)
        self._build_stations()
        self._build_sensors()
        self.logbook = Logbook(self)

    def _build_stations(self) -> None:
        relays = {r.name: RelayAtWork(self, r, RELAYS + i) for i, r in enumerate(self.network.relays)}
        self.centres = {c.name: CentreAtWork(self, c, self.centres_place) for c in self.network.centres}
        self.stations: dict[str, Station] = {**relays, **self.centres}

    def _build_sensors(self) -> None:
        self.courses: dict[tuple[str, int | None], OutageCourse] = {}
        self.sensors = [SensorAtWork(self, s, self._courses(s)) for s in self.network.sensors]
        self.scheduled: list[ScheduledWatch] = []
        self.watches: dict[str, ScheduledWatch | CuedWatch] = {}
        for source in self.network.sources:
            sensor = self.sensors[source.sensor.rank]
            if source.by is None:
                watch = self.watches[source.name] = ScheduledWatch(self, source, sensor)
                self.scheduled.append(watch)
            else:
                cued = self.watches[source.name] = CuedWatch(self, source, sensor)
                self.watches[source.by.name].cued.append(cued)

    def _courses(self, sensor: Sensor) -> list[OutageCourse]:
        outages = [o for o in self.network.scenario.outages if sensor.group.name in o.affects]
        return [self._course(outage, sensor) for outage in outages]

    def _course(self, outage: Outage, sensor: Sensor) -> OutageCourse:
        key = (outage.name, None if outage.together else sensor.rank)
        if key not in self.courses:
            self.courses[key] = OutageCourse(self, outage, sensor)
        return self.courses[key]

    def play(self, replication: int) -> None:
        """Play one replication and write down what happened."""
        self.replication, self.clock = replication, Clock(self.horizon)
        onset, end = float(self.onsets.at[replication]), float(self.onsets.end[replication])
        self.onset, self.onset_end = (math.inf, math.inf) if math.isnan(onset) else (onset, end)
        components: list[Component] = [*self.courses.values(), *self.stations.values()]
        for component in [*components, *self.sensors, *self.scheduled]:
            component.start()
        self.clock.play()
        self.logbook.close()

    def strength(self, instant: float) -> float:
        """Give the strength of what began, at an instant after the onset."""
        return float(self.growth.strength(instant - self.onset))

    def stop_if_all_warned(self) -> None:
        """End the replication at this instant if that was asked for and every centre has warned."""
        if self.request.until_alert and all(centre.warned for centre in self.centres.values()):
            self.clock.stop()
