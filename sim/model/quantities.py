"""What a number in a scenario may be: the limits of each kind of quantity, and the check that keeps them."""

import math
from typing import Annotated, Any

from attrs import frozen


@frozen
class Limits:
    """The numbers a key accepts.

    Attributes
    ----------
    least : float
        The smallest number allowed (the largest one not allowed, where `open_below` is true).
    most : float
        The largest number allowed.
    open_below : bool
        Whether `least` itself is refused.
    whole : bool
        Whether only whole numbers are accepted.
    """

    least: float = -math.inf
    most: float = math.inf
    open_below: bool = False
    whole: bool = False

    def __str__(self) -> str:
        """Say in words what is allowed."""
        noun = "a whole number" if self.whole else "a number"
        if math.isfinite(self.least) and math.isfinite(self.most):
            return f"{noun} from {self.least:g} to {self.most:g}"
        if math.isfinite(self.least):
            return f"{noun} {'above' if self.open_below else 'of at least'} {self.least:g}"
        return noun

    def accepts(self, value: float) -> bool:
        """Tell whether a finite number lies within the limits."""
        above = value > self.least if self.open_below else value >= self.least
        return above and value <= self.most and (not self.whole or value == int(value))


def check_number(value: Any, limits: Limits) -> float | int:
    """Give back the number if the limits accept it.

    Parameters
    ----------
    value
        What was found in the file. Whole numbers count as numbers; booleans never do.
    limits
        What is allowed.

    Raises
    ------
    ValueError
        If it is not a number, not finite, or outside the limits; the message says what is allowed.

    Examples
    --------
    >>> check_number(3, Limits(least=0))
    3.0
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(str(limits))
    try:
        number = float(value)
    except OverflowError:
        raise ValueError(f"{limits}, within the range of a float") from None
    if not math.isfinite(number):
        raise ValueError(f"{limits}, and finite")
    if not limits.accepts(number):
        raise ValueError(str(limits))
    return int(value) if limits.whole else number


Number = Annotated[float, Limits()]
Duration = Annotated[float, Limits(least=0)]
Weight = Annotated[float, Limits(least=0)]
Positive = Annotated[float, Limits(least=0, open_below=True)]
Probability = Annotated[float, Limits(least=0, most=1)]
Count = Annotated[int, Limits(least=1, whole=True)]
