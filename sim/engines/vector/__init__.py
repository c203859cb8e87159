"""The vector engine: NumPy over all replications of a batch."""

from sim.draws import Draws
from sim.engines.base import Request, UnsupportedScenario
from sim.model.network import Network
from sim.records import Records


class VectorEngine:
    """Plays all replications of a batch at once."""

    name = "vector"

    def missing(self, network: Network) -> str | None:
        """Name the feature of a network that this engine cannot play."""
        return "any scenario yet"

    def play(self, network: Network, draws: Draws, request: Request) -> Records:
        """Play the replications of the draws and give what happened."""
        raise UnsupportedScenario("the vector engine cannot play any scenario yet")


ENGINE = VectorEngine()
