"""Exemplars: the one replication that is shown of many: the median one, the slowest, or a miss."""

from __future__ import annotations

import numpy as np
from attrs import frozen

from sim.model.wording import number
from sim.records import Column, Records

WANTED = ("median", "slowest", "missed")


@frozen
class Exemplar:
    """A replication, and why it was chosen.

    Attributes
    ----------
    replication : int
        Its number.
    words : str
        Why this one, in a sentence or two.
    """

    replication: int
    words: str


def exemplar(records: Records, centre: str, wanted: str | int = "median") -> Exemplar:
    """Choose one replication by the latency at a centre.

    Parameters
    ----------
    records
        What came out.
    centre
        The name of the centre.
    wanted
        "median", "slowest", "missed", or the number of a replication. Where there is none of the kind that is
        wanted, another is taken, and the words say so.

    Raises
    ------
    ValueError
        If there is no such word, or the replication was not played.

    Examples
    --------
    >>> from sim.model.loading import load
    >>> from sim.running import play
    >>> records = play(load("first_light"), replications=3).records
    >>> exemplar(records, "harbour", 2)
    Exemplar(replication=2, words='It is replication 2, as asked for.')
    """
    if isinstance(wanted, str) and wanted not in WANTED:
        raise ValueError(
            f"replay: found {wanted!r}; allowed are {', '.join(WANTED)}, or a replication's number"
        )
    if not isinstance(wanted, str):
        return _numbered(records, wanted)
    latency = records.centres[centre].instant("delivered") - records.onset
    detected = np.flatnonzero(~np.isnan(latency))
    missed = np.flatnonzero(np.isnan(latency) & ~np.isnan(records.onset))
    if wanted == "missed" and len(missed):
        return Exemplar(int(records.replication[missed[0]]), _missed(centre, len(missed), wanted))
    if not len(detected):
        return _undetected(records, centre, missed)
    ranked = detected[np.argsort(latency[detected], kind="stable")]
    place = (len(ranked) - 1) // 2 if wanted == "median" else len(ranked) - 1
    words = _MEDIAN if wanted == "median" else _SLOWEST
    told = words.format(number(len(ranked)), centre, number(round(float(latency[ranked[place]]), 3)))
    none_missed = "No onset was missed. " if wanted == "missed" else ""
    return Exemplar(int(records.replication[ranked[place]]), none_missed + told)


_MEDIAN = (
    "Of the {0} replications in which {1} was warned, it is the median one: {2} ticks from the onset to the "
    "warning; half of them took no longer."
)
_SLOWEST = (
    "Of the {0} replications in which {1} was warned, it is the slowest one: {2} ticks from the onset to "
    "the warning."
)


def _numbered(records: Records, replication: int) -> Exemplar:
    first, last = int(records.replication[0]), int(records.replication[-1])
    if not first <= replication <= last:
        raise ValueError(f"replay: found {replication}; allowed is a replication from {first} to {last}")
    return Exemplar(int(replication), f"It is replication {replication:,}, as asked for.")


def _undetected(records: Records, centre: str, missed: Column) -> Exemplar:
    """Choose where there is no warning at all: the first miss, or else the first replication."""
    if len(missed):
        return Exemplar(int(records.replication[missed[0]]), _missed(centre, len(missed), ""))
    first = int(records.replication[0])
    return Exemplar(first, "In no replication was there an onset; it is the first one.")


def _missed(centre: str, count: int, wanted: str) -> str:
    """Say that a miss was chosen."""
    never = "" if wanted else f"In no replication was {centre} warned. "
    many = "the only one" if count == 1 else f"the first of {number(count)}"
    return f"{never}It is {many} in which the onset came, and {centre} was not warned by the horizon."
