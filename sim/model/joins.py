"""Joins: whether names are told apart, and whether what refers to a name finds it."""

from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from typing import Any

from attrs import evolve

from sim.model.complaints import NOTHING, UNSOUND, Complaints, Path, Words
from sim.model.flow import cycles
from sim.model.names import member_of
from sim.model.scenario import Scenario

Known = dict[str, None] | None  # the names that something may refer to; None where they are not known


def entries(section: Any) -> Iterator[tuple[int, Any]]:
    """Go through the sound entries of a section, each with its index."""
    if section is not UNSOUND:
        yield from ((index, entry) for index, entry in enumerate(section) if entry is not UNSOUND)


def is_whole(section: Any) -> bool:
    """Tell whether a section has no entry whose name is unknown."""
    return section is not UNSOUND and all(one is not UNSOUND and one.name is not UNSOUND for one in section)


def names_in(*sections: Any) -> dict[str, None]:
    """List the known names of sections, as the keys of a dictionary: in order, and quick to look up."""
    found = chain.from_iterable(map(entries, sections))
    return dict.fromkeys(entry.name for _, entry in found if entry.name is not UNSOUND)


def check_names(scenario: Scenario, complaints: Complaints) -> None:
    """See that groups, their sensors, relays and centres have different names; outages too."""
    things = [
        ((section, index, "name"), entry.name)
        for section in ("sensors", "relays", "centres")
        for index, entry in entries(getattr(scenario, section))
        if entry.name is not UNSOUND
    ]
    outages = [(("outages", index, "name"), one.name) for index, one in entries(scenario.outages)]
    _check_different(things, complaints, "a name that no other group, relay or centre has")
    _check_different(outages, complaints, "a name that no other outage has")
    counts = {group.name: group.count for _, group in entries(scenario.sensors)}
    for path, name in things:
        group, number = member_of(name) or ("", 0)
        count = counts.get(group, 1)
        if count is not UNSOUND and 1 < count >= number > 0:
            allowed = f'a name other than those of the sensors "{group}-1" to "{group}-{count}"'
            complaints.add(path, name, allowed)


def _check_different(things: Sequence[tuple[Path, Any]], complaints: Complaints, allowed: str) -> None:
    """Complain of every name that was there before."""
    seen: set[str] = set()
    for path, name in things:
        if name in seen:
            complaints.add(path, name, allowed)
        if name is not UNSOUND:
            seen.add(name)


def fill_ways(scenario: Scenario, complaints: Complaints) -> Scenario:
    """Where groups do not say where reports go, let them go to the centre, if there is no other way."""
    if scenario.sensors is UNSOUND:
        return scenario
    way = _only_way(scenario)
    filled: list[Any] = list(scenario.sensors)
    for index, group in entries(scenario.sensors):
        if group.to == "":
            filled[index] = evolve(group, to=way or UNSOUND)
            if way is None:
                allowed = "a relay or a centre (required where there is a relay or more than one centre)"
                complaints.add(("sensors", index, "to"), NOTHING, allowed)
    return evolve(scenario, sensors=tuple(filled))


def _only_way(scenario: Scenario) -> Any:
    """Give the one centre where there is no relay; None if there are more, UNSOUND if unknown."""
    if scenario.relays is UNSOUND or not scenario.centres or not is_whole(scenario.centres):
        return UNSOUND
    return scenario.centres[0].name if len(scenario.centres) == 1 and not scenario.relays else None


def check_references(scenario: Scenario, complaints: Complaints) -> None:
    """See that whatever refers to a name finds a thing of the right sort."""
    groups, centres = names_in(scenario.sensors), names_in(scenario.centres)
    stations = names_in(scenario.relays, scenario.centres)
    some_group = groups if is_whole(scenario.sensors) else None
    some_centre = centres if is_whole(scenario.centres) else None
    some_station = stations if is_whole(scenario.relays) and is_whole(scenario.centres) else None
    for path, name in _references(scenario, ("sensors", "relays"), ("to",)):
        _check_reference(path, name, some_station, "the name of a relay or centre", complaints)
    for path, name in _references(scenario, ("shares",), ("from", "to")):
        _check_reference(path, name, some_centre, "the name of a centre", complaints)
    for path, name in _references(scenario, ("cues",), ("from", "to")):
        _check_reference(path, name, some_group, "the name of a group of sensors", complaints)
    for index, outage in entries(scenario.outages):
        path = ("outages", index, "affects")
        check_list(path, outage.affects, some_group, "the name of a group of sensors", complaints)


def _references(
    scenario: Scenario, sections: Collection[str], keys: Collection[str]
) -> Iterator[tuple[Path, Any]]:
    """Go through the names that stand at these keys of these sections."""
    for section in sections:
        for index, entry in entries(getattr(scenario, section)):
            for key in keys:
                yield (section, index, key), getattr(entry, "from_" if key == "from" else key)


def _check_reference(path: Path, name: Any, known: Known, allowed: str, complaints: Complaints) -> None:
    """Complain of a name that refers to nothing."""
    if known is not None and name is not UNSOUND and name not in known:
        complaints.add(path, name, allowed, known)


def check_list(path: Path, names: Any, known: Known, allowed: str, complaints: Complaints) -> None:
    """See that a list of references names at least one thing, and each once."""
    if names is UNSOUND or names is None:
        return
    if not names:
        complaints.add(path, [], "a list of at least one name")
    _check_different(
        [((*path, index), name) for index, name in enumerate(names)], complaints, "each name once"
    )
    for index, name in enumerate(names):
        _check_reference((*path, index), name, known, allowed, complaints)


def check_arrows(scenario: Scenario, complaints: Complaints) -> None:
    """See that nothing leads to itself or is there twice, and that relays and cues make no circle."""
    for section, least in (("shares", "another centre"), ("cues", "another group")):
        seen = set()
        for index, entry in entries(getattr(scenario, section)):
            arrow = (entry.from_, entry.to, getattr(entry, "what", None))
            if UNSOUND in arrow:
                continue
            if entry.from_ == entry.to:
                complaints.add((section, index, "to"), entry.to, least)
            if arrow in seen:
                complaints.add((section, index), Words(f"{entry.from_} → {entry.to}"), "each of them once")
            seen.add(arrow)
    _check_circles("relays", [(one.name, one.to, at) for at, one in entries(scenario.relays)], complaints)
    _check_circles("cues", [(one.from_, one.to, at) for at, one in entries(scenario.cues)], complaints)


def _check_circles(section: str, arrows: list[tuple[Any, Any, int]], complaints: Complaints) -> None:
    """Complain of every circle, at its first arrow."""
    sound = [(start, end) for start, end, _ in arrows if UNSOUND not in (start, end)]
    if section == "cues":
        sound = [(start, end) for start, end in sound if start != end]
    index = {(start, end): at for start, end, at in reversed(arrows)}
    for cycle in cycles(sound):
        path = (section, index[cycle[0], cycle[1]], "to")
        complaints.add(path, Words(" → ".join(cycle)), f"{section} that never lead back to where they began")
