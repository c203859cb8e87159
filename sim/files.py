"""Files and folders: written beside and then renamed, so that they are there as a whole or not at all."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


def write_whole(file: str | Path, write: Callable[[TextIO], None]) -> None:
    r"""Write a text file as a whole, or leave what was there untouched.

    Parameters
    ----------
    file
        What to write. Its folder must be there.
    write
        Writes the text into the open file that it is handed.

    Raises
    ------
    OSError
        If the folder is not there or cannot be written, or the disk is full.

    Examples
    --------
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_whole(f"{folder}/tide.txt", lambda text: print("glow", file=text))
    ...     Path(folder, "tide.txt").read_text()
    'glow\n'
    """
    with _beside(Path(file)) as handle, os.fdopen(handle, "w", encoding="utf-8", newline="") as text:
        write(text)


def write_bytes_whole(file: str | Path, data: bytes) -> None:
    """Write bytes into a file as a whole, or leave what was there untouched.

    Raises
    ------
    OSError
        As `write_whole`.
    """
    with _beside(Path(file)) as handle, os.fdopen(handle, "wb") as stream:
        stream.write(data)


def fill_folder(folder: str | Path, fill: Callable[[Path], None]) -> None:
    """Make a folder, or fill one that is empty: as a whole, or leave it as it was.

    Parameters
    ----------
    folder
        Its name, or a link to it. It must not be there yet, or be empty; the folder above it must be there.
    fill
        Writes the parts into the folder that it is handed.

    Raises
    ------
    FileExistsError
        If something is in the folder.
    OSError
        If it cannot be written.
    """
    target = Path(os.path.realpath(folder))
    there = target.exists()
    if target.is_symlink() or (there and (not target.is_dir() or any(target.iterdir()))):
        raise FileExistsError("something is there already")
    work = Path(tempfile.mkdtemp(dir=target if there else target.parent, prefix=".new."))
    try:
        fill(work)
        if there:
            _move_parts(work, target)
        else:
            work.chmod(0o755)
            work.rename(target)
    except BaseException:
        shutil.rmtree(work, ignore_errors=True)
        raise


def _move_parts(work: Path, target: Path) -> None:
    """Move all that is in a folder into the one around it, in which nothing else may be; or nothing of it."""
    parts = sorted(work.iterdir())
    if list(target.iterdir()) != [work]:
        raise FileExistsError("something came there meanwhile")
    try:
        for part in parts:
            part.rename(target / part.name)
        work.rmdir()
    except BaseException:
        for part in parts:
            if not part.exists():
                (target / part.name).rename(part)
        raise


@contextmanager
def _beside(target: Path) -> Iterator[int]:
    """Open a new file beside another one, to take its place once it is written."""
    handle, beside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    try:
        yield handle
        Path(beside).chmod(0o666 & ~_umask())
        Path(beside).replace(target)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _umask() -> int:
    """Give the rights that new files are not to have."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
