"""Names that are asked for: a mapping that says which names it has, and which is the nearest."""

from __future__ import annotations

from typing import Any, TypeVar

from sim.model.complaints import did_you_mean, nearest

T = TypeVar("T")


class UnknownName(KeyError):
    """A name that a mapping does not have; the text says which it has, and which is the nearest."""

    def __str__(self) -> str:
        """Give the text as it is, not in quotes as any other key."""
        return str(self.args[0])


class Named(dict[str, T]):
    """A dictionary with names as keys; one that it does not have gets an error that helps.

    Examples
    --------
    >>> Named(harbour=1, tower=2)["harbor"]
    Traceback (most recent call last):
    ...
    sim.analysis.named.UnknownName: there is no 'harbor'; there is harbour, tower; did you mean "harbour"?
    """

    def __missing__(self, name: Any) -> T:
        """Raise the error that helps.

        Raises
        ------
        UnknownName
            Always; it is a KeyError.
        """
        near = nearest(str(name), list(self))
        hint = "" if near is None else f"; {did_you_mean(near)}"
        raise UnknownName(f"there is no {name!r}; there is {', '.join(self) or 'nothing'}{hint}")
