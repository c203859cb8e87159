"""The evidence S of a CUSUM on a grid: how it moves with each score, and how long until it meets the limit.

The integral equation of the run length is solved by Nystrom's method on Gauss-Legendre points. The value 0
stands apart: S is exactly 0 with a probability of its own.
"""

import math
import warnings
from collections.abc import Callable

import numpy as np
from attrs import frozen

from sim.model.arrays import Array

FINENESS = (64, 128, 256, 512, 1024)  # numbers of grid points, tried one after another
CLOSE_ENOUGH = 1e-8  # two grids that agree to this share have found the run length
LONGEST = 1e9  # beyond it, rounding spoils the solution of the equations


@frozen
class EvidenceGrid:
    """The values that S is followed on: 0 itself, and points between 0 and the limit.

    Attributes
    ----------
    drift : float
        What each score is reduced by.
    limit : float
        The evidence at which the rule is met.
    points : int
        How many Gauss-Legendre points lie between 0 and the limit.

    References
    ----------
    Page, E. S. (1954). Continuous inspection schemes. Biometrika 41, London. Vance, L. C. (1986). Average run
    lengths of cumulative sum control charts. Journal of Quality Technology 18, Milwaukee.

    Examples
    --------
    >>> grid = EvidenceGrid(drift=0.5, limit=3, points=64)
    >>> grid.run_lengths(shift=1.5).shape, round(float(grid.run_lengths(shift=1.5)[0]), 4)
    ((65,), 3.7491)
    >>> grid.settled(reset=True).sum().round(9)
    np.float64(1.0)
    """

    drift: float
    limit: float
    points: int

    def states(self) -> tuple[Array, Array]:
        """Give the values of S and the width each stands for (0 for the value 0): shape (points + 1,)."""
        nodes, weights = np.polynomial.legendre.leggauss(self.points)
        return np.append(0.0, (nodes + 1) * self.limit / 2), np.append(0.0, weights * self.limit / 2)

    def steps(self, shift: float) -> Array:
        """Give the chance to go from each value to each by one score: shape (points + 1, points + 1)."""
        from scipy.special import ndtr

        values, widths = self.states()
        needed = values[None, :] - values[:, None] + self.drift - shift
        steps = np.exp(-(needed**2) / 2) / math.sqrt(2 * math.pi) * widths
        steps[:, 0] = ndtr(needed[:, 0])
        return np.asarray(steps, dtype=float)

    def run_lengths(self, shift: float) -> Array:
        """Give the mean run length from each value of S: shape (points + 1,)."""
        from scipy.linalg import solve

        goes_on = np.eye(self.points + 1) - self.steps(shift)
        return np.asarray(solve(goes_on, np.ones(self.points + 1)), dtype=float)

    def settled(self, reset: bool) -> Array:
        """Give the distribution of S long after the start with nothing to see: shape (points + 1,).

        With `reset`, S returns to 0 after each false alert: the mean visits in one cycle. Without, given that
        there was no false alert: the left eigenvector of the largest eigenvalue.
        """
        from scipy.linalg import eig, solve

        back = self.steps(0.0).T
        if reset:
            start = np.eye(self.points + 1)[0]
            visits = solve(np.eye(self.points + 1) - back, start)
        else:
            values, vectors = eig(back)
            visits = vectors[:, np.argmax(values.real)].real
        return np.asarray(visits / visits.sum(), dtype=float)

    def run_length(self, shift: float, start: float) -> float:
        """Give the mean run length from any value of S: one score from there, then from the grid."""
        from scipy.special import ndtr

        values, widths = self.states()
        needed = values - start + self.drift - shift
        onward = np.exp(-(needed**2) / 2) / math.sqrt(2 * math.pi) * widths
        onward[0] = ndtr(needed[0])
        return float(1 + onward @ self.run_lengths(shift))


def refined(on_grid: Callable[[int], float]) -> float:
    """Refine the grid until the run length stays the same.

    Parameters
    ----------
    on_grid
        Gives the run length for a number of grid points.

    Raises
    ------
    ValueError
        If no grid is fine enough, or the run length is above 1e9.

    Examples
    --------
    >>> round(refined(lambda points: EvidenceGrid(0.5, 3, points).run_length(shift=1.5, start=0)), 4)
    3.7491
    """
    from scipy.linalg import LinAlgError, LinAlgWarning

    coarse = math.nan
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", LinAlgWarning)  # what is near to singular is refused below
        for points in FINENESS:
            try:
                fine = on_grid(points)
            except LinAlgError:
                break
            settled, coarse = abs(fine - coarse) <= CLOSE_ENOUGH * abs(fine), fine
            if abs(fine) > LONGEST:
                break
            if settled and fine >= 1:
                return fine
    raise ValueError(f"run length near {coarse:g}; allowed is one of six sure digits: at most {LONGEST:g}")
