"""How long a CUSUM rule runs: exactly, by the integral equation, and by Siegmund's approximation.

Scores are independent and normal with standard deviation 1; their mean is the shift. S becomes
max(0, S + score - drift), and the rule is met when S is at least the limit. A run length counts scores.
"""

import math

from sim.analysis.theory.arguments import ANY, AT_LEAST_ZERO, POSITIVE, require, require_below
from sim.analysis.theory.evidence import EvidenceGrid, refined


def cusum_run_length(drift: float, limit: float, shift: float, start: float = 0.0) -> float:
    """Mean number of scores until a one-sided CUSUM is met; from 0 this is the zero-state run length.

    Parameters
    ----------
    drift
        What each score is reduced by (the reference value).
    limit
        The evidence at which the rule is met (the decision interval).
    shift
        Mean of the scores.
    start
        The value of S before the first score, from 0 and below the limit.

    Raises
    ------
    ValueError
        If the drift is negative, the limit not above 0, the start not in [0, limit), or the run length too
        long (above 1e9) or the limit too high to be found to six digits.

    References
    ----------
    Page, E. S. (1954). Continuous inspection schemes. Biometrika 41, London. Solved by Nystrom's method on
    Gauss-Legendre points: Vance, L. C. (1986). Journal of Quality Technology 18, Milwaukee.

    Examples
    --------
    >>> round(cusum_run_length(drift=0.5, limit=3, shift=1.5), 4)
    3.7491
    """
    require(AT_LEAST_ZERO, drift=drift, start=start)
    require(POSITIVE, limit=limit)
    require(ANY, shift=shift)
    require_below(limit, start=start)

    def on_grid(points: int) -> float:
        return EvidenceGrid(drift, limit, points).run_length(shift, start)

    return refined(on_grid)


def two_sided_run_length(drift: float, limit: float, shift: float) -> float:
    """Mean number of scores until one of two CUSUMs is met, one for rises and one for falls, both from 0.

    When one of the two is met the other stands at 0, so 1 / L = 1 / L(shift) + 1 / L(-shift), exactly.

    Parameters
    ----------
    drift
        What each score is reduced by.
    limit
        The evidence at which the rule is met.
    shift
        Mean of the scores.

    Raises
    ------
    ValueError
        As `cusum_run_length`.

    References
    ----------
    Kemp, K. W. (1961). The average run length of the cumulative sum chart when a V-mask is used. Journal of
    the Royal Statistical Society B 23, London. Lucas, J. M. and Crosier, R. B. (1982). Technometrics 24.

    Examples
    --------
    >>> round(two_sided_run_length(drift=0.5, limit=4, shift=1), 4)
    8.3831
    """
    require(AT_LEAST_ZERO, drift=drift)
    require(POSITIVE, limit=limit)
    require(ANY, shift=shift)

    def on_grid(points: int) -> float:
        grid = EvidenceGrid(drift, limit, points)
        return float(1 / (1 / grid.run_lengths(shift)[0] + 1 / grid.run_lengths(-shift)[0]))

    return refined(on_grid)


def steady_state_run_length(
    drift: float, limit: float, shift: float, *, sides: int = 1, reset: bool = True
) -> float:
    """Mean number of scores from a late onset until a CUSUM is met: the steady-state run length.

    Before the onset the scores have mean 0 and S wanders away from 0; so the rule is met sooner than from 0.

    Parameters
    ----------
    drift
        What each score is reduced by.
    limit
        The evidence at which the rule is met.
    shift
        Mean of the scores from the onset on.
    sides
        1, or 2 for two CUSUMs, one for rises and one for falls.
    reset
        True: S returns to 0 after each false alert, as in a scenario. False: given that there was no false
        alert; for one side alone.

    Raises
    ------
    ValueError
        As `cusum_run_length`; if `sides` is not 1 or 2; for two sides without reset.

    References
    ----------
    Crosier, R. B. (1986). A new two-sided cumulative sum quality control scheme. Technometrics 28,
    Alexandria. Here by the integral equation. Two sides: each has the settled distribution of one side, since
    the other stands at 0 at every false alert; then as Lucas, J. M. and Crosier, R. B. (1982).

    Examples
    --------
    >>> round(steady_state_run_length(drift=0.5, limit=4, shift=1, sides=2), 2)
    7.72
    """
    require(AT_LEAST_ZERO, drift=drift)
    require(POSITIVE, limit=limit)
    require(ANY, shift=shift)
    if sides not in (1, 2) or (sides == 2 and not reset):  # noqa: PLR2004 (two is the number of sides)
        raise ValueError(f"sides is {sides} with reset {reset}; allowed is 1, or 2 with reset")

    def on_grid(points: int) -> float:
        grid = EvidenceGrid(drift, limit, points)
        share, rises = grid.settled(reset), grid.run_lengths(shift)
        if sides == 1:
            return float(share @ rises)
        falls = grid.run_lengths(-shift)
        return float(
            (share @ rises / rises[0] + share @ falls / falls[0] - 1) / (1 / rises[0] + 1 / falls[0])
        )

    return refined(on_grid)


def siegmund_run_length(drift: float, limit: float, shift: float) -> float:
    """Approximate mean number of scores until a one-sided CUSUM is met from 0.

    (exp(-2 d b) + 2 d b - 1) / (2 d^2) with d = shift - drift and b = limit + 1.166; b^2 where d = 0.

    Parameters
    ----------
    drift
        What each score is reduced by.
    limit
        The evidence at which the rule is met.
    shift
        Mean of the scores.

    Raises
    ------
    ValueError
        If the drift is negative or the limit is not above 0.

    References
    ----------
    Siegmund, D. (1985). Sequential Analysis. Springer, New York. Section II.5 and chapter X.

    Examples
    --------
    >>> round(siegmund_run_length(drift=0.5, limit=4, shift=1), 2)
    8.34
    """
    require(AT_LEAST_ZERO, drift=drift)
    require(POSITIVE, limit=limit)
    require(ANY, shift=shift)
    gain, height = shift - drift, limit + 1.166
    if abs(gain * height) < 1e-5:  # noqa: PLR2004 (the next term of the series is below the last digits)
        return height**2
    return (math.expm1(-2 * gain * height) + 2 * gain * height) / (2 * gain**2)


def lorden_slope(drift: float, shift: float) -> float:
    """Give how many more scores a CUSUM takes to be met for each unit that the logarithm of γ grows.

    γ is the mean number of scores from one false alert to the next. Where the drift is half of the shift, the
    delay grows by 1 / I for each unit of ln γ, with I = shift² / 2, and no rule does better in the limit. In
    general a limit higher by h takes h / (shift − drift) more scores and makes ln γ grow by 2 · drift · h.

    Beware: this is a slope in the limit of large γ, not a delay. ln γ / I leaves out a constant: with drift
    0.5, limit 4 and shift 1 it says 11.6, where the exact delay is 8.38.

    Parameters
    ----------
    drift
        What each score is reduced by, above 0 and below the shift.
    shift
        Mean of the scores after the onset; their mean is 0 before.

    Raises
    ------
    ValueError
        If the drift is not above 0 and below the shift.

    References
    ----------
    Lorden, G. (1971). Procedures for reacting to a change in distribution. Annals of Mathematical Statistics
    42, Ann Arbor.

    Examples
    --------
    >>> lorden_slope(drift=0.5, shift=1)
    2.0
    """
    require(POSITIVE, drift=drift)
    require(ANY, shift=shift)
    require_below(shift, drift=drift)
    return 1 / (2 * drift * (shift - drift))
