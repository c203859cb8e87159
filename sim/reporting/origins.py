"""Origins: where the scenarios of a report come from, and the commands that repeat it."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence

from attrs import frozen

from sim.model.describing import title_of
from sim.model.loading import load, shipped, shipped_text, source_text
from sim.model.questions import asked_in
from sim.model.scenario import Scenario
from sim.model.writing import toml
from sim.results import Result
from sim.saving.about import as_toml, said
from sim.stories.traces import Trace
from sim.studies.plan import Changes, Source

FILE = "report.html"  # what a command writes: any name does, and the page is the same


@frozen(eq=False)
class Origin:
    """Where a scenario comes from.

    Attributes
    ----------
    scenario : Scenario
        The scenario.
    label : str
        What it is called beside others.
    title : str
        Its title; of a variant also what is said differently.
    text : str
        The text of its file.
    question : str
        What the file asks; empty where it asks nothing.
    words : tuple of str
        What names it on the command line.
    """

    scenario: Scenario
    label: str
    title: str
    text: str
    question: str
    words: tuple[str, ...]


def origin(source: Source) -> Origin:
    """Find out where a scenario comes from; one made in Python is written out.

    Raises
    ------
    ScenarioError
        If it cannot be loaded.
    """
    if isinstance(source, Scenario):
        known = source.name in shipped() and load(source.name) == source
        text = shipped_text(source.name) if known else as_toml(said(source))
        word = source.name if known else f"{source.name}.toml"
        return Origin(source, source.name, title_of(source), text, asked_in(text), (word,))
    text, scenario = source_text(source), load(source)
    return Origin(scenario, scenario.name, title_of(scenario), text, asked_in(text), (str(source),))


def variant(base: Origin, changes: Changes) -> Origin:
    """Make a variant of a scenario; its text begins with what is said differently.

    Raises
    ------
    ScenarioError
        If a change is not allowed.
    """
    scenario = base.scenario.vary(changes)
    told = "; ".join(_change(key, value) for key, value in changes.items())
    head = f"# A variant of {toml(base.scenario.name)}: {told}\n"
    title = f"{base.title} with {told}"
    return Origin(scenario, told, title, head + as_toml(said(scenario)), "", (*base.words, *_set(changes)))


def _change(key: str, value: object) -> str:
    return f"{key}={toml(value)}"


def _set(changes: Changes) -> list[str]:
    return [word for key, value in changes.items() for word in ("--set", _change(key, value))]


def run_command(words: Sequence[str], result: Result) -> str:
    """Write the command that gives the numbers of one scenario again.

    Examples
    --------
    >>> from sim.results import run
    >>> run_command(["first_light"], run("first_light", replications=9))
    'lanternwatch run first_light --replications 9 --seed 1'
    """
    counted = ["--replications", str(result.replications), "--seed", str(result.seed)]
    until = [] if result.until is None else ["--until", result.until]
    return shlex.join(["lanternwatch", "run", *words, *counted, *until])


def trace_command(words: Sequence[str], trace: Trace) -> str:
    """Write the command that tells the whole of a replication.

    Examples
    --------
    >>> from sim.stories.traces import trace
    >>> trace_command(["first_light"], trace("first_light", replication=7))
    'lanternwatch trace first_light --seed 1 --replication 7'
    """
    counted = ["--seed", str(trace.seed), "--replication", str(trace.replication)]
    return shlex.join(["lanternwatch", "trace", *words, *counted])


def report_command(
    origins: Sequence[Origin], changes: Sequence[Changes], result: Result, chosen: Mapping[str, object]
) -> str:
    """Write the command that makes a report again.

    Parameters
    ----------
    origins
        The scenarios, without variants.
    changes
        What the variants of the first one say differently.
    result
        The result of the first: how many replications, and the seed.
    chosen
        Further options and their values; those that are empty or None are left out.
    """
    words = [word for one in origins for word in one.words]
    words += [
        word for one in changes for word in ("--set", "; ".join(_change(*pair) for pair in one.items()))
    ]
    words += ["--replications", str(result.replications), "--seed", str(result.seed)]
    words += [
        word
        for name, value in chosen.items()
        if value not in ("", None)
        for word in (f"--{name}", str(value))
    ]
    return shlex.join(["lanternwatch", "report", *words, "--out", FILE])
