"""Kinds: tables that come in several kinds, and how to tell which kind a table is."""

from collections.abc import Mapping
from typing import Any

from attrs import frozen

from sim.model.complaints import Refused
from sim.model.detectors import Binary, Gaussian, Linear, Saturating, Step
from sim.model.distributions import LAWS
from sim.model.rules import Cusum, KOfN
from sim.model.sensors import Periodic, Poisson, Renewal


@frozen
class Kinds:
    """The kinds of one noun.

    Attributes
    ----------
    key : str
        The key that says the kind.
    nouns : dict
        The noun of each kind.
    default : str or None
        The kind of a table that does not say; None if it must say.
    """

    key: str
    nouns: Mapping[str, type[Any]]
    default: str | None = None

    def __str__(self) -> str:
        """Say in words what is allowed."""
        return one_of(self.nouns)


DETECTORS = Kinds("kind", {"binary": Binary, "gaussian": Gaussian}, "binary")
GROWTHS = Kinds("kind", {"step": Step, "linear": Linear, "exponential": Saturating})
RULES = Kinds("kind", {"k_of_n": KOfN, "cusum": Cusum}, "k_of_n")
DISTRIBUTIONS = Kinds("dist", LAWS)
SCANS: Mapping[str, type[Any]] = {"every": Periodic, "gap": Renewal, "rate": Poisson}


def one_of(words: Mapping[str, Any] | tuple[Any, ...]) -> str:
    """Say which words are allowed.

    Examples
    --------
    >>> one_of(("reports", "alerts"))
    '"reports" or "alerts"'
    """
    return " or ".join(f'"{word}"' if isinstance(word, str) else str(word) for word in words)


def scan_of(table: Mapping[str, Any], meant: str | None) -> type[Any]:
    """Tell which scan a table says.

    Parameters
    ----------
    table
        The table of the scan.
    meant
        The key that a misspelt one looks like, if any.

    Raises
    ------
    Refused
        If it says none, or more than one.
    """
    said = [key for key in SCANS if key in table] or [key for key in SCANS if key == meant]
    if len(said) != 1:
        raise Refused("exactly one of the keys every, gap, rate")
    return SCANS[said[0]]
