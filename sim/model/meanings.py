"""Meanings: what a noun says about itself in its docstring, for whatever tells a reader about keys.

A noun's docstring is the one place where its keys are explained. The schema, the reference page and the
command `keys` all take their words from there.
"""

import re
from collections.abc import Mapping
from inspect import cleandoc
from typing import Any

from attrs import frozen

ATTRIBUTES = re.compile(r"^Attributes\n-+\n(?P<body>.*?)(?=\n\n\w+\n-+\n|\Z)", re.DOTALL | re.MULTILINE)
ENTRY = re.compile(r"^(?P<names>\w[\w, ]*) : (?P<kind>.+)\n(?P<text>(?:^    .*\n?)+)", re.MULTILINE)


@frozen
class Meaning:
    """What a docstring says about one key.

    Attributes
    ----------
    kind : str
        What stands there, in a word or two: float, list of str, table.
    text : str
        What it means.
    """

    kind: str
    text: str


def summary(noun: Any) -> str:
    """Give the first line of a noun's docstring.

    Examples
    --------
    >>> from sim.model.detectors import Linear
    >>> summary(Linear)
    'What began grows evenly to full strength.'
    """
    return cleandoc(noun.__doc__ or "").split("\n\n", 1)[0].replace("\n", " ")


def meanings(noun: Any) -> Mapping[str, Meaning]:
    """Give what a noun's docstring says about each of its keys.

    Examples
    --------
    >>> from sim.model.detectors import Linear
    >>> meanings(Linear)["over"].text
    'Ticks from the onset to full strength.'
    """
    section = ATTRIBUTES.search(cleandoc(noun.__doc__ or ""))
    found: dict[str, Meaning] = {}
    for entry in ENTRY.finditer(section["body"] + "\n" if section else ""):
        text = " ".join(entry["text"].split())
        found |= {name.strip(): Meaning(entry["kind"], text) for name in entry["names"].split(",")}
    return found
