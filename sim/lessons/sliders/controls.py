"""Controls: what a student may change, and what that changes in the scenario."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from attrs import field, frozen

Changes = Mapping[str, Any]


@frozen
class Slider:
    """A number that a student may choose.

    Attributes
    ----------
    name : str
        Its name, such as "every"; the closed form gets the number by this name.
    label : str
        What stands beside it, such as "ticks between looks".
    low, high, step : float
        The smallest number, the largest one, and from one to the next.
    start : float
        The number at first.
    changes : str or function
        The key of the scenario that the number is put at; or a function from the number to keys and values.

    Examples
    --------
    >>> Slider("every", "ticks between looks", 2, 20, 1, 10, "sensors.lamp.scan.every").changed(5)
    {'sensors.lamp.scan.every': 5}
    """

    name: str
    label: str
    low: float
    high: float
    step: float
    start: float = field()
    changes: str | Callable[[float], Changes]

    @start.validator
    def _within(self, _: Any, start: float) -> None:
        if not self.low <= start <= self.high:
            raise ValueError(f"{self.name}: found a start of {start}; allowed is {self.low} to {self.high}")

    def allowed(self, value: Any) -> float:
        """Give what was asked for, held between the smallest and the largest number."""
        number = min(max(float(value), self.low), self.high)
        return int(number) if number == int(number) else number

    def changed(self, value: float) -> Changes:
        """Give the keys that change, and their new values."""
        return {self.changes: value} if isinstance(self.changes, str) else self.changes(value)

    def told(self) -> dict[str, Any]:
        """Describe it to the browser."""
        own = {"low": self.low, "high": self.high, "step": self.step}
        return {"kind": "slider", "name": self.name, "label": self.label, "start": self.start, **own}


@frozen
class Choice:
    """One of a few ways that a student may choose.

    Attributes
    ----------
    name, label : str
        As for a slider.
    options : mapping of str to mapping
        For each way, as it is called on the screen, the keys that change and their new values. The first is
        chosen at first.

    Examples
    --------
    >>> Choice("lamps", "lamps", {"one": {"sensors.lamp.count": 1}, "as it is": {}}).changed("one")
    {'sensors.lamp.count': 1}
    """

    name: str
    label: str
    options: Mapping[str, Changes]

    @property
    def start(self) -> str:
        """The way that is chosen at first."""
        return next(iter(self.options))

    def allowed(self, value: Any) -> str:
        """Give what was asked for, if there is such a way; the first one otherwise."""
        return value if value in self.options else self.start

    def changed(self, value: str) -> Changes:
        """Give the keys that change, and their new values."""
        return self.options[value]

    def told(self) -> dict[str, Any]:
        """Describe it to the browser."""
        ways = list(self.options)
        return {
            "kind": "choice",
            "name": self.name,
            "label": self.label,
            "start": self.start,
            "options": ways,
        }


Control = Slider | Choice
