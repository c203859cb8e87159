"""The contract of an engine: a network and draws go in, records come out."""

from typing import Protocol

from attrs import frozen

from sim.draws import Draws
from sim.model.network import Network
from sim.model.scenario import Scenario
from sim.records import Records


class UnsupportedScenario(Exception):
    """Raised by an engine for a scenario that it cannot play; the message names the feature."""


@frozen
class Request:
    """What is asked of an engine. None of it changes a number.

    Attributes
    ----------
    until_alert : bool
        Whether a replication ends once every centre has delivered a true alert and its rule has stopped.
        Station sums are then left out.
    tables : frozenset of str
        Which tables to keep, of `sim.records.TABLES`.
    """

    until_alert: bool = False
    tables: frozenset[str] = frozenset()


class Engine(Protocol):
    """Something that plays scenarios."""

    name: str

    def missing(self, scenario: Scenario) -> str | None:
        """Name the feature of a scenario that this engine cannot play; None if it can play all of it."""

    def play(self, network: Network, draws: Draws, request: Request) -> Records:
        """Play the replications of the draws and give what happened.

        Raises
        ------
        UnsupportedScenario
            If this engine cannot play the network.
        """
