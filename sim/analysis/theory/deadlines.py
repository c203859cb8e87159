"""What decides about a deadline: how many latencies lie at it, and which stage of those took how long.

All is about exponential stages in a row, independent of each other; any of their means may be equal. A stage
of mean 0 takes no time. What always passes besides is to be taken off the deadline beforehand.
"""

from collections.abc import Sequence

import numpy as np

from sim.analysis.theory.arguments import AT_LEAST_ZERO, POSITIVE, require
from sim.model.arrays import Array


def stages_density(means: Sequence[float], time: float) -> float:
    """Density, per tick, of a sum of exponential stages at a time: how many end in the tick about it.

    Parameters
    ----------
    means
        Mean of each stage, in ticks; at least one of them above 0.
    time
        Ticks, above 0.

    Raises
    ------
    ValueError
        If a mean is negative, none is above 0, or the time is not above 0.

    References
    ----------
    Neuts, M. F. (1981). Matrix-Geometric Solutions in Stochastic Models. Johns Hopkins University Press,
    Baltimore. Section 2.2: the density is the flow out of the last state of the chain.

    Examples
    --------
    >>> round(stages_density([1, 1], 1), 4)
    0.3679
    """
    rates = _rates(means, time)
    return float(np.exp(-rates.min() * time) * _flow(rates, time))


def stages_at(means: Sequence[float], time: float) -> list[float]:
    """Mean of each exponential stage, in ticks, among the sums that are exactly as long as given.

    They add up to that time. Stage i takes m_i g(t) / f(t) on average, where f is the density of the sum, and
    g is that of a sum in which stage i stands twice.

    Where all of stage i becomes shorter by a small part e, e f(t) of this mean more sums stay below t: this
    is what the deadline t is worth shortening it for. For all stages together that is e t f(t).

    Parameters
    ----------
    means
        Mean of each stage, in ticks; at least one of them above 0.
    time
        How long the sum is, in ticks, above 0.

    Raises
    ------
    ValueError
        If a mean is negative, none is above 0, or the time is not above 0.

    References
    ----------
    Hong, L. J. and Liu, G. (2010). Pathwise estimation of probability sensitivities through terminating or
    steady-state simulations. Operations Research 58(2), 357-370: the sensitivity of a probability is the
    density at its limit times the mean derivative there.

    Examples
    --------
    >>> [round(stage, 2) for stage in stages_at([16, 4], 30)]
    [24.78, 5.22]
    """
    rates = _rates(means, time)
    alone = _flow(rates, time)
    twice = {mean: _flow(np.append(rates, 1 / mean), time) for mean in means if mean > 0}
    return [mean * twice[mean] / alone if mean > 0 else 0.0 for mean in means]


def _rates(means: Sequence[float], time: float) -> Array:
    """Check what a formula is asked, and give the rate of each stage that takes any time."""
    require(POSITIVE, time=time)
    for place, mean in enumerate(means, 1):
        require(AT_LEAST_ZERO, **{f"mean {place}": mean})
    require(POSITIVE, **{"longest mean": max(means, default=0)})
    return np.array([1 / mean for mean in means if mean > 0], dtype=float)


def _flow(rates: Array, time: float) -> float:
    """Give the density of a sum of stages, without its factor exp(-slowest rate · time), which may vanish."""
    from scipy.linalg import expm

    chain = np.diag(rates.min() - rates) + np.diag(rates[:-1], 1)
    return float(expm(chain * time)[0, -1] * rates[-1])
