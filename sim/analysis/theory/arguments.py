"""What the formulas accept: the check at the door of each, with what was found and what is allowed."""

from typing import Any

import numpy as np

from sim.model.quantities import Limits, check_number

POSITIVE = Limits(least=0, open_below=True)
AT_LEAST_ZERO = Limits(least=0)
PROBABILITY = Limits(least=0, most=1)
POSITIVE_PROBABILITY = Limits(least=0, most=1, open_below=True)
COUNT = Limits(least=1, whole=True)
ANY = Limits()


def require(limits: Limits, **arguments: Any) -> None:
    """Refuse arguments outside the limits.

    Parameters
    ----------
    limits
        What is allowed.
    **arguments
        The numbers, by the names under which the caller knows them.

    Raises
    ------
    ValueError
        For the first argument that is not allowed; the message says what was found and what is allowed.

    Examples
    --------
    >>> require(POSITIVE, period=0)
    Traceback (most recent call last):
    ...
    ValueError: period is 0; allowed is a number above 0
    """
    for name, value in arguments.items():
        plain = value.item() if isinstance(value, np.generic) else value
        try:
            check_number(plain, limits)
        except ValueError as allowed:
            raise ValueError(f"{name} is {value}; allowed is {allowed}") from None


def require_below(most: float, **arguments: float) -> None:
    """Refuse arguments that are not below a bound.

    Raises
    ------
    ValueError
        For the first argument that is not; the message says what was found and what is allowed.

    Examples
    --------
    >>> require_below(1, load=1.25)
    Traceback (most recent call last):
    ...
    ValueError: load is 1.25; allowed is a number below 1
    """
    for name, value in arguments.items():
        if not value < most:
            raise ValueError(f"{name} is {value:g}; allowed is a number below {most:g}")


def require_at_most(most: int, **arguments: int) -> None:
    """Refuse counts that are not whole numbers from 1 to a largest one.

    Raises
    ------
    ValueError
        For the first argument that is not; the message says what was found and what is allowed.

    Examples
    --------
    >>> require_at_most(3, k=4)
    Traceback (most recent call last):
    ...
    ValueError: k is 4; allowed is a whole number from 1 to 3
    """
    require(Limits(least=1, most=most, whole=True), **arguments)
