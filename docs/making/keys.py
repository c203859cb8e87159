"""The keys of the scenario format, as tables: from the nouns of the model and their docstrings."""

from collections.abc import Mapping
from functools import partial
from typing import Any, get_args, get_origin

import attrs

from docs.making.tables import table
from sim.model import kinds
from sim.model.detectors import Detector, Growth
from sim.model.distributions import Distribution
from sim.model.links import Link
from sim.model.meanings import meanings, summary
from sim.model.names import Naming
from sim.model.onset import Onset, Zones
from sim.model.rules import Rule
from sim.model.scenario import Scenario
from sim.model.sensors import Cue, Outage, Scan, SensorGroup
from sim.model.stations import Centre, Relay, Share
from sim.model.structuring import keys_of
from sim.model.values import is_union, wanted
from sim.model.writing import toml, written

LINKED: dict[Any, str] = {
    Distribution: "[delay law](#delay-laws)",
    Scan: "[scan](#scan)",
    Detector: "[detector](#detector)",
    Rule: "[rule](#rule)",
    Growth: "[growth](#growth)",
    Link: "[link](#link)",
    Onset: "[table](#onset)",
    Zones: "table of names and weights",
}


def noun(one: Any, word: tuple[str, str] | None = None) -> str:
    """Write what a noun is, and its keys; `word` is the key that says its kind, and the kind."""
    explained = meanings(one)
    rows = [] if word is None else [[f"`{word[0]}`", f"`{toml(word[1])}`", "", "The kind."]]
    for name, key in keys_of(one).items():
        rows.append([f"`{name}`", what(key.type), _default(one, name, key.optional), explained[name].text])
    return f"{summary(one)}\n\n{table(['key', 'what', 'default', 'meaning'], rows)}"


def what(kind: Any) -> str:
    """Say what may stand at a key.

    Examples
    --------
    >>> what(bool | None)
    'true or false'
    """
    if kind in LINKED:
        return LINKED[kind]
    if is_union(kind):
        return ", or ".join(what(option) for option in get_args(kind) if option is not type(None))
    if get_origin(kind) is tuple:
        item = get_args(kind)[0]
        return "list of tables" if attrs.has(item) else f"list: {what(item)}"
    return "a name" if Naming() in get_args(kind) else wanted(kind)


def _default(one: Any, name: str, optional: bool) -> str:
    """Say the default of a key."""
    if not optional:
        return "required"
    default = next(part.default for part in attrs.fields(one) if part.metadata.get("key", part.name) == name)
    if default in (None, "", ()) or isinstance(default, attrs.Factory):  # type: ignore[arg-type]
        return "–"
    value = written(default)
    if isinstance(value, dict) and "kind" not in value:
        return "see there"
    return f"`{toml(value)}`"


def several(choice: kinds.Kinds) -> str:
    """Write all kinds of a noun."""
    parts = []
    for word, one in choice.nouns.items():
        usual = " (the default)" if word == choice.default else ""
        parts.append(f"#### `{choice.key} = {toml(word)}`{usual}\n\n{noun(one, (choice.key, word))}")
    return "\n\n".join(parts)


def scans() -> str:
    """Write all kinds of scans."""
    return "\n\n".join(f"#### with `{key}`\n\n{noun(one)}" for key, one in kinds.SCANS.items())


NOUNS: Mapping[str, Any] = {
    "file": Scenario,
    "onset": Onset,
    "sensors": SensorGroup,
    "outages": Outage,
    "relays": Relay,
    "centres": Centre,
    "shares": Share,
    "cues": Cue,
    "link": Link,
}
PARTS = {name: partial(noun, one) for name, one in NOUNS.items()}
PARTS |= {
    "scan": scans,
    "detector": partial(several, kinds.DETECTORS),
    "growth": partial(several, kinds.GROWTHS),
    "rule": partial(several, kinds.RULES),
    "delay laws": partial(several, kinds.DISTRIBUTIONS),
}
