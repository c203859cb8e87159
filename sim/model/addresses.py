"""Addresses: a key such as sensors.lantern.scan.every is followed to its place in a document.

Parts are joined with dots. An entry of a list of tables goes by its name, a share or cue by who gives and
who receives (`shares.harbour>tower.delay`), and anything in a list by its number, from 0 (`cues[0].after`).
A part with dots or brackets in it stands in quotes, but the name of something that is there needs none.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any

from sim.model.complaints import Path
from sim.model.problems import Problem, show

SECTIONS = ("sensors", "outages", "relays", "centres", "shares", "cues")
ZONES = ("onset", "zones")
PART = re.compile(
    r'"(?P<double>(?:[^"\\]|\\.)+)"|' + r"'(?P<single>[^']+)'|\[(?P<index>\d{1,9})\]|(?P<bare>[^.\[\"']+)"
)
JOINT = re.compile(r"\.(?=.)|(?=\[)|$")


class Astray(Exception):
    """An address leads nowhere.

    Attributes
    ----------
    problem : Problem
        Which one, what was found on the way, and what is allowed.
    """

    def __init__(self, key: str, found: str, allowed: str) -> None:
        """Say where the address leads nowhere."""
        super().__init__(key)
        self.problem = Problem(None, key, found, allowed, None)


def follow(document: Mapping[str, Any], key: str) -> Path:
    """Follow an address to a place in a document; the last part, and tables on the way, need not be there.

    Parameters
    ----------
    document
        What a scenario file says.
    key
        The address.

    Raises
    ------
    Astray
        If it leads nowhere; the problem says what is allowed.

    Examples
    --------
    >>> follow({"sensors": [{"name": "lamp"}]}, "sensors.lamp.scan.every")
    ('sensors', 0, 'scan', 'every')
    """
    path: Path = ()
    place: Any = document
    rest = key.strip()
    while rest or not path:
        labels = labels_at(path, place)
        part, rest = _take(key, rest, labels)
        step = _step(key, path, place, part, labels)
        path = (*path, step)
        place = _inside(place, step)
    return path


def labels_at(path: Path, place: Any) -> list[str | None]:
    """List the names that entries at a place go by: None for an entry that goes by its number only."""
    if path == ZONES and isinstance(place, Mapping):
        return list(place)
    if not isinstance(place, list):
        return []
    labels = [_label(path[0], entry) for entry in place]
    often = Counter(labels)
    return [label if often[label] == 1 else None for label in labels]


def _label(section: str | int, entry: Any) -> str | None:
    """Give the name that an entry of a section goes by."""
    if not isinstance(entry, Mapping):
        return None
    if section in ("shares", "cues"):
        return f"{entry.get('from')}>{entry.get('to')}"
    name = entry.get("name")
    return name if isinstance(name, str) else None


def _take(key: str, rest: str, labels: Collection[str | None]) -> tuple[str | int, str]:
    """Take the first part off the rest of an address."""
    found = PART.match(rest)
    known = [label for label in labels if label and rest.startswith(label) and JOINT.match(rest, len(label))]
    if known:
        part: str | int = max(known, key=len)
        end = len(str(part))
    elif found is None:
        raise Astray(key, show(rest), "parts joined with dots, such as sensors.lantern.scan.every")
    else:
        part, end = _part(found), found.end()
    joint = JOINT.match(rest, end)
    if joint is None:
        raise Astray(key, show(rest[end:]), "parts joined with dots, such as sensors.lantern.scan.every")
    return part, rest[joint.end() :]


def _part(found: re.Match[str]) -> str | int:
    """Read one part of an address."""
    if found["index"] is not None:
        return int(found["index"])
    if found["double"] is not None:
        return re.sub(r"\\(.)", r"\1", found["double"])
    return (found["single"] or found["bare"]).strip()


def _step(key: str, path: Path, place: Any, part: str | int, labels: list[str | None]) -> str | int:
    """Turn a part of an address into a step: a key of a table, or the number of an entry of a list."""
    if isinstance(place, list) or (path in [(section,) for section in SECTIONS] and place is None):
        return _entry(key, place or [], part, labels)
    if place is not None and not isinstance(place, Mapping):
        raise Astray(
            key, f"{show(place)} on the way there", "a whole table in its place, or a key that is there"
        )
    if isinstance(part, int):
        raise Astray(key, f"[{part}] where there is no list", "the key of a table")
    return part


def _entry(key: str, place: list[Any], part: str | int, labels: list[str | None]) -> int:
    """Find an entry of a list by its name or its number."""
    if part in labels:
        return labels.index(str(part))
    number = int(part) if isinstance(part, int) or (part.isascii() and part.isdecimal()) else None
    if number is not None and number < len(place):
        return number
    named = [label for label in labels if label is not None]
    allowed = ", ".join(named[:20]) or "an entry of the list, which is empty"
    if place:
        allowed += f" (or a number from 0 to {len(place) - 1}, as in [0])"
    raise Astray(key, show(part), allowed)


def _inside(place: Any, step: str | int) -> Any:
    """Give what stands at a step, or None."""
    if isinstance(place, list):
        return place[int(step)]
    return place.get(step) if isinstance(place, Mapping) else None
