"""The nouns of a scenario, frozen: what is said of the onset, the sensors, the stations and what joins them.

Each noun lists its keys as they stand in a scenario file. Times are in ticks. Nothing here checks how nouns
fit together: `loading.py` does that once, at the door.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Literal

import attrs
from attrs import field, frozen

from sim.model.detectors import Binary, Detector, Growth, Step
from sim.model.distributions import Distribution
from sim.model.links import ZERO, Link
from sim.model.names import Name
from sim.model.quantities import Count, Duration, Positive, Probability, Weight
from sim.model.rules import KOfN, Rule


@frozen
class Zones:
    """The zones that an onset may fall in; a table of names and weights in a scenario file.

    Attributes
    ----------
    names : tuple of str
        The zones, in file order.
    weights : tuple of float
        How likely each is, relative to the others.
    """

    names: tuple[Name, ...]
    weights: tuple[Weight, ...]


@frozen
class Onset:
    """The moment at which the thing to be detected begins.

    Attributes
    ----------
    at : distribution
        When it begins.
    chance : float
        Probability that there is an onset at all.
    lasts : float
        How long it lasts; for ever where left out.
    zones : table of names and weights
        Where it begins: it falls in one zone, each as likely as its weight.
    deadline : float
        Ticks after the onset by which an alert is in time; none where left out.
    growth : "step" or table
        How its strength grows: "step" at once, "linear" evenly over `over` ticks, "exponential" ever
        more slowly.
    """

    at: Distribution
    chance: Probability = 1.0
    lasts: Duration | None = None
    zones: Zones | None = None
    deadline: Duration | None = None
    growth: Growth = Step()


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
class Relay:
    """A station that passes reports on.

    Attributes
    ----------
    name : str
        What it is called.
    to : str
        The relay or centre that it passes reports to.
    servers : int
        How many reports it serves at once.
    service : distribution
        How long it serves one report.
    link : table
        What carries its reports on.
    """

    name: Name
    to: Name
    servers: Count = 1
    service: Distribution = ZERO
    link: Link = Link()


@frozen
class Centre:
    """A station that decides: its rule says when there is evidence enough for an alert.

    Attributes
    ----------
    name : str
        What it is called.
    servers : int
        How many reports it serves at once.
    service : distribution
        How long it serves one report.
    rule : table
        When there is evidence enough: kind "k_of_n" or "cusum".
    decision : distribution
        From the rule being met to the alert going out.
    delivery : distribution
        From the alert going out to someone being warned.
    """

    name: Name
    servers: Count = 1
    service: Distribution = ZERO
    rule: Rule = KOfN()
    decision: Distribution = ZERO
    delivery: Distribution = ZERO


@frozen
class Share(Link):
    """What one centre gives to another: copies of its sensors' reports, or its own alerts.

    Attributes
    ----------
    from : str
        The centre that gives.
    to : str
        The centre that receives.
    what : "reports" or "alerts"
        What is given.
    delay : distribution
        How long the way takes.
    loss : float
        Probability that one try is lost.
    retry_after : float
        Ticks from a lost try to the next.
    max_tries : int
        How often it is tried in all.
    """

    from_: Name = field(kw_only=True, metadata={"key": "from"})
    to: Name = field(kw_only=True)
    what: Literal["reports", "alerts"] = field(default="reports", kw_only=True)


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


@frozen
class Scenario:
    """A whole scenario: everything that is said about one invented network and what it waits for.

    Attributes
    ----------
    story : str
        What it is about, in a sentence or two.
    horizon : float
        The end: nothing after this tick happens.
    title : str
        What it is called; the name of the file where left out.
    format : int
        The version of this format: 1.
    warmup : float
        Statistics of queues and false alerts start at this tick.
    onset : table
        What begins; without it nothing ever happens.
    sensors : list of tables
        What looks.
    outages : list of tables
        What takes sensors down.
    relays : list of tables
        What passes reports on.
    centres : list of tables
        What decides.
    shares : list of tables
        What one centre gives to another.
    cues : list of tables
        Which groups make others look.
    """

    story: str
    horizon: Positive
    title: str = ""
    format: Literal[1] = 1
    warmup: Duration = 0.0
    onset: Onset | None = None
    sensors: tuple[SensorGroup, ...] = ()
    outages: tuple[Outage, ...] = ()
    relays: tuple[Relay, ...] = ()
    centres: tuple[Centre, ...] = ()
    shares: tuple[Share, ...] = ()
    cues: tuple[Cue, ...] = ()
    name: str = field(default="scenario", kw_only=True, metadata={"key": None})
    said: str = field(default="{}", kw_only=True, repr=False, eq=False, metadata={"key": None})

    @property
    def document(self) -> dict[str, Any]:
        """What the file says, without the defaults: a fresh copy, as TOML reads it."""
        document: dict[str, Any] = json.loads(self.said)
        return document

    def vary(self, changes: Mapping[str, Any]) -> Scenario:
        """Make a variant: the same scenario, with a few things said differently.

        Parameters
        ----------
        changes
            Keys and their new values. An entry of a list goes by its name (`sensors.lantern.scan.every`), a
            share or cue by who gives and who receives (`shares.harbour>tower.delay`), or by its number, from
            0 (`shares[0].delay`). A table replaces the whole table that was there; None takes a key out.

        Raises
        ------
        ScenarioError
            If a key or a value is not allowed; it tells all problems at once, and the nearest valid name.

        Examples
        --------
        >>> from sim.model.loading import load
        >>> load("first_light").vary({"sensors.lamp.count": 6, "onset.deadline": 20}).sensors[0].count
        6
        """
        from sim.model.variants import vary

        return vary(self, changes)

    def _repr_html_(self) -> str:
        from sim.model.describing import card

        return card(self)


def key_of(attribute: attrs.Attribute[Any]) -> str | None:
    """Give the key that a noun's field has in a scenario file; None for a field that has none."""
    key: str | None = attribute.metadata.get("key", attribute.name)
    return key


