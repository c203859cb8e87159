"""Sensors: when they look, what a look makes of what is there, what takes them down, what makes them look."""

from __future__ import annotations

from typing import Literal

from attrs import field, frozen

from sim.model.detectors import Binary, Detector
from sim.model.distributions import Distribution
from sim.model.links import ZERO, Link
from sim.model.names import Name
from sim.model.quantities import Count, Duration, Positive


@frozen
class Periodic:
    """Looks at phase, phase + every, phase + 2 every, and so on.

    Attributes
    ----------
    every : float
        Ticks from one look to the next.
    phase : float, "random" or "staggered"
        The time of the first look; "random": each sensor draws its own; "staggered": the sensors of the
        group are spread evenly over the period.
    """

    every: Positive
    phase: Duration | Literal["random", "staggered"] = "random"


@frozen
class Renewal:
    """Looks with independent gaps between them; the first look comes after the first gap.

    Attributes
    ----------
    gap : distribution
        Ticks from one look to the next.
    """

    gap: Distribution


@frozen
class Poisson:
    """Looks at random: gaps between looks are exponential.

    Attributes
    ----------
    rate : float
        Looks per tick, on average.
    """

    rate: Positive


Scan = Periodic | Renewal | Poisson


@frozen
class SensorGroup:
    """A group of independent sensors that are all alike.

    Attributes
    ----------
    name : str
        The name of the group; its sensors are name-1, name-2 and so on, or just the name if there is one.
    scan : table
        When its sensors look: `every` with `phase`, or `gap`, or `rate`.
    count : int
        How many sensors.
    zones : list of str
        The zones that its sensors cover; all where left out.
    detector : table
        What a look makes of what is there: kind "binary" or "gaussian".
    processing : distribution
        How long a sensor works on a report before it leaves.
    link : table
        What carries its reports on.
    to : str
        The relay or centre that its reports go to; may be left out where there is one centre and no relay.
    """

    name: Name
    scan: Scan
    count: Count = 1
    zones: tuple[Name, ...] | None = None
    detector: Detector = Binary()
    processing: Distribution = ZERO
    link: Link = Link()
    to: Name = ""


@frozen
class Outage:
    """What takes sensors down now and then; a look while down is not made.

    Attributes
    ----------
    name : str
        What it is called.
    affects : list of str
        The groups of sensors that it takes down.
    up : distribution
        How long the sensors stay up.
    down : distribution
        How long they stay down.
    together : bool
        Whether all of them go down together, or each by itself.
    """

    name: Name
    affects: tuple[Name, ...]
    up: Distribution
    down: Distribution
    together: bool = False


@frozen
class Cue:
    """A report of one group makes every sensor of another group look once more.

    Attributes
    ----------
    from : str
        The group whose reports, as they leave the sensor, make the others look.
    to : str
        The group that looks.
    after : distribution
        Ticks until it looks; each sensor draws its own.
    """

    from_: Name = field(metadata={"key": "from"})
    to: Name
    after: Distribution = ZERO
