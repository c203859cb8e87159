"""The command that opens a saved result."""

from typing import Annotated

import typer

from sim.cli.runs import Json, Quiet, print_result


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("open")(open_saved)


def open_saved(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="What run --save made.")],
    *,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Open a saved result, and show it as run does."""
    import sim

    result = sim.open(folder)
    print_result(result, result.command or "", as_json=as_json, quiet=quiet)
