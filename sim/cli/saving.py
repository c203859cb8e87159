"""Saving from the command line: what `run --save` takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from attrs import frozen

from sim.cli.mistakes import Mistake
from sim.cli.options import check_word

if TYPE_CHECKING:
    from sim.results import Result

FORMATS = ("csv", "parquet")

Save = Annotated[
    str | None, typer.Option("--save", metavar="DIR", help="Save the result in a new folder, as tables.")
]
Format = Annotated[
    str | None, typer.Option("--format", metavar="NAME", help="With --save: csv (where left out) or parquet.")
]
Tables = Annotated[
    str | None,
    typer.Option(
        "--tables",
        metavar="NAMES",
        help="With --save: further tables, such as looks,reports,visits,outages.",
    ),
]
Force = Annotated[
    bool,
    typer.Option("--force", metavar="", help="With --save: replace a saved result that is there already."),
]


@frozen
class Saving:
    """Where and how a result is to be saved.

    Attributes
    ----------
    folder : str or None
        The folder; None where nothing is to be saved.
    layout : str
        "csv" or "parquet".
    tables : frozenset of str
        The tables that the run has to keep.
    force : bool
        Whether a saved result that is there is replaced.
    """

    folder: str | None
    layout: str
    tables: frozenset[str]
    force: bool

    def keep(self, result: Result) -> None:
        """Save a result, if it is to be saved."""
        if self.folder is not None:
            result.save(self.folder, format=self.layout, force=self.force)


def plan_saving(folder: str | None, layout: str | None, tables: str | None, *, force: bool) -> Saving:
    """Check, before anything is played, that a result can be saved as asked.

    Raises
    ------
    Mistake
        If an option is not allowed.
    SavedResultError
        If the folder cannot be made.
    ModuleNotFoundError
        If what writes the format is not installed.
    """
    if folder is None:
        given = {"--format": layout, "--tables": tables, "--force": force or None}
        _refuse([f"{option} {value}" for option, value in given.items() if value is not None])
        return Saving(None, "csv", frozenset(), force=False)
    check_word("--format", layout, FORMATS)
    wanted = _read_tables(tables)
    from sim.saving.places import check_place
    from sim.saving.writing import check_format

    check_format(layout or "csv")
    check_place(folder, force=force)
    return Saving(folder, layout or "csv", wanted, force)


def _refuse(lonely: list[str]) -> None:
    if lonely:
        raise Mistake(
            "An option has no meaning without --save.",
            where=lonely[0].split()[0],
            found=lonely[0].removesuffix(" True"),
            allowed="together with --save DIR",
            remedy="add --save DIR, or leave it out",
        )


def _read_tables(tables: str | None) -> frozenset[str]:
    """Read the names of tables; alerts are always among them."""
    from sim.columns import ALWAYS, ON_REQUEST

    names = () if tables is None else tuple(name.strip() for name in tables.split(","))
    for name in names:
        check_word("--tables", name, (*ON_REQUEST, *ALWAYS))
    return frozenset(names) - set(ALWAYS) | {"alerts"}
