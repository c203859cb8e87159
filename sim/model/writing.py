"""Writing: a scenario's nouns become a document again, with all defaults; and values become TOML."""

import json
import re
from collections.abc import Mapping
from typing import Any

import attrs

from sim.model import kinds
from sim.model.detectors import Step
from sim.model.distributions import Constant
from sim.model.onset import Zones
from sim.model.scenario import key_of

LARGEST_WHOLE = 1e15  # a larger number is not sure to be whole
BARE = re.compile(r"[A-Za-z0-9_-]+")
KINDS = {
    noun: (choice.key, word)
    for choice in (kinds.DETECTORS, kinds.GROWTHS, kinds.RULES, kinds.DISTRIBUTIONS)
    for word, noun in choice.nouns.items()
}


def written(value: Any) -> Any:
    """Write a noun, or a part of one, as a document: what a file would say that leaves nothing out.

    Parameters
    ----------
    value
        A noun of the model, or what stands at one of its keys. Keys that say nothing (None) are left out.

    Examples
    --------
    >>> from sim.model.detectors import Binary
    >>> written(Binary(p=0.6))
    {'kind': 'binary', 'p': 0.6, 'false_alarm': 0}
    """
    match value:
        case float() if value.is_integer() and abs(value) < LARGEST_WHOLE:
            return int(value)
        case tuple():
            return [written(one) for one in value]
        case Constant():
            return written(value.value)
        case Step():
            return "step"
        case Zones():
            return dict(zip(value.names, map(written, value.weights), strict=True))
    return _table(value) if attrs.has(type(value)) else value


def _table(noun: Any) -> dict[str, Any]:
    """Write a noun as a table; one that comes in several kinds says its own."""
    table: dict[str, Any] = dict([KINDS[type(noun)]]) if type(noun) in KINDS else {}
    for attribute in attrs.fields(type(noun)):
        key, part = key_of(attribute), getattr(noun, attribute.name)
        if key is not None and part is not None:
            table[key] = written(part)
    return table


def toml(value: Any) -> str:
    r"""Write a value as TOML, within a line.

    Examples
    --------
    >>> print(toml({"dist": "choice", "values": [1, 2.5], "far east": True}))
    { dist = "choice", values = [1, 2.5], "far east" = true }
    """
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case Mapping():
            inside = ", ".join(f"{toml_key(key)} = {toml(one)}" for key, one in value.items())
            return f"{{ {inside} }}" if inside else "{}"
        case list() | tuple():
            return f"[{', '.join(map(toml, value))}]"
    return str(value)


def toml_key(key: str) -> str:
    """Write a key of a table as TOML: bare where it can be, in quotes where not.

    Examples
    --------
    >>> toml_key("p"), toml_key("far east")
    ('p', '"far east"')
    """
    return key if BARE.fullmatch(key) else toml(key)
