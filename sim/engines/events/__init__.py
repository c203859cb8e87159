"""The SimPy engine: one replication after another, event by event, to be read aloud in a class.

Each noun of the model is a component in a room of its own: `sensors.py`, `stations.py`, `centres.py`. A
component waits for its instant on the `clock.py`, does one thing, and hands on. `world.py` puts the
components together and plays; `tapes.py` holds the drawn numbers; `logbook.py` writes down what happened.
"""

from sim.draws import Draws
from sim.engines.base import Request
from sim.engines.events.world import World
from sim.model.network import Network
from sim.model.scenario import Scenario
from sim.records import Records


class EventsEngine:
    """Plays every scenario, one event at a time."""

    name = "events"

    def missing(self, scenario: Scenario) -> str | None:
        """Name what it cannot play: nothing."""
        return None

    def play(self, network: Network, draws: Draws, request: Request) -> Records:
        """Play the replications of the draws and give what happened."""
        world = World(network, draws, request)
        for replication in range(draws.width):
            world.play(replication)
        return world.logbook.records()


ENGINE = EventsEngine()
