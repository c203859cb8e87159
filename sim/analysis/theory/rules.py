"""Thresholds, reports within a window, runs of looks, and how far an alert can be believed."""

import math

import numpy as np

from sim.analysis.theory.arguments import (
    ANY,
    COUNT,
    POSITIVE,
    POSITIVE_PROBABILITY,
    PROBABILITY,
    require,
    require_at_most,
)

MOST_STATES = 20_000  # of the chain that follows a window


def threshold_run_length(threshold: float, shift: float, *, sides: int = 1) -> float:
    """Mean number of looks until a measurement reaches a threshold: 1 / P(reached).

    Measurements are independent and normal with standard deviation 1; their mean is the shift.

    Parameters
    ----------
    threshold
        A look fires if it measures at least this; with two sides also at most its negative.
    shift
        Mean of the measurements.
    sides
        1 or 2.

    Raises
    ------
    ValueError
        If an argument is not a number, or `sides` is not 1 or 2.

    References
    ----------
    Shewhart, W. A. (1931). Economic Control of Quality of Manufactured Product. Van Nostrand, New York. As in
    Champ, C. W. and Woodall, W. H. (1987). Technometrics 29, Alexandria. Table 1.

    Examples
    --------
    >>> round(threshold_run_length(3, shift=1, sides=2), 4)
    43.8947
    """
    require(ANY, threshold=threshold, shift=shift)
    require_at_most(2, sides=sides)
    fires = sum(math.erfc((threshold - mean) / math.sqrt(2)) / 2 for mean in (shift, -shift)[:sides])
    return 1 / min(fires, 1.0) if fires > 0 else math.inf  # below 0 the two sides overlap, and cover all


def looks_in_window(period: float, window: float) -> int:
    """Tell how many periodic looks a window (t - window, t] holds when the newest falls on its end.

    Parameters
    ----------
    period
        Ticks from one look to the next.
    window
        Length of the window, in ticks; open at its early end.

    Raises
    ------
    ValueError
        If an argument is not above 0.

    References
    ----------
    Counted: the j-th look before the newest lies in the window if j period < window.

    Examples
    --------
    >>> looks_in_window(period=10, window=30), looks_in_window(period=10, window=31)
    (3, 4)
    """
    require(POSITIVE, period=period, window=window)
    return math.ceil(window / period)


def window_run_length(p: float, k: int, window: int) -> float:
    """Mean number of looks until k of the last `window` looks fired, from an empty memory.

    The outcomes of the last window - 1 looks are the states of a chain that ends when the rule is met.

    Parameters
    ----------
    p
        Probability that a look fires, above 0.
    k
        How many must have fired, 1 to window.
    window
        How many looks the window holds.

    Raises
    ------
    ValueError
        If p is not above 0 and at most 1, a count is not whole or out of its range, or the chain has more
        than 20,000 states.

    References
    ----------
    Kemeny, J. G. and Snell, J. L. (1960). Finite Markov Chains. Van Nostrand, Princeton. Section 3.2
    (absorbing chains).

    Examples
    --------
    >>> round(window_run_length(0.5, k=2, window=3), 4)
    4.6667
    """
    from scipy.sparse import csr_array, eye_array
    from scipy.sparse.linalg import spsolve

    require(POSITIVE_PROBABILITY, p=p)
    require(COUNT, window=window)
    require_at_most(window, k=k)
    places, moves = _window_chain(k, window)
    chances = np.array([p if fired else 1 - p for _, _, fired in moves])
    rows, columns = ([move[end] for move in moves] for end in (0, 1))
    chain = csr_array((chances, (rows, columns)), shape=(places, places))
    lengths = spsolve((eye_array(places) - chain).tocsc(), np.ones(places))
    return float(np.atleast_1d(lengths)[0])


def success_run_length(p: float, k: int) -> float:
    """Mean number of looks until k in a row fired: (1 - p^k) / ((1 - p) p^k).

    Parameters
    ----------
    p
        Probability that a look fires, above 0.
    k
        How many in a row.

    Raises
    ------
    ValueError
        If p is not above 0 and at most 1, or k is not whole and at least 1.

    References
    ----------
    Feller, W. (1968). An Introduction to Probability Theory and Its Applications, vol. I, 3rd ed. Wiley,
    New York. Section XIII.7.

    Examples
    --------
    >>> success_run_length(0.5, k=2)
    6.0
    """
    require(POSITIVE_PROBABILITY, p=p)
    require(COUNT, k=k)
    return sum(p**-i for i in range(1, k + 1))


def alert_precision(base_rate: float, detection: float, false_alarm: float) -> float:
    """Probability that an alert is true, by Bayes: b d / (b d + (1 - b) f).

    Parameters
    ----------
    base_rate
        Probability that there is something to detect, b.
    detection
        Probability of an alert if there is, d.
    false_alarm
        Probability of an alert if there is not, f.

    Raises
    ------
    ValueError
        If a probability is not in [0, 1], or there can be no alert at all.

    References
    ----------
    Axelsson, S. (2000). The base-rate fallacy and the difficulty of intrusion detection. ACM Transactions on
    Information and System Security 3, New York.

    Examples
    --------
    >>> round(alert_precision(base_rate=0.001, detection=0.99, false_alarm=0.01), 4)
    0.0902
    """
    require(PROBABILITY, base_rate=base_rate, detection=detection, false_alarm=false_alarm)
    true, false = base_rate * detection, (1 - base_rate) * false_alarm
    if true + false == 0:
        raise ValueError("the probability of an alert is 0; allowed is a probability above 0")
    return true / (true + false)


def _window_chain(k: int, window: int) -> tuple[int, list[tuple[int, int, bool]]]:
    """Give the number of states, the empty one first, and the moves (from, to, whether the look fired).

    A state holds the last window - 1 outcomes as the bits of a number. A look that meets the rule leaves the
    chain, so it is no move.
    """
    states = sum(math.comb(window - 1, fired) for fired in range(k))
    if states > MOST_STATES:
        raise ValueError(
            f"window {window} with k {k} needs {states} states; allowed are at most {MOST_STATES}"
        )
    kept = (1 << (window - 1)) - 1
    place, moves, waiting = {0: 0}, [], [0]
    while waiting:
        state = waiting.pop()
        for fired in (False, True):
            outcomes = state << 1 | fired
            if fired and outcomes.bit_count() >= k:
                continue
            if outcomes & kept not in place:
                place[outcomes & kept] = len(place)
                waiting.append(outcomes & kept)
            moves.append((place[state], place[outcomes & kept], fired))
    return len(place), moves
