"""Changes read from a comparison: which measures of which variants are drawn, in one unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from sim.analysis.budget import STAGES
from sim.analysis.contrasts import Contrast
from sim.analysis.estimates import Estimate
from sim.studies.compare import Comparison, Variant
from sim.views.figures.quantities import Quantity, quantity
from sim.views.figures.strokes import STROKES

ALWAYS = ("latency", "latency.p95")
MOST_LINES = 20  # as many are legible on a slide, the legend below them
POINTS = "points of 100"


@frozen
class Change:
    """One difference as it is drawn.

    Attributes
    ----------
    variant : str
        Of which variant.
    estimate : Estimate
        How much, in the unit of the figure.
    seen, same : bool
        Whether it is seen, and whether no pair differs at all.
    """

    variant: str
    estimate: Estimate
    seen: bool
    same: bool


@frozen
class Changes:
    """What is drawn of a comparison.

    Attributes
    ----------
    place : str
        The centre or station.
    unit : str
        The unit of all differences.
    variants : tuple of str
        The labels of the variants.
    rows : mapping of str to tuple of Change
        For each measure, by what it is called, the difference of every variant.
    omitted : int
        How many stages are left out, for there is no room.
    """

    place: str
    unit: str
    variants: tuple[str, ...]
    rows: Mapping[str, tuple[Change, ...]]
    omitted: int

    @property
    def all(self) -> list[Change]:
        """All differences."""
        return [change for row in self.rows.values() for change in row]

    @property
    def largest(self) -> float:
        """The largest difference, whatever its sign; 0 where there is none."""
        return max((abs(one.estimate.value) for one in self.all if one.estimate.exists), default=0.0)


def read_changes(
    comparison: Comparison,
    measures: Sequence[str] | None = None,
    *,
    place: str | None = None,
    variants: Sequence[str] | None = None,
) -> Changes:
    """Read from a comparison what is to be drawn.

    Parameters
    ----------
    comparison
        What came out of a comparison.
    measures
        The names of measures of one unit; where left out, those of the latency, and the stages that differ.
    place
        A centre or a station; the first centre where left out.
    variants
        The labels of variants; all of them where left out.

    Raises
    ------
    ValueError
        If there is no such measure, place or variant, if units differ, or if there are too many lines.
    """
    chosen = _variants(comparison, variants)
    where = _place(chosen[0], place)
    own = [{part.measure: part for part in one.contrasts if part.name == where} for one in chosen]
    names, omitted = (tuple(measures), 0) if measures is not None else _usual(own)
    drawn = _of_one_unit(names, own[0])
    if len(drawn) * len(chosen) > MOST_LINES:
        raise ValueError(
            f"found {len(drawn)} measures of {len(chosen)} variants; at most {MOST_LINES} lines are legible:"
            " choose fewer with `measures` or `variants`"
        )
    labels = tuple(one.label for one in chosen)
    rows = {
        _row(one): tuple(
            _change(label, one, parts[one.measure]) for label, parts in zip(labels, own, strict=True)
        )
        for one in drawn
    }
    return Changes(where, _unit(drawn[0]), labels, rows, omitted)


def _variants(comparison: Comparison, labels: Sequence[str] | None) -> list[Variant]:
    """Choose variants by their labels."""
    known = {one.label: one for one in comparison.others}
    wanted = list(known) if labels is None else list(labels)
    unknown = [label for label in wanted if label not in known]
    if unknown or not wanted:
        raise ValueError(f"variants: found {unknown}; allowed are {', '.join(known)}")
    if len(wanted) > len(STROKES):
        raise ValueError(
            f"found {len(wanted)} variants; at most {len(STROKES)} can be told apart: choose with `variants`"
        )
    return [known[label] for label in wanted]


def _place(variant: Variant, place: str | None) -> str:
    """Choose a centre or station that both sides have."""
    known = list(dict.fromkeys(part.name for part in variant.contrasts))
    if place is not None and place not in known:
        raise ValueError(
            f"there is no centre or station {place!r} on both sides; there is {', '.join(known)}"
        )
    return known[0] if place is None else place


def _usual(own: Sequence[Mapping[str, Contrast]]) -> tuple[tuple[str, ...], int]:
    """Choose the latency and the stages that differ; where there is no room, those that differ most."""
    sizes = {stage: max(_size(parts.get(f"budget.{stage}")) for parts in own) for stage in STAGES}
    differing = sorted((stage for stage in STAGES if sizes[stage] > 0.0), key=lambda one: -sizes[one])
    room = max(0, MOST_LINES // len(own) - len(ALWAYS))
    kept = [f"budget.{stage}" for stage in STAGES if stage in differing[:room]]
    return (*ALWAYS, *kept), max(0, len(differing) - room)


def _size(part: Contrast | None) -> float:
    """Give the size of a difference; 0 where it does not exist."""
    own = Estimate.none() if part is None else part.difference.estimate
    reach = max(abs(own.low), abs(own.high)) if own.has_interval else 0.0
    return max(abs(own.value), reach) if own.exists else 0.0


def _of_one_unit(names: Sequence[str], parts: Mapping[str, Contrast]) -> list[Quantity]:
    """Look measures up; refuse those that the place does not have, and different units."""
    found = [quantity("latency" if name == "latency.mean" else name) for name in names]
    strange = [one.measure for one in found if one.measure not in parts]
    if strange or not found:
        raise ValueError(f"measures: found {strange}; allowed are {', '.join(parts)}")
    units = {one.unit for one in found}
    if len(units) > 1:
        told = ", ".join(f"{one.measure} ({one.unit})" for one in found)
        raise ValueError(f"one figure has one unit; found {told}: draw one figure for each unit")
    return found


def _row(one: Quantity) -> str:
    """Say what a measure is called beside its row; stages are set in."""
    if one.measure.startswith("budget."):
        return f"stage: {one.measure.partition('.')[2].replace('_', ' ')}"
    return one.words


def _unit(one: Quantity) -> str:
    return POINTS if one.unit == "%" else one.unit


def _change(label: str, one: Quantity, part: Contrast) -> Change:
    """Put one difference into the unit of the figure."""
    own, scale = part.difference.estimate, one.scale
    scaled = Estimate(scale * own.value, scale * own.low, scale * own.high, own.n)
    return Change(label, scaled, part.difference.seen, part.difference.same)
