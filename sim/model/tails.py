"""Delay laws with tails that need special functions: lognormal, gamma, Weibull; and the normal quantile."""

from functools import cached_property

import numpy as np
from attrs import frozen

from sim.model.arrays import Array
from sim.model.quantities import Duration, Positive

SMALLEST_UNIFORM = 2.0**-54  # half of the smallest step of a 53-bit uniform number; keeps tails finite
NARROW = 1e-8  # a gamma law with a smaller cv cannot be told from a constant


def normal_quantile(uniform: Array) -> Array:
    """Turn uniform numbers in [0, 1) into standard normal ones, of the same shape.

    Parameters
    ----------
    uniform
        Uniform numbers; exact zeros are moved to 2**-54, so that the result is finite.

    Examples
    --------
    >>> round(float(normal_quantile(np.array([0.975]))[0]), 4)
    1.96
    """
    from scipy.special import ndtri  # lazy: most scenarios need no normal numbers

    quantile: Array = ndtri(np.maximum(uniform, SMALLEST_UNIFORM))
    return quantile


@frozen
class Lognormal:
    """Delays with a long tail: the logarithm of the delay is normal.

    Attributes
    ----------
    mean : float
        The mean, in ticks.
    cv : float
        The coefficient of variation: standard deviation divided by mean.

    Examples
    --------
    >>> Lognormal(2.0, 0.5).ppf(np.array([0.5])).round(4)
    array([1.7889])
    """

    mean: Duration
    cv: Duration

    @property
    def variance(self) -> float:
        """The variance, in ticks squared."""
        return (self.mean * self.cv) ** 2

    def ppf(self, uniform: Array) -> Array:
        """Turn uniform numbers in [0, 1) into delays in ticks, of the same shape."""
        log_variance = np.log1p(self.cv**2)
        median = self.mean / np.sqrt(1.0 + self.cv**2)
        delay: Array = median * np.exp(np.sqrt(log_variance) * normal_quantile(uniform))
        return delay


@frozen
class Gamma:
    """Delays made of several exponential steps; cv 1 is the exponential itself.

    Attributes
    ----------
    mean : float
        The mean, in ticks.
    cv : float
        The coefficient of variation: standard deviation divided by mean.

    Examples
    --------
    >>> Gamma(2.0, 1.0).ppf(np.array([0.5])).round(4)
    array([1.3863])
    """

    mean: Duration
    cv: Duration

    @property
    def variance(self) -> float:
        """The variance, in ticks squared."""
        return (self.mean * self.cv) ** 2

    def ppf(self, uniform: Array) -> Array:
        """Turn uniform numbers in [0, 1) into delays in ticks, of the same shape."""
        from scipy.special import gammaincinv  # lazy: few scenarios need it

        if self.cv < NARROW:
            return np.full(np.shape(uniform), self.mean)
        shape = self.cv**-2
        delay: Array = self.mean / shape * gammaincinv(shape, uniform)
        return delay


@frozen
class Weibull:
    """Delays of things that wear out (shape above 1) or settle in (shape below 1).

    Attributes
    ----------
    mean : float
        The mean, in ticks.
    shape : float
        The shape, above 0; 1 is the exponential.

    Examples
    --------
    >>> Weibull(2.0, 1.0).ppf(np.array([0.5])).round(4)
    array([1.3863])
    """

    mean: Duration
    shape: Positive

    @cached_property
    def scale(self) -> float:
        """The scale, in ticks: the delay that 63 % of delays stay below."""
        from scipy.special import gammaln  # lazy: few scenarios need it

        return float(self.mean * np.exp(-gammaln(1.0 + 1.0 / self.shape)))

    @property
    def variance(self) -> float:
        """The variance, in ticks squared."""
        from scipy.special import gammaln  # lazy: few scenarios need it

        with np.errstate(over="ignore"):
            excess = np.expm1(gammaln(1.0 + 2.0 / self.shape) - 2.0 * gammaln(1.0 + 1.0 / self.shape))
        return float(self.mean**2 * max(0.0, excess))  # rounding can bring it below 0

    def ppf(self, uniform: Array) -> Array:
        """Turn uniform numbers in [0, 1) into delays in ticks, of the same shape."""
        return self.scale * (-np.log1p(-uniform)) ** (1.0 / self.shape)
