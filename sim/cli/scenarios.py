"""The commands about scenarios: list the shipped ones, validate files."""

import sys
from typing import Annotated

import typer

from sim.cli.mistakes import WRONG


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command("list")(list_shipped)
    app.command()(validate)


def list_shipped() -> None:
    """List the scenarios that are shipped."""
    from sim.model.loading import load, shipped
    from sim.model.problems import printable

    names = shipped()
    width = max(map(len, names), default=0)
    for name in names:
        sys.stdout.write(f"{name:<{width}}  {printable(load(name).title)}\n")


def validate(
    files: Annotated[list[str], typer.Argument(metavar="FILE…", help="Scenario files, or shipped names.")],
) -> None:
    """Check scenario files, and tell all that is wrong with them."""
    from sim.model.loading import load
    from sim.model.problems import ScenarioError, printable

    wrong = 0
    for file in files:
        try:
            scenario = load(file)
        except ScenarioError as error:
            wrong += 1
            sys.stderr.write(f"{error}\n")
        else:
            sys.stdout.write(f"{printable(file)}: valid ({printable(scenario.title or scenario.name)})\n")
    if wrong:
        sys.stderr.write("  to do: mend what is listed, and validate again\n")
        raise typer.Exit(WRONG)
