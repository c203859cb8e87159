"""Lines: on which line of a TOML text a key stands. The standard reader does not tell, so this scans for it.

The scan knows headers, keys and where values end, and nothing else. It trusts nothing: on text that is not
TOML it stops early and finds fewer lines. It takes time in proportion to the text.
"""

import json
import re

from attrs import define, field

from sim.model.complaints import Path

DEEPEST = 32  # tables and lists within one another; a scenario needs 6

BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*+")
SPACE = re.compile(r"[ \t]*+")
KEY = re.compile(r'[A-Za-z0-9_-]++|"(?:[^"\\\n]|\\.)*+"|' + r"'[^'\n]*+'")
REST = re.compile(r"[^\n]*+")
MULTILINE = r'"""(?:[^"\\]|\\.|"(?!""))*+"{3,5}|' + r"'''(?:[^']|'(?!''))*+'{3,5}"
BROKEN = "(?P<broken>\"\"\"|''')"
PLAIN = r"#[^\n]*+|[^\"'#\[\]{}\n]++|(?P<mark>.)"
VALUE = re.compile("|".join((MULTILINE, BROKEN, KEY.pattern, PLAIN)), re.DOTALL)


@define
class Lines:
    """The lines of the keys of a text.

    Attributes
    ----------
    known : dict
        The line of every path that was seen.
    too_deep : int or None
        The line of a key or value that is nested too deeply, if there is one; the scan stops there.
    """

    known: dict[Path, int] = field(factory=dict)
    too_deep: int | None = None

    def find(self, path: Path) -> int | None:
        """Give the line of a path, or of the longest part of it that is known."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.known:
                return self.known[path[:length]]
        return None


def scan(text: str) -> Lines:
    r"""Find the lines of all headers and keys of a TOML text.

    Parameters
    ----------
    text
        The text of a scenario file; it need not be good TOML.

    Examples
    --------
    >>> lines = scan("horizon = 9\n[[sensors]]\nscan = { every = 2 }\n")
    >>> lines.find(("horizon",)), lines.find(("sensors", 0)), lines.find(("sensors", 0, "scan", "every"))
    (1, 2, 3)
    """
    scanner = _Scanner(text)
    while scanner.statement():
        pass
    return scanner.lines


class _Scanner:
    """Walks once through a text, statement by statement."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.line = 1
        self.lines = Lines()
        self.table: Path = ()
        self.arrays: dict[Path, int] = {}

    def statement(self) -> bool:
        """Scan one header or one key with its value; tell whether there may be more."""
        self.take(BLANK)
        if self.at >= len(self.text):
            return False
        return self.header() if self.text[self.at] == "[" else self.assignment()

    def header(self) -> bool:
        """Scan ``[table]`` or ``[[table]]``."""
        many = self.text.startswith("[[", self.at)
        self.at += 1 + many
        parts = self.key()
        self.take(REST)
        if not parts:
            return False
        self.table = self.resolve((), parts[:-1])
        self.table = self.entry(parts[-1]) if many else self.resolve(self.table, parts[-1:])
        for length in range(1, len(self.table) + 1):
            self.lines.known.setdefault(self.table[:length], self.line)
        return True

    def entry(self, last: str) -> Path:
        """Give the path of a new entry of an array of tables."""
        array = (*self.table, last)
        self.arrays[array] = self.arrays.get(array, -1) + 1
        return (*array, self.arrays[array])

    def assignment(self) -> bool:
        """Scan ``key = value``."""
        parts = self.key()
        if not parts or not self.text.startswith("=", self.at):
            return False
        for length in range(1, len(parts) + 1):
            self.lines.known.setdefault(self.table + tuple(parts[:length]), self.line)
        return self.value()

    def value(self) -> bool:
        """Scan a value: up to the end of its line, or of the line on which its last bracket closes."""
        depth = 0
        while (token := VALUE.match(self.text, self.at)) is not None:
            mark = token["mark"]
            if mark == "\n" and depth <= 0:
                return True
            depth += (mark in ("[", "{")) - (mark in ("]", "}"))
            if depth > DEEPEST:
                self.lines.too_deep = self.line
            if depth > DEEPEST or token["broken"] or mark in ('"', "'"):
                return False
            self.take(VALUE)
        return False

    def key(self) -> list[str]:
        """Scan a key, dotted or not, into its parts; an empty list if it is none, or too deep."""
        parts: list[str] = []
        while True:
            self.take(SPACE)
            part = KEY.match(self.text, self.at)
            if part is None:
                return []
            parts.append(_plain(self.take(KEY)))
            self.take(SPACE)
            if len(parts) > DEEPEST:
                self.lines.too_deep = self.line
                return []
            if not self.text.startswith(".", self.at):
                return parts
            self.at += 1

    def resolve(self, base: Path, parts: list[str]) -> Path:
        """Give the path of a table; within an array of tables it belongs to the last entry."""
        for part in parts:
            base = (*base, part)
            if base in self.arrays:
                base = (*base, self.arrays[base])
        return base

    def take(self, pattern: re.Pattern[str]) -> str:
        """Step over what matches here, counting its lines, and give it back."""
        found = pattern.match(self.text, self.at)
        taken = found[0] if found else ""
        self.at += len(taken)
        self.line += taken.count("\n")
        return taken


def _plain(key: str) -> str:
    """Take a key out of its quotes."""
    if key[0] == "'":
        return key[1:-1]
    if key[0] != '"':
        return key
    try:
        return str(json.loads(key))
    except ValueError:  # an escape that TOML knows and JSON does not
        return key[1:-1]
