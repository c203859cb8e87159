"""Flow: which sensors' reports can reach which centre, and what goes round in circles."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import Protocol, TypeVar

from attrs import define, field

from sim.model.scenario import Scenario
from sim.model.sensors import SensorGroup

MOST_CYCLES = 20  # no more are looked for


@define
class Reach:
    """What can reach one centre.

    Attributes
    ----------
    own : list of SensorGroup
        The groups whose reports come to it, through relays or at once.
    partners : list of str
        The centres that share their reports with it.
    alerted_by : list of str
        The centres that share their alerts with it.
    """

    own: list[SensorGroup] = field(factory=list)
    partners: list[str] = field(factory=list)
    alerted_by: list[str] = field(factory=list)


def reach(scenario: Scenario) -> dict[str, Reach]:
    """Work out what can reach each centre.

    Parameters
    ----------
    scenario
        A scenario whose names all refer to something and whose relays make no circle.

    Returns
    -------
    dict
        For each centre, in file order, what can reach it. It takes time in proportion to the number of
        groups, relays and shares, however many sensors a group has.
    """
    reached = {centre.name: Reach() for centre in scenario.centres}
    ends = _ends({relay.name: relay.to for relay in scenario.relays})
    for group in scenario.sensors:
        reached[ends.get(group.to, group.to)].own.append(group)
    for share in scenario.shares:
        partner = reached[share.to]
        (partner.partners if share.what == "reports" else partner.alerted_by).append(share.from_)
    return reached


def _ends(onward: Mapping[str, str]) -> dict[str, str]:
    """For each relay, give the centre at the end of its way."""
    ends: dict[str, str] = {}
    for relay in onward:
        passed, at = [], relay
        while at in onward and at not in ends:
            passed.append(at)
            at = onward[at]
        ends.update(dict.fromkeys(passed, ends.get(at, at)))
    return ends


class Arrow(Protocol):
    """What leads to something with a name, as a cue or a relay does."""

    @property
    def to(self) -> str:
        """Where it leads."""


A = TypeVar("A", bound=Arrow)


def along(arrows: Iterable[A], begins: Callable[[A], str]) -> Iterator[A]:
    """Give arrows along the flow: each after all those that lead to where it begins, else in their order.

    Parameters
    ----------
    arrows
        Without a circle.
    begins
        Gives the name where an arrow begins.
    """
    waiting = list(arrows)
    while waiting:
        ready = next(one for one in waiting if all(other.to != begins(one) for other in waiting))
        waiting.remove(ready)
        yield ready


def cycles(arrows: Sequence[tuple[str, str]]) -> Iterator[list[str]]:
    """Find ways that lead back to where they began.

    Parameters
    ----------
    arrows
        Pairs of names: from, to.

    Yields
    ------
    list of str
        The names along a cycle; the first is also the last. After each, one arrow of it is taken away, and
        the search goes on; it ends after 20.

    Examples
    --------
    >>> list(cycles([("a", "b"), ("b", "a"), ("b", "c")]))
    [['a', 'b', 'a']]
    """
    before: defaultdict[str, set[str]] = defaultdict(set)
    for start, end in arrows:
        before[end].add(start)
    for _ in range(MOST_CYCLES):
        try:
            TopologicalSorter(before).prepare()
        except CycleError as error:
            cycle = _from_first(error.args[1][:-1])
            before[cycle[1]].discard(cycle[0])
            yield cycle
        else:
            return


def _from_first(cycle: list[str]) -> list[str]:
    """Turn a cycle so that it begins, and ends, at the name that comes first."""
    first = cycle.index(min(cycle))
    return [*cycle[first:], *cycle[: first + 1]]
