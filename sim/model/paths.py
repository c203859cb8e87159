"""Paths: where in a document something stands, written so that a student finds it."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from sim.model.complaints import Path
from sim.model.names import Naming
from sim.model.problems import shorten


class Places:
    """Writes paths of one document: sections by the names of their entries where these have usable names."""

    def __init__(self, document: Any) -> None:
        """Look up how often each section has each name."""
        sections = document if isinstance(document, Mapping) else {}
        self.names = {section: _names(entries) for section, entries in sections.items()}

    def show(self, path: Path) -> str:
        """Write a path; an entry without a name of its own is shown by its index, from 0.

        Examples
        --------
        >>> places = Places({"sensors": [{"name": "lantern"}, {}]})
        >>> places.show(("sensors", 0, "scan")), places.show(("sensors", 1, "scan"))
        ('sensors.lantern.scan', 'sensors[1].scan')
        """
        words = [show_key(self.named(path, depth)) for depth in range(len(path))]
        return "".join(words[:1] + [word if word.startswith("[") else f".{word}" for word in words[1:]])

    def named(self, path: Path, depth: int) -> str | int:
        """Give the key at a depth of a path; for an entry of a section its name, if only it has it."""
        key = path[depth]
        if depth != 1 or not isinstance(key, int):
            return key
        names = self.names.get(path[0], [])
        name = names[key] if key < len(names) else None
        return key if name is None else name


def _names(entries: Any) -> list[str | None]:
    """List the usable names of a section's entries: None where an entry has none, or not for itself."""
    if not isinstance(entries, list | tuple):
        return []
    names = [entry.get("name") if isinstance(entry, dict) else None for entry in entries]
    usable = [name if isinstance(name, str) and Naming().accepts(name) else None for name in names]
    often = Counter(usable)
    return [name if often[name] == 1 else None for name in usable]


def show_key(key: str | int) -> str:
    """Write one key of a path: bare where it can be, in quotes where not, an index in brackets.

    Examples
    --------
    >>> show_key("lantern-2"), show_key("sea lamp"), show_key(2)
    ('lantern-2', '"sea lamp"', '[2]')
    """
    if isinstance(key, int):
        return f"[{key}]"
    text = str(key)
    return text if re.fullmatch(r"[\w-]{1,60}", text) else f'"{shorten(text)}"'
