"""Thirty pupils who open the same pages at once: each with connections and a memory of its own, on loopback.

What they ask for is bounded: every path once a visit. What came, and in how long, is told.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from time import perf_counter
from typing import NamedTuple
from urllib.parse import urlsplit

PUPILS = 30
CONNECTIONS = 6  # as many as a browser opens to one server


class Answer(NamedTuple):
    """What came for one path: its status, and its bytes as they came."""

    status: int
    body: bytes


class Pupil:
    """A browser that knows what it has seen.

    On the shelf is what came to the pupil who was first; who gets the same keeps no copy of it.
    """

    def __init__(self, address: str, shelf: dict[str, bytes]) -> None:
        self.place = urlsplit(address).netloc
        self.marks: dict[str, str] = {}
        self.shelf = shelf

    def visit(self, paths: Sequence[str]) -> dict[str, Answer]:
        """Ask for every path once, and give the answers."""
        shares = [paths[first::CONNECTIONS] for first in range(CONNECTIONS)]
        with ThreadPoolExecutor(CONNECTIONS) as connections:
            return {path: answer for share in connections.map(self._ask, shares) for path, answer in share}

    def _ask(self, paths: Sequence[str]) -> list[tuple[str, Answer]]:
        connection = HTTPConnection(self.place, timeout=300)
        answers = [(path, self._ask_one(connection, path)) for path in paths]
        connection.close()
        return answers

    def _ask_one(self, connection: HTTPConnection, path: str) -> Answer:
        known = {"If-None-Match": self.marks[path]} if path in self.marks else {}
        connection.request("GET", path, headers={"Accept-Encoding": "gzip"} | known)
        answer = connection.getresponse()
        body = answer.read()
        self.marks[path] = answer.headers["ETag"]
        kept = self.shelf.setdefault(path, body)
        return Answer(answer.status, kept if kept == body else body)


def thirty(address: str) -> list[Pupil]:
    """Give thirty pupils who have seen nothing yet."""
    shelf: dict[str, bytes] = {}
    return [Pupil(address, shelf) for _ in range(PUPILS)]


def visit_together(pupils: Sequence[Pupil], paths: Sequence[str]) -> tuple[list[dict[str, Answer]], float]:
    """Let all pupils visit at once; give their answers, and the seconds until the last was done."""
    start = perf_counter()
    with ThreadPoolExecutor(len(pupils)) as room:
        answers = list(room.map(lambda pupil: pupil.visit(paths), pupils))
    return answers, perf_counter() - start


def received(answers: dict[str, Answer]) -> int:
    """Give the bytes that came to one pupil."""
    return sum(len(answer.body) for answer in answers.values())


def statuses(answers: dict[str, Answer]) -> dict[str, int]:
    """Give the status of each path."""
    return {path: answer.status for path, answer in answers.items()}
