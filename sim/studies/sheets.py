"""Sheets: what a study shows, as small tables of text and sentences; their HTML is made here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from math import inf, isfinite

from attrs import frozen

from sim.analysis.estimates import Estimate
from sim.model.fiction import FICTION


@frozen
class Sheet:
    """A table of text.

    Attributes
    ----------
    title : str
        What it shows.
    head : tuple of str
        The names of its columns; the first column is to the left, all others to the right.
    rows : tuple of tuple of str
        Its cells.
    """

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def as_html(title: str, sentences: Iterable[str], sheets: Sequence[Sheet]) -> str:
    """Write a study as HTML for a notebook; everything in it is escaped.

    Examples
    --------
    >>> as_html("<b>", ["1 < 2"], [])[:52]
    '<div><h3>&lt;b&gt;</h3><p>1 &lt; 2</p><p><small>Fict'
    """
    told = "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences)
    tables = "".join(_table(sheet) for sheet in sheets)
    return f"<div><h3>{escape(title)}</h3>{told}{tables}<p><small>{escape(FICTION)}</small></p></div>"


def _table(sheet: Sheet) -> str:
    head = "".join(f"<th>{escape(name)}</th>" for name in sheet.head)
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>" for cells in sheet.rows
    )
    return f"<h4>{escape(sheet.title)}</h4><table><tr>{head}</tr>{body}</table>"


def number(value: float, digits: int = 4) -> str:
    """Write a number with four digits that count, or with fewer; thousands are always written out.

    Examples
    --------
    >>> number(13.24561), number(12345.6), number(-0.0), number(float("nan"))
    ('13.25', '12,346', '0', 'none')
    """
    if not isfinite(value):
        return "none" if value != value else "∞"  # noqa: PLR0124 - only NaN is not itself
    size = abs(value)
    if digits < 4:  # noqa: PLR2004
        size = float(f"{size:.{digits}g}")
    return ("−" if value < 0 else "") + (f"{size:,.0f}" if size >= 1000 else f"{size:.4g}")  # noqa: PLR2004


def interval(estimate: Estimate, scale: float = 1.0) -> str:
    """Write the interval of an estimate; "none" where it has none."""
    if not estimate.has_interval:
        return "none"
    return f"{number(scale * estimate.low)} to {number(scale * estimate.high)}"


def span(estimate: Estimate, scale: float = 1.0) -> str:
    """Write an interval with the digits that its width warrants.

    Examples
    --------
    >>> span(Estimate(-5.06, -5.3223, -4.7982, 100)), span(Estimate(3.0, 3.0, 3.0, 9))
    ('−5.32 to −4.80', '3 to 3')
    """
    digits = places(estimate, scale)
    if digits is None:
        return interval(estimate, scale)
    low, high = (round(scale * limit, digits) + 0.0 for limit in (estimate.low, estimate.high))
    return f"{low:,.{digits}f} to {high:,.{digits}f}".replace("-", "−")


def places(estimate: Estimate, scale: float = 1.0) -> int | None:
    """Say how many digits after the point show two digits of half an interval; None where it has no width.

    Examples
    --------
    >>> places(Estimate(-5.06, -5.3223, -4.7982, 100)), places(Estimate(3.0, 3.0, 3.0, 9))
    (2, None)
    """
    half = abs(scale) * (estimate.high - estimate.low) / 2.0
    if not estimate.has_interval or not 1e-9 * abs(scale * estimate.value) < half < inf:
        return None
    return _digits(half, 2)


def around(estimate: Estimate, scale: float = 1.0) -> str:
    """Write an estimate with its half-width, to the digits that the half-width warrants.

    The half-width is that of the side that reaches farther.

    Examples
    --------
    >>> around(Estimate(1.234, 1.134, 1.334, 100)), around(Estimate(2.0, 2.0, 2.0, 9))
    ('1.2 ± 0.1', '2 ± 0')
    """
    if not estimate.exists:
        return "none"
    value = scale * estimate.value
    if not estimate.has_interval:
        return f"{number(value)} (no interval)"
    half = abs(scale) * max(estimate.high - estimate.value, estimate.value - estimate.low)
    if half <= 1e-9 * abs(value):
        return f"{number(value)} ± 0"
    digits = _digits(half)
    shown = f"{round(value, digits) + 0.0:,.{digits}f}".replace("-", "−")
    return f"{shown} ± {half:,.{digits}f}"


def ticks(shown: str) -> str:
    """Write a number that is shown already with its unit.

    Examples
    --------
    >>> ticks("1"), ticks("1.5"), ticks("1 ± 0")
    ('1 tick', '1.5 ticks', '1 ± 0 ticks')
    """
    return f"{shown} tick" if shown == "1" else f"{shown} ticks"


def _digits(half: float, count: int = 1) -> int:
    """Say how many digits after the point show a half-width with so many digits that count."""
    exponent = int(f"{half:.{count - 1}e}".partition("e")[2])
    return max(0, count - 1 - exponent)
