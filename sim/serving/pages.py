"""The pages of a folder over HTTP: read-only, nothing from outside of it, nothing sent twice unchanged.

A browser asks again whether a file is still the same, and gets an answer without the file (304). What can be
packed is packed once and kept. Every page is told to the browser as one that asks no other machine.
"""

import gzip
from functools import lru_cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import AF_INET, AF_INET6
from threading import Lock
from urllib.parse import quote, unquote, urlsplit

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".ipynb": "application/json",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".md": "text/plain; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".toml": "text/plain; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xml": "text/xml; charset=utf-8",
    ".zip": "application/zip",
}
OTHER = "application/octet-stream"
PACKED = ("text/", "application/json", "application/wasm", "image/svg+xml")
SMALL = 1_000  # bytes; below, packing saves nothing
IDLE = 30  # seconds after which a silent connection is closed
PACKING = Lock()  # thirty browsers at once wait for one packing, instead of packing thirty times
MISSING = b"""<!doctype html><html lang="en"><meta charset="utf-8"><title>Not here</title>
<p>There is no such page here. <a href="/">To the first page</a></p></html>
"""
ALWAYS = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": "default-src 'self' 'unsafe-inline' 'unsafe-eval' blob: data:",
    "Referrer-Policy": "no-referrer",
    "Vary": "Accept-Encoding",
    "X-Content-Type-Options": "nosniff",
}


class Server(ThreadingHTTPServer):
    """A server of one folder.

    Parameters
    ----------
    folder
        The folder; nothing outside of it is served.
    address
        On which address of this machine to listen.
    port
        On which port; 0 takes any that is free.

    Examples
    --------
    >>> with Server(Path("."), "127.0.0.1", 0) as server:
    ...     server.server_port > 0
    True
    """

    daemon_threads = True
    request_queue_size = 256

    def __init__(self, folder: Path, address: str, port: int) -> None:
        self.folder = folder.resolve()
        self.address_family = AF_INET6 if ":" in address else AF_INET
        super().__init__((address, port), Visit)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that went away before it had its answer."""


class Visit(BaseHTTPRequestHandler):
    """One browser's connection: it asks for pages, one after the other."""

    protocol_version = "HTTP/1.1"
    server_version = "Lanternwatch"
    sys_version = ""
    timeout = IDLE
    disable_nagle_algorithm = True
    server: Server

    def do_GET(self) -> None:
        """Give a page."""
        self._answer(whole=True)

    def do_HEAD(self) -> None:
        """Tell what a page is, without the page."""
        self._answer(whole=False)

    def log_message(self, format: str, *args: object) -> None:
        """Keep no list of who looked at what."""

    def _answer(self, *, whole: bool) -> None:
        asked = urlsplit(self.path)
        file = found(self.server.folder, asked.path)
        if file is None:
            self._tell(HTTPStatus.NOT_FOUND, MISSING, whole=whole)
        elif file.is_dir():
            place = quote(f"/{file.relative_to(self.server.folder).as_posix()}/")
            self._head(
                HTTPStatus.MOVED_PERMANENTLY, 0, {"Location": f"{place}{asked.query and '?'}{asked.query}"}
            )
        else:
            self._give(file, whole=whole)

    def _give(self, file: Path, *, whole: bool) -> None:
        """Give a file, unless the browser has it already."""
        stamp, kind = file.stat(), TYPES.get(file.suffix.lower(), OTHER)
        packs = (
            kind.startswith(PACKED)
            and stamp.st_size > SMALL
            and "gzip" in self.headers.get("Accept-Encoding", "")
        )
        mark = f'"{stamp.st_mtime_ns:x}-{stamp.st_size:x}{"-gzip" if packs else ""}"'
        about = {"Content-Type": kind, "ETag": mark} | ({"Content-Encoding": "gzip"} if packs else {})
        if mark in self.headers.get("If-None-Match", ""):
            self._head(HTTPStatus.NOT_MODIFIED, None, {"ETag": mark})
        elif packs:
            packed = _packed(file, stamp.st_mtime_ns)
            self._head(HTTPStatus.OK, len(packed), about)
            self.wfile.write(packed if whole else b"")
        else:
            with file.open("rb") as stream:
                self._head(HTTPStatus.OK, stamp.st_size, about)
                if whole:
                    self.connection.sendfile(stream)

    def _tell(self, status: HTTPStatus, page: bytes, *, whole: bool) -> None:
        self._head(status, len(page), {"Content-Type": TYPES[".html"]})
        self.wfile.write(page if whole else b"")

    def _head(self, status: HTTPStatus, length: int | None, about: dict[str, str]) -> None:
        self.send_response(status)
        for key, value in (ALWAYS | about).items():
            self.send_header(key, value)
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.end_headers()


def found(folder: Path, asked: str) -> Path | None:
    """Find what a path leads to: a file, a folder that was asked for without a stroke at its end, or None.

    Parameters
    ----------
    folder
        The folder that is served, resolved.
    asked
        The path, as it came.

    Examples
    --------
    >>> here = Path("scenarios").resolve()
    >>> found(here, "/first_light.toml").name
    'first_light.toml'
    >>> found(here, "/..%2fREADME.md") is None
    True
    """
    parts = [part for part in unquote(asked).split("/") if part]
    if any(part.startswith(".") or "\0" in part or "\\" in part for part in parts):
        return None
    file = folder.joinpath(*parts)
    if file.is_dir() and asked.endswith("/"):
        file /= "index.html"
    file = file.resolve()  # where links lead
    if not file.is_relative_to(folder) or any(part[0] == "." for part in file.relative_to(folder).parts):
        return None
    return file if file.exists() else None


@lru_cache(maxsize=512)
def _packed_once(file: Path, changed: int) -> bytes:
    """Pack a file; `changed` tells one state of it from the next."""
    return gzip.compress(file.read_bytes(), compresslevel=6, mtime=0)


def _packed(file: Path, changed: int) -> bytes:
    with PACKING:
        return _packed_once(file, changed)
