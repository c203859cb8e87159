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

from sim.model.onset import Onset
from sim.model.quantities import Duration, Positive
from sim.model.sensors import Cue, Outage, SensorGroup
from sim.model.stations import Centre, Relay, Share


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
