"""Folders of studies: what a sweep has done so far, on disk, so that it can be killed at any moment.

A folder holds `study.json`, which says what is played there, and `chunks/`, a file for some points each.
Every file is written beside and then renamed, so it is there as a whole or not at all; and the first line of
a chunk is a checksum of the rest, of its place and of what is played, so that one that was damaged later, or
that belongs elsewhere, is found out, and computed again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from errno import EIO, ENOENT
from hashlib import sha256
from pathlib import Path
from typing import Any

from attrs import frozen

from sim.files import write_whole

ABOUT, CHUNKS, TABLE = "study.json", "chunks", "table.csv"
DAMAGED = "nobody can tell what was played there: begin anew in another folder, or put the file back"
OTHER = "repeat what was asked there, or choose another folder"


class FolderRefused(Exception):
    """A folder cannot be used for this study; the text says why, and what differs.

    Attributes
    ----------
    remedy : str or None
        What to do, where it is not to choose another folder or to resume.
    """

    def __init__(self, what: str, remedy: str | None = None) -> None:
        super().__init__(what)
        self.remedy = remedy


class Unfinished(Exception):
    """A study could not go on writing; what is complete is kept.

    Attributes
    ----------
    done, total : int
        How many points are complete, of how many.
    folder : Path
        Where they are.
    reason : str
        Why it stopped.
    """

    def __init__(self, done: int, total: int, folder: Path, reason: str) -> None:
        super().__init__(f"{folder}: {reason}; {done:,} of {total:,} points are complete and kept")
        self.done, self.total, self.folder, self.reason = done, total, folder, reason


@frozen
class Folder:
    """The folder of one study.

    Attributes
    ----------
    path : Path
        Where it is.
    about : mapping of str to Any
        What is played there: plain data, as it stands in `study.json`.
    """

    path: Path
    about: Mapping[str, Any]

    def prepare(self, *, resume: bool) -> None:
        """Make the folder ready: new, or the one of the very same study.

        Raises
        ------
        FolderRefused
            If it holds something else; the text says what differs.
        OSError
            If it cannot be made.
        """
        self.path.mkdir(parents=True, exist_ok=True)
        file = self.path / ABOUT
        if file.exists():
            if not resume:
                raise FolderRefused(f"{self.path}: a study is there already")
            self._compare(file)
        else:
            others = [one.name for one in self.path.iterdir() if not one.name.startswith(f".{ABOUT}.")]
            if others:
                raise FolderRefused(
                    f"{self.path}: no study, but something else is there: {sorted(others)[0]}"
                )
            text = json.dumps(self.about, indent=2, ensure_ascii=False)
            write_whole(file, lambda stream: _write(stream, f"{text}\n"))
        (self.path / CHUNKS).mkdir(exist_ok=True)
        self._tidy()

    def _compare(self, file: Path) -> None:
        """Refuse the folder of another study, and say in what it differs."""
        try:
            there = json.loads(file.read_text(encoding="utf-8"))
        except ValueError as error:
            raise FolderRefused(f"{file} is damaged: {error}", DAMAGED) from None
        if not isinstance(there, dict):
            raise FolderRefused(f"{file} is damaged: it says nothing of a study", DAMAGED)
        here = json.loads(json.dumps(self.about))
        keys = [key for key in {**here, **there} if here.get(key) != there.get(key)]
        if keys:
            told = "; ".join(_differs(key, there.get(key), here.get(key)) for key in keys)
            raise FolderRefused(f"{self.path} belongs to another study: {told}", OTHER)

    def _tidy(self) -> None:
        """Take away what a killed writer left half-written."""
        for folder in (self.path, self.path / CHUNKS):
            for part in folder.glob(".*.part"):
                part.unlink(missing_ok=True)

    def read(self, number: int) -> str | None:
        """Give the rows of a chunk; None where there is none.

        Raises
        ------
        ValueError
            If it is damaged.
        """
        file = self._chunk(number)
        try:
            content = file.read_bytes()
        except FileNotFoundError:
            return None
        mark, _, rows = content.partition(b"\n")
        if mark != self._mark(number, rows):
            raise ValueError(f"{file} is damaged")
        return rows.decode("utf-8")

    def write(self, number: int, rows: str) -> None:
        """Write the rows of a chunk."""
        mark = self._mark(number, rows.encode("utf-8")).decode()
        write_whole(self._chunk(number), lambda stream: _write(stream, f"{mark}\n{rows}"))

    def finish(self, head: str, count: int) -> Path:
        """Join all chunks to the table, and give its file.

        Raises
        ------
        OSError
            If a chunk is no longer there, or damaged, or the table cannot be written.
        """
        table = self.path / TABLE

        def join(stream: Any) -> None:
            stream.write(head)
            for rows in self._all(count):
                stream.write(rows)

        write_whole(table, join)
        return table

    def _all(self, count: int) -> Iterator[str]:
        for number in range(count):
            try:
                rows = self.read(number)
            except ValueError as error:
                raise OSError(EIO, f"{error} since it was written") from error
            if rows is None:
                raise OSError(ENOENT, f"{self._chunk(number)} was taken away")
            yield rows

    def _chunk(self, number: int) -> Path:
        return self.path / CHUNKS / f"{number:06}.csv"

    def _mark(self, number: int, rows: bytes) -> bytes:
        """Give the checksum of a chunk: of its rows, of its place, and of what is played."""
        told = json.dumps([number, dict(self.about)], sort_keys=True).encode()
        return b"sha256 " + sha256(told + rows).hexdigest().encode()


def _write(stream: Any, text: str) -> None:
    stream.write(text)


def _differs(key: str, there: Any, here: Any) -> str:
    """Say how one thing differs; a whole scenario is not written out."""
    if isinstance(there, dict | list) or isinstance(here, dict | list):
        return f"{key} differs{_inside(there, here)}"
    return f"{key}: {there!r} there, {here!r} here"


def _inside(there: Any, here: Any) -> str:
    """Name the parts of a table that differ."""
    if not (isinstance(there, dict) and isinstance(here, dict)):
        return ""
    parts = [key for key in {**there, **here} if there.get(key) != here.get(key)]
    return f" in {', '.join(parts)}" if parts else ""
