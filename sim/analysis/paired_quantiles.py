"""Paired differences of quantiles, by sectioning."""

import math

import numpy as np
from scipy.special import stdtrit

from sim.analysis.estimates import Estimate
from sim.analysis.paired import Difference, Values, variance_reduction
from sim.analysis.sparse import FEW, unlike

MOST_SECTIONS, FEWEST_SECTIONS = 10, 5
BEYOND = 5  # values of a section that must lie beyond the quantile
VARIED = 0.7  # of the sections must differ by something of their own


def quantile_difference(
    before: Values, after: Values, q: float, *, confidence: float = 0.95, tolerance: float = 0.0
) -> Difference:
    """Estimate the difference of a quantile over the pairs in which both values exist, by sectioning.

    The value is the difference of the quantiles of the two samples. For its interval the pairs are cut, in
    their order, into sections; each gives a difference of its own, and their spread around the value of the
    whole gives the error: value ± t · √(Σ (dᵢ − d)² / (m − 1) / m) with m sections and m − 1 degrees of
    freedom. Pairs stay together, so what both sides have in common falls out, and nothing need be known of
    the density at the quantile, as other methods must. There are ten sections, or fewer, down to five, so
    that each has five values beyond the quantile: p50 needs 50 pairs, p90 needs 250, p95 needs 500, p99
    needs 2,500. With fewer there is no interval. Neither is there one where fewer than 20 pairs differ, or
    where the quantiles of more than three in ten sections differ by just the same: nobody knows then how far
    the quantile can move. How often the intervals cover is measured: `python -m benchmarks.coverage`.

    Parameters
    ----------
    before, after : array of float, shape (n,)
        One value a replication, the same replications in the same order; NaN for what did not happen.
    q : float
        Which quantile, above 0 and below 1.
    confidence : float
        The level of the interval.
    tolerance : float
        A difference up to this one is rounding, and counts as zero.

    Returns
    -------
    Difference
        In the unit of the values. Its n counts the pairs; without any it does not exist.

    References
    ----------
    Nakayama, M. K. (2014), Confidence intervals for quantiles using sectioning when applying
    variance-reduction techniques, ACM Transactions on Modeling and Computer Simulation 24 (4), article 19.
    Asmussen, S. and Glynn, P. W. (2007), Stochastic Simulation: Algorithms and Analysis, section III.5.

    Examples
    --------
    >>> before = np.arange(100.0)
    >>> quantile_difference(before, before + 2.0, 0.5)
    Difference(estimate=Estimate(value=2.0, low=2.0, high=2.0, n=100), reduction=inf, changed=100)
    """
    both = ~(np.isnan(before) | np.isnan(after))
    first, second = before[both], after[both]
    count = len(first)
    if count == 0:
        return Difference.none()
    whole = float(_apart(np.quantile(first, q), np.quantile(second, q), tolerance))
    changed = int(np.count_nonzero(_apart(first, second, tolerance)))
    unknown = Difference(Estimate(whole, math.nan, math.nan, count), math.nan, changed)
    sections = min(MOST_SECTIONS, int(count * min(q, 1 - q) * (1 + 1e-9) / BEYOND))
    if sections < FEWEST_SECTIONS or changed < FEW:
        return unknown
    lower, upper = (_by_section(values, q, sections) for values in (first, second))
    apart = _apart(lower, upper, tolerance)
    if not _varied(apart, tolerance):
        return unknown
    error = math.sqrt(float(np.sum((apart - whole) ** 2)) / (sections - 1) / sections)
    half = float(stdtrit(sections - 1, (1 + confidence) / 2)) * error
    estimate = Estimate.around(whole, half, count)
    return Difference(estimate, variance_reduction(lower, upper, apart, tolerance=tolerance), changed)


def _varied(apart: Values, tolerance: float) -> bool:
    """Tell whether enough sections differ each by something of its own, or all by the same, but not by 0."""
    middle, others = unlike(apart, tolerance=tolerance)
    return len(others) >= VARIED * len(apart) or (not len(others) and middle != 0.0)


def _by_section(values: Values, q: float, sections: int) -> Values:
    """Give the quantile of each section; the last few values, which fill no section, are left out."""
    size = len(values) // sections
    own: Values = np.quantile(values[: size * sections].reshape(sections, size), q, axis=1)
    return own


def _apart(before: Values, after: Values, tolerance: float) -> Values:
    """Subtract, and take rounding for nothing."""
    apart = np.asarray(after - before)
    return np.where(np.abs(apart) <= tolerance, 0.0, apart)
