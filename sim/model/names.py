"""Names: what things in a scenario may be called, and which names would be mistaken for one another."""

import unicodedata
from typing import Annotated

from attrs import frozen

LONGEST_NAME = 100
UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}  # Unicode categories: control, format, surrogate, separators


@frozen
class Naming:
    """Marks a text that is a name, or refers to one."""

    def __str__(self) -> str:
        """Say in words what is allowed."""
        return f"a name of 1 to {LONGEST_NAME} characters, without / or \\ or control characters"

    def accepts(self, text: str) -> bool:
        r"""Tell whether a text may be a name.

        Examples
        --------
        >>> Naming().accepts("sea lamp"), Naming().accepts("sea/lamp"), Naming().accepts("sea\n")
        (True, False, False)
        """
        return 0 < len(text) <= LONGEST_NAME and not text.isspace() and all(map(_is_seen, text))


def _is_seen(sign: str) -> bool:
    return sign not in "/\\" and unicodedata.category(sign) not in UNSEEN


Name = Annotated[str, Naming()]


def member_of(name: str) -> tuple[str, int] | None:
    """Take the name of one sensor of a group apart: the group's name and the sensor's number, from 1.

    Examples
    --------
    >>> member_of("lantern-2"), member_of("lantern"), member_of("lantern-02")
    (('lantern', 2), None, None)
    """
    group, dash, number = name.rpartition("-")
    if not dash or not number.isascii() or not number.isdecimal() or number.startswith("0"):
        return None
    return group, int(number)
