"""How much work a scenario is, estimated before it runs, so that no scenario ever hangs a classroom."""

import numpy as np
from attrs import frozen

from sim.model.distributions import Distribution
from sim.model.flow import along
from sim.model.scenario import Scenario
from sim.model.sensors import Periodic, Renewal, SensorGroup

GRID = (np.arange(1024) + 0.5) / 1024  # midpoints at which a delay law is looked at


@frozen
class Workload:
    """The looks and the like of one replication, estimated.

    Attributes
    ----------
    steps : float
        Looks of scans, cued looks, switches of outages and tries on links, together.
    key : str
        The key of the scenario that causes most of them.
    series : float
        Series of looks: one for every sensor's scan, and one for every pair of sensors joined by a cue.
    series_key : str
        The key that causes most of those.
    """

    steps: float
    key: str
    series: float
    series_key: str


def estimate(scenario: Scenario) -> Workload:
    """Estimate the work of one replication.

    Examples
    --------
    >>> from sim.model.sensors import Periodic
    >>> lamps = SensorGroup(name="lamp", count=3, scan=Periodic(every=0.5))
    >>> estimate(Scenario(story="", horizon=100.0, sensors=(lamps,)))
    Workload(steps=603.0, key='sensors.lamp.scan.every', series=3.0, series_key='sensors.lamp.count')
    """
    horizon = scenario.horizon
    parts: dict[str, float] = {}
    looks = {group.name: group.count * _looks(group, horizon) for group in scenario.sensors}
    for group in scenario.sensors:
        parts[_blame(group, looks[group.name])] = looks[group.name]
    series = {group.name: float(group.count) for group in scenario.sensors}
    parts |= _cued(scenario, looks, series)
    counts = {group.name: group.count for group in scenario.sensors}
    for outage in scenario.outages:
        courses = 1 if outage.together else sum(counts[name] for name in outage.affects)
        parts[f"outages.{outage.name}.up"] = courses * _cycles(horizon, outage.up, outage.down) * 2
    for group in scenario.sensors:
        tries = min(group.link.max_tries, 1.0 / (1.0 - group.link.loss) if group.link.loss < 1.0 else np.inf)
        reports = looks[group.name] * group.detector.chance_to_fire
        parts[f"sensors.{group.name}.link.max_tries"] = reports * (tries - 1.0)
    key = max(parts, key=lambda part: parts[part])
    most = max(series, key=lambda name: series[name])
    return Workload(float(sum(parts.values())), key, sum(series.values()), f"sensors.{most}.count")


def _looks(group: SensorGroup, horizon: float) -> float:
    """Count the looks of one sensor's scan."""
    if isinstance(group.scan, Periodic):
        return horizon / group.scan.every + 1.0
    if isinstance(group.scan, Renewal):
        return _cycles(horizon, group.scan.gap)
    return horizon * group.scan.rate + 1.0


def _blame(group: SensorGroup, looks: float) -> str:
    """Name the key to turn: the number of sensors, or how often they look."""
    if group.count > looks / group.count:
        return f"sensors.{group.name}.count"
    kind = {Periodic: "every", Renewal: "gap"}.get(type(group.scan), "rate")
    return f"sensors.{group.name}.scan.{kind}"


def _cycles(horizon: float, *laws: Distribution) -> float:
    """Bound how often delays by these laws, one after another, fit into the horizon.

    With m the mean of a cycle cut off at the horizon h, Wald's identity bounds the number by 2 h / m.
    """
    mean = float(np.mean(np.minimum(sum(law.ppf(GRID) for law in laws), horizon)))
    return horizon / mean + 1.0 if mean > 0.0 else np.inf


def _cued(scenario: Scenario, looks: dict[str, float], series: dict[str, float]) -> dict[str, float]:
    """Count cued looks at most, and add them to the looks and the series of the groups that make them."""
    groups = {group.name: group for group in scenario.sensors}
    parts: dict[str, float] = {}
    for cue in along(scenario.cues, lambda cue: cue.from_):
        parts[f"cues.{cue.from_}.to"] = looks[cue.from_] * groups[cue.to].count
        looks[cue.to] += parts[f"cues.{cue.from_}.to"]
        series[cue.to] += series[cue.from_] * groups[cue.to].count
    return parts
