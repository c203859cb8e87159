"""The measures, as tables: from the catalogue."""

from collections.abc import Iterable
from functools import partial

from docs.making.tables import table
from sim.analysis.budget import STAGES
from sim.analysis.catalogue import BESIDE, CENTRE, STAGE_MEANINGS, STATION, Entry


def entries(listed: Iterable[Entry]) -> str:
    """Write entries of the catalogue."""
    rows = [[f"`{entry.name}`", entry.value, entry.unit, entry.meaning, entry.condition] for entry in listed]
    return table(["measure", "number", "unit", "meaning", "taken over"], rows)


def budget() -> str:
    """Write the stages of the budget, in order."""
    rows = [[str(place), f"`{stage}`", STAGE_MEANINGS[stage]] for place, stage in enumerate(STAGES, 1)]
    return table(["", "stage", "meaning"], rows)


PARTS = {
    "measures of a centre": partial(entries, CENTRE),
    "shares beside": partial(entries, BESIDE),
    "measures of a station": partial(entries, STATION),
    "stages": budget,
}
