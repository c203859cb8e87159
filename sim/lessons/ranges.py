"""Ranges: which answers are right. A range is worked out, and never written down as two numbers."""

from __future__ import annotations

from attrs import frozen

from sim.analysis.estimates import Estimate

STANDARD_ERRORS = 4.0  # a right way with an unlucky seed falls outside about once in 16,000 times
INTERVAL = 1.96  # standard errors that a 95 % interval reaches to either side
SHARE_OF_ROUNDING = 0.51  # of the last decimal: a number rounded either way is inside


@frozen
class Range:
    """The answers that are right: those at most `reach` away from `value`.

    Attributes
    ----------
    value : float
        The middle, in the unit of the exercise.
    reach : float
        How far an answer may be from it; not negative.
    """

    value: float
    reach: float

    def __contains__(self, answer: float) -> bool:
        """Tell whether an answer is in the range."""
        return abs(answer - self.value) <= self.reach

    def at(self, value: float) -> Range:
        """Give the range about another value: as wide, or narrower in proportion where the value is smaller.

        Examples
        --------
        >>> Range(10.0, 2.0).at(12.0), Range(10.0, 2.0).at(0.1)
        (Range(value=12.0, reach=2.0), Range(value=0.1, reach=0.02))
        """
        if abs(value) >= abs(self.value):
            return Range(value, self.reach)
        return Range(value, self.reach * abs(value / self.value))


def near(value: float, *, decimals: int = 1) -> Range:
    """Give the range of a number that is worked out: right to so many decimals, rounded either way.

    Parameters
    ----------
    value
        What is right, worked out from a closed form, in the unit of the exercise.
    decimals
        How many decimals the question asks for.

    Examples
    --------
    >>> 6.7 in near(20 / 3), 6.66 in near(20 / 3), 6.6 in near(20 / 3)
    (True, True, False)
    """
    return Range(value, SHARE_OF_ROUNDING * 10.0**-decimals)


def seen(estimate: Estimate, *, truth: float | None = None) -> Range:
    """Give the range of a number that is simulated: four standard errors to either side.

    Parameters
    ----------
    estimate
        What a run of the project saw, with as many replications as the question asks for: its interval says
        how much a run scatters.
    truth
        What the closed form says, where there is one. Without one the estimate is the middle of the range,
        and the range is wider, for both runs scatter.

    Raises
    ------
    ValueError
        If the estimate has no interval.

    Examples
    --------
    >>> seen(Estimate(5.1, 4.9, 5.3, 1000), truth=5.0)
    Range(value=5.0, reach=0.408...)
    """
    if not estimate.has_interval:
        raise ValueError("the estimate has no interval: let the run have more replications")
    error = (estimate.high - estimate.low) / (2 * INTERVAL)
    if truth is None:
        return Range(estimate.value, STANDARD_ERRORS * error * 2**0.5)
    return Range(truth, STANDARD_ERRORS * error)
