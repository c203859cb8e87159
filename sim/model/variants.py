"""Variants: a scenario in which a few things are said differently. The scenario itself never changes."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from attrs import evolve

from sim.model.addresses import Astray, follow
from sim.model.complaints import UNKNOWN_KEY, Path, did_you_mean
from sim.model.keys import nearest_key
from sim.model.loading import from_document
from sim.model.paths import Places
from sim.model.problems import Problem, ScenarioError
from sim.model.scenario import Scenario
from sim.model.writing import written


def vary(scenario: Scenario, changes: Mapping[str, Any]) -> Scenario:
    """Make a variant of a scenario; `Scenario.vary` is the way to it.

    Parameters
    ----------
    scenario
        What to vary. It stays as it is.
    changes
        Keys and their new values, put in one after another. None takes a key out, so that its default
        counts again. A table replaces the whole table that was there.

    Returns
    -------
    Scenario
        The variant, checked as any scenario is; it has the same name.

    Raises
    ------
    ScenarioError
        If a key or a value is not allowed; it tells all problems at once.

    Examples
    --------
    >>> from sim.model.loading import load
    >>> often = vary(load("first_light"), {"sensors.lamp.scan.every": 5})
    >>> often.sensors[0].scan.every
    5.0
    """
    where = f"{scenario.name}, varied"
    document = scenario.document or written(scenario)
    problems: list[Problem] = []
    ways: dict[str, str] = {}
    for key, value in changes.items():
        try:
            path = follow(document, key)
        except Astray as astray:
            problems.append(_hint(astray.problem, key, scenario))
        else:
            ways[Places(document).show(path)] = key
            _put(document, path, _plain(value))
    try:
        variant = from_document(document, name=scenario.name, where=where)
    except ScenarioError as error:
        problems += [_meant(problem, ways, scenario) for problem in error.problems]
    if problems:
        raise ScenarioError(where, tuple(problems))
    return variant


def _meant(problem: Problem, ways: Mapping[str, str], scenario: Scenario) -> Problem:
    """Name the nearest key, where the problem is a key that there is not."""
    if problem.found != str(UNKNOWN_KEY):
        return problem
    guilty = [key for shown, key in ways.items() if shown.startswith(problem.key)]
    return _hint(problem, guilty[0] if guilty else problem.key, scenario)


def _hint(problem: Problem, key: str, scenario: Scenario) -> Problem:
    """Name the key of a scenario that is nearest to one that there is not."""
    near = nearest_key(key, scenario)
    return problem if near is None else evolve(problem, hint=did_you_mean(near))


def _put(document: Any, path: Path, value: Any) -> None:
    """Put a value at its place in a document, or take away what is there."""
    *way, last = path
    place = document
    for step in way:
        place = place.setdefault(step, {}) if isinstance(place, dict) else place[step]
    if value is not None:
        place[last] = value
    elif isinstance(place, dict):
        place.pop(last, None)
    else:
        del place[int(last)]


def _plain(value: Any) -> Any:
    """Copy a value as TOML would have read it: numbers of NumPy become plain ones, tuples become lists."""
    if isinstance(value, np.generic | np.ndarray):
        value = value.tolist()
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value
