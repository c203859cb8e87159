"""A paired comparison: how each measure differs from the first variant, with intervals and a zero line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sim.studies.compare import Comparison
from sim.views import style
from sim.views.figures.captions import counted, write_caption
from sim.views.figures.changes import Change, Changes, read_changes
from sim.views.figures.strokes import STROKES, Stroke
from sim.views.figures.titles import shorten, write_title
from sim.views.figures.writing import PER_CENT, bracketed, decimals

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SPREAD = 0.86  # of a row's height, over which its variants are spread
LABEL = 40  # characters of a variant's name
LINE = 0.055  # of the height of the axes, for a line of the legend
PALE = "#555555"


def differences(
    comparison: Comparison,
    measures: Sequence[str] | None = None,
    ax: Axes | None = None,
    *,
    place: str | None = None,
    variants: Sequence[str] | None = None,
) -> Axes:
    """Draw how variants differ from the first one, in pairs of replications.

    Parameters
    ----------
    comparison
        What came out of a comparison.
    measures
        The names of measures of one unit, such as "latency.p95" and "budget.queue", or "detected" and
        "in_time"; where left out, the mean and the p95 of the latency, and the stages that differ.
    ax
        Where to draw; a new figure of slide size where left out.
    place
        A centre or a station; the first centre where left out.
    variants
        The labels of variants to be drawn; all of them where left out.

    Returns
    -------
    Axes
        What was drawn: variant less first, in ticks or in points of 100. A filled point is a difference that
        is seen, since its interval leaves zero out; at a hollow one stands "no difference seen".

    Raises
    ------
    ValueError
        If there is no such measure, place or variant, if measures have different units, or if there is more
        than one figure can show.
    """
    found = read_changes(comparison, measures, place=place, variants=variants)
    with style.applied():
        axes = style.new_axes() if ax is None else ax
        axes.axvline(0.0, color="#000000", linewidth=1.5, zorder=1.5)
        _draw(axes, found)
        _dress(axes, found, shorten(comparison.first.label, LABEL))
        write_title(axes, _title(comparison, found))
        write_caption(axes, _caption(comparison, found), alone=ax is None)
    return axes


def _draw(axes: Axes, found: Changes) -> None:
    """Draw row by row, in each row variant by variant, with the numbers to the right."""
    digits = decimals(found.largest)
    for row, changes in enumerate(found.rows.values()):
        for number, (change, stroke) in enumerate(zip(changes, STROKES, strict=False)):
            height = row + SPREAD * ((number + 0.5) / len(changes) - 0.5)
            _draw_change(axes, height, change, stroke)
            _write_numbers(axes, height, change, digits)


def _draw_change(axes: Axes, height: float, change: Change, stroke: Stroke) -> None:
    """Draw one difference: filled where it is seen, hollow where it is not; none whose size is not known."""
    own = change.estimate
    if not own.exists or not (own.has_interval or change.same):
        return
    look: dict[str, Any] = {"color": stroke.colour, "marker": stroke.marker, "markersize": 10}
    look["markerfacecolor"] = stroke.colour if change.seen else "#FFFFFF"
    arms = [[own.value - own.low], [own.high - own.value]] if own.has_interval else None
    axes.errorbar(own.value, height, xerr=arms, capsize=5, linewidth=2, markeredgewidth=2, **look)


def _write_numbers(axes: Axes, height: float, change: Change, digits: int) -> None:
    """Write the numbers of one difference, or that none is seen, beside the axes."""
    axes.annotate(
        _words(change, digits),
        (1.01, height),
        xycoords=axes.get_yaxis_transform(),
        va="center",
        fontsize=12,
        color="#000000" if change.seen else PALE,
        annotation_clip=False,
    )


def _words(change: Change, digits: int) -> str:
    own = change.estimate
    if not own.exists:
        return "none"
    if change.same:
        return "no pair differs"
    if not own.has_interval:
        return "too few for an interval"
    numbers = bracketed(own, digits)
    return numbers if change.seen else f"no difference seen [{numbers.partition('[')[2]}"


def _dress(axes: Axes, found: Changes, first: str) -> None:
    axes.set_yticks(range(len(found.rows)), list(found.rows))
    _make_room(axes, found)
    axes.set_xlabel(
        f"\N{LEFTWARDS ARROW} less      difference from {first} ({found.unit})      more \N{RIGHTWARDS ARROW}"
    )
    for row in range(1, len(found.rows) + (len(found.variants) > 1)):
        axes.axhline(row - 0.5, color="#EEEEEE", linewidth=1, zorder=0.5)
    if len(found.variants) > 1:
        _add_legend(axes, found.variants)


def _make_room(axes: Axes, found: Changes) -> None:
    """Leave an empty strip below the rows, in which the legend hides nothing."""
    rows = len(found.rows)
    lines = len(found.variants) if len(found.variants) > 1 else 0
    strip = lines * LINE / (1.0 - lines * LINE)  # of the height of all rows
    axes.set_ylim(rows * (1.0 + strip) - 0.5, -0.5)


def _add_legend(axes: Axes, variants: Sequence[str]) -> None:
    from matplotlib.lines import Line2D

    lines = [
        Line2D([], [], color=stroke.colour, marker=stroke.marker, markersize=10, label=shorten(name, LABEL))
        for name, stroke in zip(variants, STROKES, strict=False)
    ]
    axes.legend(handles=lines, loc="lower left", borderaxespad=0.1, labelspacing=0.2)


def _title(comparison: Comparison, found: Changes) -> str:
    first = comparison.first.label
    if len(found.variants) == 1:
        return f"{found.variants[0]} compared with {first}, at {found.place}"
    return f"{len(found.variants)} variants compared with {first}, at {found.place}"


def _caption(comparison: Comparison, found: Changes) -> str:
    """Say what was played, what the intervals are, over which replications, and what is not drawn."""
    level = f"{PER_CENT * comparison.confidence:.4g}\N{NO-BREAK SPACE}%"
    several = "" if len(comparison.others) == 1 else ", so that those of all variants hold at once with 95 %"
    n = counted(change.estimate.n for change in found.all if change.estimate.exists)
    parts = [
        f"{comparison.replications:,} replications of seed {comparison.seed} of each, in pairs, on common "
        f"random numbers; n = {n} pairs with a value on both sides.",
        f"Brackets: intervals of {level}{several}. Hollow: the interval holds 0.",
        "Of 20 measures that are the same, about 1 seems to differ.",
    ]
    if found.omitted:
        parts.append(f"Not drawn: {found.omitted} stages whose differences are smaller.")
    return " ".join(parts)
