"""Targets: files that a command is to write, checked before anything is played."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sim.cli.mistakes import Mistake


def check_target(option: str, file: str, endings: tuple[str, ...], *, force: bool) -> None:
    """Refuse a name with another ending, a folder that is not there, and a file that is, unless forced.

    Parameters
    ----------
    option
        The option that names the file.
    file
        Its name.
    endings
        What the name may end in, in small letters, such as ".html"; whatever it likes where there are none.
    force
        Whether a file that is there may be overwritten.

    Raises
    ------
    Mistake
        If the file cannot be written there; says why, and what to do.
    """
    if endings and Path(file).suffix.casefold() not in endings:
        allowed = f"a name that ends in {' or '.join(endings)}"
        raise _refused("The name of the file has another ending; nothing was written.", option, file, allowed)
    if not _holds(Path(file).parent.is_dir):
        allowed = "a file in a folder that is there"
        raise _refused("There is no such folder; nothing was written.", option, file, allowed)
    if _holds(Path(file).is_dir):
        raise _refused("A folder has this name; nothing was written.", option, file, "the name of a file")
    if not force and _holds(Path(file).exists):
        raise Mistake(
            "The file is there already; nothing was written.",
            where=option,
            found=file,
            allowed="a file that is not yet there",
            remedy="choose another name, or add --force to overwrite it",
        )


def write_target(option: str, file: str, write: Callable[[], None]) -> None:
    """Have a file written, and tell why where it cannot be.

    Raises
    ------
    Mistake
        If it cannot.
    """
    try:
        write()
    except (OSError, ValueError) as error:
        raise Mistake(
            "The file cannot be written; nothing was.",
            where=option,
            found=f"{file}: {getattr(error, 'strerror', None) or error}",
            allowed="a file in a folder that is there and can be written",
            remedy="make the folder, or choose another",
        ) from None


def _refused(what: str, option: str, file: str, allowed: str) -> Mistake:
    return Mistake(what, where=option, found=file, allowed=allowed, remedy="choose another name")


def _holds(question: Callable[[], bool]) -> bool:
    """Answer a question about a path; of one that cannot be, no."""
    try:
        return question()
    except (OSError, ValueError):
        return False
