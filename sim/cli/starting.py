"""The commands for scenarios of one's own: a commented starter, and the schema for editors."""

import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, TextIO

import typer

from sim.cli.mistakes import Mistake
from sim.cli.options import Force

STARTER = Path(__file__).with_name("starter.toml")
SUFFIX = ".toml"


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command()(new)
    app.command()(schema)


def new(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The file to write; its name ends in .toml.")],
    *,
    force: Force = False,
) -> None:
    """Write a commented scenario to start from."""
    from sim.model.problems import printable
    from sim.model.schema import FILE

    if not file.endswith(SUFFIX):
        raise Mistake(
            "A scenario file has another name.",
            where="FILE",
            found=file,
            allowed=f"a name that ends in {SUFFIX}",
            remedy=f"lanternwatch new {file}{SUFFIX}",
        )
    _write(file, STARTER.read_text(encoding="utf-8"), "FILE", force=force)
    sys.stdout.write(f"{printable(file)} is written. Change it, and run it:\n")
    sys.stdout.write(f"  lanternwatch run {printable(shlex.quote(file))}\n")
    sys.stdout.write("With its schema beside it, some editors check it as you write:\n")
    sys.stdout.write(
        f"  lanternwatch schema --save {printable(shlex.quote(str(Path(file).with_name(FILE))))}\n"
    )


def schema(
    save: Annotated[
        str | None, typer.Option("--save", metavar="FILE", help="Write it into a file instead.")
    ] = None,
    *,
    force: Force = False,
) -> None:
    """Print the JSON Schema of scenario files, with which editors complete and check them."""
    from sim.model.problems import printable
    from sim.model.schema import schema_text

    if save is None:
        sys.stdout.write(schema_text())
        return
    _write(save, schema_text(), "--save", force=force)
    sys.stdout.write(f"{printable(save)} is written.\n")


def _write(file: str, text: str, where: str, *, force: bool) -> None:
    """Write a whole file, if nothing is there, or if it may be overwritten."""
    from sim.files import write_whole

    try:
        if not force and Path(file).exists():
            raise FileExistsError("it is there already")
        write_whole(file, _writer(text))
    except (OSError, ValueError) as error:
        taken = isinstance(error, FileExistsError)
        raise Mistake(
            "The file cannot be written; nothing was.",
            where=where,
            found=f"{file}: {getattr(error, 'strerror', None) or error}",
            allowed="a file that is not yet there, in a folder that can be written",
            remedy="choose another name, or add --force to overwrite it" if taken else "choose another place",
        ) from None


def _writer(text: str) -> Callable[[TextIO], None]:
    def write(stream: TextIO) -> None:
        stream.write(text)

    return write
