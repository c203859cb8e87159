"""The layout of a network as a diagram: a column for each step of a report's way, nothing on anything else.

The order within columns follows Sugiyama, K., Tagawa, S. and Toda, M. (1981). Methods for visual
understanding of hierarchical system structures. IEEE Trans. Systems, Man and Cybernetics 11: what is
longer than a column gets a slot of its own in every column between, and slots are ordered by the mean
place of their neighbours.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from attrs import frozen

from sim.model.network import build_network
from sim.model.scenario import Scenario

Key = tuple[str, str]  # "group", "relay" or "centre", and a name
Slot = tuple[Key, ...]  # a node: its key alone; a way that passes by: where it comes from, and where it goes
Columns = list[list[Slot]]

ROUNDS = 2  # how often slots are ordered, forwards and backwards


@frozen
class Place:
    """Where something stands.

    Attributes
    ----------
    column : int
        The step of the way, from 0.
    height : float
        From 0 at the top to 1 at the foot: the middle of its slot.
    """

    column: int
    height: float


@frozen
class Layout:
    """A network, laid out.

    Attributes
    ----------
    columns : int
        How many columns there are.
    slots : int
        How many slots the fullest column has.
    nodes : mapping of Key to Place
        Where each group of sensors, relay and centre stands.
    ways : mapping of (Key, Key) to tuple of Place
        The ways of reports: every place that each passes, its ends among them.
    """

    columns: int
    slots: int
    nodes: Mapping[Key, Place]
    ways: Mapping[tuple[Key, Key], tuple[Place, ...]]


def lay_out(scenario: Scenario) -> Layout:
    """Lay the network of a scenario out.

    Examples
    --------
    >>> from sim.model.loading import load
    >>> layout = lay_out(load("first_light"))
    >>> layout.nodes["group", "lamp"], layout.nodes["centre", "harbour"]
    (Place(column=0, height=0.5), Place(column=1, height=0.5))
    """
    step = _steps(scenario)
    joins = _joins(scenario)
    columns: Columns = [[] for _ in range(max(step.values(), default=0) + 1)]
    for key, column in step.items():
        columns[column].append((key,))
    for start, end in joins:
        for column in range(step[start] + 1, step[end]):
            columns[column].append((start, end))
    _order(columns, joins)
    places = {
        (column, slot): Place(column, (number + 0.5) / len(slots))
        for column, slots in enumerate(columns)
        for number, slot in enumerate(slots)
    }
    nodes = {key: places[column, (key,)] for key, column in step.items()}
    ways = {
        (start, end): (
            nodes[start],
            *(places[column, (start, end)] for column in range(step[start] + 1, step[end])),
            nodes[end],
        )
        for start, end in joins
    }
    return Layout(len(columns), max(map(len, columns)), nodes, ways)


def _steps(scenario: Scenario) -> dict[Key, int]:
    """Give the column of everything: sensors, then relays along the flow, then centres, then mere takers."""
    network = build_network(scenario)
    step: dict[Key, int] = {("group", group.name): 0 for group in scenario.sensors}
    depth = {relay.name: 1 for relay in network.relays}
    for relay in network.relays:
        if relay.to in depth:
            depth[relay.to] = max(depth[relay.to], depth[relay.name] + 1)
    step |= {("relay", name): column for name, column in depth.items()}
    last = 1 + max(depth.values(), default=0)
    own = {sensor.centre for sensor in network.sensors}
    taking = {share.to for share in scenario.shares}
    for centre in scenario.centres:
        mere_taker = centre.name in taking and centre.name not in own
        step["centre", centre.name] = last + mere_taker
    return step


def _joins(scenario: Scenario) -> list[tuple[Key, Key]]:
    """List who passes reports on to whom."""
    kind = {relay.name: "relay" for relay in scenario.relays}
    groups: list[tuple[Key, str]] = [(("group", group.name), group.to) for group in scenario.sensors]
    relays: list[tuple[Key, str]] = [(("relay", relay.name), relay.to) for relay in scenario.relays]
    return [(start, (kind.get(to, "centre"), to)) for start, to in (*groups, *relays)]


def _order(columns: Columns, joins: list[tuple[Key, Key]]) -> None:
    """Order the slots of each column by those of its neighbours, forwards and backwards."""
    before: dict[Slot, list[Slot]] = defaultdict(list)
    after: dict[Slot, list[Slot]] = defaultdict(list)
    for start, end in joins:
        for earlier, later in (((start,), (end,)), ((start,), (start, end)), ((start, end), (end,))):
            before[later].append(earlier)
            after[earlier].append(later)
    for _ in range(ROUNDS):
        for column in range(1, len(columns)):
            _sort(columns[column], columns[column - 1], before)
        for column in range(len(columns) - 2, -1, -1):
            _sort(columns[column], columns[column + 1], after)
    for column in range(1, len(columns)):
        _sort(columns[column], columns[column - 1], before)


def _sort(slots: list[Slot], neighbours: list[Slot], joined: Mapping[Slot, list[Slot]]) -> None:
    """Sort slots by the mean place of what they are joined to; what is joined to nothing stays."""
    place = {slot: (number + 0.5) / len(neighbours) for number, slot in enumerate(neighbours)}
    now = {slot: (number + 0.5) / len(slots) for number, slot in enumerate(slots)}

    def middle(slot: Slot) -> float:
        found = [place[other] for other in (*joined.get(slot, ()), slot) if other in place]
        return sum(found) / len(found) if found else now[slot]

    slots.sort(key=middle)
