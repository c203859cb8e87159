"""Cautions: what is allowed in a scenario, but can never show anything."""

from sim.model.choice import Choice
from sim.model.distributions import Constant, Distribution, Triangular, Uniform
from sim.model.scenario import Scenario
from sim.model.wording import number


def cautions(scenario: Scenario) -> list[str]:
    """Say which measures of a valid scenario can never come about, and why.

    Examples
    --------
    >>> from sim.model.loading import load
    >>> cautions(load("first_light").vary({"onset.at": 300}))
    ['the onset never comes before the horizon of 200, so nothing can be detected']
    """
    onset, horizon = scenario.onset, number(scenario.horizon)
    if onset is None:
        return []
    first = _earliest(onset.at)
    if first > scenario.horizon:
        return [f"the onset never comes before the horizon of {horizon}, so nothing can be detected"]
    if onset.chance == 0.0:
        return ["the chance of an onset is 0, so nothing can be detected"]
    if onset.deadline is not None and first + onset.deadline > scenario.horizon:
        return [f"the deadline always lies beyond the horizon of {horizon}, so nothing can come too late"]
    return []


def _earliest(at: Distribution) -> float:
    """Give a tick before which the onset never comes."""
    match at:
        case Constant(value):
            return value
        case Uniform(low, _) | Triangular(low, _, _):
            return low
        case Choice(values, _):
            return min(values)
    return 0.0
