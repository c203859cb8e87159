"""The operating curve: mean delay against false alerts, one line a rule, intervals both ways."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf, isfinite
from typing import TYPE_CHECKING, Any

from attrs import frozen

from sim.analysis.estimates import Estimate
from sim.studies.operating import Operating
from sim.studies.tradeoff import Tradeoff
from sim.views import style
from sim.views.figures.bands import style_log
from sim.views.figures.captions import counted
from sim.views.figures.strokes import STROKES, Stroke
from sim.views.figures.titles import shorten, write_title
from sim.views.figures.writing import PER_CENT

if TYPE_CHECKING:
    from matplotlib.axes import Axes

AGAINST = {
    "between": "mean time between false alerts (ticks)",
    "rate": "false alerts (per tick)",
}
BETTER = {
    "between": (0.99, 0.02, "right", "better: rarer false alerts, shorter delay ↘"),
    "rate": (0.01, 0.02, "left", "↙ better: fewer false alerts, shorter delay"),
}
LONGEST = 80  # characters of a reason in the caption
SIDES = {"between": "right", "rate": "left"}  # of what is written beside a point: away from its curve
MARGIN = 0.12  # of the axes, left free around what is drawn
MISSED = 0.005  # a larger missed share is written beside the setting


@frozen
class Spot:
    """One setting as it is drawn.

    Attributes
    ----------
    setting : str
        The setting, and the missed share where there is one to speak of.
    at : float
        Where it stands along the axis of false alerts, which is a limit where none was seen.
    low, high : float
        The interval along that axis; the open end is infinite, or 0.
    seen : bool
        Whether any false alert was seen.
    delay : Estimate
        The mean latency, in ticks.
    """

    setting: str
    at: float
    low: float
    high: float
    seen: bool
    delay: Estimate


def spot_of(point: Operating, against: str) -> Spot | None:
    """Place one setting; None where it cannot be: it failed, detected nothing, or was never armed.

    Where no false alert was seen, all that is known is a limit: the setting stands there.

    Examples
    --------
    >>> exactly = [Estimate(value, value, value, 99) for value in (5.0, 0.02)]
    >>> spot_of(Operating("bay", "k", "2", *exactly, Estimate(0.0, 0.0, 0.01, 99)), "between")
    Spot(setting='2 (2 % missed)', at=100.0, low=100.0, high=inf, seen=False, delay=...)
    """
    along = point.between if against == "between" else point.false_alerts
    if not (point.delay.exists and along.n and (along.low > 0.0 or along.high > 0.0)):
        return None
    seen = point.false_alerts.value > 0.0
    limit = along.low if against == "between" else along.high
    missed = point.missed.value
    beside = f" ({PER_CENT * missed:.2g} % missed)" if missed >= MISSED else ""
    at = along.value if seen else limit
    return Spot(point.setting + beside, at, along.low, along.high, seen, point.delay)


def operating(tradeoff: Tradeoff, ax: Axes | None = None, *, against: str = "between") -> Axes:
    """Draw operating curves: what each setting of each rule costs in delay, and in false alerts.

    Parameters
    ----------
    tradeoff
        What came out of a study of a rule, or of several.
    ax
        Where to draw; a new figure of slide size where left out.
    against
        "between": the mean time between false alerts, in ticks; or "rate": false alerts per tick.

    Returns
    -------
    Axes
        What was drawn: the mean delay in ticks upwards, false alerts along a logarithmic axis, both with
        95 % intervals, the setting beside each point. Where no false alert was seen, a hollow point stands at
        the limit of what that tells, with an arrow. What cannot be drawn is named in the caption.

    Raises
    ------
    ValueError
        If `against` is neither word, or there are more than six rules.
    """
    if against not in AGAINST:
        raise ValueError(f"against: found {against!r}; allowed is 'between' or 'rate'")
    curves = tradeoff.curves
    if len(curves) > len(STROKES):
        raise ValueError(f"found {len(curves)} rules; at most {len(STROKES)} can be told apart in one figure")
    with style.applied():
        axes = style.new_axes() if ax is None else ax
        axes.grid(visible=True, axis="both")
        axes.set_xscale("log")
        drawn: list[Spot] = []
        for (curve, points), stroke in zip(curves.items(), STROKES, strict=False):
            spots = [spot for point in points if (spot := spot_of(point, against))]
            _draw(axes, spots, stroke, side=SIDES[against], label=f"{_short(curve)} at {points[0].centre}")
            drawn += spots
        _dress(axes, against, drawn)
        write_title(axes, tradeoff.title)
        style.add_caption(axes, _caption(tradeoff, against))
    return axes


def _draw(axes: Axes, spots: Sequence[Spot], stroke: Stroke, *, side: str, label: str) -> None:
    """Draw one rule: its line, its intervals, and what each point is."""
    from matplotlib.patheffects import withStroke

    halo = withStroke(linewidth=4, foreground="#FFFFFF")
    axes.plot([spot.at for spot in spots], [spot.delay.value for spot in spots], label=label, **stroke.line)
    for spot in spots:
        _draw_intervals(axes, spot, stroke)
        if not spot.seen:
            look = {**stroke.line, "markerfacecolor": "#FFFFFF", "markeredgewidth": 2}
            axes.plot([spot.at], [spot.delay.value], **look)
        axes.annotate(
            spot.setting,
            (spot.at, spot.delay.value),
            xytext=(-9 if side == "right" else 9, 9),
            textcoords="offset points",
            ha=side,
            fontsize=14,
            color=stroke.colour,
            path_effects=[halo],
            parse_math=False,
        )


def _draw_intervals(axes: Axes, spot: Spot, stroke: Stroke) -> None:
    """Draw the interval of the delay, and that of the false alerts; an open end is an arrow."""
    look: dict[str, Any] = {"color": stroke.colour, "linewidth": 1.5, "capsize": 4}
    if spot.delay.has_interval:
        arms = [[spot.delay.value - spot.delay.low], [spot.delay.high - spot.delay.value]]
        axes.errorbar(spot.at, spot.delay.value, yerr=arms, **look)
    low = spot.low if 0.0 < spot.low < inf else spot.at
    high = spot.high if isfinite(spot.high) else spot.at
    axes.errorbar(spot.at, spot.delay.value, xerr=[[spot.at - low], [high - spot.at]], **look)
    if low != spot.low or high != spot.high:
        forward = not isfinite(spot.high)
        axes.annotate(
            "",
            (spot.at, spot.delay.value),
            xytext=(45 if forward else -45, 0),
            textcoords="offset points",
            arrowprops={"arrowstyle": "<|-", "color": stroke.colour, "linewidth": 1.5},
        )


def limits_of(spots: Sequence[Spot]) -> tuple[float, float]:
    """Give the limits of the logarithmic axis: all intervals and a margin; open ends count for nothing.

    Examples
    --------
    >>> one = Spot("2", 100.0, 10.0, inf, True, Estimate.none())
    >>> low, high = limits_of([one])
    >>> low < 10.0, 100.0 < high < 1000.0
    (True, True)
    """
    low = min(spot.low if spot.low > 0.0 else spot.at for spot in spots)
    high = max(spot.high if isfinite(spot.high) else spot.at for spot in spots)
    margin = (high / low) ** MARGIN if high > low else 2.0
    return low / margin, high * margin


def _dress(axes: Axes, against: str, spots: Sequence[Spot]) -> None:
    style_log(axes.xaxis)
    axes.margins(y=MARGIN)
    if spots:
        axes.set_xlim(*limits_of(spots))
    axes.set_ylim(bottom=max(0.0, axes.get_ylim()[0]))
    axes.set_xlabel(AGAINST[against])
    axes.set_ylabel("mean delay (ticks)")
    across, up, side, words = BETTER[against]
    axes.text(across, up, words, ha=side, transform=axes.transAxes, fontsize=14, color="#555555")
    if axes.get_legend_handles_labels()[0]:
        axes.legend(handlelength=3)


def _short(curve: str) -> str:
    """Leave out the section that a key begins with."""
    return curve.partition(".")[2] or curve


def _caption(tradeoff: Tradeoff, against: str) -> str:
    """Say how many replications stand behind a point, what is missing, and what cannot be drawn."""
    drawn = [point for point in tradeoff.points if spot_of(point, against)]
    n = counted(point.delay.n for point in drawn)
    parts = [
        f"{tradeoff.replications:,} replications of seed {tradeoff.seed} at each setting, common random"
        f" numbers; delays over the {n} detected. Whiskers: 95\N{NO-BREAK SPACE}% intervals."
    ]
    if any(point.false_alerts.value == 0.0 for point in drawn):
        parts.append(
            "Hollow, with an arrow: no false alert was seen; the point is the limit of its interval."
        )
    gone = [point for point in tradeoff.points if point not in drawn]
    if gone:
        parts.append(f"Not drawn: {'; '.join(map(_why, gone))}.")
    return " ".join(parts)


def _why(point: Operating) -> str:
    reason = point.why or ("nothing was detected" if not point.delay.exists else "the rule was never armed")
    return f"{point.setting} ({shorten(reason, LONGEST)})"
