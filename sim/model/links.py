"""Links: what carries a report from one place to the next. Delay and loss live here and nowhere else."""

from typing import Any

import numpy as np
from attrs import frozen

from sim.model.distributions import Constant, Distribution
from sim.model.quantities import Count, Duration, Probability

ZERO = Constant(0.0)


@frozen
class Link:
    """What carries a report: it takes time, and it may lose the report.

    Attributes
    ----------
    delay : distribution
        How long the way takes.
    loss : float
        Probability that one try is lost.
    retry_after : float
        Ticks from a lost try to the next.
    max_tries : int
        How often it is tried in all.

    Examples
    --------
    >>> link = Link(loss=0.5, retry_after=3.0, max_tries=2)
    >>> link.travel(link.failed_tries(np.array([0.6, 0.3, 0.2])), np.array([1.0, 1.0, 1.0]))
    array([ 1.,  4., inf])
    """

    delay: Distribution = ZERO
    loss: Probability = 0.0
    retry_after: Duration = 0.0
    max_tries: Count = 1

    def failed_tries(self, uniform: Any) -> Any:
        """Count the tries that fail before one gets through, from one uniform number a report.

        It is the number of i in 1 … max_tries with uniform < loss**i; max_tries means that all failed.
        """
        if self.loss == 0.0:
            return np.zeros(np.shape(uniform))
        if self.loss == 1.0:
            return np.full(np.shape(uniform), float(self.max_tries))
        with np.errstate(divide="ignore"):  # an exact 0 fails every time
            tries = np.ceil(np.log(uniform) / np.log(self.loss)) - 1.0
        return np.clip(tries, 0.0, self.max_tries)

    def travel(self, failed: Any, delay: Any) -> Any:
        """Give the ticks from leaving to arriving; infinity for what is lost."""
        return np.where(failed >= self.max_tries, np.inf, failed * self.retry_after + delay)
