"""The commands, as sections: from the application itself."""

from collections.abc import Iterator
from typing import Any

import typer

from docs.making.tables import table
from sim.cli.app import app


def commands() -> str:
    """Write all commands, each with its arguments and options."""
    group: Any = typer.main.get_command(app)
    return "\n\n".join(_command(name, command) for name, command in _named(group))


def _named(group: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    """Give the commands of a group with their names; behind a command those that begin with its name."""
    for name, command in group.commands.items():
        yield f"{before}{name}", command
        if hasattr(command, "commands"):
            yield from _named(command, f"{before}{name} ")


def _command(name: str, command: Any) -> str:
    """Write one command."""
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    options = [one for one in command.params if one.param_type_name == "option"]
    usage = " ".join(
        ["lanternwatch", name, *(one.metavar for one in arguments), *["[OPTIONS]"] * bool(options)]
    )
    parts = [f"### {name}", command.help, f"```text\n{usage}\n```"]
    rows = [[f"`{one.metavar}`", "", one.help or ""] for one in arguments]
    rows += [[f"`{_written(one)}`", _default(one), one.help or ""] for one in options]
    return "\n\n".join(parts + [table(["", "default", "meaning"], rows)] * bool(rows))


def _written(option: Any) -> str:
    """Write an option with what it takes."""
    return option.opts[0] if option.is_flag else f"{option.opts[0]} {option.metavar}"


def _default(option: Any) -> str:
    """Write what an option is where it is left out."""
    return "" if option.default is None or option.is_flag else f"`{option.default}`"


PARTS = {"commands": commands}
