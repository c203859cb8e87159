"""Two networks: what sharing saves when the way takes time, and how often a common cause takes both down."""

import math
from collections.abc import Sequence

import numpy as np

from sim.analysis.theory.arguments import AT_LEAST_ZERO, COUNT, POSITIVE, PROBABILITY, require
from sim.analysis.theory.budget import stages_chain


def shared_wait(own_rate: float, lag: float, partner_rate: float | None = None) -> float:
    """Mean wait for the first of one's own report and the partner's, which comes a lag later, in ticks.

    Both networks find at random (exponential waits). Up to the lag d one's own r alone counts, then both:
    (1 - exp(-r d)) / r + exp(-r d) / (r + q). It holds for shared alerts where decision and delivery take no
    time.

    Parameters
    ----------
    own_rate
        Own finds per tick, r.
    lag
        Ticks from the partner's find to its arrival here, d.
    partner_rate
        The partner's finds per tick, q; left out: as the own rate.

    Raises
    ------
    ValueError
        If a rate is not above 0 or the lag is negative.

    References
    ----------
    Ross, S. M. (2014). Introduction to Probability Models, 11th ed. Academic Press, Oxford. Section 5.2
    (the minimum of exponential waits, and lack of memory).

    Examples
    --------
    >>> shared_wait(own_rate=0.1, lag=0), round(shared_wait(own_rate=0.1, lag=10), 4)
    (5.0, 8.1606)
    """
    require(POSITIVE, own_rate=own_rate)
    require(AT_LEAST_ZERO, lag=lag)
    other = own_rate if partner_rate is None else partner_rate
    require(POSITIVE, partner_rate=other)
    alone = math.exp(-own_rate * lag)
    return -math.expm1(-own_rate * lag) / own_rate + alone / (own_rate + other)


def first_of_two(own: Sequence[float], partner: Sequence[float], lag: float) -> float:
    """Mean time until the first of one's own way and the partner's, which comes a lag later, in ticks.

    Either way is made of exponential stages in a row, and the two are independent. Up to the lag the own way
    alone counts; from then on both together are one chain, which ends where either of them does. With one
    stage each it is `shared_wait`. For shared alerts the lag is the way between the centres and the second
    decision, and what follows either way, such as the own decision, is to be added.

    Parameters
    ----------
    own
        Mean of each stage of the own way, in ticks.
    partner
        Mean of each stage of the partner's way, in ticks.
    lag
        Ticks from the end of the partner's way to its arrival here.

    Raises
    ------
    ValueError
        If a mean or the lag is negative.

    References
    ----------
    Neuts, M. F. (1981). Matrix-Geometric Solutions in Stochastic Models. Johns Hopkins University Press,
    Baltimore. Section 2.2 (the minimum of phase-type times, and their mean).

    Examples
    --------
    >>> round(first_of_two([10], [10], lag=10), 4), round(first_of_two([12, 5], [12, 5], lag=0), 4)
    (8.1606, 10.2647)
    """
    from scipy.linalg import expm

    require(AT_LEAST_ZERO, lag=lag)
    mine, theirs = stages_chain(own), stages_chain(partner)
    if not len(mine):
        return 0.0
    after_lag = expm(mine * lag)[0]
    until_lag = np.linalg.solve(-mine.T, np.eye(len(mine))[0] - after_lag).sum()
    both = np.kron(mine, np.eye(len(theirs))) + np.kron(np.eye(len(mine)), theirs)
    begun = np.kron(after_lag, np.eye(1, len(theirs))[0])
    return float(until_lag + np.linalg.solve(-both.T, begun).sum())


def all_down(probability: float, common_share: float, networks: int = 2) -> float:
    """Probability that all networks are down at once where a share of failures has a common cause.

    The common cause alone takes all down with probability b q. Each network is down with probability q in
    all, so given no common cause with s = (1 - b) q / (1 - b q), each by itself. All are down with
    probability b q + (1 - b q) s^n.

    Parameters
    ----------
    probability
        Probability that one network is down, q.
    common_share
        Which share of that is of the common cause, b (the beta factor).
    networks
        How many networks, n.

    Raises
    ------
    ValueError
        If a probability or share is not in [0, 1], or the number is not whole and at least 1.

    References
    ----------
    Fleming, K. N. (1975). A reliability model for common mode failures in redundant safety systems. General
    Atomic report GA-A13284, San Diego. Here exact rather than to first order.

    Examples
    --------
    >>> round(all_down(0.1, common_share=0), 6), round(all_down(0.1, common_share=1), 6)
    (0.01, 0.1)
    """
    require(PROBABILITY, probability=probability, common_share=common_share)
    require(COUNT, networks=networks)
    common = common_share * probability
    if common == 1:
        return 1.0
    alone = (probability - common) / (1 - common)
    return float(common + (1 - common) * alone**networks)
