"""Signs: bars and rows of small columns in a line of text, of blocks, or of plain signs where there are none.

Some terminals have no blocks, or only a few of them (code pages of Windows): there all signs are plain, so
that high and low are never told by signs of both sorts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, isfinite
from typing import TYPE_CHECKING

from attrs import frozen

from sim.views.rows import written

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions
    from rich.measure import Measurement
    from rich.text import Text

BLOCKS = "▁▂▃▄▅▆▇█"
PLAIN = ".:-=+*%#"
LONGEST, SHORTEST = 30, 10  # columns of the longest bar of a table, and of it where there is little room
NOTHING = " "
NO_VALUE = "x"


def signs_of(encoding: str) -> str:
    """Give eight signs from low to high that a terminal can show.

    Examples
    --------
    >>> signs_of("utf-8"), signs_of("cp437"), signs_of("no such encoding")
    ('▁▂▃▄▅▆▇█', '.:-=+*%#', '.:-=+*%#')
    """
    try:
        BLOCKS.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return PLAIN
    return BLOCKS


def columns_of(heights: Sequence[float], signs: str = BLOCKS, highest: float | None = None) -> str:
    """Write numbers from 0 up as a row of small columns; what is above 0 is seen, and 0 is empty.

    The highest sign is the highest of the numbers, unless it is given.

    Examples
    --------
    >>> columns_of([0.0, 1.0, 50.0, 100.0])
    ' ▁▄█'
    """
    top = max(heights, default=0.0) if highest is None else highest
    return "".join(
        signs[ceil(len(signs) * height / top) - 1] if height > 0.0 else NOTHING for height in heights
    )


def course_of(values: Sequence[float], signs: str = BLOCKS) -> str:
    """Write numbers as a row of small columns from their least to their largest; "x" where there is none.

    Examples
    --------
    >>> course_of([3.0, 2.0, float("nan"), 1.0]), course_of([2.0, 2.0])
    ('█▅x▁', '▄▄')
    """
    there = [value for value in values if isfinite(value)]
    low, high = min(there, default=0.0), max(there, default=0.0)
    middle = len(signs) // 2 - 1

    def sign(value: float) -> str:
        if not isfinite(value):
            return NO_VALUE
        return signs[round((len(signs) - 1) * (value - low) / (high - low)) if high > low else middle]

    return "".join(map(sign, values))


@frozen
class Bar:
    """A bar of a table, as long as its share of the longest, for as much room as there is.

    Attributes
    ----------
    share : float
        Its length as a share of the longest bar: over 0, to 1.
    """

    share: float

    def __rich_measure__(self, _: Console, options: ConsoleOptions) -> Measurement:
        """Say how much room a bar wants."""
        from rich.measure import Measurement

        return Measurement(min(SHORTEST, options.max_width), min(LONGEST, options.max_width))

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> Iterator[Text]:
        """Draw the bar: at least one sign long, and all bars of a table on one scale."""
        from rich.text import Text

        length = max(1, round(self.share * min(LONGEST, options.max_width)))
        yield Text(signs_of(options.encoding)[-1] * length, no_wrap=True, overflow="crop")


@frozen
class Columns:
    """A row of small columns with words before and behind.

    Attributes
    ----------
    before, behind : str
        What stands to the left and to the right.
    heights : tuple of float
        The numbers.
    highest : float or None
        What the highest sign stands for; the highest of the numbers where left out.
    explained : bool
        Whether plain signs are explained behind the row.
    """

    before: str
    heights: tuple[float, ...]
    behind: str
    highest: float | None = None
    explained: bool = True

    def __rich_measure__(self, _: Console, options: ConsoleOptions) -> Measurement:
        """Say how much room the row wants."""
        from rich.measure import Measurement

        length = len(self.before) + len(self.heights) + len(self.behind)
        return Measurement(length, length).clamp(max_width=options.max_width)

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> Iterator[Text]:
        """Draw the row."""
        from rich.text import Text

        signs = signs_of(options.encoding)
        legend = f" ({signs[0]} least, {signs[-1]} most)" if self.explained and signs is PLAIN else ""
        yield Text(f"{self.before}{columns_of(self.heights, signs, self.highest)}{self.behind}{legend}")


@frozen
class Trend:
    """A row of small columns from the least to the largest of some numbers, which are written behind it.

    Attributes
    ----------
    before, unit : str
        What stands to the left, and the unit of the numbers.
    values : tuple of float
        The numbers, one finite at least; NaN where there is none.
    """

    before: str
    values: tuple[float, ...]
    unit: str

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> Iterator[Text]:
        """Draw the row."""
        from rich.text import Text

        signs = signs_of(options.encoding)
        there = [value for value in self.values if isfinite(value)]
        scale = f"{signs[0]} {written(min(there))}, {signs[-1]} {written(max(there))} {self.unit}"
        none = f"; {NO_VALUE} none" if len(there) < len(self.values) else ""
        yield Text(f"{self.before}{course_of(self.values, signs)} ({scale}{none})")
