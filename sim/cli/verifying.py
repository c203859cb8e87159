"""The command that holds the simulation against closed forms."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from sim.cli.meters import Meter
from sim.cli.options import check_whole, check_word
from sim.cli.playing import interruptible
from sim.cli.runs import Json
from sim.cli.screens import show

if TYPE_CHECKING:
    from sim.studies.verify import Verification

DISAGREES = 1
LARGEST = 10**9

Quick = Annotated[
    bool,
    typer.Option(
        "--quick",
        metavar="",
        help="Fewer replications, by the vector engine alone: the SimPy engine is not played, unless --engine"
        " names it.",
    ),
]
Which = Annotated[
    str | None,
    typer.Option(
        "--engine", metavar="NAME", help="events (SimPy), vector (NumPy) or both [both; quick: vector]."
    ),
]
OtherSeed = Annotated[
    int, typer.Option("--seed", metavar="S", help="Added to the claims' own seeds: other evidence.")
]


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command()(verify)


def verify(quick: Quick = False, engine: Which = None, seed: OtherSeed = 0, as_json: Json = False) -> None:
    """Hold the simulation against closed forms; the exit code is 1 if more disagree than chance allows."""
    check_word("--engine", engine, ("events", "vector", "both"))
    check_whole("--seed", seed, 0, LARGEST)
    from sim.studies import verify as studies

    meter = Meter(noun="claims")
    with interruptible(lambda: f"{meter.done} claims were judged; none is kept."), meter:
        chosen = engine or ("vector" if quick else "both")
        found = studies.verify(engine=chosen, quick=quick, seed=seed, progress=meter)
    _print(found, as_json=as_json)
    if not found.passed:
        raise typer.Exit(DISAGREES)


def _print(found: Verification, *, as_json: bool) -> None:
    if as_json:
        import json

        sys.stdout.write(json.dumps(found.to_json(), indent=2, allow_nan=False) + "\n")
        return
    from sim.studies.claims import PARTS
    from sim.studies.verify import MAY_BE_WRONG
    from sim.views import verification

    for title, claims in PARTS.items():
        show(verification.claims_table(title, [one for one in found.verdicts if one.claim in claims]))
    total, count = found.squares
    numbers = {"level": MAY_BE_WRONG / 2, "sum": total, "count": count, "chance": found.chance_of_squares}
    show(verification.summary(numbers, found.wrong, passed=found.passed))
