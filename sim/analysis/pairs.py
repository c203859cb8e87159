"""Paired differences: two variants on the same random numbers, compared replication by replication.

Every estimate of a run is, for many replications, its true value plus the mean of one residual a replication.
So the difference of two estimates has the mean of the differences of these residuals, and its interval comes
from their spread. Where two variants hang together, the residuals cancel, and the interval is narrower than
two independent runs would give. This holds for means over some of the replications, ratios and quantiles.
"""

import math
from typing import Any

import numpy as np
from attrs import frozen
from scipy.special import ndtri, stdtrit

from sim.analysis.estimates import Estimate
from sim.analysis.quantiles import quantile

Values = np.ndarray[Any, np.dtype[Any]]


@frozen(eq=False)
class Linearised:
    """An estimate as a value and one residual a replication.

    Attributes
    ----------
    value : float
        The estimate; NaN where it does not exist.
    residuals : array of float, shape (R,)
        What each replication adds to the error, times R; NaN where there is no interval.
    """

    value: float
    residuals: Values


@frozen
class Paired:
    """The difference of two variants, the second less the first.

    Attributes
    ----------
    difference : Estimate
        The difference with its interval; n counts the pairs of replications.
    reduction : float
        By which factor pairing made the variance of the difference smaller: above 1 where it helped. So many
        times as many independent replications would be needed. Infinity where every pair differs alike, NaN
        where nothing varies.
    """

    difference: Estimate
    reduction: float

    @property
    def seen(self) -> bool:
        """Whether a difference is seen: there is an interval, and 0 does not lie in it."""
        return self.difference.has_interval and not self.difference.low <= 0 <= self.difference.high


def linearised_mean(values: Values) -> Linearised:
    """Linearise a mean over the replications that have a value.

    Parameters
    ----------
    values : array of float, shape (R,)
        One value a replication; NaN where it has none, such as the latency where nothing was detected.

    Examples
    --------
    >>> linearised_mean(np.array([1.0, np.nan, 3.0])).residuals
    array([-1.5,  0. ,  1.5])
    """
    return linearised_ratio(np.nan_to_num(values), ~np.isnan(values))


def linearised_ratio(numerators: Values, denominators: Values) -> Linearised:
    """Linearise a ratio of sums, such as the wait of all reports by their number: (y − r·x) / mean(x).

    Parameters
    ----------
    numerators, denominators : array, shape (R,)
        One pair a replication; denominators are not negative.

    References
    ----------
    Asmussen, S. and Glynn, P. W. (2007), Stochastic Simulation: Algorithms and Analysis, chapter III.

    Examples
    --------
    >>> linearised_ratio(np.array([2.0, 4.0]), np.array([1.0, 1.0])).value
    3.0
    """
    total = float(np.sum(denominators))
    if total == 0:
        return Linearised(math.nan, np.full(len(denominators), math.nan))
    value = float(np.sum(numerators)) / total
    return Linearised(value, (numerators - value * denominators) * (len(denominators) / total))


def linearised_quantile(values: Values, q: float) -> Linearised:
    """Linearise a quantile over the replications that have a value (Bahadur's representation).

    A residual is (q − [value ≤ quantile]) / f. The density f at the quantile is the one that gives the
    interval from order statistics its width (Woodruff), so none has to be guessed.

    Parameters
    ----------
    values : array of float, shape (R,)
        One value a replication; NaN where it has none.
    q : float
        Which quantile, above 0 and below 1.

    References
    ----------
    Bahadur, R. R. (1966), A note on quantiles in large samples, Annals of Mathematical Statistics 37,
    577-580. Woodruff, R. S. (1952), Confidence intervals for medians and other position measures, Journal of
    the American Statistical Association 47, 635-646.

    Examples
    --------
    >>> linearised_quantile(np.arange(101.0), 0.5).value
    50.0
    """
    counts = ~np.isnan(values)
    estimate = quantile(values[counts], q)
    if not estimate.has_interval:
        return Linearised(estimate.value, np.full(len(values), math.nan))
    errors = (estimate.high - estimate.low) / (2 * float(ndtri(0.975))) * math.sqrt(estimate.n)
    scale = errors / math.sqrt(q * (1 - q)) * len(values) / estimate.n
    return Linearised(estimate.value, np.where(counts, (q - (values <= estimate.value)) * scale, 0.0))


def paired_difference(before: Linearised, after: Linearised, *, confidence: float = 0.95) -> Paired:
    """Compare two variants that were played on the same random numbers.

    Parameters
    ----------
    before, after
        The same estimate of either variant, over the same R replications.
    confidence
        The level of the interval; `sim.analysis.several.each_level` gives one for several comparisons.

    Returns
    -------
    Paired
        `after` less `before`. It does not exist where either does not.

    References
    ----------
    Law, A. M. (2015), Simulation Modeling and Analysis, 5th edition, sections 10.2.1 and 11.2 (the paired t
    interval, common random numbers).

    Examples
    --------
    >>> slow = linearised_mean(np.array([5.0, 7.0, 6.0]))
    >>> quick = linearised_mean(np.array([4.0, 6.5, 5.0]))
    >>> result = paired_difference(slow, quick)
    >>> round(result.difference.value, 3), round(result.reduction, 1)
    (-0.833, 31.0)
    """
    count = len(before.residuals)
    value = after.value - before.value
    if math.isnan(value):
        return Paired(Estimate.none(), math.nan)
    if count == 1:
        return Paired(Estimate(value, math.nan, math.nan, count), math.nan)
    apart = float(np.var(before.residuals, ddof=1) + np.var(after.residuals, ddof=1))
    together = float(np.var(after.residuals - before.residuals, ddof=1))
    half = float(stdtrit(count - 1, (1 + confidence) / 2)) * math.sqrt(together / count)
    return Paired(Estimate.around(value, half, count), _quotient(apart, together))


def paired_proportions(before: Values, after: Values, *, confidence: float = 0.95) -> Paired:
    """Compare two shares over the same replications, by the adjusted Wald interval of Bonett and Price.

    To each of the two kinds of pairs that differ, one pair is added. So the interval has a width even where
    no pair differs: that none of 100 did does not say that none ever will.

    Parameters
    ----------
    before, after : array of bool, shape (R,)
        Whether it was so in each replication.
    confidence
        The level of the interval.

    Returns
    -------
    Paired
        The share `after` less the share `before`.

    References
    ----------
    Bonett, D. G. and Price, R. M. (2012), Adjusted Wald confidence interval for a difference of binomial
    proportions based on paired data, Journal of Educational and Behavioral Statistics 37, 479-488.

    Examples
    --------
    >>> always = np.ones(100, dtype=bool)
    >>> paired_proportions(always, always).difference
    Estimate(value=0.0, low=-0.027..., high=0.027..., n=100)
    """
    count = len(before)
    if count == 0:
        return Paired(Estimate.none(), math.nan)
    gained, lost = int(np.sum(after & ~before)), int(np.sum(before & ~after))
    up, down = (gained + 1) / (count + 2), (lost + 1) / (count + 2)
    half = float(ndtri((1 + confidence) / 2)) * math.sqrt((up + down - (up - down) ** 2) / (count + 2))
    low, high = max(-1.0, up - down - half), min(1.0, up - down + half)
    apart = float(np.var(before) + np.var(after))
    together = float(np.var(after.astype(float) - before))
    return Paired(Estimate((gained - lost) / count, low, high, count), _quotient(apart, together))


def _quotient(apart: float, together: float) -> float:
    """Divide two variances; infinity where only the lower one is 0, NaN where both are."""
    if together > 0 or math.isnan(together):
        return apart / together
    return math.inf if apart > 0 else math.nan
