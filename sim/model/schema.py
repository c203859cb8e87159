"""The JSON Schema of the scenario format, made from the nouns, so that editors complete and check files.

The schema says what can be said of each key by itself: its name, its type, its limits. How keys fit together
only the loader knows. So whatever the schema refuses the loader refuses too, but not the other way round.
"""

import json
from collections.abc import Mapping
from typing import Annotated, Any, Literal, get_args, get_origin

import attrs
from attrs import define, field

from sim.model import kinds
from sim.model.choice import Choice
from sim.model.detectors import Detector, Growth
from sim.model.distributions import Distribution
from sim.model.meanings import meanings, summary
from sim.model.names import LONGEST_NAME, Naming
from sim.model.onset import Zones
from sim.model.quantities import Duration, Limits, Weight
from sim.model.rules import Rule
from sim.model.scenario import Scenario
from sim.model.sensors import Outage, Scan, SensorGroup
from sim.model.structuring import keys_of
from sim.model.values import is_union
from sim.model.writing import written

Schema = dict[str, Any]

FILE = "scenario.schema.json"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
NAME: Schema = {
    "type": "string",
    "minLength": 1,
    "maxLength": LONGEST_NAME,
    "pattern": "^[^/\\\\\\u0000-\\u001f\\u007f-\\u009f]*$",
}
NEVER_EMPTY = {(Scenario, "centres"), (Scenario, "sensors"), (SensorGroup, "zones"), (Outage, "affects")}
NEVER_EMPTY |= {(Choice, "values")}
NEVER_LEFT_OUT = {(Scenario, "centres"), (Scenario, "sensors")}  # nothing can be played without them


def schema() -> Schema:
    """Make the JSON Schema (draft 2020-12) of the scenario format.

    Examples
    --------
    >>> schema()["properties"]["horizon"]["exclusiveMinimum"]
    0
    """
    maker = _Maker()
    root = maker.table(Scenario)
    defined = {name: maker.defined[name] for name in sorted(maker.defined)}
    return {"$schema": DIALECT, "title": "A scenario of Lanternwatch", **root, "$defs": defined}


def schema_text() -> str:
    """Write the schema as the text of a file."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


@define
class _Maker:
    """Makes the schema of each type; those of nouns are defined once and referred to."""

    defined: dict[str, Schema] = field(factory=dict)

    def table(self, noun: Any, key: str = "", word: str = "", default: str | None = None) -> Schema:
        """Make the schema of a table; if it comes in several kinds, `key` says which, by this word."""
        explained = meanings(noun)
        properties: Schema = {key: {"const": word, "description": f"Its kind: {word}."}} if key else {}
        required = [key] if key and word != default else []
        for name, one in keys_of(noun).items():
            said = {**self.of(one.type), "description": explained[name].text}
            if (noun, name) in NEVER_EMPTY:
                said["minItems"] = 1
            properties[name] = said | _default(noun, name)
            required += [name] if not one.optional or (noun, name) in NEVER_LEFT_OUT else []
        return {
            "type": "object",
            "description": summary(noun),
            "properties": properties,
            "required": required,
            "additionalProperties": False,
        }

    def of(self, kind: Any) -> Schema:
        """Make the schema of what has a type."""
        choice = _CHOICES.get(kind)
        if choice is not None:
            return self.refer(choice[0], lambda: self.variants(*choice[1:]))
        if attrs.has(kind) and kind is not Zones:
            return self.refer(kind.__name__, lambda: self.table(kind))
        if get_origin(kind) is tuple:
            return self.items(kind)
        if is_union(kind):
            options = [self.of(option) for option in get_args(kind) if option is not type(None)]
            return options[0] if len(options) == 1 else {"anyOf": options}
        return _plain(kind)

    def refer(self, name: str, make: Any) -> Schema:
        """Define a schema, if it is not yet defined, and refer to it."""
        if name not in self.defined:
            self.defined[name] = {}
            self.defined[name] = make()
        return {"$ref": f"#/$defs/{name}"}

    def variants(self, nouns: Mapping[str, Any], key: str, default: str | None, also: list[Schema]) -> Schema:
        """Make the schema of a table that comes in several kinds, or may be something else."""
        tables = [self.table(noun, key, word if key else "", default) for word, noun in nouns.items()]
        return {"anyOf": [*also, *tables]}

    def items(self, kind: Any) -> Schema:
        """Make the schema of a list; no name stands in one twice."""
        item = get_args(kind)[0]
        unique = {"uniqueItems": True} if _rule(item) == Naming() else {}
        return {"type": "array", "items": self.of(item), **unique}


def _rule(kind: Any) -> Any:
    """Give what a type is marked with, if it is marked."""
    return get_args(kind)[1] if get_origin(kind) is Annotated else None


def _plain(kind: Any) -> Schema:
    """Make the schema of a single value."""
    if kind is Zones:
        return {
            "type": "object",
            "minProperties": 1,
            "propertyNames": NAME,
            "additionalProperties": _limited(_rule(Weight)),
        }
    if get_origin(kind) is Literal:
        words = list(get_args(kind))
        return {"const": words[0]} if len(words) == 1 else {"enum": words}
    rule = _rule(kind)
    if isinstance(rule, Limits):
        return _limited(rule)
    return NAME if isinstance(rule, Naming) else {"type": "boolean" if kind is bool else "string"}


def _limited(limits: Limits) -> Schema:
    """Make the schema of a number."""
    least = "exclusiveMinimum" if limits.open_below else "minimum"
    bounds = {least: limits.least, "maximum": limits.most}
    finite = {key: bound for key, bound in bounds.items() if abs(bound) != float("inf")}
    return {"type": "integer" if limits.whole else "number", **finite}


def _default(noun: Any, name: str) -> Schema:
    """Say the default of a key, where it is a value of its own."""
    default = next(one.default for one in attrs.fields(noun) if one.metadata.get("key", one.name) == name)
    if default in (None, attrs.NOTHING, "", ()) or isinstance(default, attrs.Factory):  # type: ignore[arg-type]
        return {}
    return {"default": written(default)}


_CONSTANT = {**_limited(_rule(Duration)), "description": "Always the same delay, in ticks."}
_STEP = {"const": "step", "description": "At full strength at once."}
_CHOICES: dict[Any, tuple[str, Mapping[str, Any], str, str | None, list[Schema]]] = {
    Distribution: ("Distribution", kinds.DISTRIBUTIONS.nouns, "dist", None, [_CONSTANT]),
    Detector: ("Detector", kinds.DETECTORS.nouns, "kind", kinds.DETECTORS.default, []),
    Rule: ("Rule", kinds.RULES.nouns, "kind", kinds.RULES.default, []),
    Growth: ("Growth", kinds.GROWTHS.nouns, "kind", None, [_STEP]),
    Scan: ("Scan", kinds.SCANS, "", None, []),
}
