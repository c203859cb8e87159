"""The command that gives the pages of the site to the browsers of a room."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sim.cli.mistakes import Mistake

if TYPE_CHECKING:
    from sim.serving.pages import Server

FIRST = "index.html"
HIGHEST = 65535


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command()(serve)


def serve(
    site: Annotated[
        str, typer.Argument(metavar="SITE", help="The folder of the built site, such as build/site.")
    ],
    address: Annotated[
        str,
        typer.Option("--address", help="Who can reach it: 127.0.0.1 this machine alone, 0.0.0.0 the room."),
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", help="The number behind the address; 0 takes a free one.")
    ] = 8000,
) -> None:
    """Give the built site to browsers, read-only; to this machine alone if not told otherwise."""
    with _server(_folder(site), address, port) as server:
        try:
            sys.stdout.write(_told(site, address, server.server_port))
            sys.stdout.flush()
            server.serve_forever()
        except KeyboardInterrupt:
            sys.stdout.write("\nStopped. Nobody can open the pages any more.\n")


def _folder(site: str) -> Path:
    folder = Path(site)
    if not (folder / FIRST).is_file():
        raise Mistake(
            "There is no site in this folder.",
            where="SITE",
            found=f"{site}, without {FIRST}" if folder.is_dir() else f"{site}, which is no folder",
            allowed=f"a folder with a file {FIRST} in it",
            remedy="build the site (python -m docs.website, in a clone) and serve build/site",
        )
    return folder


def _server(folder: Path, address: str, port: int) -> "Server":
    from sim.serving.pages import Server

    if not 0 <= port <= HIGHEST:
        raise Mistake(
            "There is no such port.",
            where="--port",
            found=str(port),
            allowed=f"a whole number from 0 to {HIGHEST}",
            remedy="leave --port out, or choose another number",
        )
    try:
        return Server(folder, address, port)
    except OSError as error:
        raise Mistake(
            "The server cannot start there.",
            where="--address and --port",
            found=f"{address} and {port}: {error.strerror or error}",
            allowed="an address of this machine, and a port that no other program uses",
            remedy="try --port 0, which takes a free one, and --address 127.0.0.1 or 0.0.0.0",
        ) from None


def _told(site: str, address: str, port: int) -> str:
    """Tell where the pages are, and for whom."""
    from sim.model.fiction import FICTION
    from sim.model.problems import printable
    from sim.serving.addresses import ANY, link, of_the_room

    here = link("127.0.0.1" if address in ANY else address, port)
    lines = [
        f"The pages in {printable(site)} can be read now, and not be changed.",
        f"  on this machine: {here}",
    ]
    others = of_the_room(address)
    if others:
        lines += [
            f"  on others in its network: {link(others, port)}",
            "Type the address into a browser there.",
        ]
    elif address in ANY:
        lines += ["  This machine is in no network, so others cannot reach it yet."]
    else:
        lines += [
            "  Only this machine can open them. For the others in the room:",
            f"  lanternwatch serve {printable(site)} --address 0.0.0.0",
        ]
    return "\n".join([*lines, "To stop: press Ctrl and C.", FICTION, ""])
