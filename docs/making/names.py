"""The public names of the package, as sections: from their signatures and docstrings."""

import inspect
import re
from functools import partial
from typing import Any

import sim
from docs.making.tables import table

WIDTH = 80
SECTION = re.compile(r"^(?P<head>\w+)\n-+\n(?P<body>.*?)(?=\n\n\w+\n-+\n|\Z)", re.DOTALL | re.MULTILINE)
ENTRY = re.compile(r"^(?P<name>\S.*)\n(?P<text>(?:^    .*\n?)+)", re.MULTILINE)
TABLED = {"Parameters": "argument", "Attributes": "attribute", "Raises": "raises"}


def public(name: str) -> str:
    """Write what a public name is: its signature, and what its docstring says."""
    return described(f"sim.{name}", getattr(sim, name))


def described(name: str, one: Any) -> str:
    """Write the signature of a function or method, and the docstring of anything."""
    doc = inspect.cleandoc(one.__doc__)
    said = doc.split("\n\nParameters\n")[0].split("\n\nAttributes\n")[0].split("\n\nRaises\n")[0]
    said = said.split("\n\nExamples\n")[0].split("\n\nReturns\n")[0]
    parts = [] if inspect.isclass(one) else [f"```text\n{_signature(name, one)}\n```"]
    parts.append(said)
    for section in SECTION.finditer(doc):
        if section["head"] in TABLED:
            rows = [_row(entry) for entry in ENTRY.finditer(section["body"] + "\n")]
            parts.append(table([TABLED[section["head"]], "meaning"], rows))
    return "\n\n".join(parts)


def _row(entry: re.Match[str]) -> list[str]:
    """Write one entry of a docstring's section."""
    name, colon, kind = entry["name"].partition(" : ")
    return [f"`{name}`" + (f" ({kind})" if colon else ""), " ".join(entry["text"].split())]


def _signature(name: str, one: Any) -> str:
    """Write what a function takes, one argument a line where there are many."""
    taken = [_argument(part) for part in inspect.signature(one).parameters.values() if part.name != "self"]
    kinds = [part.kind for part in inspect.signature(one).parameters.values() if part.name != "self"]
    if inspect.Parameter.KEYWORD_ONLY in kinds and inspect.Parameter.VAR_POSITIONAL not in kinds:
        taken.insert(kinds.index(inspect.Parameter.KEYWORD_ONLY), "*")
    line = f"{name}({', '.join(taken)})"
    return line if len(line) <= WIDTH else f"{name}(\n    " + ",\n    ".join(taken) + ",\n)"


def _argument(part: inspect.Parameter) -> str:
    """Write one argument, with its default."""
    stars = {part.VAR_POSITIONAL: "*", part.VAR_KEYWORD: "**"}.get(part.kind, "")
    return f"{stars}{part.name}" if part.default is part.empty else f"{part.name}={part.default!r}"


NAMES = [name for name in sim.__all__ if not name.startswith("_")]
PARTS = {f"sim.{name}": partial(public, name) for name in NAMES}
PARTS["Scenario.vary"] = partial(described, "Scenario.vary", sim.Scenario.vary)
PARTS["Result.report"] = partial(described, "Result.report", sim.Result.report)
PARTS["Result.save"] = partial(described, "Result.save", sim.Result.save)
