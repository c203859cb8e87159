"""How long something that grows waits to be seen, by sensors that look at random (Poisson)."""

import math

from sim.analysis.theory.arguments import POSITIVE, require


def linear_growth_wait(rate: float, over: float) -> float:
    """Mean wait for the first look that fires while the strength grows evenly to 1, in ticks.

    Looks fire at the rate r s(t) with s(t) = min(1, t / w). The mean wait is the integral of the chance
    exp(-r t^2 / (2 w)) of none so far, up to w, and exp(-r w / 2) / r after it.

    Parameters
    ----------
    rate
        Looks per tick that would fire at full strength, r: looks per tick times p times sensors.
    over
        Ticks from the onset to full strength, w.

    Raises
    ------
    ValueError
        If an argument is not above 0.

    References
    ----------
    Kingman, J. F. C. (1993). Poisson Processes. Clarendon Press, Oxford. Section 5.1 (thinning), integrated.

    Examples
    --------
    >>> round(linear_growth_wait(rate=0.5, over=10), 4)
    5.6271
    """
    require(POSITIVE, rate=rate, over=over)
    before = math.sqrt(math.pi * over / (2 * rate)) * math.erf(math.sqrt(rate * over / 2))
    return before + math.exp(-rate * over / 2) / rate


def saturating_growth_wait(rate: float, over: float) -> float:
    """Mean wait for the first look that fires while the strength is 1 - exp(-t / w), in ticks.

    With a = r w the mean is w exp(a) a^(-a) times the lower incomplete gamma function of (a, a).

    Parameters
    ----------
    rate
        Looks per tick that would fire at full strength, r: looks per tick times p times sensors.
    over
        Ticks from the onset to strength 1 - 1/e, w.

    Raises
    ------
    ValueError
        If an argument is not above 0.

    References
    ----------
    Kingman, J. F. C. (1993). Poisson Processes. Clarendon Press, Oxford. Section 5.1 (thinning), integrated.

    Examples
    --------
    >>> round(saturating_growth_wait(rate=0.5, over=10), 4)
    6.3773
    """
    from scipy.special import gammainc, gammaln

    require(POSITIVE, rate=rate, over=over)
    scaled = rate * over
    logarithm = scaled - scaled * math.log(scaled) + float(gammaln(scaled))
    return float(over * math.exp(logarithm) * gammainc(scaled, scaled))
