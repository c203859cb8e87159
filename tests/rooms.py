"""What tests of the engines' rooms share: a network, a batch or a world, made from a short scenario text."""

from collections.abc import Iterable, Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np
from attrs import define, field, fields

from sim.draws import Draws, Randomness
from sim.engines.base import Request
from sim.engines.events.world import World
from sim.engines.purposes import draw_onsets
from sim.engines.vector.batch import Batch
from sim.engines.vector.visits import Stream, Visits
from sim.model.arrays import Array, Places
from sim.model.loading import parse
from sim.model.network import Network, Source, build_network
from sim.records import CentreColumns

STORY = 'story = "On the Lantern Isles, which do not exist."\n'


@define(eq=False)
class Told:
    """Uniform numbers that a test chose: one row a draw, one column a replication; others are refused."""

    width: int
    rows: dict[str, list[list[float]]] = field(factory=dict)

    @property
    def replications(self) -> Places:
        """The numbers of the replications, from 0."""
        return np.arange(self.width)

    def columns(self, name: str, first: int, last: int) -> Array:
        """Give what was told."""
        assert name in self.rows, f"nobody told the draws of {name}"
        told = np.array(self.rows[name], dtype=float)[first:last]
        assert len(told) == last - first, f"too few draws of {name}"
        return told

    def pick(self, name: str, rows: int, places: Places) -> Array:
        """Give some of what was told."""
        return self.columns(name, 0, rows).ravel().take(places)


def network_of(text: str) -> Network:
    """Work out the network of a text; the story is put in front."""
    return build_network(parse(STORY + text, name="test"))


def batch_of(text: str, width: int = 1, *, seed: int = 1, draws: Randomness | None = None) -> Batch:
    """Make a batch that is played to the horizon."""
    network, numbers = network_of(text), draws or Draws(seed, 0, 0, width)
    onsets = draw_onsets(network, numbers)
    return Batch(network, numbers, onsets, np.full(numbers.width, network.scenario.horizon))


def visits_at(lines: Sequence[Sequence[float]]) -> Visits:
    """Make the visits of one sensor, a line a replication, in the order of their slots."""
    column = np.repeat(np.arange(len(lines)), [len(line) for line in lines])
    slot = np.concatenate([np.arange(len(line)) for line in lines]).astype(np.intp)
    counts = np.array([len(line) for line in lines], dtype=np.intp)
    source = SimpleNamespace(sensor=SimpleNamespace(rank=0))
    sent: Any = SimpleNamespace(column=column, nth=slot, counts=counts, source=source, in_order=False)
    arrived = np.concatenate([np.array(line, dtype=float) for line in lines])
    return Visits([Stream(sent, arrived, arrived)], len(lines))


def assert_same(one: dict[str, CentreColumns], other: dict[str, CentreColumns]) -> None:
    """Check that all columns are the same, bit for bit."""
    assert list(one) == list(other)
    for name, columns in one.items():
        for column in fields(CentreColumns):
            mine, yours = getattr(columns, column.name), getattr(other[name], column.name)
            np.testing.assert_array_equal(mine, yours, err_msg=f"{name}.{column.name}")


def world_of(text: str, width: int = 1, *, tables: Iterable[str] = (), until_alert: bool = False) -> World:
    """Make a world of seed 1, ready to be played."""
    draws = Draws(1, 0, 0, width)
    return World(network_of(text), draws, Request(until_alert, frozenset(tables)))


def source_of(network: Network, name: str) -> Source:
    """Find a series of looks by its name."""
    return next(source for source in network.sources if source.name == name)
