"""What to fix first: how much each remedy saves, as ranked bars with intervals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING

from attrs import frozen

from sim.analysis.estimates import Estimate
from sim.studies.explain import Explanation
from sim.studies.priorities import Saving, seen
from sim.views import style
from sim.views.figures.captions import counted, write_caption
from sim.views.figures.titles import write_title
from sim.views.figures.writing import PER_CENT, bracketed, decimals

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_BARS = 12
LABEL = 38  # characters of a line of a label
SAVES, COSTS, UNSEEN = style.PALETTE["blue"], style.PALETTE["vermilion"], "#FFFFFF"


@frozen
class Aim:
    """What is saved or won: its words at the axis, how large a step of it is, and what caption says of n."""

    words: str
    scale: float
    over: str


AIMS: Mapping[str, Aim] = {
    "mean": Aim("mean latency saved (ticks)", 1.0, "detected in both"),
    "p95": Aim("p95 of the latency saved (ticks)", 1.0, "detected in both"),
    "in_time": Aim("more in time (points of 100)", PER_CENT, "with an onset in both"),
    "detected": Aim("more detected (points of 100)", PER_CENT, "with an onset in both"),
}

LATENCIES = ("mean", "p95")


@frozen
class Bar:
    """One remedy as it is drawn: its words, what it saves in the unit of the axis, if any pair differs."""

    words: str
    saved: Estimate
    idle: bool

    @property
    def colour(self) -> str:
        """What it is filled with: by whether it is seen to save or to cost."""
        if not seen(self.saved):
            return UNSEEN
        return SAVES if self.saved.value > 0.0 else COSTS


def bars(savings: Sequence[Saving], aim: str) -> list[Bar]:
    """Rank remedies by what they save: first what is seen to save, then what is not seen, last what costs.

    Raises
    ------
    ValueError
        If there is no such aim.
    """
    if aim not in AIMS:
        raise ValueError(f"aim: found {aim!r}; allowed are {', '.join(AIMS)}")
    scale = AIMS[aim].scale
    made = []
    for saving in savings:
        own: Estimate = getattr(saving, aim)
        if own.exists:
            scaled = Estimate(scale * own.value, scale * own.low, scale * own.high, own.n)
            made.append(Bar(saving.remedy.words, scaled, saving.idle and aim in LATENCIES))
    return sorted(made, key=_rank, reverse=True)


def _rank(bar: Bar) -> tuple[int, float]:
    own = bar.saved
    return (0 if not seen(own) else 1 if own.value > 0.0 else -1), own.value


def priorities(explanation: Explanation, aim: str = "mean", ax: Axes | None = None) -> Axes:
    """Draw what each remedy saves, ranked.

    Parameters
    ----------
    explanation
        What came out of `sim.explain`.
    aim
        What is saved: "mean" or "p95" of the latency; or won: "in_time", "detected".
    ax
        Where to draw; a new figure of slide size where left out.

    Returns
    -------
    Axes
        What was drawn, in ticks or in points of 100. A filled bar is a saving or a cost that is seen; an
        empty one is not seen: its interval holds 0. At most twelve bars are drawn, and the caption says how
        many are left out.

    Raises
    ------
    ValueError
        If there is no such aim.
    """
    ranking = bars(explanation.savings, aim)
    row = _shown(ranking)
    with style.applied():
        axes = style.new_axes() if ax is None else ax
        _draw(axes, row)
        axes.set_xlabel(AIMS[aim].words)
        write_title(axes, explanation.title)
        write_caption(axes, _caption(explanation, ranking, row, AIMS[aim]), alone=ax is None)
    return axes


def _shown(ranking: Sequence[Bar]) -> list[Bar]:
    """Choose the bars that are drawn: the first of the ranking, and the last where it is seen to cost."""
    if len(ranking) <= MOST_BARS:
        return list(ranking)
    cost = [bar for bar in ranking[MOST_BARS:] if bar.colour == COSTS][-1:]
    return [*ranking[: MOST_BARS - len(cost)], *cost]


def _draw(axes: Axes, row: Sequence[Bar]) -> None:
    digits = decimals(max((abs(bar.saved.value) for bar in row), default=0.0))
    for place, bar in enumerate(row):
        size = bar.saved.value if bar.saved.has_interval else 0.0  # a number without an interval is not drawn
        axes.barh(place, size, color=bar.colour, edgecolor="#333333", height=0.7)
        _draw_interval(axes, place, bar.saved)
        _write_numbers(axes, place, bar, digits)
    axes.axvline(0.0, color="#000000", linewidth=1.5)
    axes.set_yticks(range(len(row)), [_label(bar.words) for bar in row], fontsize=12)
    axes.set_ylim(len(row) - 0.4, -0.6)


def _label(words: str) -> str:
    """Break what was made better into two lines at most, never within a name."""
    return "\n".join(wrap(words, LABEL, max_lines=2, placeholder=" …", break_on_hyphens=False))


def _draw_interval(axes: Axes, place: int, saved: Estimate) -> None:
    if saved.has_interval:
        arms = [[saved.value - saved.low], [saved.high - saved.value]]
        axes.errorbar(saved.value, place, xerr=arms, color="#000000", capsize=5, linewidth=2)


def _write_numbers(axes: Axes, place: int, bar: Bar, digits: int) -> None:
    """Write what is saved beside the axes, or that nothing is seen."""
    axes.annotate(
        _words(bar, digits),
        (1.01, place),
        xycoords=axes.get_yaxis_transform(),
        va="center",
        fontsize=13,
        annotation_clip=False,
    )


def _words(bar: Bar, digits: int) -> str:
    if bar.idle:
        return "no pair differs"
    if not bar.saved.has_interval:
        return "too few for an interval"
    numbers = bracketed(bar.saved, digits)
    return numbers if seen(bar.saved) else f"not seen [{numbers.partition('[')[2]}"


def _caption(explanation: Explanation, ranking: Sequence[Bar], row: Sequence[Bar], aim: Aim) -> str:
    """Say what was tried, over which replications, what the intervals are, and what is not drawn."""
    n = counted(bar.saved.n for bar in row)
    parts = [
        "Each thing alone made 10\N{NO-BREAK SPACE}% better, counted things by one; "
        f"{explanation.replications:,} replications of seed {explanation.seed} of each, in pairs; "
        f"n = {n} {aim.over}.",
        f"Intervals hold 95\N{NO-BREAK SPACE}% for all bars at once ({PER_CENT * explanation.confidence:.4g}"
        "\N{NO-BREAK SPACE}% each). Empty bars: not seen, the interval holds 0.",
    ]
    if not ranking:
        return f"Nothing to be drawn: there is no such number for any remedy. {parts[0]}"
    if len(row) < len(ranking):
        parts.append(f"Not drawn: {len(ranking) - len(row)} of {len(ranking)} things.")
    return " ".join(parts)
