"""Large sweeps: how long one takes, told before it begins, from a few points that are played and timed."""

from __future__ import annotations

from contextlib import suppress
from statistics import fmean
from time import perf_counter

from attrs import evolve

from sim.model.problems import ScenarioError
from sim.model.scenario import Scenario
from sim.model.workload import estimate
from sim.running import UnsupportedScenario, choose_engine
from sim.studies.grid import Grid
from sim.studies.points import Played, point_rows
from sim.studies.sheets import number

ASK_ABOVE_POINTS, ASK_ABOVE_STEPS = 10_000, 1e10
TIMED_STEPS = {"events": 3e4, "vector": 1e6}  # looks of a point that are played to time it: a moment's work
UNITS = ((86_400.0, "day"), (3600.0, "hour"), (60.0, "minute"), (1.0, "second"))


class LargeSweep(Exception):
    """Raised before a sweep that takes long and was not agreed to.

    Attributes
    ----------
    points : int
        How many points it has.
    replications : int
        How many replications each.
    steps : float
        About how many looks and the like it takes in all.
    seconds : float or None
        About how long one worker takes; None where no point could be timed.
    """

    def __init__(self, points: int, replications: int, steps: float, seconds: float | None = None) -> None:
        lasting = "" if seconds is None else f", and {spoken(seconds)} on one worker"
        super().__init__(
            f"{points:,} points of {replications:,} replications each: about {steps:.1e} looks and the like"
            + lasting
        )
        self.points, self.replications, self.steps, self.seconds = points, replications, steps, seconds


def check_size(scenario: Scenario, grid: Grid, how: Played) -> None:
    """Refuse a sweep that takes long, unless it is agreed to.

    Raises
    ------
    LargeSweep
        If it has too many points, or too many looks in all; says how long it will take.
    """
    steps = steps_of(scenario, grid) * how.replications
    if (len(grid) > ASK_ABOVE_POINTS or steps > ASK_ABOVE_STEPS) and not how.agreed:
        raise LargeSweep(len(grid), how.replications, steps, seconds_of(scenario, grid, how))


def steps_of(scenario: Scenario, grid: Grid) -> float:
    """Estimate the looks and the like of one replication of every point, from a few points."""
    found = []
    for place in _places(grid):
        with suppress(ScenarioError):
            found.append(estimate(scenario.vary(grid.point(place))).steps)
    return len(grid) * (fmean(found) if found else estimate(scenario).steps)


def _places(grid: Grid) -> list[int]:
    """Choose the points that stand for all: the first, the one in the middle, the last."""
    return sorted({0, len(grid) // 2, len(grid) - 1})


def seconds_of(scenario: Scenario, grid: Grid, how: Played) -> float | None:
    """Estimate how long a sweep takes, in seconds, from its first, its middle and its last point.

    Each of them is played, or so many of its replications as are played in a moment.
    """
    timed = [took for place in _places(grid) if (took := _seconds_of_point(scenario, grid, place, how))]
    return len(grid) * fmean(timed) if timed else None


def _seconds_of_point(scenario: Scenario, grid: Grid, place: int, how: Played) -> float | None:
    """Time one point; None for one that cannot be played, or that even one replication makes long."""
    point = grid.point(place)
    try:
        varied = scenario.vary(point)
        most = int(TIMED_STEPS[choose_engine(varied, how.engine)[0]] / estimate(varied).steps)
    except (ScenarioError, UnsupportedScenario):
        return None
    if most < 1:
        return None
    few = evolve(how, replications=min(how.replications, most))
    point_rows(scenario, point, place, evolve(few, replications=1))  # what is loaded only once
    began = perf_counter()
    point_rows(scenario, point, place, few)
    return (perf_counter() - began) * how.replications / few.replications


def spoken(seconds: float) -> str:
    """Say roughly how long something takes.

    Examples
    --------
    >>> spoken(0.2), spoken(59.0), spoken(5400.0), spoken(400_000.0), spoken(60.0)
    ('about 1 second', 'about 59 seconds', 'about 1.5 hours', 'about 4.6 days', 'about 1 minute')
    """
    size, unit = next((one for one in UNITS if seconds >= one[0]), UNITS[-1])
    shown = number(max(1.0, seconds / size), 2)
    return f"about {shown} {unit}{'' if shown == '1' else 's'}"
