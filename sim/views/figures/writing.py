"""Numbers as they are written into figures: a value, and its interval in brackets."""

from __future__ import annotations

import math

from sim.analysis.estimates import Estimate

PER_CENT = 100.0


def decimals(largest: float) -> int:
    """Choose one number of decimal places for a whole figure, so that what is printed adds up, too.

    Examples
    --------
    >>> decimals(11.96), decimals(2345.6), decimals(0.0)
    (2, 0, 3)
    """
    return max(0, 3 - math.floor(math.log10(largest))) if largest >= 1 else 3


def bracketed(estimate: Estimate, places: int) -> str:
    """Give a number and its interval as text.

    Examples
    --------
    >>> bracketed(Estimate(5.4321, 5.2, 5.7, 99), 2)
    '5.43 [5.20, 5.70]'
    """
    value, low, high = (_fixed(x, places) for x in (estimate.value, estimate.low, estimate.high))
    return f"{value} [{low}, {high}]" if estimate.has_interval else value


def per_cent(share: Estimate) -> str:
    """Give a share and its interval in per cent.

    Examples
    --------
    >>> per_cent(Estimate(0.1, 0.05, 0.182, 100)).replace(chr(160), " ")
    '10.0 % [5.0 %, 18.2 %]'
    """
    value, low, high = (
        f"{PER_CENT * part:.1f}\N{NO-BREAK SPACE}%" for part in (share.value, share.low, share.high)
    )
    return f"{value} [{low}, {high}]" if share.has_interval else value


def _fixed(value: float, places: int) -> str:
    return f"{round(value, places) + 0.0:.{places}f}".replace("-", "\N{MINUS SIGN}")
