"""Remedies: each delay, period, probability and capacity of a scenario made ten per cent better, one by one.

What makes it better is said here, once for each kind of key:

- a delay, and how long an outage lasts, becomes 10 % shorter;
- looks come 10 % more often (a period and a gap are divided by 1.1, a rate is multiplied by it);
- a good probability (to see what is there), the strength of what is measured, and the time between outages
  grow by 10 %, a probability to 1 at most; a bad one (a loss, a false alarm) shrinks by 10 %;
- a whole number (sensors, servers, tries) becomes one more.

Rules and thresholds are left alone: they trade delays against false alerts, and are not better either way. So
is what begins: nobody can choose it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from attrs import frozen

from sim.model.keys import list_keys
from sim.model.scenario import Scenario

SHORTER, MORE = 0.9, 1.1
LAW_TIMES = (
    "mean",
    "low",
    "mode",
    "high",
    "values",
)  # what scales with a delay law; cv, shape, weights do not


@frozen
class Remedy:
    """One thing made better.

    Attributes
    ----------
    key : str
        The key that it concerns.
    words : str
        What is done, as the subject of a sentence: "A second server at harbour".
    changes : mapping of str to Any
        What is said differently, as `Scenario.vary` takes it.
    size : str
        How large the change is: "10 %", or "+1 (33 %)" of a whole number.
    """

    key: str
    words: str
    changes: Mapping[str, Any]
    size: str = "10 %"


Better = Callable[[Any], Any]


def _times(factor: float) -> Better:
    def scaled(value: Any) -> Any:
        if isinstance(value, Mapping):
            return {key: scaled(part) if key in LAW_TIMES else part for key, part in value.items()}
        return [factor * one for one in value] if isinstance(value, list) else factor * value

    return scaled


def _likelier(value: float) -> float:
    return min(1.0, MORE * value)


def _one_more(value: int) -> int:
    return value + 1


@frozen
class _Kind:
    """A kind of key: how it looks, what makes it better, and how that is said of the thing that has it.

    The words in brackets are left out where there is only one thing of that sort.
    """

    pattern: re.Pattern[str]
    better: Better
    words: str


def _kind(pattern: str, better: Better, words: str) -> _Kind:
    return _Kind(re.compile(pattern), better, words)


SENSOR = r"(?P<sort>sensors)\.(?P<name>.+)\."
LINK = r"(?P<sort>sensors|relays)\.(?P<name>.+)\.link\."
STATION = r"(?P<sort>relays|centres)\.(?P<name>.+)\."
OUTAGE = r"(?P<sort>outages)\.(?P<name>.+)\."
SHARE = r"(?P<sort>shares)(?:\.|(?=\[))(?P<name>.+)\."
CUE = r"(?P<sort>cues)(?:\.|(?=\[))(?P<name>.+)\."
FASTER, STRONGER, OFTENER = _times(SHORTER), _times(MORE), _times(1 / MORE)
KINDS = (
    _kind(SENSOR + r"scan\.(every|gap)", OFTENER, "Looking 10 % more often[ with {}]"),
    _kind(SENSOR + r"scan\.rate", STRONGER, "Looking 10 % more often[ with {}]"),
    _kind(SENSOR + "count", _one_more, "One more {}"),
    _kind(SENSOR + r"detector\.p", _likelier, "Seeing what is there 10 % more often[ with {}]"),
    _kind(SENSOR + r"detector\.shift", STRONGER, "A signal 10 % stronger[ at {}]"),
    _kind(SENSOR + r"detector\.false_alarm", FASTER, "A false alarm 10 % less likely[ at {}]"),
    _kind(SENSOR + "processing", FASTER, "Processing 10 % faster[ at {}]"),
    _kind(LINK + "delay", FASTER, "A link 10 % faster[ from {}]"),
    _kind(LINK + "loss", FASTER, "Losing 10 % less on the link[ from {}]"),
    _kind(LINK + "retry_after", FASTER, "Trying again 10 % sooner on the link[ from {}]"),
    _kind(LINK + "max_tries", _one_more, "One more try on the link[ from {}]"),
    _kind(OUTAGE + "up", STRONGER, "A time 10 % longer between outages[ by {}]"),
    _kind(OUTAGE + "down", FASTER, "Ending outages[ by {}] 10 % sooner"),
    _kind(STATION + "servers", _one_more, "{nth} server[ at {}]"),
    _kind(STATION + "service", FASTER, "Serving 10 % faster[ at {}]"),
    _kind(STATION + "decision", FASTER, "Deciding 10 % faster[ at {}]"),
    _kind(STATION + "delivery", FASTER, "Delivering 10 % faster[ from {}]"),
    _kind(SHARE + "delay", FASTER, "Sharing 10 % faster[ over {}]"),
    _kind(SHARE + "loss", FASTER, "Losing 10 % less in sharing[ over {}]"),
    _kind(SHARE + "retry_after", FASTER, "Trying again 10 % sooner in sharing[ over {}]"),
    _kind(SHARE + "max_tries", _one_more, "One more try in sharing[ over {}]"),
    _kind(CUE + "after", FASTER, "Following the cue[ {}] 10 % sooner"),
)
OPTIONAL = re.compile(r"\[(.*?)\]")
NEEDS = {"max_tries": "loss", "retry_after": "loss", "servers": "service"}  # without these it changes nothing
NTH = {2: "A second", 3: "A third", 4: "A fourth", 5: "A fifth"}


def remedies(scenario: Scenario) -> tuple[Remedy, ...]:
    """List all that can be made better in a scenario, in the order of the file; what is nothing is left out.

    Examples
    --------
    >>> from sim.model.loading import load
    >>> [remedy.key for remedy in remedies(load("first_light"))][:2]
    ['sensors.lamp.scan.every', 'sensors.lamp.count']
    >>> remedies(load("first_light"))[-1].changes
    {'centres.harbour.decision': 1.8}
    """
    values = {line.key: line.value for line in list_keys(scenario)}
    return tuple(_listed(values, _alone(scenario)))


def _alone(scenario: Scenario) -> set[str]:
    """Name the sorts of things of which there is one at most, so that it needs no name."""
    counts = {sort: len(getattr(scenario, sort)) for sort in ("sensors", "outages", "shares", "cues")}
    counts["link"] = len(scenario.sensors) + len(scenario.relays)
    counts["relays"] = counts["centres"] = len(scenario.relays) + len(scenario.centres)
    return {sort for sort, count in counts.items() if count <= 1}


def _listed(values: Mapping[str, Any], alone: set[str]) -> Iterator[Remedy]:
    for key, value in values.items():
        for kind in KINDS:
            found = kind.pattern.fullmatch(key)
            if found is not None and _matters(key, value, values):
                sort = "link" if kind.pattern.pattern.startswith(LINK) else found["sort"]
                words = OPTIONAL.sub("" if sort in alone else r"\1", kind.words)
                nth = NTH.get(value + 1, "One more") if key.endswith(".servers") else ""
                changes, size = _changes(key, kind.better, values), _size(value, kind.better)
                told = words.replace("10 %", size).format(found["name"], nth=nth)
                yield Remedy(key, told, changes, size)


def _matters(key: str, value: Any, values: Mapping[str, Any]) -> bool:
    """Tell whether there is anything to make better: not a delay of 0, nor a try where nothing is lost."""
    last = key.rpartition(".")[2]
    beside = key.removesuffix(last)
    if last in NEEDS and not values.get(beside + NEEDS[last]):
        return False
    if last == "retry_after" and values[beside + "max_tries"] == 1:
        return False
    return value not in (None, 0) and not (last == "p" and value == 1)


def _size(value: Any, better: Better) -> str:
    """Say how large a change is: of a whole number in per cent, too; of a probability at most up to 1.

    Examples
    --------
    >>> _size(3, _one_more), _size(0.95, _likelier), _size(10.0, OFTENER)
    ('+1 (33 %)', '5.3 %', '10 %')
    """
    if better is _one_more:
        return f"+1 ({100 / value:.0f} %)"
    return f"{100 / value - 100:.2g} %" if better is _likelier and MORE * value > 1.0 else "10 %"


def _changes(key: str, better: Better, values: Mapping[str, Any]) -> dict[str, Any]:
    """Say what is changed: the key, and the phase of a scan with it, which else might leave the period."""
    phase = key.removesuffix("every") + "phase"
    moved = key.endswith(".scan.every") and isinstance(values.get(phase), int | float)
    return {one: better(values[one]) for one in ([key, phase] if moved else [key])}
