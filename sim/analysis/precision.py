"""How long to run: until the interval of a mean is narrow enough, as a share of the mean.

Whoever stops when the interval looks narrow stops a little too often when it is narrow by chance. Stopping is
still right in the limit of narrow intervals (Chow and Robbins; Glynn and Whitt). How much is lost before the
limit is measured: `python -m benchmarks.coverage`. Two things keep it small: replications come in whole
batches, and no mean counts as known from fewer than `FEWEST` values.
"""

import math
from typing import Any

import numpy as np
from attrs import define
from scipy.special import stdtrit

from sim.analysis.estimates import Estimate

Values = np.ndarray[Any, np.dtype[Any]]

FEWEST = 1000
"""From fewer values than this, no mean is taken to be known well enough, however narrow its interval."""


@define
class RunningMean:
    """A mean that values are added to, batch by batch.

    Attributes
    ----------
    count : int
        How many values there are so far.
    value : float
        Their mean.
    squares : float
        The sum of their squared distances from the mean.

    References
    ----------
    Chan, T. F., Golub, G. H. and LeVeque, R. J. (1983), Algorithms for computing the sample variance, The
    Amer. Statist. 37, 242-247.

    Examples
    --------
    >>> running = RunningMean()
    >>> running.add(np.array([1.0, 2.0]))
    >>> running.add(np.array([3.0]))
    >>> running.estimate()
    Estimate(value=2.0, low=-0.48..., high=4.48..., n=3)
    """

    count: int = 0
    value: float = 0.0
    squares: float = 0.0

    def add(self, values: Values) -> None:
        """Add values; there may be none."""
        if not len(values):
            return
        mean, total = float(np.mean(values)), self.count + len(values)
        apart = mean - self.value
        self.squares += float(np.sum((values - mean) ** 2)) + apart**2 * self.count * len(values) / total
        self.value += apart * len(values) / total
        self.count = total

    def estimate(self, confidence: float = 0.95) -> Estimate:
        """Give the mean with Student's interval, as `sim.analysis.intervals.mean` does."""
        if self.count == 0:
            return Estimate.none()
        if self.count == 1:
            return Estimate(self.value, math.nan, math.nan, 1)
        error = math.sqrt(self.squares / (self.count - 1) / self.count)
        half = float(stdtrit(self.count - 1, (1 + confidence) / 2)) * error
        return Estimate.around(self.value, half, self.count)


def reached(estimate: Estimate) -> float:
    """Give the half-width of an interval as a share of the mean; infinity where that is not known yet.

    References
    ----------
    Glynn, P. W. and Whitt, W. (1992), The asymptotic validity of sequential stopping rules for stochastic
    simulations, Annals of Applied Probability 2, 180-198. Chow, Y. S. and Robbins, H. (1965), On the
    asymptotic theory of fixed-width sequential confidence intervals for the mean, Annals of Mathematical
    Statistics 36, 457-462.

    Examples
    --------
    >>> reached(Estimate(20.0, 19.0, 21.0, 5000)), reached(Estimate(20.0, 19.0, 21.0, 10))
    (0.05, inf)
    """
    if not estimate.has_interval or estimate.n < FEWEST:
        return math.inf
    half = (estimate.high - estimate.low) / 2
    if half == 0:
        return 0.0
    return half / abs(estimate.value) if estimate.value else math.inf


def still_needed(estimate: Estimate, share: float) -> float:
    """Say how many more values a mean probably needs for a precision; infinity where that is not known.

    The half-width falls with the square root of the number.

    Examples
    --------
    >>> round(still_needed(Estimate(20.0, 19.0, 21.0, 5000), 0.025))
    15000
    """
    return estimate.n * ((reached(estimate) / share) ** 2 - 1)
