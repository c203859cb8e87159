"""The commands about scenarios: list the shipped ones, validate, show, list the keys."""

import sys
from typing import Annotated

import typer

from sim.cli.mistakes import WIDTH, WRONG, Mistake
from sim.cli.options import ScenarioName
from sim.cli.varying import Changes, choose, warn

MOST_NAMED = 4  # keys that a message names


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command("list")(list_shipped)
    app.command()(validate)
    app.command()(show)
    app.command()(keys)


def list_shipped() -> None:
    """List the scenarios that are shipped, each with the question that running it answers."""
    from textwrap import fill

    from sim.model.loading import load, shipped
    from sim.model.problems import printable
    from sim.model.questions import question

    names = shipped()
    width = max(map(len, names), default=0)
    for name in names:
        sys.stdout.write(f"{name:<{width}}  {printable(load(name).title)}\n")
        indent = " " * (width + 2)
        asked = fill(printable(question(name)), WIDTH, initial_indent=indent, subsequent_indent=indent)
        sys.stdout.write(f"{asked}\n" * bool(asked))


def validate(
    files: Annotated[list[str], typer.Argument(metavar="FILE…", help="Scenario files, or shipped names.")],
    *,
    changes: Changes = None,
) -> None:
    """Check scenario files, and tell all that is wrong with them."""
    from sim.model.problems import ScenarioError, printable

    wrong = 0
    for file in files:
        try:
            scenario = choose(file, changes)
        except ScenarioError as error:
            wrong += 1
            sys.stderr.write(f"{error}\n")
        else:
            sys.stdout.write(f"{printable(file)}: valid ({printable(scenario.title or scenario.name)})\n")
            warn(scenario, file)
    if wrong:
        sys.stderr.write("  to do: mend what is listed, and validate again\n")
        raise typer.Exit(WRONG)


def show(scenario: ScenarioName, *, changes: Changes = None) -> None:
    """Tell a scenario in plain words: what happens, its network, and what is assumed by default."""
    from sim.views.scenarios import as_text, in_words

    chosen = choose(scenario, changes)
    sys.stdout.write(as_text(in_words(chosen)))
    warn(chosen, scenario)


def keys(
    scenario: ScenarioName,
    word: Annotated[str, typer.Argument(metavar="[WORD]", help="List only keys with this in them.")] = "",
    *,
    changes: Changes = None,
) -> None:
    """List the keys of a scenario, as --set takes them: present values, and what they mean."""
    from sim.model.keys import list_keys
    from sim.views.scenarios import as_text, key_by_key

    chosen = choose(scenario, changes)
    names = [line.key for line in list_keys(chosen)]
    if not any(word.casefold() in name.casefold() for name in names):
        raise _no_key(word, names)
    sys.stdout.write(as_text(key_by_key(chosen, word)))


def _no_key(word: str, names: list[str]) -> Mistake:
    """Refuse a word that no key has in it; name the keys whose parts look most like it."""
    from difflib import get_close_matches

    parts = {part for name in names for part in (name, *name.split("."))}
    near = set(get_close_matches(word, sorted(parts), n=3))
    meant = [name for name in names if name in near or near & set(name.split("."))][:MOST_NAMED]
    return Mistake(
        "No key of this scenario has the word in it.",
        where="WORD",
        found=word,
        allowed=f"a part of a key, such as {', '.join(meant or names[:MOST_NAMED])}",
        remedy="take one of them" if meant else "leave WORD out, to list all keys",
    )
