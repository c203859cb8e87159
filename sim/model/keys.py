"""Keys: all keys of a scenario that can be said, or said differently, with what stands there at present."""

import re
from collections.abc import Iterator, Mapping
from types import NoneType
from typing import Any, cast, get_args

import attrs
from attrs import frozen

from sim.model import kinds
from sim.model.addresses import labels_at
from sim.model.complaints import nearest
from sim.model.meanings import meanings
from sim.model.onset import Onset, Zones
from sim.model.scenario import Scenario
from sim.model.structuring import Key, keys_of
from sim.model.writing import KINDS, toml, written

PLAIN_LABEL = re.compile(r"[\w>-][\w> -]*(?<! )")
LEFT_OUT = re.compile(r"; (?P<words>[\w ]+) where left out")
CHOICES = (kinds.DETECTORS, kinds.GROWTHS, kinds.RULES, kinds.DISTRIBUTIONS)


@frozen
class Listed:
    """One key of a scenario.

    Attributes
    ----------
    key : str
        The key, as `Scenario.vary` and `--set` take it.
    value : Any
        What stands there at present, as TOML reads it; None where nothing does.
    said : bool
        Whether the file says it; otherwise it is the default.
    meaning : str
        What it means.
    """

    key: str
    value: Any
    said: bool
    meaning: str

    @property
    def absent(self) -> str:
        """What it means that nothing stands there, in brackets.

        Examples
        --------
        >>> Listed("onset.lasts", None, False, "How long it lasts; for ever where left out.").absent
        '(for ever)'
        """
        found = LEFT_OUT.search(self.meaning)
        return f"({found['words'] if found else 'none'})"


def list_keys(scenario: Scenario) -> tuple[Listed, ...]:
    """List the keys of a scenario, in the order of the format.

    Examples
    --------
    >>> from sim.model.loading import load
    >>> lines = {line.key: line for line in list_keys(load("first_light"))}
    >>> lines["sensors.lamp.scan.every"].value, lines["sensors.lamp.scan.phase"].said
    (10, False)
    """
    return tuple(_inside(Scenario, scenario, scenario.document or written(scenario), ""))


def nearest_key(key: str, scenario: Scenario) -> str | None:
    """Give the key of a scenario that looks most like a misspelt one; as a last resort, by its last part.

    Examples
    --------
    >>> from sim.model.loading import load
    >>> nearest_key("lamp.scan.evry", load("first_light")), nearest_key("every", load("first_light"))
    ('sensors.lamp.scan.every', 'sensors.lamp.scan.every')
    """
    keys = [line.key for line in list_keys(scenario)]
    near = nearest(key, keys)
    if near is not None:
        return near
    lasts = {one.rpartition(".")[2]: one for one in reversed(keys)}
    last = nearest(key.rpartition(".")[2], lasts)
    return None if last is None else lasts[last]


def _inside(noun: Any, value: Any, said: Any, path: str) -> Iterator[Listed]:
    """List the keys of a noun; value is None for one that is not there."""
    explained = meanings(noun)
    for name, key in keys_of(noun).items():
        part = getattr(value, _attribute(noun, key), None)
        there = isinstance(said, Mapping) and name in said
        yield Listed(path + name, None if part is None else written(part), there, explained[name].text)
        yield from _beneath(part, said[name] if there else {}, f"{path}{name}", key)


def _attribute(noun: Any, key: Key) -> str:
    """Give the name under which a noun keeps what stands at a key."""
    names: list[str] = [one.name for one in attrs.fields(noun) if key.argument in (one.alias, one.name)]
    return names[0]


def _beneath(part: Any, said: Any, path: str, key: Key) -> Iterator[Listed]:
    """List the keys beneath a key: those of a table, or of each table of a list."""
    match part:
        case Zones():
            for label, name, weight in zip(_shown(part.names), part.names, part.weights, strict=True):
                yield Listed(f"{path}.{label}", written(weight), name in said, f"The weight of zone {name}.")
        case tuple() if part and attrs.has(type(part[0])):
            yield from _entries(part, said, path)
        case None if Onset in get_args(key.type) and NoneType in get_args(key.type):
            yield from _inside(Onset, None, {}, f"{path}.")
        case _ if attrs.has(type(part)) and isinstance(written(part), dict):
            yield from _kind(part, said, path)
            yield from _inside(type(part), part, said, f"{path}.")


def _kind(part: Any, said: Any, path: str) -> Iterator[Listed]:
    """List the key that says the kind of a table, if it comes in several kinds."""
    if type(part) in KINDS:
        name, word = KINDS[type(part)]
        choice = next(choice for choice in CHOICES if type(part) in choice.nouns.values())
        there = isinstance(said, Mapping) and name in said
        yield Listed(f"{path}.{name}", word, there, f"Its kind: {choice}.")


def _entries(part: tuple[Any, ...], said: Any, path: str) -> Iterator[Listed]:
    """List the keys of each table of a list."""
    labels = _shown(labels_at((path,), [written(one) for one in part]))
    for number, one in enumerate(part):
        at = f"{path}[{number}]" if labels[number] is None else f"{path}.{labels[number]}"
        entry = said[number] if isinstance(said, list) and number < len(said) else {}
        yield from _inside(type(one), one, entry, f"{at}.")


def _shown(labels: Any) -> list[str | None]:
    """Write labels so that they can be told apart: in quotes where they need them."""
    known = [cast("str | None", label) for label in labels]
    return [None if label is None else _quoted(label, known) for label in known]


def _quoted(label: str, labels: list[str | None]) -> str:
    """Put a label in quotes if it could be misread."""
    begun = [other for other in labels if other is not None and other.startswith(f"{label}.")]
    return label if PLAIN_LABEL.fullmatch(label) and not begun else toml(label)
