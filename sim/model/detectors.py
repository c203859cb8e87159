"""Detectors: what one look makes of what is there. A look yields a score, and fires or does not.

Each detector works in two steps, and each step takes single numbers and arrays alike: `noise` turns the
look's uniform number into what disturbs it, `judge` adds what there is to see and decides. Both engines
use this one code.
"""

from typing import Any, Literal

import numpy as np
from attrs import frozen

from sim.model.quantities import Number, Positive, Probability
from sim.model.tails import normal_quantile


@frozen
class Binary:
    """Sees or does not see; every report that it makes counts the same (score 1).

    Attributes
    ----------
    p : float
        Probability that a genuine look fires at full strength.
    false_alarm : float
        Probability that any other look fires.

    Examples
    --------
    >>> fires, score = Binary(p=0.6).judge(np.array([0.5, 0.5]), np.array([1.0, 0.0]))
    >>> fires
    array([ True, False])
    """

    p: Probability = 1.0
    false_alarm: Probability = 0.0

    def noise(self, uniform: Any) -> Any:
        """Give the uniform number of a look back as it is."""
        return uniform

    def judge(self, noise: Any, strength: Any) -> tuple[Any, Any]:
        """Tell whether a look fires, and its score, given the strength of what it sees (0: nothing)."""
        return noise < self.chance(strength), 1.0

    def chance(self, strength: Any) -> Any:
        """Give the probability that a look fires, given the strength of what it sees."""
        return self.false_alarm + (self.p - self.false_alarm) * strength

    @property
    def chance_to_fire(self) -> float:
        """The largest probability with which a look of this detector fires."""
        return max(self.p, self.false_alarm)


@frozen
class Gaussian:
    """Measures a number: what there is to see, and normal noise on top (standard deviation 1).

    Attributes
    ----------
    shift : float
        What a genuine look measures on average at full strength; any other measures 0 on average.
    threshold : float or "none"
        A look fires if it measures at least this; with "none" every look fires.

    Examples
    --------
    >>> fires, score = Gaussian(shift=1.0, threshold=1.5).judge(np.array([0.6]), np.array([1.0]))
    >>> fires, score
    (array([ True]), array([1.6]))
    """

    shift: Number
    threshold: Number | Literal["none"] = "none"

    def noise(self, uniform: Any) -> Any:
        """Turn the uniform number of a look into standard normal noise."""
        return normal_quantile(uniform)

    def judge(self, noise: Any, strength: Any) -> tuple[Any, Any]:
        """Tell whether a look fires, and its score, given the strength of what it sees (0: nothing)."""
        score = noise + self.shift * strength
        lowest = -np.inf if self.threshold == "none" else self.threshold
        return score >= lowest, score

    @property
    def chance_to_fire(self) -> float:
        """The largest probability with which a look of this detector fires (a bound)."""
        return 1.0


Detector = Binary | Gaussian


@frozen
class Step:
    """What began is there at full strength at once."""

    def strength(self, age: Any) -> Any:
        """Give the strength at `age` ticks after the onset: 1 at any age."""
        del age
        return 1.0


@frozen
class Linear:
    """What began grows evenly to full strength.

    Attributes
    ----------
    over : float
        Ticks from the onset to full strength.
    """

    over: Positive

    def strength(self, age: Any) -> Any:
        """Give the strength at `age` ticks after the onset: min(1, age / over)."""
        return np.minimum(1.0, age / self.over)


@frozen
class Saturating:
    """What began grows fast at first and then ever more slowly; written as kind "exponential".

    Attributes
    ----------
    over : float
        Ticks after which 63 % of full strength is reached.
    """

    over: Positive

    def strength(self, age: Any) -> Any:
        """Give the strength at `age` ticks after the onset: 1 − exp(−age / over)."""
        return -np.expm1(-(age / self.over))


Growth = Step | Linear | Saturating
