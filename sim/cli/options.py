"""Options that commands share, and the checks of their values."""

import sys
from typing import Annotated

import typer

from sim.cli.mistakes import Mistake

LARGEST_SEED = 2**64 - 1

ScenarioName = Annotated[
    str, typer.Argument(metavar="SCENARIO", help="A scenario file, or the name of a shipped one.")
]
Seed = Annotated[int, typer.Option("--seed", metavar="S", help="What the random numbers start from.")]
Yes = Annotated[bool, typer.Option("--yes", metavar="", help="Agree beforehand to a run that takes long.")]
Force = Annotated[bool, typer.Option("--force", metavar="", help="Overwrite a file that is there.")]


def check_whole(option: str, value: int, least: int, most: float = float("inf"), remedy: str = "") -> None:
    """Refuse a number that is out of its range.

    Raises
    ------
    Mistake
        If it is; tells where, what was found, what is allowed, what to do.
    """
    if not least <= value <= most:
        upper = "" if most == float("inf") else f" and at most {int(most)}"
        raise Mistake(
            "A number is out of its range.",
            where=option,
            found=str(value),
            allowed=f"a whole number of at least {least}{upper}",
            remedy=remedy or f"leave {option} out, or give a number in the range",
        )


def check_seed(seed: int) -> None:
    """Refuse a seed that is out of range."""
    check_whole("--seed", seed, 0, LARGEST_SEED)


def check_word(option: str, value: str | None, allowed: tuple[str, ...]) -> None:
    """Refuse a word that is none of those allowed, and name the nearest.

    Raises
    ------
    Mistake
        If it is; tells where, what was found, what is allowed, what to do.
    """
    if value is None or value in allowed:
        return
    from difflib import get_close_matches

    near = get_close_matches(value, allowed, n=1)
    remedy = f"did you mean {option} {near[0]}?" if near else f"take one of them, or leave {option} out"
    words = ", ".join(allowed)
    raise Mistake("A word is not known here.", where=option, found=value, allowed=words, remedy=remedy)


def agree(estimate: float, key: str) -> bool:
    """Ask on a terminal whether a long run is to go on; elsewhere nobody can agree."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    question = f"This takes about {estimate:.1e} looks, most of them due to {key}. Go on?"
    return typer.confirm(question, err=True)
