"""Mistakes of a user: told in full, on stderr, with exit code 2, and never as a traceback."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING, Any

from sim.model.problems import ScenarioError, printable
from sim.saving.problems import SavedResultError

if TYPE_CHECKING:
    import typer

WRONG = 2
WIDTH = 80
INDENT = " " * 11
SCENARIOS = """\
  to do: mend what is listed; “lanternwatch list” shows the shipped scenarios,
         “lanternwatch keys SCENARIO” the keys that a scenario has
"""
NOT_WHOLE = "Input should be a valid integer, unable to parse string as an integer"
LABELS = {"where": "where", "found": "found", "allowed": "allowed", "remedy": "to do"}


class Mistake(Exception):
    """What a user got wrong.

    Parameters
    ----------
    what
        What is wrong, in a sentence.
    where
        At which option, file or key.
    found
        What was found there.
    allowed
        What is allowed there.
    remedy
        What to do.
    """

    def __init__(self, what: str, *, where: str, found: str, allowed: str, remedy: str) -> None:
        super().__init__(what)
        self.parts = {"where": where, "found": found, "allowed": allowed, "remedy": remedy}

    def __str__(self) -> str:
        """Tell it, line by line."""
        lines = [fill(printable(str(self.args[0])), WIDTH)]
        for key, text in self.parts.items():
            label = f"  {LABELS[key] + ':':<9}"
            lines.append(
                fill(label + printable(text), WIDTH, subsequent_indent=" " * 11, break_long_words=False)
            )
        return "\n".join(lines)


def explain(error: Exception) -> str | None:
    """Give the text for the user; None for an error that is no mistake of theirs."""
    if isinstance(error, Mistake):
        return f"{error}\n"
    if isinstance(error, ScenarioError):
        return f"{error}\n{SCENARIOS}"
    if isinstance(error, SavedResultError) or getattr(error, "name", None) == "pyarrow":
        return f"{error}\n"
    if hasattr(error, "format_message"):  # an argument that Typer refuses
        return _of_the_words(error)
    return _of_the_machine(error)


def _of_the_words(error: Any) -> str:
    """Give the text for words that Typer refuses, with what the command is made of."""
    told = error.format_message().replace(NOT_WHOLE, "a whole number is allowed, such as 1000")
    lines = [printable(told)]
    if told.startswith("Got unexpected") and "=" in told:
        lines.append("  hint:  a change is one word: KEY=VALUE without blanks, or all of it in quotes")
    if error.ctx is None:
        return f"{lines[0]}\n  to do: lanternwatch --help shows what is allowed\n"
    if error.ctx.command.params and not hasattr(error.ctx.command, "commands"):
        lines.append(f"  usage: {_usage(error.ctx)}")
    return "\n".join([*lines, f"  to do: {error.ctx.command_path} --help shows what is allowed", ""])


def _usage(context: typer.Context) -> str:
    """Write a command with all that it must be given: lanternwatch plot SCENARIO KIND --out FILE."""
    needed = [one for one in context.command.params if one.required]
    words = [
        f"{one.opts[0]} {one.metavar}" if one.param_type_name == "option" else str(one.metavar)
        for one in sorted(needed, key=lambda one: one.param_type_name)
    ]
    return " ".join([context.command_path, *words, "[OPTIONS]"])


def _of_the_machine(error: Exception) -> str | None:
    """Give the text for what the machine cannot do."""
    if isinstance(error, MemoryError):
        return "There is not enough memory for this.\n  to do: take fewer replications, tables or sensors\n"
    if isinstance(error, OSError):  # such as a full disk behind standard output
        return f"The output cannot be written: {error.strerror or error}.\n  to do: give it another place\n"
    return None
