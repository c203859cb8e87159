"""Thirty pupils who open the same pages at once: each with connections and a memory of its own, on loopback.

What they ask for is bounded: every path once a visit. How many bytes came, and in how long, is told.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from time import perf_counter
from urllib.parse import urlsplit

PUPILS = 30
CONNECTIONS = 6  # as many as a browser opens to one server


class Pupil:
    """A browser that keeps what it has seen."""

    def __init__(self, address: str) -> None:
        self.place = urlsplit(address).netloc
        self.marks: dict[str, str] = {}

    def visit(self, paths: Sequence[str]) -> tuple[int, dict[str, int]]:
        """Ask for every path once; give the bytes that came, and the status of each path."""
        shares = [paths[first::CONNECTIONS] for first in range(CONNECTIONS)]
        with ThreadPoolExecutor(CONNECTIONS) as connections:
            told = [answer for share in connections.map(self._ask, shares) for answer in share]
        return sum(size for _, _, size in told), {path: status for path, status, _ in told}

    def _ask(self, paths: Sequence[str]) -> list[tuple[str, int, int]]:
        connection = HTTPConnection(self.place, timeout=300)
        answers = [self._ask_one(connection, path) for path in paths]
        connection.close()
        return answers

    def _ask_one(self, connection: HTTPConnection, path: str) -> tuple[str, int, int]:
        known = {"If-None-Match": self.marks[path]} if path in self.marks else {}
        connection.request("GET", path, headers={"Accept-Encoding": "gzip"} | known)
        answer = connection.getresponse()
        size = len(answer.read())
        self.marks[path] = answer.headers["ETag"]
        return path, answer.status, size


def visit_together(
    pupils: Sequence[Pupil], paths: Sequence[str]
) -> tuple[list[int], list[dict[str, int]], float]:
    """Let all pupils visit at once; give their bytes, statuses, and the seconds until the last was done."""
    start = perf_counter()
    with ThreadPoolExecutor(len(pupils)) as room:
        told = list(room.map(lambda pupil: pupil.visit(paths), pupils))
    return [size for size, _ in told], [statuses for _, statuses in told], perf_counter() - start
