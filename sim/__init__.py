"""Lanternwatch: where the time goes between something beginning and someone being warned.

The public names are few, and each is imported when it is first asked for, so that `import sim` is instant.

Examples
--------
>>> import sim
>>> result = sim.run("first_light", replications=20)
>>> result.replications
20
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from sim._version import __version__

if TYPE_CHECKING:
    from sim.analysis.intervals import Estimate
    from sim.answers import compare, explain, sweep, tradeoff
    from sim.lessons.checking import check
    from sim.model.loading import load
    from sim.model.problems import ScenarioError
    from sim.model.scenario import Scenario
    from sim.reporting.making import report
    from sim.results import Result, run
    from sim.running import TooMuchWork, UnsupportedScenario
    from sim.saving.opening import open
    from sim.saving.problems import SavedResultError
    from sim.stories.traces import Trace, trace

__all__ = [
    "Estimate",
    "Result",
    "SavedResultError",
    "Scenario",
    "ScenarioError",
    "TooMuchWork",
    "Trace",
    "UnsupportedScenario",
    "__version__",
    "check",
    "compare",
    "explain",
    "load",
    "open",
    "report",
    "run",
    "sweep",
    "trace",
    "tradeoff",
]

_HOMES = {
    "Estimate": "sim.analysis.intervals",
    "Result": "sim.results",
    "SavedResultError": "sim.saving.problems",
    "Scenario": "sim.model.scenario",
    "ScenarioError": "sim.model.problems",
    "TooMuchWork": "sim.running",
    "Trace": "sim.stories.traces",
    "UnsupportedScenario": "sim.running",
    "check": "sim.lessons.checking",
    "compare": "sim.answers",
    "explain": "sim.answers",
    "load": "sim.model.loading",
    "open": "sim.saving.opening",
    "report": "sim.reporting.making",
    "run": "sim.results",
    "sweep": "sim.answers",
    "trace": "sim.stories.traces",
    "tradeoff": "sim.answers",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'sim' has no attribute {name!r}")
    found = getattr(import_module(_HOMES[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
