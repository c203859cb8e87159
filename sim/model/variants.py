"""Variants: a scenario in which a few things are said differently. The scenario itself never changes."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from sim.model.addresses import Astray, follow
from sim.model.complaints import Path
from sim.model.loading import from_document
from sim.model.problems import Problem, ScenarioError
from sim.model.scenario import Scenario


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
    document = scenario.document
    problems: list[Problem] = []
    for key, value in changes.items():
        try:
            _put(document, follow(document, key), _plain(value))
        except Astray as astray:
            problems.append(astray.problem)
    try:
        variant = from_document(document, name=scenario.name, where=where)
    except ScenarioError as error:
        problems += error.problems
    if problems:
        raise ScenarioError(where, tuple(problems))
    return variant


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
