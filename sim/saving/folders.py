"""Folders: written beside and then renamed, so that a folder is there as a whole or not at all.

A save of `tides` works in a hidden folder beside it, `.tides.*.saving`, and holds a lock on that folder for
as long as its process lives. What is there when the process is killed:

1. While it writes `.tides.*.saving/new`: `tides` is as it was before, there or not.
2. Where `tides` is replaced, it is moved to `.tides.*.saving/old` first. In the moment after that, `tides`
   is not there, and both `old` and `new` are whole. `find` then finds `old`; the next save puts it back.
3. `new` is renamed to `tides`: from then on, that is the whole new folder.
4. `old` is renamed to `replaced`, so that nobody takes it for a whole folder, and is removed.

What a killed save left in its hidden folder is removed by the next save of the same name. Files and folders
are handed to the disk (fsync) before each of these steps builds on them, so that a power cut does no harm.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

WORKING = ".saving"


@contextmanager
def whole_folder(target: Path, *, replace: bool = False) -> Iterator[Path]:
    """Give a new folder to write into; at the end it becomes `target`.

    Parameters
    ----------
    target
        The folder to make: an absolute path without links in it. Its parent must be there.
    replace
        Whether it takes the place of a folder that is there.

    Raises
    ------
    OSError
        If something cannot be written or moved; then what was there is there still, and nothing else.
    """
    work, lock = _begin(target)
    try:
        new = work / "new"
        yield new
        for path in (*new.iterdir(), new, work):
            sync(path)
        _put(work, target, replace=replace)
    finally:
        _clear(work)
        _let_go(lock)


def find(target: Path) -> Path:
    """Find a folder: where it should be, or where a save that was killed had moved it a moment before."""
    if target.exists():
        return target
    moved = (work / "old" for work in _left(target))
    return next((old for old in moved if old.is_dir()), target)


def try_out(target: Path) -> None:
    """Try whether a folder can be made here; nothing is left of it.

    Raises
    ------
    OSError
        If it cannot.
    """
    work, lock = _begin(target)
    _clear(work)
    _let_go(lock)


def tidy_up(target: Path) -> None:
    """Put back what a killed save had moved away, and remove what it had half-written."""
    for work in _left(target):
        with suppress(OSError):
            lock = _lock(work, wait=False)
            if lock is not None:
                if (work / "old").is_dir() and not target.exists():
                    (work / "old").rename(target)
                _clear(work)
                _let_go(lock)


def sync(path: Path) -> None:
    """Hand a file or a folder to the disk."""
    if sys.platform == "win32" and path.is_dir():  # folders cannot be opened there
        return
    handle = os.open(path, os.O_RDWR if sys.platform == "win32" else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _put(work: Path, target: Path, *, replace: bool) -> None:
    """Move the new folder to its place, and what was there out of the way."""
    new, old = work / "new", work / "old"
    try:
        if replace and target.exists():
            target.rename(old)
        new.rename(target)
    except BaseException:
        if old.exists() and not target.exists():
            old.rename(target)
        raise
    sync(target.parent)
    if old.exists():
        old.rename(work / "replaced")


def _clear(work: Path) -> None:
    """Remove a working folder, but never a whole folder that was moved away and not put back."""
    if (work / "old").exists() and _target(work).exists():
        with suppress(OSError):
            (work / "old").rename(work / "replaced")
    for part in ("new", "replaced"):
        rmtree(work / part, ignore_errors=True)
    with suppress(OSError):
        work.rmdir()


def _target(work: Path) -> Path:
    """Give the folder that a working folder is for."""
    return work.with_name(work.name[1:].removesuffix(WORKING).rpartition(".")[0])


def _left(target: Path) -> list[Path]:
    """List the working folders beside a folder."""
    with suppress(OSError, ValueError):
        found = target.parent.glob(f".{escape(target.name)}.*{WORKING}")
        return sorted(work for work in found if work.is_dir() and _target(work) == target)
    return []


def _begin(target: Path) -> tuple[Path, int | None]:
    """Make a working folder with an empty new folder in it, and take its lock."""
    while True:
        work = Path(mkdtemp(prefix=f".{target.name}.", suffix=WORKING, dir=target.parent))
        with suppress(FileNotFoundError):  # another save took it for a left one, before it was locked
            lock = _lock(work, wait=True)
            try:
                (work / "new").mkdir()
            except OSError:
                _let_go(lock)
                raise
            return work, lock


def _lock(work: Path, *, wait: bool) -> int | None:
    """Take the lock of a working folder; a process that ends lets go of it. None where it is not free."""
    if sys.platform in ("win32", "emscripten"):  # no such locks: what a killed save left stays
        return None
    import fcntl

    handle = os.open(work, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:  # taken, or a disk without locks
        os.close(handle)
        return None
    return handle


def _let_go(lock: int | None) -> None:
    if lock is not None:
        os.close(lock)
