"""The onset: when, where and how strongly the thing to be detected begins."""

from __future__ import annotations

from attrs import frozen

from sim.model.detectors import Growth, Step
from sim.model.distributions import Distribution
from sim.model.names import Name
from sim.model.quantities import Duration, Probability, Weight


@frozen
class Zones:
    """The zones that an onset may fall in; a table of names and weights in a scenario file.

    Attributes
    ----------
    names : tuple of str
        The zones, in file order.
    weights : tuple of float
        How likely each is, relative to the others.
    """

    names: tuple[Name, ...]
    weights: tuple[Weight, ...]


@frozen
class Onset:
    """The moment at which the thing to be detected begins.

    Attributes
    ----------
    at : distribution
        When it begins.
    chance : float
        Probability that there is an onset at all.
    lasts : float
        How long it lasts; for ever where left out.
    zones : table of names and weights
        Where it begins: it falls in one zone, each as likely as its weight.
    deadline : float
        Ticks after the onset by which an alert is in time; none where left out.
    growth : "step" or table
        How its strength grows: "step" at once, "linear" evenly over `over` ticks, "exponential" ever
        more slowly.
    """

    at: Distribution
    chance: Probability = 1.0
    lasts: Duration | None = None
    zones: Zones | None = None
    deadline: Duration | None = None
    growth: Growth = Step()
