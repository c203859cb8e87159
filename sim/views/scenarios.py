"""Scenarios as text within 80 columns: in plain words, and key by key."""

from collections.abc import Iterable, Iterator
from textwrap import fill

from sim.model.describing import describe
from sim.model.fiction import FICTION
from sim.model.keys import Listed, list_keys
from sim.model.problems import printable
from sim.model.scenario import Scenario
from sim.model.writing import toml

WIDTH = 80
LEAST = 20  # signs of a value that are shown beside a long key


def in_words(scenario: Scenario) -> Iterator[str]:
    """Tell a scenario in plain words: what happens, its network as a tree, what is assumed by default."""
    told = describe(scenario)
    yield _wrapped(told.title)
    yield _wrapped(told.story)
    yield ""
    yield from (_wrapped(sentence, "- ") for sentence in told.sentences)
    yield "\nThe network, from what decides down to what looks:\n"
    yield from (fill(f"  {printable(line)}", WIDTH, subsequent_indent=" " * 6) for line in told.tree)
    yield "\nAssumed by default, for the file does not say it:\n"
    yield from (_wrapped(line, "  ", "      ") for line in told.assumed or ("nothing",))
    yield f"\n{FICTION}"


def key_by_key(scenario: Scenario, word: str = "") -> Iterator[str]:
    """List the keys of a scenario that have a word in them, each with its value and its meaning."""
    lines = [line for line in list_keys(scenario) if word.casefold() in line.key.casefold()]
    for line in lines:
        yield _key(line)
        yield _wrapped(line.meaning, "    ", "    ")
    if not lines:
        yield f"No key has “{printable(word)}” in it."


def _key(line: Listed) -> str:
    """Write one key with its value, cut to fit; the whole of a table stands beneath, key by key."""
    begun = f"{line.key} = "
    if line.value is None:
        return printable(begun + line.absent)
    default = "" if line.said else "  (default)"
    return printable(begun + _value(line.value, WIDTH - len(begun) - len(default)) + default)


def _value(value: object, room: int) -> str:
    """Write a value on a line; of a long list of tables only how many there are."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return f"({len(value)} table{'s' if len(value) > 1 else ''})"
    text = toml(value)
    return text if len(text) <= room else f"{text[: max(room, LEAST) - 1]}…"


def _wrapped(text: str, first: str = "", later: str = "  ") -> str:
    """Wrap a text; its first line begins with one indent, all others with another."""
    plain = printable(" ".join(text.split()))
    after = later if first else ""
    return fill(plain, WIDTH, initial_indent=first, subsequent_indent=after, break_long_words=False)


def as_text(lines: Iterable[str]) -> str:
    """Join lines, with one at the end."""
    return "".join(f"{line}\n" for line in lines)
