"""Structuring: a document, as TOML reads it, becomes nouns; whatever in it is unsound is complained of.

A cattrs converter finds the way to read each type that the nouns name. A part that cannot be read is marked
UNSOUND and reading goes on, so that all complaints of a document are found at once.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, cast, get_args, get_origin, get_type_hints

import attrs
from cattrs import Converter

from sim.model import kinds
from sim.model.complaints import NOTHING, UNKNOWN_KEY, UNSOUND, Complaints, Path, Refused, did_you_mean
from sim.model.detectors import Detector, Growth
from sim.model.distributions import LAWS, Distribution, Exponential
from sim.model.names import Naming
from sim.model.onset import Zones
from sim.model.rules import Rule
from sim.model.scenario import Scenario, key_of
from sim.model.sensors import Poisson, Scan
from sim.model.values import (
    as_table,
    check_delays,
    is_union,
    read_constant,
    read_quantity,
    read_switch,
    read_text,
    read_word,
    wanted,
)

Read = Callable[[Any, Any], Any]


class Key(NamedTuple):
    """A key of a noun: the name of its argument, its type, and whether it may be left out."""

    argument: str
    type: Any
    optional: bool


@cache
def keys_of(noun: Callable[..., Any]) -> Mapping[str, Key]:
    """List the keys that a noun has in a scenario file."""
    types = get_type_hints(noun, include_extras=True)
    return {
        key: Key(one.alias or one.name, types[one.name], one.default is not attrs.NOTHING)
        for one in attrs.fields(cast("type[attrs.AttrsInstance]", noun))
        if (key := key_of(one)) is not None
    }


class Reader:
    """Reads one document, and remembers where it is in it and what was wrong.

    Attributes
    ----------
    path : tuple
        Where the reader is: keys of tables and indices of lists.
    complaints : Complaints
        What was wrong.
    """

    def __init__(self) -> None:
        """Make a reader for one document."""
        self.path: Path = ()
        self.complaints = Complaints()
        self.converter = Converter(detailed_validation=False)
        for accepts, read in self.ways():
            self.converter.register_structure_hook_func(accepts, read)
        self.converter.register_structure_hook(str, read_text)
        self.converter.register_structure_hook(bool, read_switch)

    def ways(self) -> Iterable[tuple[Callable[[Any], bool], Read]]:
        """Say how each type is read; of two ways that fit, the later counts."""
        return (
            (attrs.has, self.noun),
            (lambda kind: get_origin(kind) is Literal, read_word),
            (lambda kind: get_origin(kind) is tuple, self.items),
            (lambda kind: get_origin(kind) is Annotated, read_quantity),
            (is_union, self.either),
            (lambda kind: kind is Zones, self.zones),
            (lambda kind: kind is Distribution, self.distribution),
            (lambda kind: kind == Scan, self.scan),
            (lambda kind: kind == Detector, lambda value, _: self.variant(value, kinds.DETECTORS)),
            (lambda kind: kind == Rule, lambda value, _: self.variant(value, kinds.RULES)),
            (lambda kind: kind == Growth, self.growth),
        )

    def scenario(self, document: Any) -> Any:
        """Read a whole document; parts of the scenario may be UNSOUND, if there are complaints."""
        try:
            return self.noun(document, Scenario)
        except Refused as refused:
            self.complaints.add(self.path, document, refused.allowed)
            return UNSOUND

    def part(self, key: str | int, value: Any, kind: Any) -> Any:
        """Read what stands at a key; what cannot be read is complained of."""
        self.path = (*self.path, key)
        try:
            return self.converter.structure(value, kind)
        except Refused as refused:
            self.complaints.add(self.path, value, refused.allowed, refused.choices)
            return UNSOUND
        finally:
            self.path = self.path[:-1]

    def noun(self, value: Any, noun: Callable[..., Any], said: str | None = None) -> Any:
        """Read a table into a noun; `said` is the key that told its kind, if there is one."""
        table, keys, before = as_table(value), keys_of(noun), len(self.complaints.all)
        meant = self.unknown(table, keys, said)
        parts = {}
        for name, key in keys.items():
            if name in table:
                parts[key.argument] = self.part(name, table[name], key.type)
            elif name in meant:  # said under another name: its default would only be complained of in turn
                parts[key.argument] = UNSOUND
            elif not key.optional:
                parts[key.argument] = UNSOUND
                self.complaints.add((*self.path, name), NOTHING, f"{wanted(key.type)} (required)")
        if noun in LAWS.values():
            return self.law(noun, parts) if len(self.complaints.all) == before else UNSOUND
        return noun(**parts)

    def unknown(self, table: Mapping[str, Any], keys: Mapping[str, Key], said: str | None) -> set[str]:
        """Complain of keys that a noun does not have; give those that were meant instead."""
        known = list(keys) if said is None else [said, *keys]
        meant = set()
        for name in [name for name in table if name not in known]:
            near = self.complaints.nearest(name, [key for key in known if key not in table])
            hint = None if near is None else did_you_mean(near)
            self.complaints.add_hinted((*self.path, name), UNKNOWN_KEY, ", ".join(known), hint)
            meant.add(near or "")
        return meant

    def law(self, noun: Callable[..., Any], parts: Mapping[str, Any]) -> Any:
        """Make a delay law of its parts."""
        try:
            return check_delays(noun(**parts))
        except ValueError as error:
            raise Refused(str(error)) from None

    def items(self, value: Any, kind: Any) -> tuple[Any, ...]:
        """Read a list."""
        item = get_args(kind)[0]
        if not isinstance(value, list | tuple):
            raise Refused("a list of tables, written [[ … ]]" if attrs.has(item) else wanted(kind))
        return tuple(self.part(index, one, item) for index, one in enumerate(value))

    def either(self, value: Any, kind: Any) -> Any:
        """Read what may be left out, or may be a number or one of a few words."""
        options = [option for option in get_args(kind) if option is not type(None)]
        if len(options) == 1:
            return self.converter.structure(value, options[0])
        number, words = options
        try:
            return self.converter.structure(value, words if isinstance(value, str) else number)
        except Refused as refused:
            raise Refused(f"{wanted(number)}, or {wanted(words)}", refused.choices) from None

    def variant(self, value: Any, choice: kinds.Kinds) -> Any:
        """Read a table that comes in several kinds."""
        table = as_table(value)
        kind = table.get(choice.key, choice.default)
        if kind is None:
            self.complaints.add((*self.path, choice.key), NOTHING, f"{choice} (required)")
            return UNSOUND
        if not isinstance(kind, str) or kind not in choice.nouns:
            self.complaints.add((*self.path, choice.key), kind, str(choice), choice.nouns)
            return UNSOUND
        return self.noun(table, choice.nouns[kind], choice.key)

    def growth(self, value: Any, _kind: Any) -> Any:
        """Read a growth: the word "step" or a table."""
        if isinstance(value, dict):
            return self.variant(value, kinds.GROWTHS)
        if value != "step":
            raise Refused('"step", or a table such as { kind = "linear", over = 20.0 }', ["step"])
        return self.variant({kinds.GROWTHS.key: value}, kinds.GROWTHS)

    def distribution(self, value: Any, _kind: Any) -> Any:
        """Read a delay law: a number or a table."""
        return self.variant(value, kinds.DISTRIBUTIONS) if isinstance(value, dict) else read_constant(value)

    def scan(self, value: Any, _kind: Any) -> Any:
        """Read a scan: the keys that are there tell its kind."""
        table = as_table(value)
        misspelt = [key for key in table if key not in {"phase", *kinds.SCANS}]
        near = [self.complaints.nearest(key, kinds.SCANS) for key in misspelt]
        scan = self.noun(table, kinds.scan_of(table, next(filter(None, near), None)))
        if isinstance(scan, Poisson) and scan.rate is not UNSOUND:
            check_delays(Exponential(1.0 / scan.rate))
        return scan

    def zones(self, value: Any, _kind: Any) -> Zones:
        """Read a table of zones and their weights."""
        table, weight = as_table(value), get_args(keys_of(Zones)["weights"].type)[0]
        for name in table:
            if not isinstance(name, str) or not Naming().accepts(name):
                self.complaints.add((*self.path, name), name, str(Naming()))
        return Zones(tuple(table), tuple(self.part(name, one, weight) for name, one in table.items()))
