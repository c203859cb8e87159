"""The options --precision and --limit: a run goes on until its mean latencies are known well enough."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sim.cli.mistakes import Mistake
from sim.cli.options import check_whole

if TYPE_CHECKING:
    from sim.model.scenario import Scenario

LIMIT = 1_000_000

Precision = Annotated[
    str | None,
    typer.Option(
        "--precision",
        metavar="P%",
        help="Add batches until each mean latency is known to within P % of itself.",
    ),
]
Limit = Annotated[
    int | None,
    typer.Option("--limit", metavar="N", help=f"With --precision: at most so many replications [{LIMIT:,}]."),
]


def read_precision(text: str | None, limit: int | None) -> dict[str, Any]:
    """Read what `sim.run` is to be told of a precision: nothing where none is asked for.

    Raises
    ------
    Mistake
        If it is no share, or a limit stands alone.

    Examples
    --------
    >>> read_precision("1%", None), read_precision("0.05", 5000), read_precision(None, None)
    ({'precision': 0.01, 'limit': 1000000}, {'precision': 0.05, 'limit': 5000}, {})
    """
    if text is None:
        if limit is not None:
            raise Mistake(
                "A limit needs a precision.",
                where="--limit",
                found=str(limit),
                allowed="--limit together with --precision",
                remedy="add --precision 1%, or say --replications instead of --limit",
            )
        return {}
    check_whole("--limit", LIMIT if limit is None else limit, 1)
    return {"precision": _share(text), "limit": LIMIT if limit is None else limit}


def check_onset(scenario: Scenario, precise: Mapping[str, Any]) -> None:
    """Refuse a precision for a scenario in which nothing begins.

    Raises
    ------
    Mistake
        If there is no onset, so that there is no latency to be precise about.
    """
    if precise and scenario.onset is None:
        raise Mistake(
            "This scenario has no onset, so it has no latency to be precise about.",
            where="--precision",
            found=f"{scenario.name} without an onset",
            allowed="a scenario with an onset",
            remedy="leave --precision out, and say how many with --replications",
        )


def _share(text: str) -> float:
    """Read 1% or 0.01."""
    number, percent = text.strip().removesuffix("%"), text.strip().endswith("%")
    try:
        share = float(number) / (100 if percent else 1)
    except ValueError:
        share = math.nan
    if not 0 < share < 1:
        raise Mistake(
            "A precision cannot be read, or is out of its range.",
            where="--precision",
            found=text,
            allowed="a share above 0 and below 1, such as 1% or 0.01",
            remedy="say how far the mean may be off, as a share of itself: --precision 1%",
        )
    return share
