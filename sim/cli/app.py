"""The command `lanternwatch`: its families of commands, and the one place where errors become exit codes."""

import sys
from typing import Annotated

import typer

from sim._version import __version__
from sim.cli import (
    lessons,
    opening,
    plotting,
    reports,
    runs,
    scenarios,
    serving,
    starting,
    studies,
    sweeps,
    traces,
    verifying,
)
from sim.cli.mistakes import WRONG, explain
from sim.cli.playing import INTERRUPTED
from sim.cli.screens import hush, make_plain

app = typer.Typer(
    name="lanternwatch",
    help="Where the time goes between something beginning and someone being warned: a fictional simulation.",
    epilog="Fictional teaching model; all numbers invented.",
    add_completion=False,
    pretty_exceptions_enable=False,
)
FAMILIES = (
    scenarios,
    starting,
    runs,
    opening,
    traces,
    studies,
    sweeps,
    plotting,
    reports,
    lessons,
    serving,
    verifying,
)

for family in FAMILIES:
    family.register(app)


def _say_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"lanternwatch {__version__}")
        raise typer.Exit


@app.callback()
def _command(
    version: Annotated[
        bool,
        typer.Option("--version", metavar="", callback=_say_version, is_eager=True, help="Say the version."),
    ] = False,
) -> None:
    """Where the time goes between something beginning and someone being warned: a fictional simulation."""


def start(arguments: list[str] | None = None) -> int:
    """Run the command and give its exit code: 0, 2 for a user's mistake, 130 where it was interrupted."""
    make_plain()
    words = sys.argv[1:] if arguments is None else arguments
    try:
        code = app(words or ["--help"], prog_name="lanternwatch", standalone_mode=False)
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit):  # Typer leaves with SystemExit where a pipe was closed
        hush()
        return 0
    except (KeyboardInterrupt, typer.Abort):
        sys.stderr.write("\nInterrupted.\n")
        return INTERRUPTED
    except Exception as error:
        told = explain(error)
        if told is None:
            raise
        sys.stderr.write(told)
        if isinstance(error, OSError):
            hush()
        return WRONG
    return code if isinstance(code, int) else 0
