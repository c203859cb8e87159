"""What is told about a saved result, in `result.json`: enough to read it back, and to repeat the run."""

from __future__ import annotations

import platform
import shlex
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

from sim._version import __version__
from sim.model.fiction import FICTION
from sim.model.loading import from_document, load, shipped
from sim.model.scenario import Scenario
from sim.model.writing import toml, toml_key, written
from sim.saving.places import SCENARIO

if TYPE_CHECKING:
    from sim.results import Result

WHAT = "A saved result of Lanternwatch. " + FICTION
FORMAT = 1
LIBRARIES = ("numpy", "scipy", "simpy")


def about(result: Result, layout: str, tables: dict[str, Any]) -> dict[str, Any]:
    """Tell about a result.

    Parameters
    ----------
    result
        The result.
    layout
        How tables are written: "csv" or "parquet".
    tables
        What is told about every table.
    """
    return {
        "what": WHAT,
        "format": FORMAT,
        "scenario": {"name": result.scenario.name, "says": said(result.scenario)},
        "seed": result.seed,
        "replications": result.replications,
        "until": result.until,
        "engine": result.engine,
        "why": result.why,
        "stopped": result.stopped,
        "started": result.started,
        "seconds": result.seconds,
        "versions": versions(),
        "command": result.command or repeat(result),
        "layout": layout,
        "tables": tables,
    }


def said(scenario: Scenario) -> dict[str, Any]:
    """Give a document that makes the scenario again: what its file said, or all that it holds."""
    document = scenario.document
    if document and from_document(document, name=scenario.name) == scenario:
        return document
    whole: dict[str, Any] = written(scenario)
    return whole


def as_toml(document: dict[str, Any]) -> str:
    """Write a document as a scenario file, one line for each of its keys.

    Examples
    --------
    >>> print(as_toml({"horizon": 9.5, "onset": {"at": 2}}), end="")
    horizon = 9.5
    onset = { at = 2 }
    """
    return "".join(f"{toml_key(key)} = {toml(value)}\n" for key, value in document.items())


def repeat(result: Result) -> str:
    """Write the command that gives the same numbers; from within the saved folder, where none is shipped."""
    name = result.scenario.name
    known = name in shipped() and load(name) == result.scenario
    words = ["lanternwatch", "run", name if known else SCENARIO]
    words += ["--replications", str(result.replications), "--seed", str(result.seed)]
    words += ["--engine", result.engine] + ([] if result.until is None else ["--until", result.until])
    return shlex.join(words)


def versions() -> dict[str, str | None]:
    """Give the versions of this program, of Python and of the libraries that make the numbers."""
    return {"lanternwatch": __version__, "python": platform.python_version()} | {
        library: _version(library) for library in LIBRARIES
    }


def _version(library: str) -> str | None:
    try:
        return version(library)
    except PackageNotFoundError:
        return None
