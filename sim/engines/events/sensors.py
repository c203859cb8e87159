"""Sensors look, and send a report for every look that fires. Outages take them down, cues make them look."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING

from sim.engines import purposes
from sim.engines.events.clock import LEAVE, LOOK, Happening
from sim.engines.events.reports import Report, Visit
from sim.engines.events.tapes import FIRST_COLUMNS, record
from sim.model.network import Sensor, Source
from sim.model.sensors import Outage, Periodic

if TYPE_CHECKING:
    from sim.engines.events.world import World


class OutageCourse:
    """One course of ups and downs: up at first, then down, up, and so on."""

    def __init__(self, world: World, outage: Outage, sensor: Sensor) -> None:
        self.world = world
        self.up, self.down = (record(world.draws, p) for p in purposes.outage_course(outage, sensor))
        self.switches: list[float] = []

    def start(self) -> None:
        """Draw the course of this replication."""
        self.switches, instant = [], 0.0
        for cycle in count():
            for tape in (self.up, self.down):
                instant += tape.read(self.world.replication, cycle)
                self.switches.append(instant)
            if instant > self.world.horizon:
                return

    def is_down(self, instant: float) -> bool:
        """Tell whether it is down at an instant: from the switch down up to, not including, the switch up."""
        return bisect_right(self.switches, instant) % 2 == 1


class SensorAtWork:
    """One sensor: it looks, and it works on the reports of the looks that fired."""

    def __init__(self, world: World, sensor: Sensor, outages: list[OutageCourse]) -> None:
        self.world, self.sensor, self.outages = world, sensor, outages
        self.detector = sensor.group.detector
        self.covers = purposes.covers(world.network, sensor, world.onsets).tolist()
        self.start()

    def start(self) -> None:
        """Begin a replication: nothing has been seen yet."""
        self.first_look = self.first_fired = math.inf
        self.covered = self.covers[self.world.replication]

    def is_down(self, instant: float) -> bool:
        """Tell whether any outage has taken it down at an instant."""
        return any(outage.is_down(instant) for outage in self.outages) if self.outages else False

    def observe(self, source: Source, index: int, instant: float, noise: float) -> Report | None:
        """Make one look; give the report if it fires."""
        world = self.world
        made = not self.is_down(instant)
        genuine = self.covered and world.onset <= instant < world.onset_end
        fires, score = self.detector.judge(noise, world.strength(instant) if genuine else 0.0)
        fired = bool(made and fires)
        if made and world.onset <= instant < self.first_look:
            self.first_look = instant
        if fired and genuine and instant < self.first_fired:
            self.first_fired = instant
        if world.logbook.wants_looks:
            world.logbook.looked(source, (index, instant, made, genuine, fired, score))
        return Report(source, index, instant, genuine, score) if fired else None


class Watch:
    """One series of looks by one sensor: those of its scan, or those that one cueing series makes it take."""

    def __init__(self, world: World, source: Source, sensor: SensorAtWork) -> None:
        self.world, self.source, self.sensor = world, source, sensor
        self.noise = record(world.draws, purposes.noise(source))
        self.processing = record(world.draws, purposes.processing(source))
        self.link = record(world.draws, purposes.sensor_link(source))
        self.failed = record(world.draws, purposes.sensor_link(source).failed)
        self.first_station = source.sensor.path[0]
        self.cued: list[CuedWatch] = []

    def look(self, index: int, instant: float) -> Report | None:
        """Make the look with this index; give the report if it fires."""
        noise = self.noise.read(self.world.replication, index)
        return self.sensor.observe(self.source, index, instant, noise)

    def failed_tries(self, index: int) -> float:
        """Count the tries that failed on the sensor's link for the report of this look."""
        return self.failed.read(self.world.replication, index)

    def send(self, event: Happening) -> None:
        """Start to work on a report."""
        report: Report = event.what
        self.world.logbook.sent(report)
        done = self.world.clock.now + self.processing.read(self.world.replication, report.index)
        self.world.clock.at(done, LEAVE, self.leave, report)

    def leave(self, event: Happening) -> None:
        """Let a report leave the sensor: it cues others and travels on."""
        report: Report = event.what
        report.processed = self.world.clock.now
        for watch in self.cued:
            watch.cue(report.index)
        travel = self.link.read(self.world.replication, report.index)
        self.world.stations[self.first_station].expect(Visit(report), report.processed + travel)


class ScheduledWatch(Watch):
    """The looks of a sensor's own scan."""

    def __init__(self, world: World, source: Source, sensor: SensorAtWork) -> None:
        super().__init__(world, source, sensor)
        scan = source.sensor.group.scan
        self.every = scan.every if isinstance(scan, Periodic) else 0.0
        timing = purposes.first_look if self.every else purposes.gap
        self.timing = record(world.draws, timing(source.sensor), columns=1 if self.every else FIRST_COLUMNS)
        self.looks: Iterator[tuple[int, float]] = iter(())

    def start(self) -> None:
        """Begin a replication."""
        self.looks = self.periodic_looks() if self.every else self.random_looks()
        self.look_on()

    def periodic_looks(self) -> Iterator[tuple[int, float]]:
        """Look at phase, phase + every, phase + 2 every, and so on, up to the horizon."""
        phase = self.timing.read(self.world.replication, 0)
        for index in count():
            instant = phase + index * self.every
            if instant > self.world.horizon:
                return
            yield index, instant

    def random_looks(self) -> Iterator[tuple[int, float]]:
        """Look after one gap, after the next, and so on, up to the horizon."""
        instant = 0.0
        for index in count():
            instant += self.timing.read(self.world.replication, index)
            if instant > self.world.horizon:
                return
            yield index, instant

    def look_on(self) -> None:
        """Look until a look fires, and wait for that instant. Looks that do not fire change nothing else."""
        for index, instant in self.looks:
            report = self.look(index, instant)
            if report is not None:
                self.world.clock.at(instant, LOOK, self.fired, report)
                return

    def fired(self, event: Happening) -> None:
        """Send the report of the look that fired, and look on."""
        self.send(event)
        self.look_on()


class CuedWatch(Watch):
    """The looks that the reports of another series make a sensor take."""

    def __init__(self, world: World, source: Source, sensor: SensorAtWork) -> None:
        super().__init__(world, source, sensor)
        self.after = record(world.draws, purposes.after(source))

    def cue(self, index: int) -> None:
        """Look once more, some ticks from now; the look bears the number of the look that cued it."""
        instant = self.world.clock.now + self.after.read(self.world.replication, index)
        report = self.look(index, instant) if instant <= self.world.horizon else None
        if report is not None:
            self.world.clock.at(instant, LOOK, self.send, report)
