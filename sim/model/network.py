"""Who is joined to whom: the sensors one by one, the series of looks they make, the way of every report.

A network is worked out once from a valid scenario. It has nothing of its own to say.
"""

from functools import lru_cache

from attrs import evolve, frozen

from sim.model.flow import along
from sim.model.scenario import Scenario
from sim.model.sensors import Cue, SensorGroup
from sim.model.stations import Centre, Relay, Share


@frozen(eq=False)
class Sensor:
    """One sensor of a group.

    Attributes
    ----------
    name : str
        What it is called in results: lantern-2, or lantern where the group has one sensor.
    stream : str
        What its random numbers are called: always with its number, so that a second sensor in the group
        leaves the first one's as they were.
    rank : int
        Its place in file order, from 0.
    number : int
        Its place in its group, from 0.
    group : SensorGroup
        What is said about it.
    path : tuple of str
        The stations that its reports pass: relays, then its own centre.
    """

    name: str
    stream: str
    rank: int
    number: int
    group: SensorGroup
    path: tuple[str, ...]

    @property
    def centre(self) -> str:
        """The centre that its reports go to."""
        return self.path[-1]


@frozen(eq=False)
class Source:
    """One series of looks by one sensor: those of its scan, or those that one cueing series makes it take.

    Attributes
    ----------
    name : str
        What its random numbers are called: lantern-2, or spyglass-1/by/lantern-2 for cued looks.
    sensor : Sensor
        Who looks.
    rank : int
        Its place among all series: by sensor, its scan first, then by cue.
    cue : Cue or None
        What makes it look; None for its scan.
    by : Source or None
        The series whose reports make it look; its looks bear the numbers of theirs.
    """

    name: str
    sensor: Sensor
    cue: Cue | None = None
    by: "Source | None" = None
    rank: int = 0


@frozen(eq=False)
class Network:
    """The whole network, worked out.

    Attributes
    ----------
    scenario : Scenario
        What it was worked out from.
    sensors : tuple of Sensor
        In file order, members of a group in number order.
    sources : tuple of Source
        Every series of looks; a cueing one before those that it cues.
    relays : tuple of Relay
        In the order of the flow: what a relay passes on goes to later ones.
    centres : tuple of Centre
        In file order.
    """

    scenario: Scenario
    sensors: tuple[Sensor, ...]
    sources: tuple[Source, ...]
    relays: tuple[Relay, ...]
    centres: tuple[Centre, ...]

    @property
    def stations(self) -> tuple[Relay | Centre, ...]:
        """All stations: relays in the order of the flow, then centres."""
        return (*self.relays, *self.centres)

    def shares(self, what: str, *, giver: str | None = None, taker: str | None = None) -> tuple[Share, ...]:
        """Give the shares of reports or of alerts, from one centre or to one centre, in file order."""
        return tuple(
            share
            for share in self.scenario.shares
            if share.what == what and giver in (None, share.from_) and taker in (None, share.to)
        )

    def reaching(self, centre: str) -> tuple[Sensor, ...]:
        """Give the sensors whose reports can reach a centre, its own and shared ones."""
        givers = {centre, *(share.from_ for share in self.shares("reports", taker=centre))}
        return tuple(sensor for sensor in self.sensors if sensor.centre in givers)

    def passing(self, station: str) -> tuple[Source, ...]:
        """Give the series whose reports pass a station as a sensor's own ones, in rank order."""
        return tuple(
            sorted((s for s in self.sources if station in s.sensor.path), key=lambda source: source.rank)
        )


@lru_cache(maxsize=16)
def build_network(scenario: Scenario) -> Network:
    """Work out the network of a valid scenario.

    Examples
    --------
    >>> from sim.model.sensors import Periodic
    >>> from sim.model.stations import Centre
    >>> lamps = SensorGroup(name="lamp", count=2, scan=Periodic(every=5.0), to="harbour")
    >>> network = build_network(
    ...     Scenario(story="", horizon=9.0, sensors=(lamps,), centres=(Centre(name="harbour"),))
    ... )
    >>> [sensor.name for sensor in network.sensors]
    ['lamp-1', 'lamp-2']
    """
    sensors = _sensors(scenario)
    sources = _sources(scenario, sensors)
    return Network(scenario, sensors, sources, _flow(scenario.relays), scenario.centres)


def _sensors(scenario: Scenario) -> tuple[Sensor, ...]:
    onward = {relay.name: relay.to for relay in scenario.relays}
    sensors: list[Sensor] = []
    for group in scenario.sensors:
        path = [group.to]
        while path[-1] in onward:
            path.append(onward[path[-1]])
        for number in range(group.count):
            stream = f"{group.name}-{number + 1}"
            name = stream if group.count > 1 else group.name
            sensors.append(Sensor(name, stream, len(sensors), number, group, tuple(path)))
    return tuple(sensors)


def _sources(scenario: Scenario, sensors: tuple[Sensor, ...]) -> tuple[Source, ...]:
    """List every series of looks: those of scans first, then cued ones, along the cues."""
    made = {
        group.name: [Source(s.stream, s) for s in sensors if s.group is group] for group in scenario.sensors
    }
    listed = [source for group in made.values() for source in group]
    for cue in along(scenario.cues, lambda cue: cue.from_):
        scans = [source for source in made[cue.to] if source.by is None]
        cued = [Source(f"{s.name}/by/{by.name}", s.sensor, cue, by) for by in made[cue.from_] for s in scans]
        made[cue.to] += cued
        listed += cued
    return _ranked(scenario, listed)


def _ranked(scenario: Scenario, sources: list[Source]) -> tuple[Source, ...]:
    """Give every series its number: by sensor, scan before cue, cues in file order."""

    def order(source: Source) -> tuple[object, ...]:
        if source.cue is None or source.by is None:
            return (source.sensor.rank, -1)
        return (source.sensor.rank, scenario.cues.index(source.cue), order(source.by))

    ranks = {source.name: rank for rank, source in enumerate(sorted(sources, key=order))}
    ranked: dict[str, Source] = {}
    for source in sources:
        by = None if source.by is None else ranked[source.by.name]
        ranked[source.name] = evolve(source, by=by, rank=ranks[source.name])
    return tuple(ranked.values())


def _flow(relays: tuple[Relay, ...]) -> tuple[Relay, ...]:
    """Order relays so that each stands before the one that it passes reports to."""
    return tuple(along(relays, lambda relay: relay.name))
