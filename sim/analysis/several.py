"""Several questions at once: of many differences, some would be called seen by chance alone.

Variants that were played on the same random numbers hang together in ways that nobody knows beforehand. So
only methods are taken that hold whatever hangs together with what: Bonferroni's for intervals, Holm's for
verdicts. Tukey's and Dunnett's intervals (`scipy.stats.tukey_hsd`, `scipy.stats.dunnett`) would be a little
narrower, but they take the variants to be independent of each other and equally spread, and these are not.
"""

from collections.abc import Sequence

import numpy as np

from sim.model.arrays import Array


def each_level(count: int, confidence: float = 0.95) -> float:
    """Give the level of each of several intervals, so that all of them cover at once at a given level.

    By Bonferroni's inequality: 1 − (1 − c) / m for m intervals.

    Parameters
    ----------
    count
        How many intervals are looked at together, at least 1.
    confidence
        The level for all of them together.

    Raises
    ------
    ValueError
        If the count is not at least 1, or the level not between 0 and 1.

    References
    ----------
    Law, A. M. (2015), Simulation Modeling and Analysis, 5th edition, section 9.7 (Bonferroni's inequality).

    Examples
    --------
    >>> round(each_level(5), 4)
    0.99
    """
    if count < 1:
        raise ValueError(f"count is {count}; allowed is a whole number of at least 1")
    if not 0 < confidence < 1:
        raise ValueError(f"confidence is {confidence}; allowed is a number between 0 and 1")
    return 1 - (1 - confidence) / count


def holm(chances: Sequence[float]) -> Array:
    """Adjust p-values for being many, by Holm's method.

    The smallest is multiplied by their number m, the next by m − 1, and so on; none may then be below one
    that came before it, nor above 1. Calling those below 0.01 wrong calls any true one wrong with a
    probability of at most 0.01, whatever hangs together with what.

    Parameters
    ----------
    chances
        The p-values, in any order.

    Returns
    -------
    array of float, of the same length
        The adjusted p-values, in the same order.

    References
    ----------
    Holm, S. (1979), A simple sequentially rejective multiple test procedure, Scandinavian Journal of
    Statistics 6, 65-70.

    Examples
    --------
    >>> holm([0.01, 0.04, 0.03])
    array([0.03, 0.06, 0.06])
    """
    given = np.asarray(chances, dtype=float)
    order = np.argsort(given)
    raised = given[order] * np.arange(len(given), 0, -1)
    adjusted = np.empty_like(given)
    adjusted[order] = np.minimum(np.maximum.accumulate(raised), 1.0) if len(given) else raised
    return adjusted
