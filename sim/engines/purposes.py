"""What is drawn for what: the stream that each purpose of each component reads, and the law it follows.

Both engines read this catalogue. So they draw the same numbers, and changing one component leaves the
draws of all others as they were.
"""

from collections.abc import Callable
from functools import partial

import numpy as np
from attrs import frozen

from sim.draws import Randomness
from sim.model.arrays import Array, Flags, Places
from sim.model.distributions import Constant, Distribution, Exponential
from sim.model.links import Link
from sim.model.network import Network, Sensor, Source
from sim.model.onset import Onset
from sim.model.sensors import Outage, Periodic, Renewal
from sim.model.stations import Centre, Relay, Share

BLOCK = 8192  # numbers that are turned at once


@frozen
class Purpose:
    """A stream and what its uniform numbers are turned into.

    Attributes
    ----------
    stream : str
        The name of the stream.
    turn : callable
        Turns an array of uniform numbers into what is wanted, of the same shape.
    constant : float or None
        The value where nothing is random; then no number is drawn.
    mean : float
        The mean of a delay, in ticks.
    """

    stream: str
    turn: Callable[[Array], Array]
    constant: float | None = None
    mean: float = np.nan

    def columns(self, draws: Randomness, first: int, last: int) -> Array:
        """Give the values first … last − 1 for every replication: shape (last − first, replications)."""
        if self.constant is not None:
            return np.full((last - first, draws.width), self.constant)
        return self.turn(draws.columns(self.stream, first, last))


def delay(stream: str, law: Distribution) -> Purpose:
    """Draw delays, in ticks, by a law."""
    constant = law.value if isinstance(law, Constant) else None
    return Purpose(stream, partial(_in_blocks, law.ppf), constant, law.mean)


def _in_blocks(turn: Callable[[Array], Array], uniform: Array) -> Array:
    """Turn many numbers block by block, each small enough for the cache; element by element, as ever."""
    if np.size(uniform) <= BLOCK:
        return turn(uniform)
    flat, turned = uniform.ravel(), np.empty(uniform.size)
    for start in range(0, len(flat), BLOCK):
        turned[start : start + BLOCK] = turn(flat[start : start + BLOCK])
    return turned.reshape(uniform.shape)


@frozen
class Way:
    """What a report on a link draws: how many tries fail, and how long the way takes.

    Attributes
    ----------
    link : Link
        The link.
    failed : Purpose
        The number of failed tries.
    delay : Purpose
        The delay of the try that gets through, in ticks.
    """

    link: Link
    failed: Purpose
    delay: Purpose

    @property
    def steady(self) -> bool:
        """Whether nothing is lost, and all takes the same time."""
        return self.link.loss == 0.0 and self.delay.constant is not None

    @property
    def instant(self) -> bool:
        """Whether nothing is lost, and nothing takes any time."""
        return self.steady and self.delay.constant == 0.0

    def columns(self, draws: Randomness, first: int, last: int) -> Array:
        """Give the ticks on the way, infinity for what is lost: shape (last − first, replications)."""
        failed = self.failed.columns(draws, first, last)
        ticks: Array = self.link.travel(failed, self.delay.columns(draws, first, last))
        return ticks


def way(place: str, link: Link) -> Way:
    """Draw what happens on a link to what leaves a place."""
    sure = 0.0 if link.loss == 0.0 else None
    return Way(
        link, Purpose(f"{place}/link.loss", link.failed_tries, sure), delay(f"{place}/link.delay", link.delay)
    )


def first_look(sensor: Sensor) -> Purpose:
    """Draw the time of a sensor's first periodic look."""
    scan = sensor.group.scan
    if not isinstance(scan, Periodic):
        raise TypeError("only a periodic scan has a phase")
    if scan.phase == "random":
        return Purpose(f"{sensor.stream}/phase", lambda uniform: uniform * scan.every)
    if scan.phase == "staggered":
        step = sensor.number / sensor.group.count
        return Purpose(f"{sensor.group.name}/group/phase", lambda u: np.mod(u + step, 1.0) * scan.every)
    return delay(f"{sensor.stream}/phase", Constant(scan.phase))


def gap(sensor: Sensor) -> Purpose:
    """Draw the gaps between the looks of a renewal or random scan."""
    scan = sensor.group.scan
    if isinstance(scan, Periodic):
        raise TypeError("a periodic scan has no gaps")
    law = scan.gap if isinstance(scan, Renewal) else Exponential(1.0 / scan.rate)
    return delay(f"{sensor.stream}/gap", law)


def noise(source: Source) -> Purpose:
    """Draw what disturbs each look of a series."""
    return Purpose(f"{source.name}/detect", source.sensor.group.detector.noise)


def after(source: Source) -> Purpose:
    """Draw how long after its cue a cued look is made."""
    if source.cue is None:
        raise TypeError("a scheduled look has no cue")
    return delay(f"{source.name}/after", source.cue.after)


def processing(source: Source) -> Purpose:
    """Draw how long a sensor works on each report."""
    return delay(f"{source.name}/processing", source.sensor.group.processing)


def sensor_link(source: Source) -> Way:
    """Draw what happens to reports on their sensor's link."""
    return way(source.name, source.sensor.group.link)


def relay_link(relay: Relay, source: Source) -> Way:
    """Draw what happens to reports on a relay's link."""
    return way(f"{relay.name}/{source.name}", relay.link)


def share_link(share: Share, source: Source) -> Way:
    """Draw what happens to copies of reports between two centres."""
    return way(f"{share.from_}/to/{share.to}/{source.name}", share)


def alert_link(share: Share) -> Way:
    """Draw what happens to alerts between two centres; indexed by the giver's own alerts."""
    return way(f"{share.from_}/to/{share.to}/alerts", share)


def service(station: Relay | Centre, source: Source) -> Purpose:
    """Draw how long a station serves each report of a series."""
    return delay(f"{station.name}/{source.name}/service", station.service)


def decision(centre: Centre, giver: str | None = None) -> Purpose:
    """Draw the decision delays of a centre's own alerts, or of those that it adopts from a giver."""
    return delay(_of_alerts(centre, giver, "decision"), centre.decision)


def delivery(centre: Centre, giver: str | None = None) -> Purpose:
    """Draw the delivery delays of a centre's own alerts, or of those that it adopts from a giver."""
    return delay(_of_alerts(centre, giver, "delivery"), centre.delivery)


def _of_alerts(centre: Centre, giver: str | None, what: str) -> str:
    return f"{centre.name}/{what}" if giver is None else f"{centre.name}/adopted/{giver}/{what}"


def outage_course(outage: Outage, sensor: Sensor) -> tuple[Purpose, Purpose]:
    """Draw how long a sensor is up and down: one course for all that go down together."""
    name = f"outage/{outage.name}" if outage.together else f"outage/{outage.name}/{sensor.stream}"
    return delay(f"{name}/up", outage.up), delay(f"{name}/down", outage.down)


@frozen(eq=False)
class Onsets:
    """The onset of every replication.

    Attributes
    ----------
    at : array of float
        When it begins, in ticks; NaN where none comes by the horizon.
    end : array of float
        When it is over; infinity where it lasts for ever.
    zone : array of int
        Its zone, by its place in the file; 0 where there are no zones.
    """

    at: Array
    end: Array
    zone: Places


def draw_onsets(network: Network, draws: Randomness) -> Onsets:
    """Draw the onset of every replication."""
    onset = network.scenario.onset
    if onset is None:
        never = np.full(draws.width, np.nan)
        return Onsets(never, never, np.zeros(draws.width, dtype=np.int64))
    at = delay("onset/at", onset.at).columns(draws, 0, 1)[0]
    comes = draws.columns("onset/chance", 0, 1)[0] < onset.chance
    at = np.where(comes & (at <= network.scenario.horizon), at, np.nan)
    zone = np.where(np.isnan(at), 0, _draw_zones(onset, draws))
    return Onsets(at, at + (np.inf if onset.lasts is None else onset.lasts), zone)


def _draw_zones(onset: Onset, draws: Randomness) -> Places:
    if onset.zones is None:
        return np.zeros(draws.width, dtype=np.int64)
    weights = np.array(onset.zones.weights)
    reached = np.cumsum(weights / weights.max())
    uniform = draws.columns("onset/zone", 0, 1)[0] * reached[-1]
    chosen: Places = np.searchsorted(reached, uniform, side="right")
    last: int = np.flatnonzero(weights)[-1]
    return np.minimum(chosen, last)


def covers(network: Network, sensor: Sensor, onsets: Onsets) -> Flags:
    """Tell for every replication whether a sensor covers the zone of the onset."""
    onset, zones = network.scenario.onset, sensor.group.zones
    if onset is None or onset.zones is None or zones is None:
        return np.ones(len(onsets.zone), dtype=bool)
    covered: Flags = np.array([name in zones for name in onset.zones.names])
    there: Flags = covered[onsets.zone]
    return there
