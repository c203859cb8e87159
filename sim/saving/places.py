"""Places for saved results: which folder may be made, and which may be replaced."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from sim.columns import COLUMNS
from sim.saving.folders import tidy_up, try_out
from sim.saving.problems import SavedResultError, reason

ABOUT = "result.json"
SCENARIO = "scenario.toml"
FORMATS = ("csv", "parquet")
OWN = {ABOUT, SCENARIO, *(f"{table}.{suffix}" for table in COLUMNS for suffix in FORMATS)}
ANOTHER = "choose another name"


def check_place(folder: str | Path, *, force: bool = False) -> Path:
    """Check that a result can be saved here, and give the folder's absolute path, without links.

    Parameters
    ----------
    folder
        The folder to be made. The one above it must be there.
    force
        Whether a saved result that is there may be replaced. Nothing else is ever replaced.

    Raises
    ------
    SavedResultError
        If it cannot; says why and what to do.
    """
    try:
        place = Path(folder).resolve()
        _check_name(folder, place)
        if not place.parent.is_dir():
            raise SavedResultError(folder, f"the folder {place.parent} is not there", "make it first")
        tidy_up(place)
        if place.exists():
            _check_old(folder, place, force=force)
        try_out(place)
    except (OSError, ValueError, RuntimeError) as error:
        what = f"cannot be written ({reason(error)})"
        raise SavedResultError(folder, what, "choose another place") from error
    return place


def _check_name(folder: str | Path, place: Path) -> None:
    if not str(folder):
        raise SavedResultError('""', "a folder has a name", "give one")
    if place == place.parent or place in (Path.cwd(), *Path.cwd().parents):
        raise SavedResultError(folder, "this folder is in use, or is the root of all", "choose a new folder")


def _check_old(folder: str | Path, place: Path, *, force: bool) -> None:
    """Check that what is there may be replaced."""
    if not place.is_dir():
        raise SavedResultError(folder, "a file is there", ANOTHER)
    if not force:
        raise SavedResultError(
            folder, "is there already", f"{ANOTHER}, or replace it with --force (force=True)"
        )
    there = {path.name for path in place.iterdir()}
    if there and ABOUT not in there:
        raise SavedResultError(folder, "is no saved result, and is never replaced", ANOTHER)
    if there - OWN:
        other = ", ".join(sorted(there - OWN)[:3])
        raise SavedResultError(folder, f"other files are in it ({other})", f"move them out, or {ANOTHER}")


def real_place(folder: str | Path) -> Path:
    """Give the absolute path of a folder, without links, or the path as it is where there is none."""
    with suppress(OSError, ValueError, RuntimeError):
        return Path(folder).resolve()
    return Path(folder)
